"""Bytes to text: size limit, encoding, line ends, characters that no text needs.

Takes a Source; returns its text with `\n` line ends and none of the control characters,
or nothing, and the findings. Lines of the text are the lines that an editor shows.
"""

import re
from collections.abc import Iterable

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.source import Source
from lokm_build.parse.encodings import TWICE, is_utf16, name_of
from lokm_build.thai.characters import INVISIBLE

_NONE = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""The last two of each plane are no characters, and never will be."""
CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef{_NONE}]")
UNSEEN = re.compile(f"[{INVISIBLE}][{INVISIBLE}]*")
_SHOWN = 5
_UNUSUAL = re.compile("[^\t\n\r -~\u0e00-\u0e7f\u2010-\u2027\u2190-\uabff]")
"""Without any of these nothing is wrong with the characters of a text: one look instead of three."""


def decoded(source: Source, limit: int) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file, and what is wrong with its bytes."""
    if fault := _unreadable(source, limit):
        return None, (fault,)
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        return None, (finding("FILE-ENCODING", Place(source.path, line), encoding=name_of(source.data)),)
    usual = _UNUSUAL.search(text) is None
    if not usual and len(TWICE.findall(text[:20_000])) > 5:
        return None, (finding("FILE-ENCODING", Place(source.path), encoding="UTF-8 ที่ถูกแปลงซ้ำสองครั้ง"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text, ()) if usual else _cleaned(source.path, text)


def _unreadable(source: Source, limit: int) -> Finding | None:
    place = Place(source.path)
    if len(source.data) > limit:
        return finding("FILE-SIZE", place, size=size(len(source.data)), limit=size(limit))
    if not source.data.strip():
        return finding("FILE-EMPTY", place)
    if is_utf16(source.data):
        return finding("FILE-ENCODING", place, encoding="UTF-16")
    return None


def _cleaned(path: str, text: str) -> tuple[str, tuple[Finding, ...]]:
    controls = _told(path, text, "CHAR-CONTROL", CONTROL.finditer(text))
    hidden = _told(path, text, "CHAR-INVISIBLE", filter(_hides, UNSEEN.finditer(text)))
    return (clean(text), (*controls, *hidden)) if controls or hidden else (text, ())


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
