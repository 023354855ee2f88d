"""A stretch: some documents counted and inverted together, by arithmetic on arrays.

The counts are those of `count`; a test holds the two together. Tokens of up to four letters are
numbers, the few longer ones (numbers, and what stands beside them) stay text. A stretch is cut
into cells by the hash that chooses a shard, so that the cells of all stretches can be merged
one after another, and a cell that nobody changed need not be merged again.
"""

import marshal
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from lokm_build.search.count import BODY, HEADINGS, LEVELS, NAMES, SATURATION, SUMMARY, TITLE, Field, level
from lokm_build.search.document import Document
from lokm_build.search.letters import LONGEST_SHORT, Codes, codes_of, hashes_of, thai_codes, utf16
from lokm_build.search.shards import shard_of
from lokm_build.search.tokens import PIECE, beside, folded_each, latin_tokens, number_tokens

MOST = 4096
"""Documents in a stretch at most: a document's number within it has twelve bits."""

Floats = npt.NDArray[np.float64]

_NUMBER, _REST = np.uint64(12), np.uint64(0xFFF)
_FOREIGN = re.compile(PIECE.pattern.partition("|")[2])
"""The pieces of a text that are not Thai."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """One field of all documents: the keys (token, document) that occur, how often, and what once is worth."""

    keys: Codes
    times: Floats
    each: Floats
    longer: Sequence[Counter[str]]

    @property
    def weights(self) -> Floats:
        """What each key adds."""
        worth: Floats = self.each[(self.keys & _REST).astype(np.intp)] * self.times
        return worth


def stretch(documents: Sequence[Document], parts: int) -> list[bytes]:
    """The cells of some documents, as many as `parts`, a power of two."""
    fields = [_counted(texts, field, field is not BODY) for field, texts in _texts(documents)]
    # Each field's keys are sorted already: a stable sort merges them.
    keys = _distinct(np.sort(np.concatenate([field.keys for field in fields]), kind="stable"))
    weights = np.zeros(len(keys))
    for field in fields:
        weights[np.searchsorted(keys, field.keys)] += field.weights
    levels = np.clip(((LEVELS + 1) * weights / (weights + SATURATION) + 0.5).astype(np.int64), 1, LEVELS)
    entries = (levels.astype(np.uint16) << np.uint16(12)) | (keys & _REST).astype(np.uint16)
    return _cells(keys >> _NUMBER, entries, _longer(fields, len(documents)), parts)


def _texts(documents: Sequence[Document]) -> Iterator[tuple[Field, list[str]]]:
    """The fields in the order in which `count` adds them up, the body last."""
    yield TITLE, [one.title for one in documents]
    yield HEADINGS, ["\n".join(part.heading for part in one.parts) for one in documents]
    yield NAMES, ["\n".join(one.names) for one in documents]
    yield SUMMARY, [one.summary for one in documents]
    yield BODY, ["\n".join(part.text for part in one.parts) for one in documents]


def _counted(texts: Sequence[str], field: Field, inner: bool) -> _Counted:
    known = folded_each(texts)
    units = utf16("\n".join(known))
    ends = np.fromiter(accumulate(len(text.encode("utf-16-le", "surrogatepass")) // 2 + 1 for text in known), np.int64)
    codes, places = thai_codes(units, inner)
    numbers = np.searchsorted(ends, places, side="right").astype(np.uint64)
    short: list[str] = []
    whose: list[int] = []
    longer: list[Counter[str]] = []
    for number, text in enumerate(known):
        some = _foreign(text)
        small = [token for token in some if len(token) <= LONGEST_SHORT]
        short += small
        whose += [number] * len(small)
        longer.append(Counter(token for token in some if len(token) > LONGEST_SHORT))
    keys = np.concatenate(((codes << _NUMBER) | numbers, (codes_of(short) << _NUMBER) | np.array(whose, np.uint64)))
    found, times = np.unique(keys, return_counts=True)
    each = np.array([field.per_token(len(text)) for text in known])
    return _Counted(found, times.astype(np.float64), each, longer)


def _distinct(rows: Codes) -> Codes:
    """The values of a sorted array; `np.unique` alone hashes, which takes longer."""
    found: Codes = rows[np.append(True, rows[1:] != rows[:-1])] if len(rows) else rows
    return found


def _foreign(text: str) -> list[str]:
    found: list[str] = []
    for match in _FOREIGN.finditer(text):
        if match.lastgroup == "latin":
            found += latin_tokens(match[0])
        else:
            found += number_tokens(match[0])
            found += beside(text, match)
    return found


def _longer(fields: Sequence[_Counted], count: int) -> dict[str, "array[int]"]:
    """The entries of the tokens that have no number."""
    entries: dict[str, array[int]] = {}
    for number in range(count):
        weights: dict[str, float] = {}
        for field in fields:
            for token, times in field.longer[number].items():
                weights[token] = weights.get(token, 0.0) + float(field.each[number]) * times
        for token, weight in weights.items():
            entries.setdefault(token, array("H")).append(level(weight) << 12 | number)
    return entries


def _cells(codes: Codes, entries: npt.NDArray[np.uint16], longer: dict[str, "array[int]"], parts: int) -> list[bytes]:
    """Codes come sorted, each as often as it has entries."""
    tokens, firsts = np.unique(codes, return_index=True)
    lengths = np.diff(np.append(firsts, len(codes)))
    part = (hashes_of(tokens) & np.uint32(parts - 1)).astype(np.uint16)
    order = np.argsort(part, kind="stable")
    moved = np.argsort(np.repeat(part, lengths), kind="stable")
    token_ends = np.searchsorted(part[order], np.arange(parts + 1)).tolist()
    tokens, lengths, entries = tokens[order], lengths[order].astype(np.uint16), entries[moved]
    entry_ends = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))[token_ends].tolist()
    words: list[list[tuple[str, bytes]]] = [[] for _ in range(parts)]
    for token in sorted(longer):
        words[shard_of(token, 32) & (parts - 1)].append((token, longer[token].tobytes()))
    return [
        _cell(tokens[first:last], lengths[first:last], entries[start:end], some)
        for first, last, start, end, some in zip(
            token_ends, token_ends[1:], entry_ends, entry_ends[1:], words, strict=False
        )
    ]


def _cell(
    codes: Codes, lengths: npt.NDArray[np.uint16], entries: npt.NDArray[np.uint16], words: list[tuple[str, bytes]]
) -> bytes:
    if not (len(codes) or words):
        return b""
    return marshal.dumps((codes.tobytes(), lengths.tobytes(), entries.tobytes(), words))
