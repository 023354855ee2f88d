"""Level rules hold together: each factor can be counted, each rung can be reached, and no case is left open.

A ladder is tried at every count and total where its answer can change. What a person adds to a unit's evidence must
never lower its level; a ladder that would is told with the counts that show it.
"""

from collections.abc import Iterator
from itertools import pairwise

from lokm_build.checks.known import known_channels, known_topics
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.counters import CounterInfo
from lokm_build.model.finding import Finding
from lokm_build.model.ladder import LEVELS, Factor, reached, turning_points
from lokm_build.model.place import Place
from lokm_build.model.registry import Indicator
from lokm_build.parse.names import REGISTRY

_PARAMETERS = ("kinds", "channels", "topics", "target", "people", "audience")
_SMALL_TOTALS = frozenset(range(1, 11))
_PAST = 3


def factors_are_named_once(catalogue: Catalogue) -> Iterator[Finding]:
    """No two factors of an indicator share a code, and an indicator has its own rules or shared ones."""
    for indicator in catalogue.registry.indicators:
        place, codes = _place(catalogue, indicator), [factor.code for factor in indicator.factors]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            yield finding("FACTOR-DUPLICATE", place, name=code)
        if indicator.factors and indicator.factors_of:
            yield finding("FACTOR-SHARED", place, value=indicator.factors_of)


def factors_can_be_counted(catalogue: Catalogue) -> Iterator[Finding]:
    """A factor has a counter and a ladder, takes only parameters of its counter, and cites where it is stated."""
    for place, factor in _factors(catalogue):
        if not factor.is_countable:
            missing = "counter" if factor.counter is None else "ladder"
            yield finding("FACTOR-COUNTER", place, name=factor.code, key=missing)
        if factor.counter and not factor.source:
            yield finding("FACTOR-SOURCE", place, name=factor.code)
        if info := factor.info:
            yield from _parameters(factor, info, place)


def _parameters(factor: Factor, info: CounterInfo, place: Place) -> Iterator[Finding]:
    for key in _PARAMETERS:
        if getattr(factor, key) not in (None, ()) and key not in info.parameters:
            known = ", ".join(sorted(info.parameters)) or "ไม่มี"
            yield finding("FACTOR-PARAMETER", place, name=factor.code, key=key, value=str(factor.counter), known=known)


def factor_codes_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Channels and topics that a factor names are in the registry."""
    channels, topics = known_channels(catalogue), known_topics(catalogue)
    for place, factor in _factors(catalogue):
        for code in factor.channels:
            yield from channels.missing(code, place)
        for code in factor.topics:
            yield from topics.missing(code, place)


def ladders_are_whole(catalogue: Catalogue) -> Iterator[Finding]:
    """Five levels, each once, each with conditions that its counter can answer."""
    for place, factor in _factors(catalogue):
        if not factor.ladder:
            continue
        levels = sorted(rung.level for rung in factor.ladder)
        if levels != list(LEVELS):
            told = ", ".join(map(str, levels))
            yield finding("LADDER-LEVELS", place, name=factor.code, found=told)
        for rung in factor.ladder:
            if rung.is_empty:
                yield finding("LADDER-EMPTY", place, name=factor.code, number=str(rung.level))
        for hole in factor.holes:
            if hole.level is not None and hole.is_empty:
                yield finding("HOLE-EMPTY", place, name=factor.code, what=hole.case)
        info = factor.info
        for one in factor.conditions:
            if info and not info.total and one.needs_total:
                yield finding("LADDER-TOTAL", place, name=factor.code, value=str(factor.counter))
                break


def ladders_settle_each_case(catalogue: Catalogue) -> Iterator[Finding]:
    """Each count has a level, each rung is somebody's, and more of what counts never lowers a level."""
    for place, factor in _factors(catalogue):
        if not factor.is_countable or _is_unanswerable(factor):
            continue
        seen: set[int] = set()
        fault: set[str] = set()
        for total in _totals(factor):
            for code, values in _tried(factor, total, seen):
                if code not in fault:
                    fault.add(code)
                    yield finding(code, place, name=factor.code, **values)
        for rung in factor.ladder:
            if rung.level not in seen:
                yield finding("LADDER-UNREACHABLE", place, name=factor.code, number=str(rung.level))


def _is_unanswerable(factor: Factor) -> bool:
    """Whether LADDER-TOTAL is told of it already."""
    return bool(factor.info and not factor.info.total) and any(one.needs_total for one in factor.conditions)


def _tried(factor: Factor, total: int | None, seen: set[int]) -> Iterator[tuple[str, dict[str, str]]]:
    """What is wrong with the levels of one total, and of one more of it."""
    counts = _counts(factor, total)
    levels = {count: reached(factor, count, total).level for count in counts}
    seen.update(level for level in levels.values() if level is not None)
    for count, level in levels.items():
        if level is None:
            yield "LADDER-HOLE", {"count": _case(count, total)}
    steps = [(count, levels[count], more, levels[more], total) for count, more in pairwise(counts)]
    if total is not None and factor.info and factor.info.grows:
        both = ((count, reached(factor, count + 1, total + 1).level) for count in counts)
        steps += [(count, levels[count], count + 1, after, total + 1) for count, after in both]
    for count, before, more, after, of in steps:
        if before is not None and after is not None and after < before:
            cases = {"before": _case(count, total), "count": _case(more, of)}
            yield "LADDER-FALLS", {**cases, "number": str(after), "value": str(before)}


def _case(count: int, total: int | None) -> str:
    return f"{count:,}" if total is None else f"{count:,} จาก {total:,}"


def _counts(factor: Factor, total: int | None) -> list[int]:
    """Every count at which the answer can change, with those beside it."""
    near = {0} | {point + step for point in turning_points(factor, total) for step in (-1, 0, 1)}
    return sorted(count for count in near if count >= 0 and (total is None or count <= total))


def _totals(factor: Factor) -> list[int | None]:
    """The totals to try; None where the counter knows none. Small ones are tried all: there rungs meet."""
    if not factor.info or not factor.info.total:
        return [None]
    told = {
        number + step
        for one in factor.conditions
        for number in (one.at_least, one.at_most, one.total_at_least, one.total_at_most)
        if number is not None
        for step in (-1, 0, 1, _PAST)
    }
    can_be_none = factor.info.grows or any(one.total_at_most is not None for one in factor.conditions)
    return [*sorted(total for total in told | _SMALL_TOTALS | {0, 100} if total > 0 or (total == 0 and can_be_none))]


def _factors(catalogue: Catalogue) -> Iterator[tuple[Place, Factor]]:
    for indicator in catalogue.registry.indicators:
        for factor in indicator.factors:
            yield _place(catalogue, indicator), factor


def _place(catalogue: Catalogue, indicator: Indicator) -> Place:
    return catalogue.registry.places.get(("indicators", indicator.key), Place(f"{REGISTRY}indicators.yml"))
