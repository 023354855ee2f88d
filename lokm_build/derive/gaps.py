"""Gaps: for each unit that needs knowledge, what it holds of it, topic by topic.

Takes a catalogue, its trees and its Needs; returns the gaps of all units, each with its worst cells first. What a
sub-unit holds, its superior unit holds too. Linear: an asset is looked at once for each needed topic that it gives,
whatever the number of units.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lokm_build.derive.indexes import Assets
from lokm_build.derive.needs import Held, NeedGap, Needs, held, worst_first
from lokm_build.derive.trees import Tree
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue

_NAMED = 5
"""How many assets of others a cell names: to look at all of them for every unit would not be linear."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit holds of one topic that it needs; `elsewhere` are a few of the assets that only others hold."""

    topic: str
    name: str
    needs: tuple[NeedGap, ...]
    state: Held
    own: Assets
    elsewhere: Assets
    elsewhere_count: int


@dataclass(frozen=True, slots=True)
class UnitGap:
    """The cells of one unit, the worst first."""

    unit: str
    cells: tuple[Cell, ...]

    def count(self, state: Held) -> int:
        """How many of its cells stand so."""
        return sum(cell.state is state for cell in self.cells)

    @property
    def held(self) -> int:
        """How many of its topics it holds, overdue or not."""
        return self.count(Held.HELD) + self.count(Held.STALE)


def unit_gaps(catalogue: Catalogue, units: Tree, needs: Needs) -> tuple[UnitGap, ...]:
    """The gaps of all units that need something, in the order of the registry."""
    wanted = _wanted(needs)
    owned = _owned(wanted, units, needs)
    return tuple(
        UnitGap(code, _cells(code, wanted[code], owned, catalogue, needs)) for code in catalogue.units if code in wanted
    )


def _wanted(needs: Needs) -> dict[str, dict[str, list[NeedGap]]]:
    """By unit and topic: the needs."""
    found: dict[str, dict[str, list[NeedGap]]] = {}
    for gap in needs.by_code.values():
        for unit in gap.units:
            found.setdefault(unit, {}).setdefault(gap.need.topic, []).append(gap)
    return found


def _owned(
    wanted: Mapping[str, Mapping[str, object]], units: Tree, needs: Needs
) -> dict[tuple[str, str], list[Asset]]:
    """By unit and topic: the assets of the unit and what stands under it, for cells that are wanted."""
    found: dict[tuple[str, str], list[Asset]] = {}
    for topic, assets in needs.by_topic.items():
        for asset in assets:
            for unit in (asset.meta.unit, *units.ancestors(asset.meta.unit)):
                if topic in wanted.get(unit, ()):
                    found.setdefault((unit, topic), []).append(asset)
    return found


def _cells(
    unit: str,
    topics: Mapping[str, list[NeedGap]],
    owned: Mapping[tuple[str, str], list[Asset]],
    catalogue: Catalogue,
    needs: Needs,
) -> tuple[Cell, ...]:
    cells = []
    for topic, asked in topics.items():
        own = tuple(owned.get((unit, topic), ()))
        mine = {asset.id for asset in own}
        everywhere = needs.by_topic[topic]
        others = tuple(asset for asset in everywhere[: len(own) + _NAMED] if asset.id not in mine)
        state = held(own, others, catalogue.today)
        cells.append(Cell(topic, asked[0].topic, tuple(asked), state, own, others, len(everywhere) - len(own)))
    return tuple(sorted(cells, key=lambda cell: worst_first(cell.state)))
