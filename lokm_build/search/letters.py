"""Short tokens as numbers: ten bits for a letter, four letters at most, in the order of the letters.

What text does with strings, arrays do with these numbers: find the tokens of Thai runs and of Latin
words, sort, count, hash. `pieces_of` tells which letters of a text belong to which sort of piece; `codes_of`
and `tokens_of` lead from strings to numbers and back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lokm_build.search.tokens import PIECE
from lokm_build.thai.units import Units

Codes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LONGEST_SHORT = 4
"""Letters of a token that has a number."""

LONGER = 0x3FF << 30
"""From here on numbers are free for longer tokens: no letter has ten bits that are all set."""

_FROM, _AT, _SIZE = 0x0E00, 0x250, 0x80
_OFFSET, _PRIME, _ALL = np.uint64(0x811C9DC5), np.uint64(0x01000193), np.uint64(0xFFFFFFFF)
_SHIFTS = tuple(np.uint64(bits) for bits in (30, 20, 10, 0))
_TEN = np.uint64(0x3FF)
_THAI, _LATIN, _DIGIT, _JOINT = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Pieces:
    """Of each letter of a text whether it stands in a Thai run, a Latin word or a number, as `PIECE` parts them."""

    thai: Mask
    latin: Mask
    number: Mask


def _to_numbers() -> npt.NDArray[np.uint16]:
    table = np.zeros(0x10000, np.uint16)
    table[:_AT] = np.arange(_AT)
    table[_FROM : _FROM + _SIZE] = _AT + np.arange(_SIZE)
    return table


def _to_letters() -> Codes:
    table = np.arange(0x400, dtype=np.uint64)
    table[_AT : _AT + _SIZE] = _FROM + np.arange(_SIZE)
    return table


def _to_kinds() -> npt.NDArray[np.uint8]:
    table = np.zeros(0x10000, np.uint8)
    named = {"thai": _THAI, "latin": _LATIN, "number": _DIGIT}
    for letter in (*range(_AT), *range(_FROM, _FROM + _SIZE)):
        if match := PIECE.fullmatch(chr(letter)):
            table[letter] = named[match.lastgroup or ""]
    table[[ord("."), ord(",")]] = _JOINT
    return table


_NUMBERS, _LETTERS, _KINDS = _to_numbers(), _to_letters(), _to_kinds()


def letters_of(units: Units) -> str:
    """A text in which each code unit is a letter, so that its places are those of the array."""
    return units.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def pieces_of(units: Units) -> Pieces:
    """Which letters of a text belong to which sort of piece."""
    kinds = _KINDS.take(units)
    latin, number = np.zeros(len(units), np.bool_), np.zeros(len(units), np.bool_)
    at = np.flatnonzero(kinds > _THAI)  # few of all letters: what follows is cheap
    kind, first = kinds[at], np.append(True, np.diff(at) > 1)[: len(at)]
    order = np.arange(len(at))
    is_word = kind == _LATIN
    # A word goes on to where letters and digits end; digits before its first letter are a number.
    gap = np.maximum.accumulate(np.where(first | (kind == _JOINT), order, -1))
    word = np.maximum.accumulate(np.where(is_word, order, -1)) >= gap
    in_word, figure = word & (kind != _JOINT), ~word & (kind == _DIGIT)
    joint = (kind == _JOINT) & _before(figure, first) & _after(kind == _DIGIT, first)
    latin[at], number[at] = in_word, figure | joint
    return Pieces(kinds == _THAI, latin, number)


def _before(mask: Mask, first: Mask) -> Mask:
    """Whether the letter before has it, where one stands before."""
    return np.append(False, mask[:-1])[: len(mask)] & ~first


def _after(mask: Mask, first: Mask) -> Mask:
    return np.append(mask[1:] & ~first[1:], False)[: len(mask)]


def thai_codes(units: Units, thai: Mask, inner: bool) -> tuple[Codes, Places]:
    """Number and place of each token of the Thai runs; with `inner`, also the 2- and 3-grams of short fields."""
    two, three, four, starts, _ = _runs(thai)
    starts &= two
    sorts = [
        (four, "0123"),
        (starts, "^01"),
        (starts & three, "^012"),
        (starts & ~three, "01$"),
        (starts & three & ~four, "012$"),
    ]
    return _spelt(units, [*sorts, (two, "*01"), (three, "*012")] if inner else sorts)


def latin_codes(units: Units, latin: Mask) -> tuple[Codes, Places]:
    """Number and place of each token of the Latin words."""
    two, three, four, starts, _ = _runs(latin)
    return _spelt(
        units,
        [
            (four, "0123"),
            (three & ~four, "012$"),
            (starts & three, "^012"),
            (starts & two, "^01"),
            (starts & two & ~three, "^01$"),
            (starts & ~two, "^0$"),
        ],
    )


def _runs(here: Mask) -> tuple[Mask, Mask, Mask, Mask, Mask]:
    """Where two, three and four letters of a run stand together; where runs begin, and where they end."""
    size = len(here)
    padded = np.concatenate((here, np.zeros(4, np.bool_)))
    two = here & padded[1 : size + 1]
    three = two & padded[2 : size + 2]
    starts = here.copy()
    starts[1:] &= ~here[:-1]
    return two, three, three & padded[3 : size + 3], starts, here & ~padded[1 : size + 1]


def spread(firsts: Places, lengths: Places) -> Places:
    """The numbers of some ranges, one range after another; none of them is empty."""
    ends = np.cumsum(lengths)
    steps = np.ones(int(ends[-1]) if len(ends) else 0, np.int64)
    steps[:1] = firsts[:1]
    steps[ends[:-1]] = firsts[1:] - firsts[:-1] - lengths[:-1] + 1
    return np.cumsum(steps)


def run_ends(here: Mask) -> tuple[Places, Places]:
    """Beginning and end of each run."""
    _, _, _, starts, ends = _runs(here)
    return np.flatnonzero(starts), np.flatnonzero(ends) + 1


def _spelt(units: Units, sorts: Sequence[tuple[Mask, str]]) -> tuple[Codes, Places]:
    """Number and place of tokens: each sort of them says where, and how they are spelt.

    A digit of the spelling is the letter so many places on, every other sign itself.
    """
    letters = _NUMBERS.take(units)
    places = [np.flatnonzero(mask) for mask, _ in sorts]
    codes = [np.zeros(len(at), np.uint64) for at in places]
    for found, at, (_, spelling) in zip(codes, places, sorts, strict=True):
        for shift, sign in zip(_SHIFTS, spelling, strict=False):
            here = letters[int(sign) :].take(at).astype(np.uint64) if sign.isdigit() else np.uint64(ord(sign))
            found |= here << shift
    return np.concatenate(codes), np.concatenate(places)


def codes_of(tokens: Sequence[str]) -> Codes:
    """The numbers of tokens of up to four letters."""
    if not tokens:
        return np.zeros(0, np.uint64)
    letters = _NUMBERS.take(np.array(tokens, dtype="<U4").view(np.uint32).reshape(-1, 4))
    found = np.zeros(len(tokens), np.uint64)
    for place, shift in enumerate(_SHIFTS):
        found |= letters[:, place].astype(np.uint64) << shift
    return found


def tokens_of(codes: Codes) -> list[str]:
    """The tokens that have these numbers."""
    numbers = (((codes >> shift) & _TEN).view(np.int64) for shift in _SHIFTS)
    letters = np.stack([_LETTERS.take(some) for some in numbers], axis=1).astype(np.uint32)
    found: list[str] = np.ascontiguousarray(letters).view("<U4").reshape(-1).tolist()
    return found


def hashes_of(codes: Codes) -> npt.NDArray[np.uint32]:
    """What `shard_of` makes of each token, before it keeps the last bits."""
    value = np.full(len(codes), _OFFSET)
    for shift in _SHIFTS:
        place = (codes >> shift) & _TEN
        value = np.where(place > 0, ((value ^ _LETTERS[place]) * _PRIME) & _ALL, value)
    return (value ^ (value >> np.uint64(15))).astype(np.uint32)


def hashes_of_longer(tokens: Sequence[str]) -> npt.NDArray[np.uint32]:
    """The same for tokens of more letters; those of one length go together."""
    found = np.zeros(len(tokens), np.uint32)
    lengths = np.array([len(token) for token in tokens], np.int64)
    for length in np.unique(lengths).tolist():
        at = np.flatnonzero(lengths == length)
        letters = np.array([tokens[place] for place in at.tolist()], f"<U{length}").view(np.uint32)
        value = np.full(len(at), _OFFSET)
        for column in letters.reshape(-1, length).T.astype(np.uint64):
            value = ((value ^ column) * _PRIME) & _ALL
        found[at] = value ^ (value >> np.uint64(15))
    return found
