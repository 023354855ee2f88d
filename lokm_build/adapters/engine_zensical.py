"""Zensical as the frame engine: what our hooks tell MkDocs is written into a copy of the project.

It reads `mkdocs.yml` and renders with Python-Markdown, but runs no hooks, joins inherited lists
instead of replacing them, and fills templates that only look like Material's. See engine.py for what
it takes and leaves, and decisions/7-engines.md for what is not the same.
"""

import os
import re
import shutil
import tempfile
from html import escape
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml

from lokm_build.adapters.apart import apart
from lokm_build.adapters.configuration import entries, merged, python_name, read_configuration, written
from lokm_build.adapters.docs_copy import copy_docs
from lokm_build.model.registry import Centre
from lokm_build.site.compose import FRAME_FILES
from lokm_build.site.frames import SEARCH_PLUGINS, SECTIONS, TITLE, EngineError, engine_project

_MACROS = "macros"
_OVERRIDES = "overrides"
_NAME, _ORGANISATION, _CONTACT = "LOKMCENTRENAME", "LOKMCENTREORGANISATION", "LOKMCENTRECONTACT"
"""What its templates print where the centre's own words belong: they escape some of what they print, and not all."""

_BLANK_LINES = re.compile(r"\n\s*\n")


def render(root: Path | None, out: Path, centre: Centre) -> None:
    """See engine.py. Raises SlotError for a wrong call of a macro."""
    with engine_project(root) as (config_file, docs), tempfile.TemporaryDirectory(prefix="lokm-zensical-") as name:
        project = Path(name).resolve()
        try:
            _write_project(project, config_file, docs, centre)
        except (OSError, yaml.YAMLError) as error:
            raise EngineError(str(error)) from error
        apart(_build, str(project / "mkdocs.yml"))
        shutil.move(project / "site", out)
    (out / "search.json").unlink(missing_ok=True)  # the index of its own search, which is off
    _tighten(out)
    _name(out, centre)


def _write_project(project: Path, config_file: Path, docs: Path, centre: Centre) -> None:
    config = read_configuration(config_file)
    copy_docs(docs, project / "docs", _MACROS in dict(entries(config.get("plugins"))))
    _copy_overrides(config, config_file.parent, project / _OVERRIDES)
    (project / "mkdocs.yml").write_text(written(_prepared(config, centre)), "utf-8")


def _prepared(config: dict[str, Any], centre: Centre) -> dict[str, Any]:
    """The owner's configuration with what may not differ; compare frame_hooks.prepare."""
    ours = {
        "site_name": _NAME,
        "site_url": None,  # the core writes the canonical address of each page
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {"name": "material", "variant": "classic", "font": False, "custom_dir": _OVERRIDES},
        "extra": {"lokm_organisation": _ORGANISATION, "lokm_contact": _CONTACT if centre.contact else ""},
        "plugins": _plugins(config.get("plugins")),
        "markdown_extensions": _extensions(config.get("markdown_extensions")),
    }
    return {key: value for key, value in merged(config, ours).items() if key not in ("hooks", "watch")}


def _plugins(listed: Any) -> list[dict[str, Any]]:
    kept = [{name: options} for name, options in entries(listed) if name not in (*SEARCH_PLUGINS, _MACROS)]
    return [*kept, {"search": {"enabled": False}}]


def _extensions(listed: Any) -> list[dict[str, Any]]:
    """The owner's extensions, and our ids of headings unless the owner has others."""
    named = dict(entries(listed))
    named["toc"] = {"slugify": python_name("lokm_build.adapters.heading_ids.slug"), **named.get("toc", {})}
    return [{name: options} for name, options in named.items()]


def _copy_overrides(config: dict[str, Any], home: Path, target: Path) -> None:
    """The owner's templates, and ours over them: it takes one folder only."""
    theme = config.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    if isinstance(own, str):
        shutil.copytree(home / own, target)
    with as_file(files("lokm_build").joinpath("theme", "overrides")) as ours:
        shutil.copytree(ours, target, dirs_exist_ok=True)


def _build(config_file: str) -> None:
    import zensical

    with open(os.devnull, "w") as nowhere:  # it writes on the screen without asking Python
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
    try:
        zensical.build(config_file, {"clean": True, "strict": False})
    except Exception as error:  # whatever its runtime or an extension of Markdown raises
        raise EngineError(str(error).partition("\nTraceback")[0]) from None


def _tighten(out: Path) -> None:
    """Drop the blank lines that its templates leave: a fifth of a frame, and so of thousands of pages."""
    for path in (out / section / name for section in SECTIONS for name in FRAME_FILES):
        if path.is_file() and TITLE in (text := path.read_text("utf-8")):
            path.write_text(_BLANK_LINES.sub("\n", text), "utf-8")


def _name(out: Path, centre: Centre) -> None:
    """Put the centre's words, escaped once, where their marks stand."""
    words = {_NAME: centre.name, _ORGANISATION: centre.organisation, _CONTACT: centre.contact or ""}
    for path in out.rglob("*.html"):
        text = path.read_text("utf-8")
        for mark, word in words.items():
            text = text.replace(mark, escape(word))
        path.write_text(text, "utf-8")
