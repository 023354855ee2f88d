"""Telling how far a build is, and afterwards where its time and memory went.

A build calls `phase` and `step`; whoever listens shows it. What other processes did
is counted in the phase in which they ended or were waited for.
"""

import os
import sys
import time
from dataclasses import dataclass, field

from lokm_build.site.output import Output


@dataclass
class Phase:
    """One phase: seconds by the clock, seconds of this process's work, and the largest memory until its end."""

    name: str
    total: int = 0
    wall: float = 0.0
    work: float = 0.0
    memory: int = 0


@dataclass
class Telling:
    """Notes the phases of a build; listeners show them as they come."""

    phases: list[Phase] = field(default_factory=list)
    done: int = 0
    _since: tuple[float, float] = (0.0, 0.0)

    def phase(self, name: str, total: int = 0) -> None:
        """A phase begins, of so many steps; the one before it is over."""
        self.end()
        self.phases.append(Phase(name, total))
        self.done, self._since = 0, (time.perf_counter(), time.process_time())
        self.show()

    def step(self, count: int = 1) -> None:
        """Some steps of the phase are done."""
        self.done += count
        self.show()

    def end(self) -> None:
        """The last phase is over."""
        if self.phases and not self.phases[-1].wall:
            last, (wall, work) = self.phases[-1], self._since
            last.wall, last.work = time.perf_counter() - wall, time.process_time() - work
            last.memory = peak_memory()

    def show(self) -> None:
        """For listeners; nobody listens here."""

    def paged(self, output: Output) -> None:
        """The pages of all assets are in this output; lists, search and exports are still to come."""

    def stands(self) -> None:
        """The new site is in its place."""

    def finish(self) -> None:
        """The build is over."""
        self.end()

    def left(self) -> float | None:
        """The seconds that the phase will probably still take, once that can be told."""
        total = self.phases[-1].total
        passed = time.perf_counter() - self._since[0]
        return passed / self.done * (total - self.done) if self.done and passed > 1 else None


def peak_memory() -> int:
    """The most bytes that this process has held, as far as the system tells."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def workers_time() -> float:
    """Seconds of work of all processes that this one started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system
