"""The book of levels: every indicator that has rules, for every unit that has evidence, in each round.

Takes a ledger; computes an indicator when it is asked for, and once. What units share is judged once, so that the
whole is linear in what the assets cite, times the depth of the tree of units.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lokm_build.derive.levels.evaluation import Evaluation, applied_rules, evaluated, rules_of
from lokm_build.derive.levels.ledger import Ledger, Rule
from lokm_build.derive.levels.window import ROUNDS, Round
from lokm_build.derive.lineage import predecessors
from lokm_build.model.asset import Asset
from lokm_build.model.registry import Indicator


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit in one indicator: an evaluation for each round."""

    indicator: Indicator
    unit: str
    rounds: tuple[Evaluation, ...]

    @property
    def year(self) -> Evaluation:
        """The whole year."""
        return self.rounds[-1]

    @property
    def now(self) -> Evaluation:
        """The round that is going on; else the whole year."""
        return next((one for one in self.rounds[:-1] if one.is_open), self.rounds[-1])


@dataclass(frozen=True)
class Book:
    """All standings of a catalogue."""

    ledger: Ledger
    _rules: dict[tuple[str, Round], tuple[Rule, ...]] = field(default_factory=dict)
    _found: dict[tuple[str, str], Standing] = field(default_factory=dict)
    _stamps: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that have rules, in the order of the registry; none in a pack, whose evidence is in part."""
        catalogue = self.ledger.catalogue
        if catalogue.selection:
            return ()
        return tuple(one for one in catalogue.registry.indicators if rules_of(catalogue, one).factors)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Their keys."""
        return frozenset(one.key for one in self.indicators)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that have rules, latest first."""
        return tuple(sorted({one.year for one in self.indicators}, reverse=True))

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[Indicator, ...]]:
        """The indicators of each unit that has evidence or is the host, latest year first."""
        found: dict[str, list[Indicator]] = {}
        for indicator in sorted(self.indicators, key=lambda one: -one.year):
            for code, _ in self.units(indicator):
                found.setdefault(code, []).append(indicator)
        ordered = (code for _, code in self.ledger.units.walk())
        return {code: tuple(found[code]) for code in ordered if code in found}

    def units(self, indicator: Indicator) -> Iterator[tuple[str, int]]:
        """The units to show of an indicator with their depth: those with evidence, and the host."""
        cited = self.ledger.by_unit((indicator.key,))
        for depth, code in self.ledger.units.walk():
            if code in cited or code == indicator.unit:
                yield code, depth

    def standings(self, indicator: Indicator) -> tuple[Standing, ...]:
        """All units of an indicator, in the order of their tree."""
        return tuple(self.standing(indicator, code) for code, _ in self.units(indicator))

    def standing(self, indicator: Indicator, unit: str) -> Standing:
        """One unit in one indicator."""
        found = self._found.get((indicator.key, unit))
        if found is None:
            rounds = tuple(self._evaluated(indicator, unit, asked) for asked in ROUNDS)
            found = self._found[indicator.key, unit] = Standing(indicator, unit, rounds)
        return found

    def stamp(self, indicator: Indicator, unit: str) -> str:
        """Changes with the evidence of a unit, for the indicator and those before it; knows not of registry and day.

        Whoever has what was made from the same evidence need not evaluate it again.
        """
        found = self._stamps.get((indicator.key, unit))
        if found is None:
            line = (indicator.key, *(before.key for before in predecessors(self.ledger.catalogue, indicator)))
            assets = self.ledger.by_unit(line).get(unit, ())
            told = "\n".join([f"{asset.id} {asset.front_digest}{self._reviews(asset)}" for asset in assets])
            found = self._stamps[indicator.key, unit] = hashlib.sha256(told.encode()).hexdigest()
        return found

    def _reviews(self, asset: Asset) -> str:
        """Of a plan, which of its reviews are there: they may cite no indicator."""
        cited = [one.aar for one in asset.meta.activities if one.aar]
        found = [self.ledger.catalogue.asset(one) for one in cited]
        return "".join(f" {one.id}:{one.kind}" for one in found if one)

    def history(self, indicator: Indicator, unit: str) -> tuple[Standing, ...]:
        """The same unit over the life of an indicator, oldest first; only years that have rules."""
        line = (*reversed(predecessors(self.ledger.catalogue, indicator)), indicator)
        return tuple(self.standing(one, unit) for one in line if one.key in self.keys)

    def _evaluated(self, indicator: Indicator, unit: str, asked: Round) -> Evaluation:
        catalogue = self.ledger.catalogue
        rules, today = rules_of(catalogue, indicator), catalogue.today
        applied = self._rules.get((indicator.key, asked))
        if applied is None:
            applied = self._rules[indicator.key, asked] = applied_rules(catalogue, indicator, rules, asked, today)
        return evaluated(self.ledger, indicator, rules, applied, unit, asked, today)
