"""Nearness: which assets to compare closely, found for all assets at once by arithmetic on arrays.

Takes the terms of each asset and the lists of assets that share a topic or an indicator; returns
for each asset the most promising others, and how alike their texts are. Linear: each asset keeps its
most telling terms, a term that many bear tells nothing, and an asset meets only so many others.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

TERMS_KEPT = 20
LONGEST_LIST = 40
MOST_MET = 160
COMPARED = 12
FEWEST = 5
MOST_TIMES = 3

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

Hope = tuple[int, int, float]
"""An asset, another one, and how much speaks for it besides the text; assets go by number."""

Candidate = tuple[int, float]
"""Another asset, and how alike the texts are: 1 for equal, 0 for nothing in common."""


MARK = np.dtype("<i8")
"""A term as a number, the same in every build: arithmetic needs to know no more of it."""


def candidates(terms: Sequence[bytes], suggested: Sequence[bool], hopes: Iterable[Hope]) -> list[list[Candidate]]:
    """For each asset the most promising of those that may be suggested, the best first."""
    size = len(terms)
    if not size:
        return []
    pairs, alike = _alike(*_vectors(terms), np.array(suggested, np.bool_), size)
    more = np.array(list(hopes), np.float64).reshape(-1, 3)
    keys = np.concatenate((pairs, (more[:, 0] * size + more[:, 1]).astype(np.int64)))
    both, promise = _summed(keys, np.concatenate((alike, more[:, 2])))
    text = np.zeros(len(both))
    text[np.searchsorted(both, pairs)] = alike
    ones, others = both // size, both % size
    apart = ones != others
    ones, others, promise, text = ones[apart], others[apart], promise[apart], text[apart]
    hopeful = _hopeful(ones, promise, size)
    ones, others, promise, text = ones[hopeful], others[hopeful], promise[hopeful], text[hopeful]
    order = np.lexsort((-promise, ones))  # stable, and the others of each stand in order
    order = order[_rank(ones[order]) < COMPARED]
    found: list[list[Candidate]] = [[] for _ in range(size)]
    for one, other, likeness in zip(ones[order].tolist(), others[order].tolist(), text[order].tolist(), strict=True):
        found[one].append((other, likeness))
    return found


def _hopeful(ones: Ints, promise: Floats, size: int) -> npt.NDArray[np.bool_]:
    """Leaves out what promises less than an asset's average, where enough promise more: it need not be sorted."""
    average = np.bincount(ones, promise, minlength=size) / np.maximum(np.bincount(ones, minlength=size), 1)
    above: npt.NDArray[np.bool_] = promise >= average[ones]
    few = np.bincount(ones[above], minlength=size) < COMPARED
    return above | few[ones]


def _vectors(terms: Sequence[bytes]) -> tuple[Ints, Ints, Floats]:
    """Asset, term and weight, by asset and then by weight: vectors of length one of the most telling terms (tf-idf)."""
    each, known = _numbered(np.frombuffer(b"".join(terms), MARK))
    assets = np.repeat(np.arange(len(terms)), [len(marks) // MARK.itemsize for marks in terms])
    pairs, times = _counted(assets * max(known, 1) + each)
    owner, term = pairs // max(known, 1), pairs % max(known, 1)
    spread = np.bincount(term, minlength=known)
    limit = min(LONGEST_LIST, max(FEWEST, len(terms) // 2))
    telling = (spread[term] > 1) & (spread[term] <= limit)
    owner, term, times = owner[telling], term[telling], times[telling]
    # One logarithm for every machine: arrays may be computed in ways that differ in the last bit.
    rarity = np.array([math.log(1 + len(terms) / max(bearers, 1)) for bearers in range(limit + 1)])
    weight = np.minimum(times, MOST_TIMES) * rarity[spread[term]]
    order = np.lexsort((-weight, owner))  # stable, and the terms of each stand in order
    order = order[_rank(owner[order]) < TERMS_KEPT]
    owner, term, weight = owner[order], term[order], weight[order]
    length = np.sqrt(np.bincount(owner, weight * weight, minlength=len(terms)))
    return owner, term, weight / length[owner]


def _numbered(marks: Ints) -> tuple[Ints, int]:
    """Each term by its number, in the order in which the terms first stand there, and how many terms there are."""
    _, first, term = np.unique(marks, return_index=True, return_inverse=True)
    number = np.empty(len(first), np.int64)
    number[np.argsort(first)] = np.arange(len(first))
    return number[term], len(first)


def _alike(owner: Ints, term: Ints, weight: Floats, fit: npt.NDArray[np.bool_], size: int) -> tuple[Ints, Floats]:
    """Pairs of assets (the first times `size`, and the second) that share telling terms, and how alike they are."""
    order = np.argsort(term, kind="stable")
    order = order[fit[owner[order]]]
    bearer, its_term, its_weight = owner[order], term[order], weight[order]
    first = np.searchsorted(its_term, term, side="left")
    count = np.searchsorted(its_term, term, side="right") - first
    met = np.cumsum(count) - count
    starts = np.searchsorted(owner, np.arange(size))
    met -= met[np.minimum(starts[owner], len(met) - 1)] if len(met) else met
    wanted = met <= MOST_MET
    first, count, ones, weights = first[wanted], count[wanted], owner[wanted], weight[wanted]
    place = np.repeat(first - (np.cumsum(count) - count), count) + np.arange(int(count.sum()))
    keys = np.repeat(ones, count) * size + bearer[place]
    return _summed(keys, np.repeat(weights, count) * its_weight[place])


def _summed(keys: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Each key once, in order, with the sum of its values, which are added in the order in which they come."""
    order = np.argsort(keys, kind="stable")  # the quickest for keys of which many are in order
    ordered = keys[order]
    is_first = _is_first(ordered)
    return ordered[is_first], np.bincount(np.cumsum(is_first) - 1, values[order]).astype(np.float64)


def _counted(keys: Ints) -> tuple[Ints, Ints]:
    """Each key once, in order, and how often it stands there."""
    ordered = np.sort(keys, kind="stable")
    first = np.flatnonzero(_is_first(ordered))
    return ordered[first], np.diff(first, append=len(keys))


def _is_first(ordered: Ints) -> npt.NDArray[np.bool_]:
    """Whether a key is the first of its kind."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _rank(sorted_keys: Ints) -> Ints:
    """The place of each row among those of its key."""
    size = len(sorted_keys)
    first = np.flatnonzero(_is_first(sorted_keys))
    rank: Ints = np.arange(size) - np.repeat(first, np.diff(first, append=size))
    return rank
