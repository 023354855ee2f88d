"""How wide a text is in Sarabun, and the text in lines of a given width.

Widths are the font's own advances, read once when first asked for; a character that Sarabun lacks is taken to be
as wide as other fonts draw the widest. Lines end between words, in a word only where it is wider than a line.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import fontpkg_sarabun
from fontTools import ttLib

from lokm_build.thai.words import letters, pieces

_WIDEST = 1.4  # em: what emoji and the signs of other scripts take
_TORN = 0.25  # what a line costs that ends between words without a space; an empty one costs 1
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Piece(NamedTuple):
    """A part of a text that stays on one line; `width` is without the space at its end, `advance` with it."""

    text: str
    width: float
    advance: float


def plain(text: str) -> str:
    """The text as a drawing can hold it: single spaces, no characters that XML forbids."""
    return " ".join(_UNFIT.sub("", text).split())


def width(text: str, size: float) -> float:
    """The width of a line of text at this font size."""
    return size * sum(map(_advance, text))


def lines(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text in as few lines as fit the room, of much the same length, and rather parted at spaces than elsewhere."""
    parts = fitting(text, room, size)
    best: list[tuple[int, float, int]] = [(0, 0.0, len(parts))]
    for start in range(len(parts) - 1, -1, -1):
        best.append(min(_lines_from(parts, start, room, best)))
    found, start = [], 0
    while start < len(parts):
        end = best[len(parts) - start][2]
        found.append("".join(part.text for part in parts[start:end]).rstrip())
        start = end
    return tuple(found)


def _lines_from(
    parts: Sequence[Piece], start: int, room: float, best: Sequence[tuple[int, float, int]]
) -> Iterator[tuple[int, float, int]]:
    """For each end that the line beginning here may have: lines in all, what they cost, and that end."""
    used = 0.0
    for end in range(start + 1, len(parts) + 1):
        part = parts[end - 1]
        if used + part.width > room and end > start + 1:
            break
        count, cost, _ = best[len(parts) - end]
        is_torn = end < len(parts) and part.width == part.advance
        yield count + 1, cost + ((room - used - part.width) / room) ** 2 + _TORN * is_torn, end
        used += part.advance


@lru_cache(maxsize=1024)
def fitting(text: str, room: float, size: float) -> tuple[Piece, ...]:
    """The pieces of the text, none of them wider than the room unless a single letter is."""
    return tuple(part for text_piece in pieces(plain(text)) for part in _cut(_piece(text_piece, size), room, size))


def filled(parts: Sequence[Piece], room: float) -> list[str]:
    """The pieces in lines, each as full as it gets."""
    found: list[str] = []
    line, used = "", 0.0
    for part in parts:
        if line and used + part.width > room:
            found.append(line.rstrip())
            line, used = "", 0.0
        line, used = line + part.text, used + part.advance
    return [*found, line.rstrip()] if line else found


def filled_by(parts: Sequence[Piece], rooms: Iterable[float]) -> list[str] | None:
    """The pieces in lines of these rooms, one after the other; nothing when they do not suffice."""
    found: list[str] = []
    place = 0
    for room in rooms:
        line, used = "", 0.0
        while place < len(parts) and used + parts[place].width <= room:
            line, used = line + parts[place].text, used + parts[place].advance
            place += 1
        found.append(line.rstrip())
    return found if place == len(parts) and all(found) else None


def _cut(part: Piece, room: float, size: float) -> Iterator[Piece]:
    if part.width <= room:
        yield part
        return
    whole = (_piece(letter, size) for letter in letters(part.text))
    # A letter wider than a line is no letter of any language: joined signs without end.
    smallest = [_piece(unit, size) for one in whole for unit in ([one.text] if one.width <= room else one.text)]
    yield from (_piece(line, size) for line in filled(smallest, room))


def _piece(text: str, size: float) -> Piece:
    return Piece(text, width(text.rstrip(), size), width(text, size))


@cache
def _advance(character: str) -> float:
    known = _advances().get(ord(character))
    if known is not None:
        return known
    return 0.0 if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc") else _WIDEST


@cache
def _advances() -> dict[int, float]:
    face = (Path(fontpkg_sarabun.ROOT) / "files" / "Sarabun-Regular.ttf").read_bytes()
    font = ttLib.TTFont(io.BytesIO(face), lazy=True)
    glyphs, em = font["hmtx"], font["head"].unitsPerEm
    return {code: glyphs[glyph][0] / em for code, glyph in font.getBestCmap().items()}
