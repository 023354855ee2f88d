"""How far a build is: a bar in a terminal, plain lines elsewhere, and a table of times when it is asked for."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import click

from lokm_build.adapters.publishing import Kept
from lokm_build.site.telling import Telling, workers_time

LONG = 2.0
"""Seconds after which a build is long enough to be told about."""

_EVERY = 0.1
_WIDTH = 24


@dataclass
class Progress(Telling):
    """Tells long builds on the error stream: what a program reads stays as it is."""

    is_terminal: bool = False
    _start: float = 0.0
    _shown: float = 0.0
    _line: str = ""

    def show(self) -> None:
        """Draw the bar, or write a line for each phase."""
        now = time.monotonic()
        self._start = self._start or now
        if now - self._start < LONG:
            return
        if self.is_terminal:
            if now - self._shown >= _EVERY:
                self._shown = now
                click.echo(f"\r\x1b[2K{self._bar()}", err=True, nl=False)
        elif self._line != self.phases[-1].name:
            self._line = self.phases[-1].name
            click.echo(f"{self._line} …", err=True)

    def finish(self) -> None:
        """Leave the terminal as it was."""
        self.end()
        if self.is_terminal and self._shown:
            click.echo("\r\x1b[2K", err=True, nl=False)

    def _bar(self) -> str:
        phase = self.phases[-1]
        if not phase.total:
            return f"{phase.name} …"
        share = min(self.done / phase.total, 1.0)
        full = round(share * _WIDTH)
        left = self.left()
        rest = f" เหลือประมาณ {left:,.0f} วินาที" if left is not None else ""
        return f"{phase.name} {'█' * full}{'░' * (_WIDTH - full)} {self.done:,}/{phase.total:,}{rest}"


def progress(quiet: bool) -> Telling:
    """What tells of a build on this screen."""
    return Telling() if quiet else Progress(is_terminal=sys.stderr.isatty())


def timings(told: Telling, kept: Kept) -> Iterator[str]:
    """Lines of a table: time and memory by phase, and how much was there already."""
    yield f"{'':<34}{'วินาที':>10}{'งานของโปรเซสหลัก':>18}{'หน่วยความจำ MB':>16}"
    for phase in told.phases:
        yield f"{phase.name:<34}{phase.wall:>10.2f}{phase.work:>18.2f}{phase.memory / 1e6:>16.0f}"
    wall, work = sum(phase.wall for phase in told.phases), sum(phase.work for phase in told.phases)
    yield f"{'รวม':<34}{wall:>10.2f}{work:>18.2f}"
    yield f"โปรเซสอื่นทำงาน {workers_time():.2f} วินาที"
    yield f"แคช: พบ {kept.hits:,} ไม่พบ {kept.misses:,} · ไฟล์: เขียน {kept.written:,} ใช้ของเดิม {kept.reused:,}"
