"""Assembly: merged parts become shards, as `shards` makes them of the whole.

A part holds the tokens whose hash ends in its number; since a shard is chosen by the last bits of the
same hash, a part becomes whole shards. How many bits choose a shard follows from the sizes of all entries.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from lokm_build.search.merge import Merged
from lokm_build.search.shards import FREQUENT, LARGEST_SHARD, MEAN_SHARD, frequent, shard_file

Named = TypeVar("Named")

MEAN_STRETCH = 128
LONGEST_STRETCH = 256
_MOST_PARTS = 1024
_MOST_BITS = 20


@dataclass(frozen=True, slots=True)
class Sizes:
    """What must be known of a part before its shards can be made: numbers of 32 bits for each entry.

    `common` are the commonest tokens, a line each, `counts` the numbers of their documents.
    """

    hashes: bytes
    lengths: bytes
    written: bytes
    counts: bytes
    common: str


def parts_for(documents: int) -> int:
    """How many parts the tokens of so many documents are cut into: a power of two."""
    return int(min(_MOST_PARTS, 1 << (documents // 16).bit_length()))


def stretches(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last (not included) of each stretch; a name alone decides whether one ends there.

    So a document that comes or goes changes one stretch, and shifts the others as they are.
    """
    start = 0
    for place, name in enumerate(names, 1):
        if crc32(name.encode("utf-8", "surrogatepass")) % MEAN_STRETCH == 0 or place - start == LONGEST_STRETCH:
            yield start, place
            start = place
    if start < len(names):
        yield start, len(names)


def sizes(part: Merged) -> Sizes:
    """The sizes of a part's entries: in letters, and as they are written in a shard."""
    counts = np.frombuffer(part.counts, np.uint32)
    tokens = part.tokens.split("\n") if part.tokens else []
    # Tokens come in order, so a stable sort leaves those of one count in order.
    common = np.argsort(-counts.astype(np.int64), kind="stable")[:FREQUENT]
    common = common[counts[common] > 1]
    lengths, written = _lengths(part.entries)
    return Sizes(
        part.hashes, lengths, written, counts[common].tobytes(), "\n".join([tokens[place] for place in common.tolist()])
    )


def _lengths(entries: str) -> tuple[bytes, bytes]:
    """How long each entry is, in letters and as it is written."""
    if not entries.isascii():
        each = entries.split("!")
        written = [len(json.dumps(entry)) - 2 for entry in each]
        return np.array([len(entry) for entry in each], np.uint32).tobytes(), np.array(written, np.uint32).tobytes()
    ends = np.flatnonzero(np.frombuffer(entries.encode() + b"!" * bool(entries), np.uint8) == ord("!"))
    lengths = np.diff(ends, prepend=-1) - 1
    found = lengths.astype(np.uint32).tobytes()
    return found, found


def shard_bits(parts: Sequence[Sizes]) -> int:
    """How many bits choose a shard: few enough that shards are worth a request, enough that none is large."""
    hashes, lengths, written = (
        np.frombuffer(b"".join(one), np.uint32)
        for one in zip(*((part.hashes, part.lengths, part.written) for part in parts), strict=True)
    )
    total = int(lengths.sum(dtype=np.int64)) + len(lengths)
    bits = max(0, (max(total // MEAN_SHARD, 1) - 1).bit_length())
    while bits <= _MOST_BITS and _largest(hashes, written, bits) > LARGEST_SHARD:
        bits += 1
    return bits


def _largest(hashes: npt.NDArray[np.uint32], written: npt.NDArray[np.uint32], bits: int) -> int:
    """The bytes of the largest shard file."""
    shard = hashes & np.uint32((1 << bits) - 1)
    held = np.bincount(shard, weights=written.astype(np.float64) + 1, minlength=1 << bits)
    empty = np.array([len(shard_file(16**digits - 1, [])) for digits in range(1, 7)])
    digits = np.searchsorted(16 ** np.arange(1, 7), np.arange(1 << bits), side="right")
    return int((held + empty[digits]).max())


def shards_of(number: int, count: int, bits: int) -> range:
    """The shards that part `number` of `count` becomes, or the one it goes into where there are fewer."""
    size = 1 << bits
    return range(number, size, count) if size >= count else range(number % size, number % size + 1)


def parts_of(shard: int, count: int, bits: int) -> range:
    """The parts that a shard is made of."""
    size = 1 << bits
    return range(shard, count, size) if size < count else range(shard % count, shard % count + 1)


def made_shards(parts: Iterable[Merged], wanted: Iterable[int], bits: int) -> dict[int, bytes]:
    """The files of these shards, from the parts that they are made of."""
    held: dict[int, list[str]] = {shard: [] for shard in wanted}
    for shard, entry in _rows([part for part in parts if part.tokens], bits):
        if shard in held:
            held[shard].append(entry)
    return {shard: shard_file(shard, entries) for shard, entries in held.items()}


def _rows(parts: Sequence[Merged], bits: int) -> Iterable[tuple[int, str]]:
    """Shard and entry of each token, by token; those of one part come in order already."""
    mask = np.uint32((1 << bits) - 1)
    hashes = [(np.frombuffer(part.hashes, np.uint32) & mask).tolist() for part in parts]
    entries = [part.entries.split("!") for part in parts]
    if len(parts) == 1:
        return zip(hashes[0], entries[0], strict=True)
    tokens = (part.tokens.split("\n") for part in parts)
    rows = [row for some in zip(tokens, hashes, entries, strict=True) for row in zip(*some, strict=True)]
    return ((shard, entry) for _, shard, entry in sorted(rows))


def frequent_of(parts: Iterable[Sizes]) -> str:
    """The tokens found in most documents, as `frequent` tells them."""
    held = [(np.frombuffer(part.counts, np.uint32), part.common) for part in parts]
    all_counts = np.concatenate([np.zeros(0, np.uint32), *(counts for counts, _ in held)])
    place = len(all_counts) - FREQUENT
    least = np.partition(all_counts, place)[place] if place > 0 else 0
    common: dict[str, range] = {}
    for counts, tokens in held:
        many = int((counts >= least).sum())
        common |= zip(tokens.split("\n", many)[:many], map(range, counts[:many].tolist()), strict=True)
    return frequent(common)
