"""What the pages of some assets are made from: a catalogue and views cut down to just that.

A page of an asset shows the asset itself and names others. `named` lists those others, `narrowed`
leaves everything else out, so that a page made from the narrow catalogue can know nothing more;
`ingredients` puts into words what a page depends on, so that a page need not be made again while
they stay the same. The registry and the day are the business of the caller.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lokm_build.derive import Related, Views
from lokm_build.derive.indexes import Indexes
from lokm_build.derive.relations import Relations
from lokm_build.model.asset import Activity, Asset, mention
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.source import History
from lokm_build.render.pages.asset import CITED_SHOWN, RELATED_SHOWN

NO_INDEXES = Indexes({}, {}, {}, {}, {}, {}, {}, {}, (), (), (), ())


@dataclass(frozen=True)
class Narrow:
    """`wanted` are whole, `named` are mentions; relations speak of ids."""

    wanted: tuple[Asset, ...]
    named: tuple[Asset, ...]
    files: Mapping[str, str]
    history: Mapping[str, History]
    related: Mapping[str, tuple[tuple[str, str, bool], ...]]
    cited_by: Mapping[str, tuple[str, ...]]
    superseded_by: Mapping[str, tuple[str, ...]]
    activity_of: Mapping[str, tuple[str, Activity]]

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
        )


class Narrowing:
    """Narrows one catalogue again and again; each mention is made once."""

    def __init__(self, catalogue: Catalogue, views: Views) -> None:
        self._catalogue, self._relations = catalogue, views.relations
        self._mentions: dict[str, Asset] = {}

    def narrow(self, wanted: Sequence[Asset]) -> Narrow:
        """Everything that the pages of these assets are made from."""
        own = {asset.id for asset in wanted}
        named = {other.id: other for asset in wanted for other in self._named(asset) if other.id not in own}
        history = self._catalogue.history
        return Narrow(
            tuple(wanted),
            tuple(self._mention(other) for other in named.values()),
            {path: sha for asset in wanted for path, sha in self._files(asset)},
            {asset.path: history[asset.path] for asset in wanted if asset.path in history},
            {asset.id: self._related(asset) for asset in wanted},
            {asset.id: self._cited_by(asset) for asset in wanted},
            {asset.id: self._superseded_by(asset) for asset in wanted},
            {asset.id: (plan.id, act) for asset in wanted for plan, act in self._activity_of(asset)},
        )

    def ingredients(self, asset: Asset) -> Iterator[str]:
        """What the asset's pages depend on, besides registry and day: as words, in a fixed order."""
        yield asset.digest
        yield asset.path
        yield repr(self._catalogue.history.get(asset.path))
        yield repr((self._related(asset), self._cited_by(asset), self._superseded_by(asset)))
        yield repr([(plan.id, activity) for plan, activity in self._activity_of(asset)])
        yield repr(list(self._files(asset)))
        for other in self._named(asset):
            yield self._words(other)

    def _mention(self, asset: Asset) -> Asset:
        found = self._mentions.get(asset.id)
        if found is None:
            found = self._mentions[asset.id] = mention(asset)
        return found

    def _words(self, asset: Asset) -> str:
        meta = asset.meta
        return (
            f"{asset.id}\0{asset.path}\0{meta.title}\0{meta.kind}\0{meta.unit}\0{meta.fiscal_year}\0{meta.date}"
            f"\0{meta.status}\0{meta.access}\0{meta.review_by}\0{meta.aliases}"
        )

    def _named(self, asset: Asset) -> Iterable[Asset]:
        """Every other asset that the page may speak of, or lead to."""
        catalogue, relations = self._catalogue, self._relations
        yield from (item.asset for item in relations.related.get(asset.id, ())[:RELATED_SHOWN])
        yield from relations.cited_by.get(asset.id, ())[: RELATED_SHOWN + CITED_SHOWN]
        yield from relations.superseded_by.get(asset.id, ())
        yield from (plan for plan, _ in self._activity_of(asset))
        ids = [*asset.meta.supersedes]
        for activity in asset.meta.activities:
            ids += [*activity.assets, *([activity.aar] if activity.aar else [])]
        yield from filter(None, map(catalogue.asset, ids))
        yield from filter(None, (catalogue.linked(link.target) for link in catalogue.outline(asset).links))

    def _related(self, asset: Asset) -> tuple[tuple[str, str, bool], ...]:
        shown = self._relations.related.get(asset.id, ())[:RELATED_SHOWN]
        return tuple((item.asset.id, item.why, item.declared) for item in shown)

    def _cited_by(self, asset: Asset) -> tuple[str, ...]:
        found = self._relations.cited_by.get(asset.id, ())
        return tuple(other.id for other in found[: RELATED_SHOWN + CITED_SHOWN])

    def _superseded_by(self, asset: Asset) -> tuple[str, ...]:
        return tuple(other.id for other in self._relations.superseded_by.get(asset.id, ()))

    def _activity_of(self, asset: Asset) -> tuple[tuple[Asset, Activity], ...]:
        found = self._relations.activity_of.get(asset.id)
        return (found,) if found else ()

    def _files(self, asset: Asset) -> Iterator[tuple[str, str]]:
        """The repository files that the page leads to or shows, with their SHA-256."""
        files = self._catalogue.files
        for path in (*asset.attached, *(link.target for link in self._catalogue.outline(asset).links)):
            if path in files:
                yield path, files[path]
