"""`lokm build` step by step: read, build, render frames, compose, publish.

Each step belongs to another room; this file only passes values between them and
turns their refusals into one kind of exception.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lokm_build.adapters.drawing import Drawing
from lokm_build.adapters.engine import MKDOCS, Engine, NoEngineError, require
from lokm_build.model.finding import Finding
from lokm_build.model.source import Source
from lokm_build.pipeline import HERE, Build, Digests, Settings, build
from lokm_build.render.pages.slots import SlotError
from lokm_build.site.cache import Store, cache_home, key
from lokm_build.site.compose import TEXT_ALONE, ScanError, compose, rendered_from
from lokm_build.site.digesting import ChangedSourceError, Digesting, comparer
from lokm_build.site.fonts import cut_ahead
from lokm_build.site.frames import EngineError, FrameError
from lokm_build.site.history import read_history
from lokm_build.site.manifest import Manifest, manifest_from
from lokm_build.site.means import Means
from lokm_build.site.output import Output
from lokm_build.site.paging import ground_of
from lokm_build.site.publish import PublishError, staging
from lokm_build.site.recall import checker
from lokm_build.site.sources import KNOWLEDGE, count_assets, read_sources
from lokm_build.site.telling import Telling
from lokm_build.site.work import NoClusterError, Workers, few_collections, workers


class RefusedError(Exception):
    """A usage or set-up error; the message is Thai and says how to mend it."""


class FoundError(Exception):
    """The content has errors, so that nothing of it is handed on."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(len(findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Kept:
    """How much was there already: entries of the store that were found or not, files written and brought over."""

    hits: int = 0
    misses: int = 0
    written: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """What a build made: `written` is False when findings forbade publishing. `manifest` is that of the site."""

    findings: tuple[Finding, ...]
    written: bool
    assets: int = 0
    kept: Kept = Kept()
    manifest: Manifest = field(default_factory=Manifest)


def refuse_sources(root: Path, target: Path, option: str) -> None:
    """Raise RefusedError when what is made would lie among the sources, or over them."""
    made, home = target.resolve(), root.resolve()
    for folder in (KNOWLEDGE, "docs"):
        if made.is_relative_to(home / folder):
            raise RefusedError(f"'{target}' อยู่ใน {folder}/ ซึ่งเป็นที่ของต้นฉบับ โปรดเลือกที่อื่นด้วย {option}")
    if home.is_relative_to(made):
        raise RefusedError(f"'{target}' เป็นโฟลเดอร์ที่มีต้นฉบับอยู่ จึงไม่เขียนทับ โปรดเลือกที่อื่นด้วย {option}")


def refuse_no_knowledge(root: Path) -> None:
    """Raise RefusedError when `root` is no folder of a knowledge centre."""
    if not (root / KNOWLEDGE).is_dir():
        raise RefusedError(f"ไม่พบโฟลเดอร์ {KNOWLEDGE}/ ใน '{root}' โปรดระบุโฟลเดอร์ของศูนย์ความรู้ด้วย --root")


def refuse_missing(engine: Engine) -> None:
    """Raise RefusedError when the engine is not installed."""
    try:
        require(engine)
    except NoEngineError as error:
        raise RefusedError(str(error)) from error


def build_root(root: Path, settings: Settings, digested: Digests = HERE) -> Build:
    """Read `root/knowledge` and build it. Raises RefusedError when there is nothing to read."""
    refuse_no_knowledge(root)
    reading = read_sources(root)
    sources, told = list(reading.sources), reading.findings
    del reading
    return build(_handed_over(sources), settings, read_history(root), told, digested)


def _handed_over(sources: list[Source]) -> Iterator[Source]:
    """The sources, kept by nobody but who takes them: their bytes are a large part of a build's memory."""
    while sources:
        yield sources.pop()


def publish(
    root: Path,
    site: Path,
    settings: Settings,
    keep_going: bool = False,
    jobs: int | None = None,
    telling: Telling | None = None,
    cluster: str = "",
    engine: Engine = MKDOCS,
    last: Manifest | None = None,
) -> Published:
    """Build `root` and publish it as `site`. Errors among the findings forbid it, unless `keep_going`.

    `last` is the manifest of the site that stands there; without it, the store is asked, and told of the new one.
    """
    refuse_missing(engine)
    home = cache_home()
    with (
        few_collections(),
        _crew(jobs, root, cluster) as crew,
        Store(home / "build" if home else None) as store,
    ):
        return _published(root, site, settings, keep_going, Means(store, crew, telling or Telling()), engine, last)


@contextmanager
def _crew(jobs: int | None, root: Path, cluster: str) -> Iterator[Workers]:
    try:
        with workers(jobs, count_assets(root), cluster) as crew:
            yield crew
    except NoClusterError as error:
        raise RefusedError(str(error)) from error


def _published(
    root: Path, site: Path, settings: Settings, keep_going: bool, means: Means, engine: Engine, last: Manifest | None
) -> Published:
    store, digesting = means.store, Digesting(means, root)
    means.telling.phase("อ่านไฟล์")
    wait_for_fonts = cut_ahead(means.workers, [TEXT_ALONE])  # while this process reads
    drawing = Drawing(engine, root, means)
    digests = Digests(digesting.make, digesting.bodies, drawing.begin, comparer(means), checker(store))
    made = build_root(root, settings, digests)
    if not (made.is_sound or keep_going):
        return Published(made.findings, written=False)
    noted = key(str(site.resolve())).hex()
    try:
        with staging(site, settings.edition, means.telling.stands, last is None, means.workers) as aside:
            output = Output(aside, site, manifest_from(store.note(noted)) if last is None else last)
            output.begin(means.workers, ground_of(made.catalogue))
            wait_for_fonts()
            write_site(made, root, output, means, drawing)
            output.end()
            means.telling.phase("เผยแพร่")
    except PublishError as error:
        raise RefusedError(str(error)) from error
    if last is None:
        store.keep_note(noted, output.made.to_bytes())
    kept = Kept(store.counts.hits, store.counts.misses, output.written, output.reused)
    return Published(made.findings, True, len(made.catalogue.assets), kept, output.made)


def write_site(made: Build, root: Path, output: Output, means: Means, drawing: Drawing) -> None:
    """Compose the whole site in what was drawn, into an empty folder. Raises RefusedError."""
    engine = drawing.engine
    try:
        means.telling.phase("หน้าใน docs/")
        files = drawing.files(made.catalogue.registry.centre)
        rendered = rendered_from(files)
        for path in rendered.others:
            output.put(path, files[path])
        compose(made, rendered, lambda path: (root / path).read_bytes(), output, means)
    except EngineError as error:
        raise RefusedError(f"{engine.title} สร้างหน้าใน docs/ ไม่ได้:\n{error}") from error
    except FrameError as error:
        raise RefusedError(
            f"หน้าที่ {engine.title} สร้างไม่มีเครื่องหมาย {error} จึงใช้ทำกรอบหน้าไม่ได้ โปรดตรวจธีมใน mkdocs.yml"
        ) from error
    except SlotError as error:
        raise RefusedError(f"รายการสดในหน้าของ docs/ เขียนไม่ถูกต้อง:\n{error}") from error
    except ChangedSourceError as error:
        raise RefusedError(f"'{error}' ถูกแก้ระหว่างที่สร้างเว็บ โปรดสั่งใหม่อีกครั้ง") from error
    except ScanError as error:
        raise RefusedError(f"ตรวจเว็บที่สร้างแล้วพบลิงก์หรือสคริปต์ที่ใช้ไม่ได้ จึงไม่เผยแพร่:\n{error}") from error
