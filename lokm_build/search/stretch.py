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
from functools import lru_cache

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

FIELDS = (TITLE, HEADINGS, NAMES, SUMMARY, BODY)

_NUMBER, _REST = np.uint64(12), np.uint64(0xFFF)
_FIELD, _ONLY_FIELD = np.uint64(3), np.uint64(0x7)
_FOREIGN = re.compile(PIECE.pattern.partition("|")[2])
"""The pieces of a text that are not Thai."""


def stretch(documents: Sequence[Document], parts: int) -> list[bytes]:
    """The cells of some documents, as many as `parts`, a power of two."""
    count = len(documents)
    known = folded_each([text for _, texts in _texts(documents) for text in texts])
    each = np.array([field.per_token(len(text)) for field, some in _by_field(known, count) for text in some])
    short, longer = _foreign(known)
    rows = np.concatenate((_thai(known, count), _rows(codes_of([token for token, _ in short]), short, count)))
    found, times = np.unique(rows, return_counts=True)
    keys, weights = _weighted(found, times, each.reshape(len(FIELDS), count))
    levels = np.clip(((LEVELS + 1) * weights / (weights + SATURATION) + 0.5).astype(np.int64), 1, LEVELS)
    entries = (levels.astype(np.uint16) << np.uint16(12)) | (keys & _REST).astype(np.uint16)
    return _cells(keys >> _NUMBER, entries, _longer(longer, each, count), parts)


def _texts(documents: Sequence[Document]) -> Iterator[tuple[Field, list[str]]]:
    """The fields in the order in which `count` adds them up, the body last."""
    yield TITLE, [one.title for one in documents]
    yield HEADINGS, ["\n".join(part.heading for part in one.parts) for one in documents]
    yield NAMES, ["\n".join((*one.names, *one.attachments)) for one in documents]
    yield SUMMARY, [one.summary for one in documents]
    yield BODY, ["\n".join(part.text for part in one.parts) for one in documents]


def _by_field(known: Sequence[str], count: int) -> Iterator[tuple[Field, Sequence[str]]]:
    for place, field in enumerate(FIELDS):
        yield field, known[place * count : (place + 1) * count]


def _thai(known: Sequence[str], count: int) -> Codes:
    """A row for each token of a Thai run: token, document and field as one number."""
    bodies = (len(FIELDS) - 1) * count
    parts = [(0, known[:bodies], True), (bodies, known[bodies:], False)]
    return np.concatenate([_rows_of(texts, first, inner, count) for first, texts, inner in parts])


def _rows_of(texts: Sequence[str], first: int, inner: bool, count: int) -> Codes:
    lengths = np.fromiter((len(text.encode("utf-16-le", "surrogatepass")) // 2 + 1 for text in texts), np.int64)
    codes, places = thai_codes(utf16("\n".join(texts)), inner)
    return _row(codes, first + np.searchsorted(np.cumsum(lengths), places, side="right"), count)


def _rows(codes: Codes, held: Sequence[tuple[str, int]], count: int) -> Codes:
    return _row(codes, np.fromiter((text for _, text in held), np.int64, len(held)), count)


def _row(codes: Codes, texts: npt.NDArray[np.int64], count: int) -> Codes:
    field, document = np.divmod(texts, count)
    found: Codes = (((codes << _NUMBER) | document.astype(np.uint64)) << _FIELD) | field.astype(np.uint64)
    return found


def _weighted(rows: Codes, times: npt.NDArray[np.int64], each: Floats) -> tuple[Codes, Floats]:
    """The distinct keys (token, document), and the weight of each: of its fields one after another, as `count` adds."""
    keys = rows >> _FIELD
    firsts = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    place = np.cumsum(firsts) - 1
    fields = (rows & _ONLY_FIELD).astype(np.intp)
    worth = each[fields, (keys & _REST).astype(np.intp)] * times
    keys = keys[firsts]
    weights = np.zeros(len(keys))
    for field in range(len(FIELDS)):
        its = fields == field
        weights[place[its]] += worth[its]
    return keys, weights


def _foreign(known: Sequence[str]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The tokens of what is not Thai, each with the place of its text: those that have a number, the longer ones."""
    short: list[tuple[str, int]] = []
    longer: list[tuple[str, int]] = []
    for text, whole in enumerate(known):
        for match in _FOREIGN.finditer(whole):
            start, end = match.span()
            if match.lastgroup == "latin":
                tokens = _of_word(match[0])
            else:
                tokens = _of_number(match[0], whole[max(start - 3, 0) : start], whole[end : end + 3])
            short += [(token, text) for token in tokens[0]]
            longer += [(token, text) for token in tokens[1]]
    return short, longer


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> tuple[list[str], list[str]]:
    return _parted(latin_tokens(word))


@lru_cache(maxsize=1 << 15)
def _of_number(number: str, before: str, after: str) -> tuple[list[str], list[str]]:
    return _parted([*number_tokens(number), *beside(number, before, after)])


def _parted(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    return (
        [token for token in tokens if len(token) <= LONGEST_SHORT],
        [token for token in tokens if len(token) > LONGEST_SHORT],
    )


def _longer(held: Sequence[tuple[str, int]], each: Floats, count: int) -> dict[str, "array[int]"]:
    """The entries of the tokens that have no number, by document."""
    weights: dict[tuple[int, str], float] = {}
    for (token, text), times in Counter(held).items():
        key = text % count, token
        weights[key] = weights.get(key, 0.0) + float(each[text]) * times
    entries: dict[str, array[int]] = {}
    for (number, token), weight in sorted(weights.items()):
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
