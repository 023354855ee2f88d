"""The ledger: assets by the indicator that they cite and by unit, those of sub-units included.

Made once from a catalogue and its tree of units, and asked many times: it is linear in what the assets cite.
`Rule` is one factor in one window, with what was judged of each asset, so that no unit above judges it again.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lokm_build.derive.levels.items import Item
from lokm_build.derive.levels.window import Window
from lokm_build.derive.trees import Tree, unit_tree
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.ladder import Factor

Assets = tuple[Asset, ...]
Keys = tuple[str, ...]
"""Indicators whose evidence counts: the one that is evaluated, and for all years those that it succeeds."""


@dataclass(frozen=True)
class Ledger:
    """Who cites what."""

    catalogue: Catalogue
    units: Tree
    _rolled: dict[Keys, Mapping[str, Assets]] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[str, Assets]:
        """Assets by the indicator that they cite, in the order of the catalogue."""
        found: dict[str, list[Asset]] = {}
        for asset in self.catalogue.assets:
            for key in dict.fromkeys(asset.meta.indicators):
                found.setdefault(key, []).append(asset)
        return {key: tuple(assets) for key, assets in found.items()}

    def cited(self, keys: Keys) -> Assets:
        """The assets that cite one of these indicators, each once."""
        if len(keys) == 1:
            return self.by_key.get(keys[0], ())
        return tuple({asset.id: asset for key in keys for asset in self.by_key.get(key, ())}.values())

    def by_unit(self, keys: Keys) -> Mapping[str, Assets]:
        """The same by unit, each asset under its unit and all units above."""
        found = self._rolled.get(keys)
        if found is None:
            groups: dict[str, list[Asset]] = {}
            for asset in self.cited(keys):
                for unit in (asset.meta.unit, *self.units.ancestors(asset.meta.unit)):
                    groups.setdefault(unit, []).append(asset)
            found = self._rolled[keys] = {unit: tuple(assets) for unit, assets in groups.items()}
        return found

    @cached_property
    def groups(self) -> Mapping[str, Keys]:
        """The mission groups of each unit and of those below it, as `unit/group`."""
        found: dict[str, list[str]] = {}
        for unit in self.catalogue.registry.units:
            for group in unit.groups:
                for code in (unit.code, *self.units.ancestors(unit.code)):
                    found.setdefault(code, []).append(f"{unit.code}/{group.code}")
        return {unit: tuple(dict.fromkeys(keys)) for unit, keys in found.items()}

    def staff(self, unit: str) -> int | None:
        """How many people work in a unit: its own number and those that its sub-units give."""
        codes = (unit, *self.units.descendants(unit))
        told = [self.catalogue.units[code].staff for code in codes if code in self.catalogue.units]
        known = [number for number in told if number is not None]
        return sum(known) if known else None


def ledger(catalogue: Catalogue, units: Tree | None = None) -> Ledger:
    """The ledger of a catalogue."""
    return Ledger(catalogue, units if units is not None else unit_tree(catalogue))


Judge = Callable[[Asset, "Rule"], Iterator[Item]]


@dataclass(frozen=True)
class Rule:
    """One factor in one window, for the evidence of these indicators."""

    factor: Factor
    window: Window
    keys: Keys
    judged: dict[str, tuple[Item, ...]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a counter looks at: a rule, applied to a unit and those below it."""

    ledger: Ledger
    rule: Rule
    unit: str

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the ledger."""
        return self.ledger.catalogue

    @property
    def factor(self) -> Factor:
        """The factor, for its parameters."""
        return self.rule.factor

    def items(self, judge: Judge) -> Iterator[Item]:
        """What the judge says of each asset of the unit, asked once an asset and rule."""
        judged = self.rule.judged
        for asset in self.ledger.by_unit(self.rule.keys).get(self.unit, ()):
            found = judged.get(asset.id)
            if found is None:
                found = judged[asset.id] = tuple(judge(asset, self.rule))
            yield from found
