"""What an asset cites by code stands in the registry, and the assets that it cites exist."""

from collections.abc import Iterator

from lokm_build.checks.known import (
    Known,
    known_assets,
    known_channels,
    known_indicators,
    known_needs,
    known_topics,
    known_units,
)
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.fields import Status
from lokm_build.model.finding import Finding
from lokm_build.model.place import Key

_CITING = ("related", "supersedes", "builds_on")


def units_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The unit of each asset, of each adoption and of each turnout is in the registry."""
    known = known_units(catalogue)
    for asset in catalogue.assets:
        yield from _missing(known, asset.meta.unit, asset, "unit")
        for index, adoption in enumerate(asset.meta.adoptions):
            yield from _missing(known, adoption.unit, asset, "adoptions", index, "unit")
        for index, activity in enumerate(asset.meta.activities):
            for number, turnout in enumerate(activity.turnout):
                yield from _missing(known, turnout.unit, asset, "activities", index, "turnout", number, "unit")


def groups_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The mission group of each asset belongs to its unit."""
    for asset in catalogue.assets:
        unit, group = catalogue.units.get(asset.meta.unit), asset.meta.group
        if unit and group and group not in {known.code for known in unit.groups}:
            known = Known("GROUP-UNKNOWN", {known.code: (known.name,) for known in unit.groups})
            yield from known.missing(group, asset.place("group"), unit=unit.code)


def topics_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each topic of each asset is in the registry."""
    known = known_topics(catalogue)
    for asset in catalogue.assets:
        for index, topic in enumerate(asset.meta.topics):
            yield from _missing(known, topic, asset, "topics", index)


def indicators_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each indicator of each asset is in the registry."""
    known = known_indicators(catalogue)
    for asset in catalogue.assets:
        for index, key in enumerate(asset.meta.indicators):
            yield from _missing(known, key, asset, "indicators", index)


def channels_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each channel through which an asset was spread is in the registry."""
    known = known_channels(catalogue)
    for asset in catalogue.assets:
        for index, spread in enumerate(asset.meta.disseminations):
            yield from _missing(known, spread.channel, asset, "disseminations", index, "channel")


def needs_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each piece of needed knowledge that a plan or one of its activities names is in the registry."""
    known = known_needs(catalogue)
    for asset in catalogue.assets:
        for index, need in enumerate(asset.meta.needed):
            yield from _missing(known, need, asset, "needed", index)
        for number, activity in enumerate(asset.meta.activities):
            for index, need in enumerate(activity.needs):
                yield from _missing(known, need, asset, "activities", number, "needs", index)


def cited_assets_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each asset that another asset cites stands in the repository."""
    known = known_assets(catalogue)
    for asset in catalogue.assets:
        for identity, place in _citations(asset):
            yield from _missing(known, identity, asset, *place)


def assets_are_cited_once(catalogue: Catalogue) -> Iterator[Finding]:
    """No asset cites itself, or another twice in one list."""
    for asset in catalogue.assets:
        for key in _CITING:
            seen: set[str] = set()
            for index, identity in enumerate(getattr(asset.meta, key)):
                if catalogue.asset(identity) is asset:
                    yield finding("LINK-SELF", asset.place(key, index), value=identity)
                elif identity in seen:
                    yield finding("LINK-TWICE", asset.place(key, index), value=identity)
                seen.add(identity)


def retired_assets_are_not_related(catalogue: Catalogue) -> Iterator[Finding]:
    """An asset in use does not send its readers to one that is retired."""
    for asset in catalogue.assets:
        if asset.meta.status is Status.RETIRED:
            continue
        for index, identity in enumerate(asset.meta.related):
            cited = catalogue.asset(identity)
            if cited and cited.meta.status is Status.RETIRED and identity not in asset.meta.supersedes:
                successor = successor_of(cited, catalogue)
                yield finding("LINK-RETIRED", asset.place("related", index), value=identity, successor=successor)


def successor_of(asset: Asset, catalogue: Catalogue) -> str:
    """What to read in place of a retired asset, in words."""
    newer = [other.id for other in catalogue.assets if asset in catalogue.cited(other.meta.supersedes)]
    return f"ใช้ '{', '.join(newer)}' แทน" if newer else "ยังไม่มีเรื่องที่ใช้แทน"


def _citations(asset: Asset) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for key in _CITING:
        for index, identity in enumerate(getattr(asset.meta, key)):
            yield identity, (key, index)
    for number, activity in enumerate(asset.meta.activities):
        if activity.aar:
            yield activity.aar, ("activities", number, "aar")
        for index, identity in enumerate(activity.assets):
            yield identity, ("activities", number, "assets", index)


def _missing(known: Known, value: str, asset: Asset, *keys: Key) -> Iterator[Finding]:
    """A place is looked up only for what is not known: that is seldom."""
    if value not in known:
        yield from known.missing(value, asset.place(*keys))
