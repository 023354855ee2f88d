"""Findings: what is wrong in the content, as data.

A `Code` is one row of the table of codes (`lokm_build.model.codes`), from which
messages, severities and the documentation page are made. A `Finding` is one
defect at one place. Nothing here reads files or prints.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from lokm_build.model.choice import Choice
from lokm_build.model.place import Place
from lokm_build.model.record import Record, record


class Severity(Choice):
    """Errors stop a build from being published; warnings are told and do not."""

    ERROR = "error"
    WARNING = "warning"


@record(order=True)
class Finding(Record):
    """One defect in the content, at the place where an author can mend it."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Code:
    """A row of the table: its message and hint are Thai templates for `str.format`."""

    code: str
    severity: Severity
    message: str
    hint: str
    why: str


_ORDER = attrgetter("path", "line", "column", "code", "message", "hint", "severity")


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in the order of files and lines."""
    ordered = sorted(findings, key=_ORDER)
    # Equal ones stand side by side now; a set would read every message once more.
    return [*ordered[:1], *(found for before, found in pairwise(ordered) if _ORDER(before) != _ORDER(found))]
