"""Needs: which knowledge is needed and by whom, and which assets give it.

Takes a catalogue (of one edition) with its trees; returns Needs, computed once and linear in the assets. An asset
gives a need when one of its topics is the need's topic or stands below it. Plans and orders speak of knowledge
without giving it, and what is retired gives none. `catalogue.today` is the only date that is known here.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lokm_build.derive.indexes import Assets, newest_first
from lokm_build.derive.trees import Tree
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Status
from lokm_build.model.kinds import Kind
from lokm_build.model.registry import Need, Role

_SPEAKS_ONLY = frozenset({Kind.PLAN, Kind.POLICY})


class Held(StrEnum):
    """Whether knowledge is there, worst first: nowhere, with others only, only overdue for review, or held."""

    NONE = "none"
    ELSEWHERE = "elsewhere"
    STALE = "stale"
    HELD = "held"


_WORST_FIRST = {state: place for place, state in enumerate(Held)}


@dataclass(frozen=True, slots=True)
class NeedGap:
    """One need: how it stands in the whole centre, the assets that give it, and who needs it."""

    need: Need
    name: str
    topic: str
    state: Held
    assets: Assets
    units: tuple[str, ...]
    plans: Assets
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Needs:
    """All needs by code, in the order of the registry; `by_topic` holds the assets that give each needed topic."""

    by_code: Mapping[str, NeedGap]
    by_topic: Mapping[str, Assets]

    @property
    def worst_first(self) -> tuple[NeedGap, ...]:
        """What nobody has stands first."""
        return tuple(sorted(self.by_code.values(), key=lambda gap: worst_first(gap.state)))

    def of(self, codes: Iterable[str]) -> tuple[NeedGap, ...]:
        """These needs, each once; unknown codes are left out."""
        return tuple(self.by_code[code] for code in dict.fromkeys(codes) if code in self.by_code)


def worst_first(state: Held) -> int:
    """The place of a state when gaps stand first."""
    return _WORST_FIRST[state]


def gives(asset: Asset) -> bool:
    """Whether an asset gives knowledge to who reads it."""
    return asset.kind not in _SPEAKS_ONLY and asset.meta.status is not Status.RETIRED


def held(own: Assets, elsewhere: Assets, today: datetime.date) -> Held:
    """How knowledge stands with somebody who has these assets, while others have those."""
    if own:
        return Held.STALE if all(asset.review_passed(today) for asset in own) else Held.HELD
    return Held.ELSEWHERE if elsewhere else Held.NONE


def needs(catalogue: Catalogue, topics: Tree) -> Needs:
    """All needs of a catalogue."""
    by_topic = _by_topic(catalogue, topics)
    plans, roles = _plans(catalogue), _roles(catalogue)
    gaps = {need.code: _gap(need, catalogue, by_topic, plans, roles) for need in catalogue.registry.needs}
    return Needs(gaps, by_topic)


def _gap(
    need: Need,
    catalogue: Catalogue,
    by_topic: Mapping[str, Assets],
    plans: Mapping[str, list[Asset]],
    roles: Mapping[str, list[Role]],
) -> NeedGap:
    topic = catalogue.topics.get(need.topic)
    assets, asking = by_topic.get(need.topic, ()), tuple(plans.get(need.code, ()))
    named = topic.name if topic else need.topic
    units = dict.fromkeys((*need.units, *(plan.meta.unit for plan in asking)))
    return NeedGap(
        need,
        need.name or named,
        named,
        held(assets, (), catalogue.today),
        assets,
        tuple(code for code in units if code in catalogue.units),
        asking,
        tuple(roles.get(need.code, ())),
    )


def _by_topic(catalogue: Catalogue, topics: Tree) -> dict[str, Assets]:
    """The assets that give each needed topic, newest first."""
    found: dict[str, list[Asset]] = {need.topic: [] for need in catalogue.registry.needs}
    for asset in newest_first(filter(gives, catalogue.assets)):
        for code in dict.fromkeys(_upwards(asset.meta.topics, topics)):
            if code in found:
                found[code].append(asset)
    return {code: tuple(assets) for code, assets in found.items()}


def _upwards(codes: Iterable[str], tree: Tree) -> Iterator[str]:
    for code in codes:
        yield code
        yield from tree.ancestors(code)


def _plans(catalogue: Catalogue) -> dict[str, list[Asset]]:
    found: dict[str, list[Asset]] = {}
    for plan in newest_first(asset for asset in catalogue.assets if asset.kind is Kind.PLAN):
        for code in dict.fromkeys(plan.meta.needed):
            found.setdefault(code, []).append(plan)
    return found


def _roles(catalogue: Catalogue) -> dict[str, list[Role]]:
    found: dict[str, list[Role]] = {}
    for role in catalogue.registry.roles:
        for code in dict.fromkeys(role.needs):
            found.setdefault(code, []).append(role)
    return found
