"""What the pages of some assets are made from: a catalogue and views cut down to just that.

A page of an asset shows the asset itself and names others. `named` lists those others, `narrowed`
leaves everything else out, so that a page made from the narrow catalogue can know nothing more;
`kin` puts into words what a page depends on beyond its own asset, so that a page need not be made again
while both stay the same. The registry, the day and what version control knows are the business of the caller.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lokm_build.derive import Related, Views
from lokm_build.derive.indexes import Indexes
from lokm_build.derive.relations import Relations
from lokm_build.model.asset import Activity, Asset, Mention, mention
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.source import History
from lokm_build.render.pages.asset import CITED_SHOWN, GROWN_SHOWN, RELATED_SHOWN

NO_INDEXES = Indexes({}, {}, {}, {}, {}, {}, {}, {}, (), (), (), ())


@dataclass(frozen=True)
class Narrow:
    """`wanted` are whole, `named` are mentions; relations speak of ids."""

    wanted: tuple[Asset, ...]
    named: tuple[Mention, ...]
    files: Mapping[str, str]
    history: Mapping[str, History]
    related: Mapping[str, tuple[tuple[str, str, bool], ...]]
    cited_by: Mapping[str, tuple[str, ...]]
    superseded_by: Mapping[str, tuple[str, ...]]
    activity_of: Mapping[str, tuple[str, Activity]]
    grown_into: Mapping[str, tuple[str, ...]]

    def relations(self, by_id: Mapping[str, Asset]) -> Relations:
        """The relations between the assets of a narrow catalogue."""
        return Relations(
            {one: tuple(by_id[other] for other in others) for one, others in self.cited_by.items()},
            {one: tuple(by_id[other] for other in others) for one, others in self.superseded_by.items()},
            {
                one: tuple(Related(by_id[other], why, declared) for other, why, declared in others)
                for one, others in self.related.items()
            },
            {one: (by_id[plan], activity) for one, (plan, activity) in self.activity_of.items()},
            {one: tuple(by_id[other] for other in others) for one, others in self.grown_into.items()},
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """What the pages of one asset say of others, which others those are, and the files that they lead to."""

    named: tuple[Asset, ...]
    related: tuple[tuple[str, str, bool], ...]
    cited_by: tuple[str, ...]
    superseded_by: tuple[str, ...]
    activity_of: tuple[str, Activity] | None
    grown_into: tuple[str, ...]
    files: tuple[tuple[str, str], ...]


class Narrowing:
    """Narrows one catalogue again and again; what is said of an asset, and by it, is gathered once."""

    def __init__(self, catalogue: Catalogue, views: Views) -> None:
        self._catalogue, self._views = catalogue, views
        self._known: dict[str, _Said] = {}
        self._mentions: dict[str, tuple[Mention, str]] = {}

    def narrow(self, wanted: Sequence[Asset]) -> Narrow:
        """Everything that the pages of these assets are made from."""
        said = {asset.id: self._said(asset) for asset in wanted}
        named = {other.id: other for one in said.values() for other in one.named if other.id not in said}
        history = self._catalogue.history
        return Narrow(
            tuple(wanted),
            tuple(self._mention(other)[0] for other in named.values()),
            {path: sha for one in said.values() for path, sha in one.files},
            {asset.path: history[asset.path] for asset in wanted if asset.path in history},
            {identity: one.related for identity, one in said.items()},
            {identity: one.cited_by for identity, one in said.items()},
            {identity: one.superseded_by for identity, one in said.items()},
            {identity: one.activity_of for identity, one in said.items() if one.activity_of},
            {identity: one.grown_into for identity, one in said.items() if one.grown_into},
        )

    def kin(self, asset: Asset) -> Iterator[str]:
        """What the asset's pages depend on beyond the asset itself, registry and day: as words, in a fixed order."""
        said = self._said(asset)
        kin = (said.superseded_by, said.activity_of, said.grown_into)
        yield repr((asset.path, said.related, said.cited_by, kin, said.files))
        yield "\n".join([self._mention(other)[1] for other in said.named])

    def _mention(self, asset: Asset) -> tuple[Mention, str]:
        """The mention of an asset, and the same in words."""
        found = self._mentions.get(asset.id)
        if found is None:
            made = mention(asset)
            found = self._mentions[asset.id] = made, repr(made)
        return found

    def _said(self, asset: Asset) -> _Said:
        found = self._known.get(asset.id)
        if found is None:
            found = self._known[asset.id] = self._gathered(asset)
        return found

    def _gathered(self, asset: Asset) -> _Said:
        relations, files = self._views.relations, self._catalogue.files
        related = relations.related.get(asset.id, ())[:RELATED_SHOWN]
        cited_by = relations.cited_by.get(asset.id, ())[: RELATED_SHOWN + CITED_SHOWN]
        superseded_by = relations.superseded_by.get(asset.id, ())
        activity_of = relations.activity_of.get(asset.id)
        grown_into = relations.grown_into.get(asset.id, ())[:GROWN_SHOWN]
        links = [link.target for link in self._catalogue.outline(asset).links if link.target]
        return _Said(
            (
                *(item.asset for item in related), *cited_by, *superseded_by, *grown_into,
                *([activity_of[0]] if activity_of else []), *self._cited(asset, links),
            ),
            tuple((item.asset.id, item.why, item.declared) for item in related),
            tuple(other.id for other in cited_by),
            tuple(other.id for other in superseded_by),
            (activity_of[0].id, activity_of[1]) if activity_of else None,
            tuple(other.id for other in grown_into),
            tuple((path, files[path]) for path in (*asset.attached, *links) if path in files),
        )  # fmt: skip

    def _cited(self, asset: Asset, links: Iterable[str]) -> Iterator[Asset]:
        """The assets that the front matter and the links of the text lead to."""
        ids = [*asset.meta.supersedes, *asset.meta.builds_on]
        for activity in asset.meta.activities:
            ids += [*activity.assets, *([activity.aar] if activity.aar else [])]
        yield from filter(None, map(self._catalogue.asset, ids))
        yield from filter(None, map(self._catalogue.linked, links))
