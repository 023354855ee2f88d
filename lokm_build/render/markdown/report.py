"""What one rendering has to tell: the links it met and what is wrong, each at its place in the file.

A `Report` lives as long as the rendering of one body. Lines handed to it count
from 0 within the body, as the parser counts them.
"""

import re
from collections.abc import Mapping
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.model.body import Link
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place

_LINE_ENDS = re.compile(r"\r\n?|\n")


class Report:
    """Collects links and findings of one asset's body."""

    def __init__(self, asset: Asset, references: Mapping[str, Mapping[str, Any]]) -> None:
        self.asset = asset
        self.links: list[Link] = []
        self.findings: list[Finding] = []
        self._lines = _LINE_ENDS.split(asset.body)
        self._defined = {entry["href"]: entry["map"] for entry in references.values()}
        self._from = (0, 0)

    def place(self, line: int, column: int = 1) -> Place:
        """The place in the file."""
        return Place(self.asset.path, self.asset.body_line + line, column)

    def tell(self, code: str, place: Place, **values: str) -> None:
        """Add a finding; the same one at the same place is told once."""
        told = finding(code, place, **values)
        if told not in self.findings[-20:]:
            self.findings.append(told)

    def start(self, first: int) -> None:
        """A new stretch of text begins on this line: what is sought next stands there or later."""
        if self._from[0] != first:
            self._from = (first, 0)

    def seek(self, written: str, lines: list[int] | None) -> Place:
        """The place of what was written between two lines, after what was sought before, or best guess."""
        first, end = lines or (self._from[0], self._from[0] + 1)
        if found := self._seek(written, max(self._from, (first, 0)), end):
            self._from = (found[0], found[1] + len(written))
            return self.place(found[0], found[1] + 1)
        begin, end = self._defined.get(written, (0, 0))
        defined = self._seek(written, (begin, 0), end)
        return self.place(defined[0], defined[1] + 1) if defined else self.place(first)

    def _seek(self, written: str, start: tuple[int, int], end: int) -> tuple[int, int] | None:
        """The line and offset at or after `start` and before the line `end`."""
        line, offset = start
        for number in range(line, min(end, len(self._lines)) if written else line):
            found = self._lines[number].find(written, offset if number == line else 0)
            if found >= 0:
                return number, found
        return None
