"""Evaluation: the level that a unit has reached in an indicator, with what counted, what did not, and what is missing.

`evaluate` is a pure function of a catalogue and a day. The rules are those of the registry; nothing of them is here.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lokm_build.derive.levels.assume import Assumption, assumed
from lokm_build.derive.levels.counters import COUNTING
from lokm_build.derive.levels.items import Item, Tally
from lokm_build.derive.levels.ledger import Keys, Ledger, Rule, Scope, ledger
from lokm_build.derive.levels.reasons import Reason
from lokm_build.derive.levels.steps import NextStep, next_step
from lokm_build.derive.levels.window import Round, Window, window
from lokm_build.derive.lineage import predecessors, successors
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Counts, Overall
from lokm_build.model.ladder import Factor, Hole, combined, reached
from lokm_build.model.registry import Indicator
from lokm_build.thai.dates import round_span


@dataclass(frozen=True, slots=True)
class Rules:
    """The level rules of an indicator: its own, or those of the indicator `of` that it shares."""

    factors: tuple[Factor, ...]
    overall: Overall
    counts: Counts
    of: Indicator
    overall_source: str = ""

    @property
    def are_countable(self) -> bool:
        """Whether a level can be computed from them."""
        return bool(self.factors) and all(factor.is_countable for factor in self.factors)


def rules_of(catalogue: Catalogue, indicator: Indicator) -> Rules:
    """The rules that hold for an indicator."""
    of, seen = indicator, {indicator.key}
    while not of.factors and of.factors_of and of.factors_of not in seen:
        seen.add(of.factors_of)
        of = catalogue.indicators.get(of.factors_of) or of
    summing = indicator.overall or of.overall
    return Rules(
        of.factors,
        summing.by if summing else Overall.MINIMUM,
        indicator.counts or of.counts or Counts.ROUND,
        of,
        (summing.source if summing else None) or "",
    )


@dataclass(frozen=True)
class FactorResult:
    """One factor: its tally, the level, the hole that decided (None: a rung did), and the next step."""

    factor: Factor
    window: Window
    tally: Tally
    level: int | None
    hole: Hole | None

    @cached_property
    def next(self) -> NextStep | None:
        """What lifts it."""
        return next_step(self.factor, self.tally, self.level) if self.factor.is_countable else None

    @property
    def setup(self) -> str:
        """What must be registered before anything can be counted; empty where all is there."""
        info = self.factor.info
        lacks = info is not None and bool(info.setup) and not self.tally.total
        asked = any(one.needs_total for one in self.factor.conditions)
        return info.setup if info and lacks and asked else ""


@dataclass(frozen=True)
class Evaluation:
    """An indicator, evaluated for a unit and those below it in one round; `in_round` None is the whole year.

    `level` is None where the registry holds no rules, or they leave a case open. `elsewhere` are assets that cite the
    indicator and belong to other units.
    """

    indicator: Indicator
    unit: str
    fiscal_year: int
    in_round: Round
    today: datetime.date
    rules: Rules
    factors: tuple[FactorResult, ...]
    level: int | None
    elsewhere: tuple[Item, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    @cached_property
    def lifts(self) -> tuple[FactorResult, ...]:
        """The factors whose next steps together lift the overall level, as few as they can be; empty: nothing does."""
        if self.level is None:
            return ()
        levels = {result.factor.code: result.level for result in self.factors}
        found: list[FactorResult] = []
        for result in self._by_need():
            if result.next is None:
                continue
            found.append(result)
            levels[result.factor.code] = result.next.level
            if (combined(levels, self.rules.factors, self.rules.overall) or 0) > self.level:
                return tuple(found)
        return ()

    def _by_need(self) -> Sequence[FactorResult]:
        """Factors that may rise: under the minimum the lowest first, under a mean those that need least."""
        if self.rules.overall is Overall.MINIMUM:
            return sorted(self.factors, key=lambda result: result.level or 0)
        return sorted(self.factors, key=lambda result: result.next.effort if result.next else 0)

    @property
    def lifted(self) -> int | None:
        """The overall level that they lead to."""
        levels = {result.factor.code: result.level for result in self.factors}
        levels |= {result.factor.code: result.next.level for result in self.lifts if result.next}
        return combined(levels, self.rules.factors, self.rules.overall)

    @property
    def effort(self) -> int:
        """How many things would lift the overall level; 0 when nothing does."""
        return sum(result.next.effort for result in self.lifts if result.next)

    @property
    def is_ahead(self) -> bool:
        """Whether the round has not begun."""
        return self.today < round_span(self.fiscal_year, self.in_round)[0]

    @property
    def is_open(self) -> bool:
        """Whether the round goes on, so that the level may still rise."""
        first, last = round_span(self.fiscal_year, self.in_round)
        return first <= self.today <= last


def evaluate(
    catalogue: Catalogue,
    key: str,
    unit: str,
    fiscal_year: int | None = None,
    in_round: Round = None,
    today: datetime.date | None = None,
    assume: Sequence[Assumption] = (),
    book: Ledger | None = None,
) -> Evaluation:
    """The evaluation of an indicator that the catalogue knows (KeyError otherwise).

    `fiscal_year` chooses among its lineage, and is its own year unless told (LookupError where there is none);
    `in_round` is 1, 2 or None for the whole year; `today` is the catalogue's unless told.
    """
    indicator = of_year(catalogue, catalogue.indicators[key], fiscal_year)
    whole = book or ledger(catalogue)
    rules = rules_of(catalogue, indicator)
    applied = applied_rules(catalogue, indicator, rules, in_round, today or catalogue.today)
    return evaluated(whole, indicator, rules, applied, unit, in_round, today or catalogue.today, tuple(assume), True)


def of_year(catalogue: Catalogue, indicator: Indicator, fiscal_year: int | None) -> Indicator:
    """What an indicator is called in this year, along its lineage. Raises LookupError."""
    if fiscal_year is None or fiscal_year == indicator.year:
        return indicator
    line = (*predecessors(catalogue, indicator), *successors(catalogue, indicator))
    found = next((one for one in line if one.year == fiscal_year), None)
    if found is None:
        raise LookupError(indicator.key, fiscal_year)
    return found


def applied_rules(
    catalogue: Catalogue, indicator: Indicator, rules: Rules, in_round: Round, today: datetime.date
) -> tuple[Rule, ...]:
    """Each factor in its window of a round, ready to be asked for any unit."""
    line: Keys = (indicator.key, *(before.key for before in predecessors(catalogue, indicator)))
    made = []
    for factor in rules.factors:
        counts = factor.counts or rules.counts
        days = window(indicator.year, in_round, counts, today)
        made.append(Rule(factor, days, line if counts is Counts.EVER else line[:1]))
    return tuple(made)


def evaluated(
    book: Ledger, indicator: Indicator, rules: Rules, applied: Sequence[Rule], unit: str, in_round: Round,
    today: datetime.date, assume: tuple[Assumption, ...] = (), with_others: bool = False,
) -> Evaluation:  # fmt: skip
    """The same from what was made ready; `with_others` looks also for evidence of other units."""
    factors = tuple(_factor(Scope(book, rule, unit), assume) for rule in applied)
    levels: Mapping[str, int | None] = {result.factor.code: result.level for result in factors}
    return Evaluation(
        indicator, unit, indicator.year, in_round, today, rules, factors,
        combined(dict(levels), rules.factors, rules.overall),
        _elsewhere(book, indicator.key, unit) if with_others else (), assume,
    )  # fmt: skip


def _factor(scope: Scope, assume: tuple[Assumption, ...]) -> FactorResult:
    factor, days = scope.factor, scope.rule.window
    if factor.counter is None:
        return FactorResult(factor, days, Tally(0, None), None, None)
    tally = assumed(COUNTING[factor.counter](scope), factor.counter, assume)
    found = reached(factor, tally.count, tally.total)
    return FactorResult(factor, days, tally, found.level, found.hole)


def _elsewhere(book: Ledger, key: str, unit: str) -> tuple[Item, ...]:
    own = {asset.id for asset in book.by_unit((key,)).get(unit, ())}
    others = (asset for asset in book.cited((key,)) if asset.id not in own)
    return tuple(Item(one.id, one, None, one.meta.date, Reason.OTHER_UNIT) for one in others)
