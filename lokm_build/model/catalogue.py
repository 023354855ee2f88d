"""The catalogue: registry, assets and rendered bodies, looked up by identity.

`link` puts records together; an edition is a catalogue from which assets are left
out. Look-ups of what is not there return None: whether that is a fault is for the
checks to say.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lokm_build.model.asset import Asset, identity
from lokm_build.model.body import Body, Outline
from lokm_build.model.choice import Choice
from lokm_build.model.registry import Channel, Indicator, Need, Registry, Role, Topic, Unit
from lokm_build.model.source import History


class Edition(Choice):
    """Public leaves out drafts and internal assets; internal leaves out drafts only."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Chosen(Mapping[str, Body]):
    """Some of the bodies of a mapping, without fetching any: they may be kept elsewhere. `whole` holds them all."""

    def __init__(self, bodies: Mapping[str, Body], ids: Collection[str]) -> None:
        self.whole: Mapping[str, Body] = bodies.whole if isinstance(bodies, Chosen) else bodies
        self._ids = dict.fromkeys(one for one in ids if one in bodies)

    def __getitem__(self, identity: str) -> Body:
        if identity not in self._ids:
            raise KeyError(identity)
        return self.whole[identity]

    def __contains__(self, identity: object) -> bool:
        return identity in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True)
class Catalogue:
    """All that a site is made from.

    `files` maps each attachment's path to its SHA-256;
    `selection` says in Thai what a circulation pack was chosen by, and is empty for a whole centre.
    `unread` holds the paths of files that stand in the repository and could not be read: who cites them is not
    to blame. Where the bodies are kept elsewhere and fetched when asked for, `outlines` holds their links and
    headings, and `terms` what likeness compares.
    """

    registry: Registry
    assets: tuple[Asset, ...]
    bodies: Mapping[str, Body] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, History] = field(default_factory=dict)
    today: datetime.date = datetime.date(1970, 1, 1)
    edition: Edition = Edition.PUBLIC
    selection: str = ""
    unread: frozenset[str] = frozenset()
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    terms: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Asset]:
        """Assets by their own id (not by alias)."""
        return {asset.id: asset for asset in self.assets}

    @cached_property
    def by_path(self) -> Mapping[str, Asset]:
        """Assets by the path of their file."""
        return {asset.path: asset for asset in self.assets}

    @cached_property
    def aliases(self) -> Mapping[str, Asset]:
        """Assets by their former ids."""
        return {alias: asset for asset in self.assets for alias in asset.meta.aliases}

    def asset(self, identity: str) -> Asset | None:
        """The asset known by this id or former id."""
        return self.by_id.get(identity) or self.aliases.get(identity)

    def cited(self, identities: Iterable[str]) -> tuple[Asset, ...]:
        """The assets that go by these ids or former ids, each once; what is not here is left out."""
        found = (self.asset(identity) for identity in identities)
        return tuple({asset.id: asset for asset in found if asset}.values())

    def linked(self, path: str) -> Asset | None:
        """The asset to which a link to this repository path leads: its file, or one of a former name."""
        found = self.by_path.get(path)
        return found or (self.aliases.get(identity(path)) if path.endswith(".md") else None)

    def body(self, asset: Asset) -> Body:
        """The rendered body of an asset of this catalogue."""
        return self.bodies[asset.id]

    def outline(self, asset: Asset) -> Outline:
        """The links and headings of an asset's body."""
        if found := self.outlines.get(asset.id):
            return found
        body = self.bodies.get(asset.id)
        return body.outline if body else Outline()

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by code."""
        return {unit.code: unit for unit in self.registry.units}

    def unit_name(self, code: str) -> str:
        """The unit's name; one whose entry is missing or could not be read goes by its code."""
        unit = self.units.get(code)
        return unit.name if unit else code

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by code."""
        return {topic.code: topic for topic in self.registry.topics}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Indicators by `agency/year/code`."""
        return {indicator.key: indicator for indicator in self.registry.indicators}

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """Channels by code."""
        return {channel.code: channel for channel in self.registry.channels}

    def channel_name(self, code: str) -> str:
        """The channel's name, or its code where there is none."""
        channel = self.channels.get(code)
        return channel.name if channel else code

    @cached_property
    def needs(self) -> Mapping[str, Need]:
        """Needed knowledge by code."""
        return {need.code: need for need in self.registry.needs}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Roles by code."""
        return {role.code: role for role in self.registry.roles}

    def only(self, keep: Callable[[Asset], bool]) -> "Catalogue":
        """The same catalogue with the assets for which `keep` is true."""
        assets = tuple(asset for asset in self.assets if keep(asset))
        return replace(self, assets=assets, bodies=Chosen(self.bodies, [asset.id for asset in assets]))

    def for_edition(self, edition: Edition) -> "Catalogue":
        """What this edition may show: never drafts; internal assets in the internal edition only."""
        internal = edition is Edition.INTERNAL
        chosen = self.only(lambda asset: asset.is_live and (internal or not asset.is_internal))
        return replace(chosen, edition=edition)
