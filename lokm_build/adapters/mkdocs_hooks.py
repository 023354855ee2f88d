"""The hooks of `mkdocs build` and `mkdocs serve`, named by `hooks/lokm.py`.

MkDocs renders docs/ and the frames; afterwards the core composes the rest of the
site into the same folder. `lokm build` does more: it publishes in one step.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from lokm_build.adapters import frame_hooks
from lokm_build.adapters.day import today
from lokm_build.checks.report import as_text
from lokm_build.pipeline import Build, Settings, build
from lokm_build.render.pages.slots import SlotError
from lokm_build.site.cache import Store
from lokm_build.site.compose import ScanError, compose, read_folder, rendered_from
from lokm_build.site.history import read_history
from lokm_build.site.means import Means
from lokm_build.site.output import Output
from lokm_build.site.sources import KNOWLEDGE, NoKnowledgeError, read_sources

_log = logging.getLogger("mkdocs.hooks.lokm")
_state: dict[str, Any] = {"command": "build", "build": None}


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - MkDocs calls hooks by keyword
    """Remember whether this is `build` or `serve`: a preview goes on in spite of errors."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the knowledge centre before MkDocs touches the site folder, so that errors cost nothing."""
    frame_hooks_only = config.extra.get("lokm", {}).get("frames_only", False)
    if not frame_hooks_only:
        root = Path(config.config_file_path).parent
        _state["build"], _state["root"] = _build(root), root
        config.extra["lokm"] = {"centre": _state["build"].catalogue.registry.centre}
        config.watch.append(str(root / KNOWLEDGE))
    frame_hooks.prepare(config, config.extra["lokm"]["centre"])
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the frames."""
    frame_hooks.add_frames(files, config)
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Compose the site around what MkDocs rendered."""
    if config.extra["lokm"].get("frames_only"):
        return
    site, root = Path(config.site_dir), _state["root"]
    rendered = rendered_from(read_folder(site))
    _clear(site, set(rendered.others))
    try:
        with Store(None) as store:
            compose(
                _state["build"], rendered, lambda path: (root / path).read_bytes(), Output(site), Means(store),
                # `mkdocs serve` writes its own script into each page, another one each time: no policy allows that.
                is_guarded=_state["command"] != "serve",
            )  # fmt: skip
    except SlotError as error:
        raise Abort(f"รายการสดในหน้าของ docs/ เขียนไม่ถูกต้อง: {error}") from error
    except ScanError as error:
        _log.error("พบลิงก์หรือสคริปต์ที่ใช้ไม่ได้ในเว็บที่สร้าง:\n%s", error)
        if _state["command"] != "serve":
            raise Abort("ไม่ได้สร้างเว็บ") from error


def _clear(site: Path, kept: set[str]) -> None:
    """Remove the frames and what else of the engine's is written anew or dropped."""
    for path in site.rglob("*"):
        if path.is_file() and path.relative_to(site).as_posix() not in kept:
            path.unlink()


def _build(root: Path) -> Build:
    try:
        reading = read_sources(root)
    except NoKnowledgeError as error:
        raise Abort(f"ไม่พบโฟลเดอร์ {KNOWLEDGE}/ ใน {root}") from error
    made = build(reading.sources, Settings(today()), read_history(root), reading.findings)
    if made.findings:
        # `--strict` is about docs/: an asset's passed review date must not stop a site (`lokm check --strict` may).
        _log.log(logging.INFO if made.is_sound else logging.ERROR, "%s", as_text(made.findings))
    if not (made.is_sound or _state["command"] == "serve"):
        raise Abort("แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่อีกครั้ง")
    return made
