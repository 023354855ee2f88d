"""Short tokens as numbers: ten bits for a letter, four letters at most, in the order of the letters.

What text does with strings, arrays do with these numbers: find the 4-grams of Thai runs, sort,
count, hash. `code_points` gives a text as such an array; `codes_of` and `tokens_of` lead from
strings to numbers and back.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from lokm_build.search.tokens import THAI

Codes = npt.NDArray[np.uint64]

LONGEST_SHORT = 4
"""Letters of a token that has a number."""

_FROM, _AT, _SIZE = 0x0E00, 0x250, 0x80
_OFFSET, _PRIME, _ALL = np.uint64(0x811C9DC5), np.uint64(0x01000193), np.uint64(0xFFFFFFFF)
_SHIFTS = tuple(np.uint64(bits) for bits in (30, 20, 10, 0))
_TEN = np.uint64(0x3FF)


def _to_numbers() -> Codes:
    table = np.zeros(0x10000, np.uint64)
    table[:_AT] = np.arange(_AT)
    table[_FROM : _FROM + _SIZE] = _AT + np.arange(_SIZE)
    return table


def _to_letters() -> Codes:
    table = np.arange(0x400, dtype=np.uint64)
    table[_AT : _AT + _SIZE] = _FROM + np.arange(_SIZE)
    return table


def _thai() -> npt.NDArray[np.bool_]:
    table = np.zeros(0x10000, np.bool_)
    for letter in range(_FROM, _FROM + _SIZE):
        table[letter] = THAI.fullmatch(chr(letter)) is not None
    return table


_NUMBERS, _LETTERS, _IS_THAI = _to_numbers(), _to_letters(), _thai()
_BEFORE, _AFTER, _INNER = (np.uint64(ord(sign)) for sign in "^$*")


def utf16(text: str) -> npt.NDArray[np.uint16]:
    """The code units of a text; what lies beyond the first plane is two of them, and no letter of a token."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def number(first: Codes, second: Codes, third: Codes, fourth: Codes) -> Codes:
    """The numbers of tokens of these letters; 0 for a letter that is not there."""
    one, two, three, _ = _SHIFTS
    found: Codes = (first << one) | (second << two) | (third << three) | fourth
    return found


def thai_codes(units: npt.NDArray[np.uint16], inner: bool) -> tuple[Codes, npt.NDArray[np.int64]]:
    """Number and place of each token of the Thai runs; with `inner`, also the 2- and 3-grams of short fields."""
    here = np.concatenate((_IS_THAI[units], np.zeros(4, np.bool_)))
    letters = np.concatenate((_NUMBERS[units], np.zeros(4, np.uint64)))
    size = len(units)
    two = here[:size] & here[1 : size + 1]
    three = two & here[2 : size + 2]
    four = three & here[3 : size + 3]
    starts = two.copy()
    starts[1:] &= ~here[: max(size - 1, 0)]
    a, b, c, d = (letters[step : size + step] for step in range(4))
    before, after, within, none = (np.full(size, sign, np.uint64) for sign in (_BEFORE, _AFTER, _INNER, 0))
    sorts = [
        (four, (a, b, c, d)),
        (starts, (before, a, b, none)),
        (starts & three, (before, a, b, c)),
        (starts & ~three, (a, b, after, none)),
        (starts & three & ~four, (a, b, c, after)),
    ]
    if inner:
        sorts += [(two, (within, a, b, none)), (three, (within, a, b, c))]
    places = [np.flatnonzero(mask) for mask, _ in sorts]
    codes = [number(*(part[at] for part in parts)) for at, (_, parts) in zip(places, sorts, strict=True)]
    return np.concatenate(codes), np.concatenate(places)


def codes_of(tokens: Sequence[str]) -> Codes:
    """The numbers of tokens of up to four letters."""
    if not tokens:
        return np.zeros(0, np.uint64)
    letters = _NUMBERS[np.array(tokens, dtype="<U4").view(np.uint32).reshape(-1, 4)]
    return number(*(letters[:, place] for place in range(4)))


def tokens_of(codes: Codes) -> list[str]:
    """The tokens that have these numbers."""
    letters = np.stack([_LETTERS[(codes >> shift) & _TEN] for shift in _SHIFTS], axis=1).astype(np.uint32)
    found: list[str] = np.ascontiguousarray(letters).view("<U4").reshape(-1).tolist()
    return found


def hashes_of(codes: Codes) -> npt.NDArray[np.uint32]:
    """What `shard_of` makes of each token, before it keeps the last bits."""
    value = np.full(len(codes), _OFFSET)
    for shift in _SHIFTS:
        place = (codes >> shift) & _TEN
        value = np.where(place > 0, ((value ^ _LETTERS[place]) * _PRIME) & _ALL, value)
    return (value ^ (value >> np.uint64(15))).astype(np.uint32)
