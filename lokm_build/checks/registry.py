"""The registry agrees with itself: what its entries cite is there, and one word has one meaning.

Codes that stand twice and lines of descent are told while the registry is read.
"""

from collections.abc import Iterator

from lokm_build.checks.known import (
    Known,
    known_criteria,
    known_duties,
    known_indicators,
    known_needs,
    known_topics,
    known_units,
)
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.parse.names import REGISTRY


def registry_references_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """What the registry cites is in it."""
    for place, known, cited in (*_citations(catalogue), *_secretarys(catalogue)):
        yield from known.missing(cited, place)


def _citations(catalogue: Catalogue) -> Iterator[tuple[Place, Known, str]]:
    registry = catalogue.registry
    units, topics = known_units(catalogue), known_topics(catalogue)
    needs, indicators = known_needs(catalogue), known_indicators(catalogue)
    for indicator in registry.indicators:
        if indicator.unit:
            yield _entry(catalogue, "indicators", indicator.key), units, indicator.unit
    for need in registry.needs:
        yield _entry(catalogue, "needs", need.code), topics, need.topic
    for role in registry.roles:
        for cited in role.needs:
            yield _entry(catalogue, "roles", role.code), needs, cited
    for number, report in enumerate(registry.reports):
        yield _entry(catalogue, "reports", str(number)), indicators, report.indicator


def _secretarys(catalogue: Catalogue) -> Iterator[tuple[Place, Known, str]]:
    """What the secretary's lists cite: who needs knowledge and how it is weighed, who hands in what."""
    registry, units = catalogue.registry, known_units(catalogue)
    duties, criteria = known_duties(catalogue), known_criteria(catalogue)
    for need in registry.needs:
        place = _entry(catalogue, "needs", need.code)
        yield from ((place, units, cited) for cited in need.units)
        yield from ((place, criteria, cited) for cited in need.scores)
    for duty in registry.duties:
        yield from ((_entry(catalogue, "duties", duty.code), units, cited) for cited in duty.units)
    for number, report in enumerate(registry.reports):
        place = _entry(catalogue, "reports", str(number))
        yield from ((place, duties, cited) for cited in report.duties)
        if report.unit:
            yield place, units, report.unit


def duties_have_a_day(catalogue: Catalogue) -> Iterator[Finding]:
    """Each duty says when it is due: on days of the year, or some days after each activity."""
    for duty in catalogue.registry.duties:
        if not duty.due and duty.within is None:
            yield finding("DUTY-UNDATED", _entry(catalogue, "duties", duty.code), value=duty.code)


def terms_have_one_meaning(catalogue: Catalogue) -> Iterator[Finding]:
    """No term or alias of the glossary stands for two things."""
    taken: dict[str, str] = {}
    for term in catalogue.registry.glossary:
        for word in dict.fromkeys((term.term, *term.aliases)):
            other = taken.setdefault(word.casefold(), term.term)
            if other != term.term:
                place = _entry(catalogue, "glossary", term.term)
                yield finding("TERM-DUPLICATE", place, value=word, other=other)


def groups_have_one_code(catalogue: Catalogue) -> Iterator[Finding]:
    """No two mission groups of a unit share a code."""
    for unit in catalogue.registry.units:
        codes = [group.code for group in unit.groups]
        place = _entry(catalogue, "units", unit.code)
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield finding("CODE-DUPLICATE", place, value=code, line=str(place.line))


def _entry(catalogue: Catalogue, stem: str, name: str) -> Place:
    """Where an entry of the registry stands."""
    return catalogue.registry.places.get((stem, name), Place(f"{REGISTRY}{stem}.yml"))
