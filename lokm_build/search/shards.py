"""Inversion: the counts of all documents become posting lists, the lists become small shards.

A list names documents by number, best level first, and inside a level by the
distance to the one before. A list longer than `LONGEST` keeps its best and says how
long it was. A shard is chosen by a hash of the token, so a reader loads only what it asks for.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sized
from itertools import pairwise

from lokm_build.search.codec import encode_numbers, encode_text, encode_token, quoted
from lokm_build.search.count import LEVELS, Counts

LONGEST = 1200
MEAN_SHARD = 3_000
LARGEST_SHARD = 16_000
FREQUENT = 1200

Postings = Mapping[str, "array[int]"]


def invert(counts: Iterable[Counts]) -> Postings:
    """For each token `number * 16 + level` of the documents that hold it, by number."""
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, counted in enumerate(counts):
        for level, held in enumerate(counted.levels, 1):
            if held:
                entry = number * 16 + level
                for token in held.split("\n"):
                    postings[token].append(entry)
    return postings


def posting_list(entries: "array[int]") -> str:
    """One list: groups of (level + 16 × length, distances); level 0 tells how long a list was."""
    if len(entries) == 1:
        return encode_numbers((16 + entries[0] % 16, entries[0] // 16))
    numbers: list[int] = []
    if len(entries) > LONGEST:
        numbers.append(16 * len(entries))
        entries = array("L", sorted(entries, key=lambda entry: (-(entry % 16), entry))[:LONGEST])
    groups: list[list[int]] = [[] for _ in range(LEVELS + 1)]
    for entry in entries:
        groups[entry % 16].append(entry // 16)
    for level in range(LEVELS, 0, -1):
        if held := groups[level]:
            numbers.append(16 * len(held) + level)
            numbers += _distances(held)
    return encode_numbers(numbers)


def _distances(numbers: list[int]) -> list[int]:
    return [numbers[0], *(later - number - 1 for number, later in pairwise(numbers))]


def shard_of(token: str, bits: int) -> int:
    """FNV-1a over UTF-16 code units, folded to the number of shards."""
    value = 0x811C9DC5
    for letter in token:
        value = ((value ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return (value ^ (value >> 15)) & ((1 << bits) - 1)


def shards(postings: Postings) -> tuple[int, Mapping[str, bytes]]:
    """The number of bits that choose a shard, and all shards by their place in the site."""
    entries = [(token, f"{encode_token(token)} {posting_list(postings[token])}") for token in sorted(postings)]
    total = sum(len(entry) + 1 for _, entry in entries)
    bits = max(0, (max(total // MEAN_SHARD, 1) - 1).bit_length())
    while True:
        held: defaultdict[int, list[str]] = defaultdict(list)
        for token, entry in entries:
            held[shard_of(token, bits)].append(entry)
        files = {shard_path(number): shard_file(number, held[number]) for number in range(1 << bits)}
        if bits > 20 or max(map(len, files.values())) <= LARGEST_SHARD:
            return bits, files
        bits += 1


def shard_path(number: int) -> str:
    """Where a shard stands in the site."""
    return f"search/grams/{number:x}.js"


def shard_file(number: int, entries: list[str]) -> bytes:
    """A shard as a script that hands itself in."""
    held = "!" + "".join(entry + "!" for entry in entries)
    return f'lokm.search.take("grams/{number:x}",{quoted(held)});\n'.encode()


def frequent(postings: Mapping[str, Sized], most: int = FREQUENT) -> str:
    """The tokens found in most documents, a line for each power of √2, the highest first: `power tokens`."""
    common = sorted(postings, key=lambda token: (-len(postings[token]), token))[:most]
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for token in common:
        if len(postings[token]) > 1:
            lines[_power(len(postings[token]))].append(token)
    return encode_text("\n".join(" ".join(tokens) for tokens in _by_power(lines)))


def _by_power(lines: Mapping[int, list[str]]) -> list[list[str]]:
    return [[str(power), *lines[power]] for power in sorted(lines, reverse=True)]


def _power(number: int) -> int:
    """The largest whole p with √2^p ≤ number, without floating point."""
    return (number * number).bit_length() - 1


