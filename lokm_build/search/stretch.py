"""A stretch: some documents counted and inverted together, by arithmetic on arrays.

The counts are those of `count`; a test holds the two together. Tokens of up to four letters are
numbers; the few longer ones (numbers, and what stands beside them) are numbered behind those, and stay
text outside. A stretch is cut into cells by the hash that chooses a shard, so that the cells of all
stretches can be merged one after another, and a cell that nobody changed need not be merged again.
"""

import marshal
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lokm_build.search.count import BODY, HEADINGS, LEVELS, NAMES, SATURATION, SUMMARY, TITLE, Field
from lokm_build.search.document import Document
from lokm_build.search.letters import (
    LONGER,
    LONGEST_SHORT,
    Codes,
    codes_of,
    hashes_of,
    hashes_of_longer,
    latin_codes,
    letters_of,
    pieces_of,
    run_ends,
    spread,
    thai_codes,
)
from lokm_build.search.tokens import beside, folded_each, number_forms
from lokm_build.thai.units import Units, units_of

MOST = 4096
"""Documents in a stretch at most: a document's number within it has twelve bits."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

FIELDS = (TITLE, HEADINGS, NAMES, SUMMARY, BODY)

_FIELD, _ONLY_FIELD = np.uint64(3), np.uint64(0x7)
_NUMBER, _REST = np.uint64(12), np.uint64(0xFFF)
_OWNER_BITS, _OWNER = np.uint64(15), np.uint64(0x7FFF)
_AROUND = 3
"""Letters on each side of a number that may say something of it."""


def stretch(documents: Sequence[Document], parts: int) -> list[bytes]:
    """The cells of some documents, as many as `parts`, a power of two."""
    count = len(documents)
    known = folded_each([text for _, texts in _texts(documents) for text in texts])
    each = np.array([field.per_token(len(text)) for field, some in _by_field(known, count) for text in some])
    rows, longer = _rows(known, count)
    keys, weights = _weighted(*_counted(rows), each.reshape(len(FIELDS), count))
    levels = np.clip(((LEVELS + 1) * weights / (weights + SATURATION) + 0.5).astype(np.int64), 1, LEVELS)
    entries = (levels.astype(np.uint16) << np.uint16(12)) | (keys & _REST).astype(np.uint16)
    return _cells(keys >> _NUMBER, entries, longer, parts)


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


def _rows(known: Sequence[str], count: int) -> tuple[Codes, list[str]]:
    """A row for each token, with document and field as one number; and the longer tokens, in their order."""
    data = "".join([text + "\n" for text in known])  # a folded text holds no line feed
    units = units_of(data)
    ends = np.flatnonzero(units == ord("\n"))
    body = int(ends[-count - 1]) + 1 if count else 0
    field, document = np.divmod(np.arange(len(known), dtype=np.uint64), np.uint64(max(count, 1)))
    owner = np.repeat((document << _FIELD) | field, np.diff(ends, prepend=-1))
    pieces = pieces_of(units)
    tokens, longer, places = _numbers(units, *run_ends(pieces.number))
    held = [
        (0, *thai_codes(units[:body], pieces.thai[:body], inner=True)),
        (body, *thai_codes(units[body:], pieces.thai[body:], inner=False)),
        (0, *latin_codes(units, pieces.latin)),
        (0, tokens, places),
    ]
    return np.concatenate([(codes << _OWNER_BITS) | owner[start:][at] for start, codes, at in held]), longer


def _numbers(units: Units, starts: Ints, ends: Ints) -> tuple[Codes, list[str], Ints]:
    """The tokens of numbers that stand there, the longer ones by their place among `longer`; and where each stands."""
    around = "\n" * _AROUND
    text = f"{around}{letters_of(units)}{around}"
    known: dict[str, int] = {}
    which = [
        known.setdefault(text[start : end + 2 * _AROUND], len(known))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]
    tokens = list(map(_of_number, known))
    longer = sorted({token for some in tokens for token in some if len(token) > LONGEST_SHORT})
    numbered = {token: LONGER + number for number, token in enumerate(longer)}
    short = list({token for some in tokens for token in some} - numbered.keys())
    numbered |= zip(short, codes_of(short).tolist(), strict=True)
    codes = np.array([numbered[token] for some in tokens for token in some], np.uint64)
    lengths = np.array([len(some) for some in tokens], np.int64)
    return _each_time(codes, lengths, np.array(which, np.int64)), longer, np.repeat(starts, lengths[which])


def _each_time(codes: Codes, lengths: Ints, which: Ints) -> Codes:
    """The tokens of each number that stands there, from those of the distinct ones."""
    begins = np.cumsum(lengths) - lengths
    found: Codes = codes[spread(begins[which], lengths[which])]
    return found


@lru_cache(maxsize=1 << 15)
def _of_number(said: str) -> list[str]:
    """The tokens of a number, which comes with what stands on each side of it."""
    number = said[_AROUND:-_AROUND]
    forms = number_forms(number)
    return ["#" + form for form in forms] + beside(forms, said[:_AROUND], said[-_AROUND:])


def _counted(rows: Codes) -> tuple[Codes, Ints]:
    """The distinct rows in order, and how often each stands there."""
    rows.sort()
    firsts = _firsts(rows)
    return rows[firsts], np.diff(firsts, append=len(rows))


def _weighted(rows: Codes, times: Ints, each: Floats) -> tuple[Codes, Floats]:
    """The distinct keys (token, document), and the weight of each: of its fields one after another, as `count` adds."""
    by_owner = np.zeros((each.shape[1], int(_ONLY_FIELD) + 1))
    by_owner[:, : len(FIELDS)] = each.T
    worth = by_owner.reshape(-1)[(rows & _OWNER).view(np.int64)] * times
    keys = rows >> _FIELD
    is_first = _is_first(keys)
    place, known = np.cumsum(is_first) - 1, keys[np.flatnonzero(is_first)]
    return known, np.bincount(place, worth, len(known)).astype(np.float64, copy=False)


def _firsts(ordered: Codes) -> Ints:
    """Where each of some sorted numbers stands first."""
    return np.flatnonzero(_is_first(ordered))


def _is_first(ordered: Codes) -> npt.NDArray[np.bool_]:
    return np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]


def _cells(codes: Codes, entries: npt.NDArray[np.uint16], longer: Sequence[str], parts: int) -> list[bytes]:
    """Codes come sorted, each as often as it has entries."""
    firsts = _firsts(codes)
    tokens, lengths = codes[firsts], np.diff(firsts, append=len(codes))
    short = len(tokens) - len(longer)
    hashes = np.concatenate((hashes_of(tokens[:short]), hashes_of_longer(longer)))
    part = (hashes & np.uint32(parts - 1)).astype(np.uint16)
    order = np.argsort(part, kind="stable")
    tokens, lengths, entries = tokens[order], lengths[order], entries.take(spread(firsts[order], lengths[order]))
    token_ends = np.searchsorted(part[order], np.arange(parts + 1))
    entry_ends = np.append(0, np.cumsum(lengths))[token_ends]
    lengths = lengths.astype(np.uint16)
    words: list[list[str]] = [[] for _ in range(parts)]
    for its, token in zip(part[short:].tolist(), longer, strict=True):
        words[its].append(token)
    return [
        _cell(tokens[first:last], lengths[first:last], entries[start:end], some)
        for (first, last), (start, end), some in zip(
            pairwise(token_ends.tolist()), pairwise(entry_ends.tolist()), words, strict=True
        )
    ]


def _cell(codes: Codes, lengths: npt.NDArray[np.uint16], entries: npt.NDArray[np.uint16], words: list[str]) -> bytes:
    """The longer tokens come last, as they are."""
    if not len(codes):
        return b""
    short = codes[: len(codes) - len(words)]
    return marshal.dumps((short.tobytes(), "\n".join(words), lengths.tobytes(), entries.tobytes()))
