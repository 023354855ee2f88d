"""Where damage may be: one quick look over a text, which spares the slow rules of `repair` nearly all of it.

Text in; spans of lines out. Every sort of damage shows in two characters side by side: a mark after
a space, a tone before a vowel, a glyph of an old font after anything. A table says what each character
would be damaged by, another what it is, and arithmetic on arrays compares all neighbours at once.
What is sound may be suspected here; what is not suspected is sound.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from .characters import INVISIBLE, SARA_AA, SARA_AM, SPACES, THANTHAKHAT, TONES, members

_VOWEL, _TONE, _LINE, _SARA_A, _RARE, _LEADING, _STRANGE = (1 << bit for bit in range(7))
_SORTS = {
    _VOWEL: "\u0e31\u0e34-\u0e3a\u0e47",
    _TONE: TONES + THANTHAKHAT,
    _LINE: SARA_AA + SARA_AM,
    _SARA_A: "\u0e30",
    _RARE: "\u0e4d\u0e4e",
    _LEADING: "\u0e40",
    _STRANGE: INVISIBLE + "\ue000-\uf8ff",
}
_ANY_MARK = _VOWEL | _TONE | _RARE
_AFTER = {
    _VOWEL: _VOWEL | _RARE,
    _TONE: _ANY_MARK,
    _LINE: _ANY_MARK | _LINE,
    _SARA_A: _ANY_MARK | _LINE | _SARA_A,
    _RARE: _ANY_MARK | _LINE | _SARA_A,
    _LEADING: _LEADING,
}
"""What may not follow: `marks.DISORDER` is a run in which one of these pairs stands."""
_LAST = 0xFFFF
"""Stands for all characters beyond it, the private ones among them."""


def _tables() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """What each character is, and what may not follow it."""
    sorts, after = np.zeros(_LAST + 1, np.uint8), np.full(_LAST + 1, _STRANGE, np.uint8)
    for sort, body in _SORTS.items():
        codes = [ord(member) for member in members(body)]
        sorts[codes] = sort
        after[codes] |= _AFTER.get(sort, 0)
    after[[ord(space) for space in members(" " + SPACES)]] |= _ANY_MARK | _LINE
    sorts[_LAST] = _STRANGE
    return sorts, after


_IS, _NOT_BEFORE = _tables()


def suspected_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end, its line end included, of each line in which damage may be."""
    codes = np.frombuffer(f"\n{text}".encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    pairs = _NOT_BEFORE.take(codes[:-1], mode="clip") & _IS.take(codes[1:], mode="clip")
    end = 0
    for place in pairs.nonzero()[0].tolist() if pairs.any() else ():
        if place >= end:
            start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place) + 1 or len(text)
            yield start, end
