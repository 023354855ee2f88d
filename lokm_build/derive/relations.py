"""Relations between assets: who cites, follows, reviews and resembles whom.

Takes a Catalogue whose bodies are rendered; every asset's id is a key of every
mapping but `activity_of`. Links that lead nowhere are left out: to report them is
for the checks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lokm_build.derive.indexes import Assets, newest_first
from lokm_build.derive.likeness import Best, Comparing, Like, comparing, likenesses
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.record import record

Compare = Callable[[Comparing], Sequence[Best]]

DECLARED = "ผู้จัดทำแนะนำให้อ่านต่อ"
DECLARED_THERE = "แนะนำให้อ่านเรื่องนี้ประกอบ"


@record()
class Related:
    """Another asset worth reading, and why, in Thai; `declared` by an author or else computed."""

    asset: Asset
    why: str
    declared: bool = False


@dataclass(frozen=True)
class Relations:
    """What leads from one asset to others, by id; `activity_of` maps an AAR's id to its plan and activity.

    `grown_into` are the assets that build on one.
    """

    cited_by: Mapping[str, tuple[Asset, ...]]
    superseded_by: Mapping[str, tuple[Asset, ...]]
    related: Mapping[str, tuple[Related, ...]]
    activity_of: Mapping[str, tuple[Asset, Activity]]
    grown_into: Mapping[str, tuple[Asset, ...]] = field(default_factory=dict)


def relations(catalogue: Catalogue, compare: Compare | None = None) -> Relations:
    """All relations within a catalogue; see `likenesses` for `compare`."""
    newest = newest_first(catalogue.assets)
    superseded = _turned(catalogue, newest, lambda asset: asset.meta.supersedes)
    declaring = _turned(catalogue, newest, lambda asset: asset.meta.related)
    return Relations(
        cited_by=_turned(catalogue, newest, lambda asset: _cited(catalogue, asset)),
        superseded_by=superseded,
        related=_related(catalogue, superseded, declaring, compare),
        activity_of=_activities(catalogue, newest),
        grown_into=_turned(catalogue, newest, lambda asset: asset.meta.builds_on),
    )


def _turned(catalogue: Catalogue, newest: Assets, leads_to: Callable[[Asset], Iterable[str]]) -> dict[str, Assets]:
    """By the id that is led to: the assets that lead there, newest first."""
    found: dict[str, list[Asset]] = {asset.id: [] for asset in catalogue.assets}
    for asset in newest:
        ids = leads_to(asset)
        for goal in catalogue.cited(ids) if ids else ():
            if goal is not asset:
                found[goal.id].append(asset)
    return {identity: tuple(assets) for identity, assets in found.items()}


def _cited(catalogue: Catalogue, asset: Asset) -> Iterator[str]:
    """The ids that an asset cites: in its text, as related, and in the activities of a plan."""
    for link in catalogue.outline(asset).links:
        if goal := catalogue.linked(link.target):
            yield goal.id
    yield from asset.meta.related
    for activity in asset.meta.activities:
        yield from activity.assets
        if activity.aar:
            yield activity.aar


def _activities(catalogue: Catalogue, newest: Assets) -> dict[str, tuple[Asset, Activity]]:
    """By an AAR's id: the newest plan that names it, and the activity there."""
    found: dict[str, tuple[Asset, Activity]] = {}
    for plan in newest:
        for activity in plan.meta.activities:
            review = catalogue.asset(activity.aar) if activity.aar else None
            if review:
                found.setdefault(review.id, (plan, activity))
    return found


def to_compare(catalogue: Catalogue) -> Comparing:
    """What `relations` compares of this catalogue, for who would have it done before the rest."""
    old = {other.id for one in catalogue.assets for other in catalogue.cited(one.meta.supersedes) if other is not one}
    return comparing(catalogue, [asset for asset in catalogue.assets if asset.id not in old])


def _related(
    catalogue: Catalogue,
    superseded: Mapping[str, Assets],
    declaring: Mapping[str, Assets],
    compare: Compare | None,
) -> dict[str, tuple[Related, ...]]:
    fresh = tuple(asset for asset in catalogue.assets if not superseded[asset.id])
    alike = likenesses(catalogue, fresh, compare)
    return {
        asset.id: tuple(_merged(catalogue, asset, declaring[asset.id], alike.get(asset.id, ())))
        for asset in catalogue.assets
    }


def _merged(catalogue: Catalogue, asset: Asset, declaring: Iterable[Asset], alike: Iterable[Like]) -> Iterator[Related]:
    """What the asset declares, what declares it, what is like it: each once, never itself."""
    seen = {asset.id}
    for other, why in (
        *((other, DECLARED) for other in catalogue.cited(asset.meta.related)),
        *((other, DECLARED_THERE) for other in declaring),
    ):
        if other.id not in seen:
            seen.add(other.id)
            yield Related(other, why, declared=True)
    yield from (Related(like.asset, like.why) for like in alike if like.asset.id not in seen)
