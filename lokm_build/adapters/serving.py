"""`lokm serve`: a site of its own in a temporary folder, built anew after each change and shown while it changes.

Errors end nothing: what is sound is shown, what is not is told, and the next change has another try.
"""

import contextlib
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from lokm_build.adapters.day import today
from lokm_build.adapters.engine import Engine
from lokm_build.adapters.engine_inputs import engine_places
from lokm_build.adapters.preview import Preview
from lokm_build.adapters.preview_server import HOST, listening
from lokm_build.adapters.progress import Progress
from lokm_build.adapters.publishing import publish, refuse_missing, refuse_no_knowledge
from lokm_build.adapters.report import account
from lokm_build.adapters.watching import Watch
from lokm_build.checks.report import lines, summary
from lokm_build.model.finding import Finding, Severity
from lokm_build.pipeline import Settings
from lokm_build.site.frames import engine_project
from lokm_build.site.manifest import Manifest
from lokm_build.site.output import Output
from lokm_build.site.sources import KNOWLEDGE

MANY = 64
"""Changed files, or pages, that are no longer one edit."""


def serve_root(root: Path, port: int, engine: Engine) -> None:
    """Serve on this machine until interrupted. Raises RefusedError."""
    refuse_no_knowledge(root)
    refuse_missing(engine)
    with (
        contextlib.suppress(KeyboardInterrupt),
        _ended_by_signals(),
        tempfile.TemporaryDirectory(prefix="lokm-serve-", ignore_cleanup_errors=True) as folder,
    ):
        preview = Preview(Path(folder) / "site")
        with listening(preview, port) as server:
            watch = Watch(_places(root))
            previewing = Previewing(root, engine, preview)
            previewing.build(jobs=None)  # before there are threads: the processes that help with it are forked
            watch.start()
            server.begin()
            click.echo(f"เปิดดูได้ที่ http://{HOST}:{port}/ หน้าเว็บจะปรับตามเมื่อบันทึกไฟล์ กด Ctrl-C เมื่อเลิก")
            while True:
                changed = watch.changes()
                previewing.build(jobs=1 if _is_an_edit(changed) else None)
                watch.move(_places(root))


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Who ends the command otherwise than by Ctrl-C leaves no folder behind either."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What was ignored when this began, as `nohup` has it, stays ignored.
    before = {number: signal.getsignal(number) for number in numbers if signal.getsignal(number) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _places(root: Path) -> set[Path]:
    """Where a change is one of the site."""
    home = root.resolve()
    own = {home / name for name in (KNOWLEDGE, "docs", "hooks", "mkdocs.yml")}
    with engine_project(root) as (config_file, docs):
        return own | engine_places(config_file, docs)


def _is_an_edit(changed: set[str]) -> bool:
    """Whether so little is to be made that starting other processes would take longer."""
    return len(changed) <= MANY and all(path.endswith(".md") or ".records." in path for path in changed)


class Previewing:
    """Builds one preview again and again, and tells what came of it."""

    def __init__(self, root: Path, engine: Engine, preview: Preview) -> None:
        self._root, self._engine, self._preview = root, engine, preview
        self._last = Manifest()
        self._told: tuple[Finding, ...] = ()

    def build(self, jobs: int | None) -> None:
        """Build once; whatever goes wrong is told."""
        began = time.perf_counter()
        self._preview.begins()
        telling = Showing(is_terminal=sys.stderr.isatty(), preview=self._preview)
        try:
            done = publish(
                self._root, self._preview.site, Settings(today()), keep_going=True, jobs=jobs, telling=telling,
                engine=self._engine, last=self._last,
            )  # fmt: skip
        except Exception as error:
            telling.finish()
            click.echo(account(error)[0], err=True)
            return
        telling.finish()
        self._last = done.manifest
        self._tell(done.findings)
        click.echo(f"สร้างแล้ว {done.assets:,} เรื่อง ใน {time.perf_counter() - began:.1f} วินาที")

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        """How many findings there are, below all errors and new warnings if they are others than those told last."""
        if findings != self._told:
            known = set(self._told)
            news = [found for found in findings if found.severity is Severity.ERROR or found not in known]
            click.echo("\n".join(lines(news)), err=True, nl=bool(news))
        click.echo(summary(findings), err=True)
        self._told = findings


@dataclass(kw_only=True)
class Showing(Progress):
    """Shows the course of a build on the screen, and what it has ready in the preview."""

    preview: Preview

    def paged(self, output: Output) -> None:
        """The pages that an edit changes are shown before lists and search are made."""
        fresh = [path for path in output.fresh() if path.endswith(".html")]
        if len(fresh) <= MANY:
            self.preview.ready({path: (output.folder / path).read_bytes() for path in fresh})

    def stands(self) -> None:
        """The site is shown."""
        self.preview.stands()
