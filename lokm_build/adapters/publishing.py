"""`lokm build` step by step: read, build, render frames, compose, publish.

Each step belongs to another room; this file only passes values between them and
turns their refusals into one kind of exception.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from lokm_build.adapters import engine
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.finding import Finding
from lokm_build.pipeline import HERE, Build, Digests, Settings, build
from lokm_build.render.pages.slots import SlotError
from lokm_build.site.cache import Store, cache_home, key
from lokm_build.site.compose import Rendered, ScanError, compose, read_rendered
from lokm_build.site.digesting import Digesting
from lokm_build.site.history import read_history
from lokm_build.site.manifest import manifest_from
from lokm_build.site.output import Output
from lokm_build.site.publish import PublishError, staging
from lokm_build.site.sources import KNOWLEDGE, NoKnowledgeError, count_assets, read_sources
from lokm_build.site.work import IN_PROCESS, Workers, few_collections, workers


class RefusedError(Exception):
    """A usage or set-up error; the message is Thai and says how to mend it."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a build made: `written` is False when findings forbade publishing."""

    findings: tuple[Finding, ...]
    written: bool
    assets: int = 0


def refuse_sources(root: Path, target: Path, option: str) -> None:
    """Raise RefusedError when what is made would lie among the sources, or over them."""
    made, home = target.resolve(), root.resolve()
    for folder in (KNOWLEDGE, "docs"):
        if made.is_relative_to(home / folder):
            raise RefusedError(f"'{target}' อยู่ใน {folder}/ ซึ่งเป็นที่ของต้นฉบับ โปรดเลือกที่อื่นด้วย {option}")
    if home.is_relative_to(made):
        raise RefusedError(f"'{target}' เป็นโฟลเดอร์ที่มีต้นฉบับอยู่ จึงไม่เขียนทับ โปรดเลือกที่อื่นด้วย {option}")


def build_root(root: Path, settings: Settings, digested: Digests = HERE) -> Build:
    """Read `root/knowledge` and build it. Raises RefusedError when there is nothing to read."""
    try:
        reading = read_sources(root)
    except NoKnowledgeError as error:
        raise RefusedError(f"ไม่พบโฟลเดอร์ {KNOWLEDGE}/ ใน '{root}' โปรดระบุโฟลเดอร์ของศูนย์ความรู้ด้วย --root") from error
    return build(reading.sources, settings, read_history(root), reading.findings, digested)


def publish(root: Path, site: Path, settings: Settings, keep_going: bool = False, jobs: int | None = None) -> Published:
    """Build `root` and publish it as `site`. Errors among the findings forbid it, unless `keep_going`."""
    home = cache_home()
    with (
        few_collections(),
        workers(jobs, count_assets(root)) as crew,
        Store(home / "build" if home else None) as store,
    ):
        return _published(root, site, settings, keep_going, crew, store)


def _published(root: Path, site: Path, settings: Settings, keep_going: bool, crew: Workers, store: Store) -> Published:
    digesting = Digesting(store, crew)
    made = build_root(root, settings, Digests(digesting.make, digesting.bodies))
    if not (made.is_sound or keep_going):
        return Published(made.findings, written=False)
    noted = key(str(site.resolve())).hex()
    try:
        with staging(site, settings.edition) as aside:
            output = Output(aside, site, manifest_from(store.note(noted)))
            write_site(made, root, output, store, crew)
    except PublishError as error:
        raise RefusedError(str(error)) from error
    store.keep_note(noted, output.made.to_bytes())
    return Published(made.findings, True, len(made.catalogue.assets))


def write_site(
    made: Build, root: Path, output: Output, store: Store, crew: Workers = IN_PROCESS, packaged: bool = False
) -> None:
    """Render the frames and compose the whole site into an empty folder. Raises RefusedError.

    `packaged` leaves out the root's own docs/: a circulation pack has a home of its own and no guides.
    """
    try:
        rendered = _render_into(root, output, made.catalogue, packaged)
        compose(made, rendered, lambda path: (root / path).read_bytes(), output, store, crew)
    except engine.EngineError as error:
        raise RefusedError(f"MkDocs สร้างหน้าใน docs/ ไม่ได้:\n{error}") from error
    except SlotError as error:
        raise RefusedError(f"รายการสดในหน้าของ docs/ เขียนไม่ถูกต้อง:\n{error}") from error
    except ScanError as error:
        raise RefusedError(f"ตรวจเว็บที่สร้างแล้วพบลิงก์ที่ใช้ไม่ได้ จึงไม่เผยแพร่:\n{error}") from error


def _render_into(root: Path, output: Output, catalogue: Catalogue, packaged: bool) -> Rendered:
    """Let the engine render; put what the site keeps of it into the output."""
    with tempfile.TemporaryDirectory(prefix="lokm-frames-") as name:
        out = Path(name) / "site"
        engine.render(None if packaged else root, out, catalogue.registry.centre)
        rendered = read_rendered(out)
        for path in rendered.others:
            output.put(path, (out / path).read_bytes())
    return rendered
