"""Merging: the cells of one part of all tokens, from every stretch, become posting lists.

The lists are those of `shards.posting_list`; a test holds the two together. All lists of a part are
laid out at once, as one array of numbers, and written in one go.
"""

import marshal
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lokm_build.search.codec import CONTINUES, ENDS, encode_text
from lokm_build.search.letters import LONGER, Codes, hashes_of, hashes_of_longer, tokens_of
from lokm_build.search.shards import LONGEST

Ints = npt.NDArray[np.int64]

_DOCUMENT, _LEVEL = np.uint64(20), np.uint64(24)
_ONLY_DOCUMENT, _ONLY_LEVEL = np.uint64(0xFFFFF), np.uint64(0xF)
_ENTRY = 2
"""Bytes of an entry."""
_ENDS = np.frombuffer(ENDS.encode(), np.uint8)
_CONTINUES = np.frombuffer(CONTINUES.encode(), np.uint8)


@dataclass(frozen=True, slots=True)
class Merged:
    """A part of the index: tokens in order, a line each, their hashes, how many documents have each, their entries."""

    tokens: str
    hashes: bytes
    counts: bytes
    entries: str


def merged(cells: Iterable[tuple[int, bytes]]) -> Merged:
    """The posting lists of the tokens of these cells; with each the number of its stretch's first document."""
    held = [(base, *marshal.loads(cell)) for base, cell in cells if cell]
    longer = [words.split("\n") if words else [] for _, _, words, _, _ in held]
    sorted_words = sorted({word for words in longer for word in words})
    numbers = {word: LONGER + place for place, word in enumerate(sorted_words)}
    codes = [
        some
        for (_, short, _, _, _), words in zip(held, longer, strict=True)
        for some in (short, array("Q", [numbers[word] for word in words]).tobytes())
    ]
    lengths = np.frombuffer(b"".join([some for _, _, _, some, _ in held]), np.uint16)
    entries = _placed([some for _, _, _, _, some in held], [base for base, _, _, _, _ in held])
    tokens, counts, lists = _lists((_repeated(np.frombuffer(b"".join(codes), np.uint64), lengths) << _LEVEL) | entries)
    short = tokens[: len(tokens) - len(sorted_words)]
    names = [*tokens_of(short), *sorted_words]
    hashes = np.concatenate((hashes_of(short), hashes_of_longer(sorted_words)))
    order = sorted(range(len(names)), key=names.__getitem__)
    text = "\n".join([names[place] for place in order])
    rows = zip(encode_text(text).split("!"), order, strict=bool(names))
    return Merged(
        text,
        hashes[order].tobytes(),
        counts[order].astype(np.uint32).tobytes(),
        "!".join([f"{token} {lists[place]}" for token, place in rows]),
    )


def _repeated(codes: Codes, lengths: npt.NDArray[np.uint16]) -> Codes:
    """What `np.repeat` gives, in a third of its time where most stand once; each stands there at least once."""
    ends = np.cumsum(lengths, dtype=np.int64)
    steps = np.zeros(int(ends[-1]) if len(ends) else 0, np.int64)
    steps[ends[:-1]] = 1
    return codes[np.cumsum(steps)]


def _placed(entries: Sequence[bytes], bases: Sequence[int]) -> npt.NDArray[np.uint64]:
    """Entries of some stretches as they are sorted: the best level first, then by number of the whole index."""
    given = np.frombuffer(b"".join(entries), np.uint16).astype(np.uint64)
    before = np.repeat(np.array(bases, np.uint64), [len(some) // _ENTRY for some in entries])
    levels, numbers = given >> np.uint64(12), (given & np.uint64(0xFFF)) + before
    placed: npt.NDArray[np.uint64] = ((np.uint64(15) - levels) << _DOCUMENT) | numbers
    return placed


def _lists(entries: Codes) -> tuple[Codes, Ints, list[str]]:
    """Each token's number, how many documents have it, and its posting list."""
    rows = np.sort(entries)
    if not len(rows):
        return rows, np.zeros(0, np.int64), []
    tokens = rows >> _LEVEL
    firsts = np.flatnonzero(np.append(True, tokens[1:] != tokens[:-1]))
    counts = np.diff(np.append(firsts, len(rows)))
    known = tokens[firsts]
    if counts.max() > LONGEST:
        rows = rows[np.arange(len(rows)) - np.repeat(firsts, counts) < LONGEST]
    return known, counts, _written(rows, np.minimum(counts, LONGEST), counts)


def _written(rows: Codes, kept: Ints, counts: Ints) -> list[str]:
    """The lists: how long one was if it was cut; then for each level its size and the distances."""
    numbers = (rows & _ONLY_DOCUMENT).astype(np.int64)
    groups = rows >> _DOCUMENT
    starts = np.append(True, groups[1:] != groups[:-1])
    first = np.flatnonzero(starts)
    sizes = np.diff(np.append(first, len(rows)))
    levels = 15 - ((groups[first] & _ONLY_LEVEL).astype(np.int64))
    distances = np.append(0, numbers[1:] - numbers[:-1] - 1)
    distances[first] = numbers[first]
    heads = np.append(0, np.cumsum(kept)[:-1])
    cut = counts > kept
    told = np.zeros(len(rows), np.int64)
    told[heads[cut]] = 1
    place = np.arange(len(rows)) + np.cumsum(starts) + np.cumsum(told)
    values = np.zeros(len(rows) + len(first) + int(cut.sum()), np.int64)
    values[place] = distances
    values[place[first] - 1] = 16 * sizes + levels
    values[place[heads[cut]] - 2] = 16 * counts[cut]
    begins = place[heads] - 1 - told[heads]
    text, ends = _encoded(values)
    cuts = np.append(np.append(0, ends)[begins], len(text)).tolist()
    return [text[start:end] for start, end in pairwise(cuts)]


def _encoded(values: Ints) -> tuple[str, Ints]:
    """All numbers as `encode_numbers` writes them, and where each ends."""
    last, lengths = values.astype(np.int32), np.ones(len(values), np.int64)
    signs: list[tuple[Ints, npt.NDArray[np.int32]]] = []
    longer, left = np.arange(len(values)), last
    while len(some := np.flatnonzero(left >= len(ENDS))):
        longer = longer.take(some)
        left, sign = np.divmod(left.take(some) - len(ENDS), len(CONTINUES))
        signs.append((longer, sign))
        lengths[longer] += 1
        last[longer] = left
    ends = np.cumsum(lengths)
    out = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    begins = ends - lengths
    for place, (where, sign) in enumerate(signs):
        out[begins.take(where) + place] = _CONTINUES.take(sign)
    out[ends - 1] = _ENDS.take(last)
    return out.tobytes().decode("ascii"), ends
