"""The fence: where an asset's front matter ends and its body begins.

Takes the text of a file; returns both parts with their first lines, and findings for a
fence that is missing, late, unclosed, or turned into long dashes by a word processor. Where
the intention is plain the parts are returned all the same, so that their faults are told too.
"""

import re

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.record import record

_FENCE = re.compile(r"---[ \t]*\Z")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_FIRST_CLOSE = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_LOOKALIKE = re.compile(r"\s*(?:[-‐-―−_*=]{2,}|[—―])\s*\Z")
_KEY = re.compile(r"[\s\"'“”‘’]*[\w฀-๿-]+[\"'“”‘’]*\s*[:：](?:\s|\Z)")
_LATE_WITHIN = 40


@record()
class Front:
    """The two parts of a file and the lines (from 1) on which they begin."""

    head: str
    head_line: int
    body: str
    body_line: int


def split(path: str, text: str) -> tuple[Front | None, tuple[Finding, ...]]:
    """The parts of an asset's text, and what is wrong with its fence."""
    if text.startswith("---\n") and (close := _FIRST_CLOSE.search(text, 3)):
        head, body = text[4 : close.start() + 1], text[close.end() + 1 :]
        return Front(head or "\n", 2, body, head.count("\n") + 3), ()
    lines = text.split("\n")
    start, fault = _opening(path, lines)
    return _closed(path, lines, start, fault) if start is not None else (None, fault)


def _opening(path: str, lines: list[str]) -> tuple[int | None, tuple[Finding, ...]]:
    if _FENCE.match(lines[0]):
        return 0, ()
    if _LOOKALIKE.match(lines[0]) and len(lines) > 1 and _KEY.match(lines[1]):
        return 0, (finding("FRONT-DASHES", Place(path), found=lines[0].strip()),)
    for number, line in enumerate(lines[1:_LATE_WITHIN], 1):
        if _FENCE.match(line) and number + 1 < len(lines) and _KEY.match(lines[number + 1]):
            return number, (finding("FRONT-LATE", Place(path)),)
    return None, (finding("FRONT-MISSING", Place(path)),)


def _closed(
    path: str, lines: list[str], start: int, faults: tuple[Finding, ...]
) -> tuple[Front | None, tuple[Finding, ...]]:
    for number in range(start + 1, len(lines)):
        if _CLOSE.match(lines[number]):
            return _front(lines, start, number), faults
    for number in range(start + 1, len(lines)):
        if _LOOKALIKE.match(lines[number]):
            fault = finding("FRONT-DASHES", Place(path, number + 1), found=lines[number].strip())
            return _front(lines, start, number), (*faults, fault)
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].strip() or lines[n][0] == "#"), start)
    return None, (*faults, finding("FRONT-UNCLOSED", Place(path, end + 1)))


def _front(lines: list[str], start: int, end: int) -> Front:
    return Front("\n".join(lines[start + 1 : end]) + "\n", start + 2, "\n".join(lines[end + 1 :]), end + 2)
