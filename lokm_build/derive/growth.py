"""Growth: from routine work to R2R to innovation, as authors tell it by `builds_on`; and the register of awards.

Takes a catalogue; returns families of assets that grew out of one another, generation by generation, and awards.
What this edition does not show is not there; a ring, which the checks report, ends where it closes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lokm_build.derive.indexes import Assets, dated, newest_first
from lokm_build.model.asset import Asset, Award
from lokm_build.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Grown:
    """An asset of a family with what it directly builds on."""

    asset: Asset
    builds_on: Assets


@dataclass(frozen=True, slots=True)
class Family:
    """Assets that grew out of one another: the first generation builds on nothing, each other on the ones before."""

    generations: tuple[tuple[Grown, ...], ...]

    @property
    def assets(self) -> Assets:
        """All of the family."""
        return tuple(grown.asset for generation in self.generations for grown in generation)


@dataclass(frozen=True, slots=True)
class Honour:
    """One award of one asset."""

    award: Award
    asset: Asset


def families(catalogue: Catalogue) -> tuple[Family, ...]:
    """All families of more than one asset; the one with the newest member first."""
    parents = {asset.id: _parents(asset, catalogue) for asset in catalogue.assets if asset.meta.builds_on}
    parents = {child: found for child, found in parents.items() if found}
    found = [_family(members, parents, catalogue) for members in _components(parents)]
    return tuple(sorted(found, key=lambda family: (-max(map(dated, family.assets)).toordinal(), family.assets[0].id)))


def honours(catalogue: Catalogue) -> tuple[Honour, ...]:
    """All awards, the latest fiscal year first; those without a year go by that of their asset."""
    found = [Honour(award, asset) for asset in newest_first(catalogue.assets) for award in asset.meta.awards]
    return tuple(sorted(found, key=lambda one: -(one.award.year or one.asset.meta.fiscal_year)))


def _parents(asset: Asset, catalogue: Catalogue) -> Assets:
    return tuple(found for found in catalogue.cited(asset.meta.builds_on) if found is not asset)


def _components(parents: Mapping[str, Assets]) -> Iterator[list[str]]:
    """The ids that hang together, each group once."""
    near: dict[str, list[str]] = {}
    for child, found in parents.items():
        for parent in found:
            near.setdefault(child, []).append(parent.id)
            near.setdefault(parent.id, []).append(child)
    seen: set[str] = set()
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for member in members:
            fresh = [other for other in dict.fromkeys(near[member]) if other not in seen]
            seen.update(fresh)
            members += fresh
        yield members


def _family(members: list[str], parents: Mapping[str, Assets], catalogue: Catalogue) -> Family:
    depths = _depths(members, parents)
    generations: dict[int, list[Asset]] = {}
    for asset in newest_first(catalogue.by_id[one] for one in members):
        generations.setdefault(depths[asset.id], []).append(asset)
    return Family(
        tuple(
            tuple(Grown(asset, parents.get(asset.id, ())) for asset in generations[depth])
            for depth in sorted(generations)
        )
    )


def _depths(members: list[str], parents: Mapping[str, Assets]) -> dict[str, int]:
    """How many steps each member is from the first generation, by the longest way; who stands in a ring comes last."""
    waiting = {one: len(parents.get(one, ())) for one in members}
    children: dict[str, list[str]] = {}
    for child in members:
        for parent in parents.get(child, ()):
            children.setdefault(parent.id, []).append(child)
    depths = dict.fromkeys(members, 0)
    ready = [one for one, count in waiting.items() if not count]
    for one in ready:
        for child in children.get(one, ()):
            depths[child] = max(depths[child], depths[one] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    last = max(depths.values()) + 1
    return {one: depth if not waiting[one] else last for one, depth in depths.items()}
