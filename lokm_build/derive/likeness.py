"""Likeness: which assets treat the same matter, computed from topics, indicators and text.

Linear in the size of the catalogue: each asset keeps its most telling terms, lists of
assets that grew too long to tell anything are skipped, and only the best candidates by
what they share are compared closely. The same catalogue always gives the same answer.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lokm_build.derive.nearness import LONGEST_LIST, Candidate, Hope, candidates
from lokm_build.derive.vocabulary import vocabularies
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Status
from lokm_build.model.record import record

SHOWN = 5
FLOOR = 0.2
TEXT_READ = 1_500
ENOUGH_TEXT = 0.12

Marks = tuple[tuple[str, ...], tuple[str, ...]]
"""The topics and the indicators of an asset."""


@record()
class Like:
    """An asset like another one: how much, and the reason in Thai."""

    asset: Asset
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Comparing:
    """What is compared, by the number of each asset: its terms, its marks, and whether it may be suggested.

    `names` are those of the topics that have one, by code.
    """

    terms: tuple[bytes, ...]
    marks: tuple[Marks, ...]
    fit: tuple[bool, ...]
    names: tuple[tuple[str, str], ...]


Best = list[tuple[float, int, str]]
"""The most alike of an asset, best first: the score (less than zero), the other asset, every reason that weighs."""


@dataclass(frozen=True, slots=True)
class _Features:
    """Rarity of topics and indicators: 0 for what every asset bears, towards 1 for what few do.

    `worth` is what a topic or an indicator in common adds to a score.
    """

    topics: Mapping[str, float]
    indicators: Mapping[str, float]
    topic_worth: Mapping[str, float]
    indicator_worth: Mapping[str, float]


def likenesses(
    catalogue: Catalogue,
    suggested: Iterable[Asset],
    compare: Callable[[Comparing], Sequence[Best]] | None = None,
) -> dict[str, tuple[Like, ...]]:
    """By id, for each asset that has any: the most alike of `suggested` (never retired ones), best first.

    `compare` may have the work of `compared` done elsewhere.
    """
    assets = _ordered(catalogue)
    best = (compare or compared)(comparing(catalogue, suggested))
    return {
        asset.id: tuple([Like(assets[other], -score, why) for score, other, why in own])
        for asset, own in zip(assets, best, strict=True)
        if own
    }


def comparing(catalogue: Catalogue, suggested: Iterable[Asset]) -> Comparing:
    """What must be known of a catalogue's assets to compare them."""
    assets = _ordered(catalogue)
    fit = {asset.id for asset in suggested if asset.meta.status is not Status.RETIRED}
    return Comparing(
        tuple([_terms(catalogue, asset) for asset in assets]),
        tuple([(asset.meta.topics, asset.meta.indicators) for asset in assets]),
        tuple([asset.id in fit for asset in assets]),
        tuple([(code, topic.name) for code, topic in catalogue.topics.items()]),
    )


def compared(given: Comparing) -> list[Best]:
    """The most alike of each asset, and why: nothing but numbers, codes and names."""
    features, names, marks = _features(given.marks), dict(given.names), given.marks
    near = candidates(given.terms, given.fit, _hopes(given, features))
    best = [_best(own, some, marks, features) for own, some in zip(marks, near, strict=True)]
    return [
        [(score, other, _why(own, marks[other], text, names)) for score, other, text in some]
        for own, some in zip(marks, best, strict=True)
    ]


def _ordered(catalogue: Catalogue) -> tuple[Asset, ...]:
    return tuple(sorted(catalogue.assets, key=lambda asset: asset.id))


def _features(marks: Sequence[Marks]) -> _Features:
    topics = _rarity((topic for topics, _ in marks for topic in topics), len(marks))
    indicators = _rarity((key for _, indicators in marks for key in indicators), len(marks))
    return _Features(
        topics,
        indicators,
        topic_worth={code: 0.2 + 0.25 * rarity for code, rarity in topics.items()},
        indicator_worth={key: 0.05 + 0.15 * rarity for key, rarity in indicators.items()},
    )


def _hopes(given: Comparing, features: _Features) -> Iterator[Hope]:
    """What the vocabulary that few share promises of others."""
    fitting = [(number, marks) for number, (marks, fit) in enumerate(zip(given.marks, given.fit, strict=True)) if fit]
    by_topic = _lists((number, topics) for number, (topics, _) in fitting)
    by_indicator = _lists((number, indicators) for number, (_, indicators) in fitting)
    for number, (topics, indicators) in enumerate(given.marks):
        for topic in topics:
            yield from ((number, other, features.topics[topic]) for other in by_topic.get(topic, ()))
        for key in indicators:
            yield from ((number, other, features.indicators[key] / 2) for other in by_indicator.get(key, ()))


def _terms(catalogue: Catalogue, asset: Asset) -> bytes:
    kept = catalogue.terms.get(asset.id)
    return terms_of(asset, catalogue.bodies.get(asset.id)) if kept is None else kept


def terms_of(asset: Asset, body: Body | None) -> bytes:
    """The terms of an asset: what it alone determines of its likeness to others."""
    return terms_of_each([(asset, body)])[0]


def terms_of_each(assets: Iterable[tuple[Asset, Body | None]]) -> list[bytes]:
    """The same of many assets, all in one go."""
    return vocabularies([_text(*one) for one in assets])


def _text(asset: Asset, body: Body | None) -> str:
    """What a text is about: its title above all, its headings, and how it begins."""
    meta = asset.meta
    sections = body.sections if body else ()
    headings = (section.heading.text for section in sections if section.heading)
    read = "\n".join(section.text for section in sections[:4])[:TEXT_READ]
    parts = (meta.title, meta.title, meta.title, *meta.keywords, meta.summary or "", *headings, read)
    return "\n".join(parts).lower()


def _rarity(codes: Iterable[str], size: int) -> dict[str, float]:
    scale = math.log(max(size, 2))
    return {code: math.log(max(size / times, 1)) / scale for code, times in Counter(codes).items()}


def _lists(coded: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    """The assets of each code, where there are few enough to look through."""
    lists: dict[str, list[int]] = defaultdict(list)
    for number, codes in coded:
        for code in codes:
            lists[code].append(number)
    return {code: numbers for code, numbers in lists.items() if len(numbers) <= LONGEST_LIST}


def _best(
    own: Marks, near: Iterable[Candidate], marks: Sequence[Marks], features: _Features
) -> list[tuple[float, int, float]]:
    """The most alike of the candidates, best first: the score (less than zero), the asset, how alike the texts are."""
    topics = [(code, features.topic_worth[code]) for code in own[0]]
    indicators = [(key, features.indicator_worth[key]) for key in own[1]]
    rows = []
    for other, text in near:
        its_topics, its_indicators = marks[other]
        score = text
        for code, worth in topics:
            if code in its_topics:
                score += worth
        for key, worth in indicators:
            if key in its_indicators:
                score += worth
        rows.append((-round(score, 6), other, text))
    return sorted([row for row in rows if row[0] <= -FLOOR])[:SHOWN]


def _why(own: Marks, other: Marks, text: float, names: Mapping[str, str]) -> str:
    """Every reason that weighs, in Thai."""
    reasons, (its_topics, its_indicators) = [], other
    if topics := [code for code in own[0] if code in its_topics]:
        reasons.append(f"หัวข้อเดียวกัน: {', '.join([names.get(code, code) for code in topics])}")
    if keys := [key for key in own[1] if key in its_indicators]:
        shown = (key.split("/") for key in keys)
        reasons.append("ตัวชี้วัดเดียวกัน: " + ", ".join(f"{code} ปี {year}" for _, year, code in shown))
    if text >= ENOUGH_TEXT or not reasons:
        reasons.append("เนื้อหาใกล้เคียง")
    return " · ".join(reasons)
