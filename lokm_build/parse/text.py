"""Bytes to text: size limit, encoding, line ends, characters that no text needs.

Takes a Source; returns its text with `\n` line ends and none of the control characters,
or nothing, and the findings. Lines of the text are the lines that an editor shows.
"""

import re
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.source import Source
from lokm_build.parse.encodings import TWICE, is_utf16, name_of
from lokm_build.thai.characters import INVISIBLE, members
from lokm_build.thai.units import units_of

_NONE = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""The last two of each plane are no characters, and never will be."""
_CONTROLS = f"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef{_NONE}"
CONTROL = re.compile(f"[{_CONTROLS}]")
UNSEEN = re.compile(f"[{INVISIBLE}][{INVISIBLE}]*")
_SHOWN = 5
_CONTROL, _UNSEEN, _WESTERN, _BEYOND = 1, 2, 4, 8


def _tables() -> npt.NDArray[np.uint8]:
    """What each letter of the first plane may be; the halves of those beyond it may be anything."""
    table = np.zeros(0x10000, np.uint8)
    for sort, body in ((_CONTROL, _CONTROLS), (_UNSEEN, INVISIBLE)):
        table[[code for code in map(ord, members(body)) if code < len(table)]] |= sort
    table[0x80:0x100] |= _WESTERN  # without which TWICE finds nothing
    table[0xD800:0xE000] = _BEYOND
    return table


_SORTS = _tables()
"""One look by arithmetic tells whether any of the patterns has something to find, and where."""


def decoded(source: Source, limit: int) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, and what is wrong with its bytes."""
    if fault := _unreadable(source, limit):
        return None, (fault,)
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        return None, (finding("FILE-ENCODING", Place(source.path, line), encoding=name_of(source.data)),)
    sorts = _SORTS.take(units_of(text))
    found = int(np.bitwise_or.reduce(sorts))
    if found & _WESTERN and len(TWICE.findall(text[:20_000])) > 5:
        return None, (finding("FILE-ENCODING", Place(source.path), encoding="UTF-8 ที่ถูกแปลงซ้ำสองครั้ง"),)
    if "\r" in text:
        sorts, text = sorts[:0], text.replace("\r\n", "\n").replace("\r", "\n")
        found |= _BEYOND * bool(found & (_CONTROL | _UNSEEN))  # places have moved
    if not found & (_CONTROL | _UNSEEN | _BEYOND):
        return text, ()
    if found & _BEYOND:
        return _cleaned(source.path, text, CONTROL.finditer(text), UNSEEN.finditer(text))
    places = (np.flatnonzero(sorts & sort).tolist() for sort in (_CONTROL, _UNSEEN))
    return _cleaned(source.path, text, *map(_matches, (CONTROL, UNSEEN), (text, text), places))


def _matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a pattern that matches at these places alone."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def _unreadable(source: Source, limit: int) -> Finding | None:
    place = Place(source.path)
    if len(source.data) > limit:
        return finding("FILE-SIZE", place, size=size(len(source.data)), limit=size(limit))
    if not source.data.strip():
        return finding("FILE-EMPTY", place)
    if is_utf16(source.data):
        return finding("FILE-ENCODING", place, encoding="UTF-16")
    return None


def _cleaned(
    path: str, text: str, controls: Iterable[re.Match[str]], unseen: Iterable[re.Match[str]]
) -> tuple[str, tuple[Finding, ...]]:
    bad, hidden = list(controls), [match for match in unseen if _hides(match)]
    if not (bad or hidden):
        return text, ()
    told = (*_told(path, text, "CHAR-CONTROL", bad), *_told(path, text, "CHAR-INVISIBLE", hidden))
    return (clean(text) if bad else _without(text, hidden)), told


def _without(text: str, matches: Iterable[re.Match[str]]) -> str:
    ends = [0, *(place for match in matches for place in match.span()), len(text)]
    return "".join([text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)])


def clean(text: str) -> str:
    """The text without invisible characters, and with spaces for controls."""
    return UNSEEN.sub(lambda match: "" if _hides(match) else match[0], CONTROL.sub(" ", text))


def _hides(match: re.Match[str]) -> bool:
    """Whether the characters hide something: a joiner between pictures makes one picture of them."""
    following = match.string[match.end() : match.end() + 1]
    return match[0] != "\u200d" or following < "\u2190"


def _told(path: str, text: str, code: str, matches: Iterable[re.Match[str]]) -> tuple[Finding, ...]:
    """The first match of each of the first few lines."""
    told: list[Finding] = []
    end = line = 0
    for match in matches:
        start = match.start()
        if start >= end:
            line += text.count("\n", end, start) + 1
            column = start - text.rfind("\n", 0, start)
            told.append(finding(code, Place(path, line, column), value=match[0][:8]))
            end = text.find("\n", start) + 1 or len(text)
        if len(told) == _SHOWN:
            break
    return tuple(told)


def size(count: int) -> str:
    """A number of bytes for people: `1.5 MB`, `64 KB`."""
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{max(1, count // 1024)} KB"
