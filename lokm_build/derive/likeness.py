"""Likeness: which assets treat the same matter, computed from topics, indicators and text.

Linear in the size of the catalogue: each asset keeps its most telling terms, lists of
assets that grew too long to tell anything are skipped, and only the best candidates by
what they share are compared closely. The same catalogue always gives the same answer.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Status

SHOWN = 5
FLOOR = 0.2
TERMS_KEPT = 24
LONGEST_LIST = 48
COMPARED = 24
TEXT_READ = 6_000
ENOUGH_TEXT = 0.12

# Thai has no spaces between words. What follows a space, a noun-making prefix or a
# leading vowel starts a word or a syllable wherever it is written, so these
# stretches recur between texts of one matter, and a regular expression finds them fast.
_TERM = re.compile(
    r"(?<![ก-๙])[ก-ฮเ-ไ][ก-ฮะ-์]{5}|(?:การ|ความ|ประ)[ก-ฮะ-์เ-ไ]{4}|[เ-ไ][ก-ฮะ-์]{4}|[a-z][a-z0-9.]{2,15}"
)


@dataclass(frozen=True, slots=True)
class Like:
    """An asset like another one: how much, and the reason in Thai."""

    asset: Asset
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Features:
    """What is compared: weights of the telling terms of each asset, and of the shared vocabulary."""

    terms: Sequence[Mapping[str, float]]
    topics: Mapping[str, float]
    indicators: Mapping[str, float]


def likenesses(catalogue: Catalogue, suggested: Iterable[Asset]) -> dict[str, tuple[Like, ...]]:
    """By id, for each asset that has any: the most alike of `suggested` (never retired ones), best first."""
    assets = tuple(sorted(catalogue.assets, key=lambda asset: asset.id))
    fit = {asset.id for asset in suggested if asset.meta.status is not Status.RETIRED}
    features = _features(catalogue, assets)
    lists = _lists(assets, features, fit)
    found: dict[str, tuple[Like, ...]] = {}
    for number, asset in enumerate(assets):
        likes = (
            _like(catalogue, features, asset, assets[other], text)
            for other, text in _candidates(number, asset, features, lists)
        )
        best = sorted((like for like in likes if like.score >= FLOOR), key=lambda x: (-x.score, x.asset.id))
        if best:
            found[asset.id] = tuple(best[:SHOWN])
    return found


def _features(catalogue: Catalogue, assets: Sequence[Asset]) -> _Features:
    counts = [Counter(_TERM.findall(_text(catalogue, asset))) for asset in assets]
    spread: Counter[str] = Counter()
    for count in counts:
        spread.update(count.keys())
    size = len(assets)
    return _Features(
        terms=[_telling(count, spread, size) for count in counts],
        topics=_rarity((topic for asset in assets for topic in asset.meta.topics), size),
        indicators=_rarity((key for asset in assets for key in asset.meta.indicators), size),
    )


def _text(catalogue: Catalogue, asset: Asset) -> str:
    """The title weighs three times as much as the text."""
    meta = asset.meta
    body = catalogue.bodies.get(asset.id)
    read = body.text[:TEXT_READ] if body else ""
    parts = (meta.title, meta.title, meta.title, *meta.keywords, meta.summary or "", read)
    return "\n".join(parts).lower()


def _telling(count: Mapping[str, int], spread: Mapping[str, int], size: int) -> dict[str, float]:
    """The terms that tell this text from others and still stand in another one, as a vector of length one."""
    limit = min(LONGEST_LIST, size // 2 + 1)
    weighed = (
        (min(times, 3) * math.log(1 + size / spread[term]), term)
        for term, times in count.items()
        if 1 < spread[term] <= limit
    )
    kept = nlargest(TERMS_KEPT, weighed)
    length = math.sqrt(sum(weight * weight for weight, _ in kept)) or 1.0
    return {term: weight / length for weight, term in kept}


def _rarity(codes: Iterable[str], size: int) -> dict[str, float]:
    """0 for a code that every asset bears, towards 1 for one that few do."""
    scale = math.log(max(size, 2))
    return {code: math.log(max(size / times, 1)) / scale for code, times in Counter(codes).items()}


_Lists = Mapping[tuple[str, str], Sequence[int]]


def _lists(assets: Sequence[Asset], features: _Features, fit: set[str]) -> _Lists:
    """By ("text", term), ("topic", code), ("indicator", key): the numbers of the assets that bear it."""
    lists: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, asset in enumerate(assets):
        if asset.id in fit:
            for term in features.terms[number]:
                lists["text", term].append(number)
            for topic in asset.meta.topics:
                lists["topic", topic].append(number)
            for key in asset.meta.indicators:
                lists["indicator", key].append(number)
    return {key: numbers for key, numbers in lists.items() if len(numbers) <= LONGEST_LIST}


def _candidates(number: int, asset: Asset, features: _Features, lists: _Lists) -> Sequence[tuple[int, float]]:
    """The most promising other assets, with the likeness of their text."""
    text: dict[int, float] = defaultdict(float)
    for term, weight in features.terms[number].items():
        for other in lists.get(("text", term), ()):
            text[other] += weight * features.terms[other][term]
    promise = dict(text)
    for topic in asset.meta.topics:
        _promise(promise, lists.get(("topic", topic), ()), features.topics[topic])
    for key in asset.meta.indicators:
        _promise(promise, lists.get(("indicator", key), ()), features.indicators[key] / 2)
    promise.pop(number, None)
    best = nlargest(COMPARED, promise.items(), key=lambda item: (item[1], -item[0]))
    return [(other, text.get(other, 0.0)) for other, _ in best]


def _promise(promise: dict[int, float], others: Iterable[int], weight: float) -> None:
    for other in others:
        promise[other] = promise.get(other, 0.0) + weight


def _like(catalogue: Catalogue, features: _Features, asset: Asset, other: Asset, text: float) -> Like:
    topics = [topic for topic in asset.meta.topics if topic in other.meta.topics]
    keys = [key for key in asset.meta.indicators if key in other.meta.indicators]
    score = text + sum(0.15 + 0.25 * features.topics[topic] for topic in topics)
    score += sum(0.05 + 0.15 * features.indicators[key] for key in keys)
    return Like(other, round(score, 6), _why(catalogue, topics, keys, text))


def _why(catalogue: Catalogue, topics: Sequence[str], keys: Sequence[str], text: float) -> str:
    """Every reason that weighs, in Thai."""
    reasons = []
    if topics:
        named = (catalogue.topics[code].name if code in catalogue.topics else code for code in topics)
        reasons.append(f"หัวข้อเดียวกัน: {', '.join(named)}")
    if keys:
        shown = (key.split("/") for key in keys)
        reasons.append("ตัวชี้วัดเดียวกัน: " + ", ".join(f"{code} ปี {year}" for _, year, code in shown))
    if text >= ENOUGH_TEXT or not reasons:
        reasons.append("เนื้อหาใกล้เคียง")
    return " · ".join(reasons)
