"""What one rendering has to tell: the links it met and what is wrong, each at its place in the file.

A `Report` lives as long as the rendering of one body. Lines handed to it count
from 0 within the body, as the parser counts them.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.model.body import Link
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.render.markdown.addresses import Address, address

_LINE_ENDS = re.compile(r"\r\n?|\n")
_REACH = 300
"""Lines of one paragraph in which a link is sought: more would make a long list of links quadratic."""
_REPEATED, _GROWTH = 100_000, 10
"""Characters to which the addresses of references may grow together; in a long body, so many times its length."""


class Report:
    """Collects links and findings of one asset's body."""

    def __init__(self, asset: Asset, references: Mapping[str, Mapping[str, Any]]) -> None:
        self.asset = asset
        self.links: list[Link] = []
        self.findings: list[Finding] = []
        self._references = references
        self._addresses: dict[str, Address] = {}
        self._defined: dict[str, Place] = {}
        self._repeated = 0
        self._from = (0, 0)
        self._opened: Counter[str] = Counter()

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_ENDS.split(self.asset.body) if "\r" in self.asset.body else self.asset.body.split("\n")

    def place(self, line: int, column: int = 1) -> Place:
        """The place in the file."""
        return Place(self.asset.path, self.asset.body_line + line, column)

    def tell(self, code: str, place: Place, **values: str) -> None:
        """Add a finding; the same one at the same place is told once."""
        told = finding(code, place, **values)
        if told not in self.findings[-20:]:
            self.findings.append(told)

    def removed(self, tag: str, closes: bool, place: Place) -> None:
        """Tell of a tag that is taken out. What closes another that was taken out needs no finding of its own."""
        self._opened[tag] += -1 if closes else 1
        if not closes or self._opened[tag] < 0:
            self._opened[tag] = max(self._opened[tag], 0)
            self.tell("HTML-REMOVED", place, value=f"</{tag}>" if closes else f"<{tag}>")

    def address(self, written: str) -> Address:
        """The address that `written` means, looked at once however often it is used."""
        if written not in self._addresses:
            self._addresses[written] = address(written, self.asset.path)
        return self._addresses[written]

    def may_repeat(self, size: int, place: Place) -> bool:
        """Whether a reference may be written out once more; tells the first that may not.

        A reference stands once in the file and at each of its uses in the page: that is how a small file
        becomes a page that no browser opens.
        """
        most = max(_REPEATED, _GROWTH * len(self.asset.body))
        before, self._repeated = self._repeated, self._repeated + size
        if before <= most < self._repeated:
            self.tell("BODY-LIMIT", place, reason=f"ที่อยู่ของลิงก์แบบอ้างอิงซ้ำกันรวมเกิน {most:,} ตัวอักษร")
        return self._repeated <= most

    def start(self, first: int) -> None:
        """A new stretch of text begins on this line: what is sought next stands there or later."""
        if self._from[0] != first:
            self._from = (first, 0)

    def seek(self, written: str, lines: list[int] | None, label: str = "") -> Place:
        """The place of what was written between two lines, after what was sought before, or best guess.

        What has a `label` was written where the reference of that label is defined.
        """
        if label:
            return self._definition(label, written)
        first, end = lines or (self._from[0], self._from[0] + 1)
        if found := self._seek(written, max(self._from, (first, 0)), end):
            self._from = (found[0], found[1] + len(written))
            return self.place(found[0], found[1] + 1)
        return self.place(first)

    def _definition(self, label: str, written: str) -> Place:
        if label not in self._defined:
            begin, end = self._references[label]["map"]
            line, offset = self._seek(written, (begin, 0), end) or (begin, 0)
            self._defined[label] = self.place(line, offset + 1)
        return self._defined[label]

    def _seek(self, written: str, start: tuple[int, int], end: int) -> tuple[int, int] | None:
        """The line and offset at or after `start` and before the line `end`."""
        line, offset = start
        for number in range(line, min(end, line + _REACH, len(self._lines)) if written else line):
            found = self._lines[number].find(written, offset if number == line else 0)
            if found >= 0:
                return number, found
        return None
