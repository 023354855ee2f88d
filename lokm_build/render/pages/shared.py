"""What the pages of one site share: the catalogue, its views, facets, ordinals and rendered cards.

An ordinal counts assets from the oldest, so that a new asset is added at the end and
leaves the data of the others as they are. Cards are rendered once and used wherever
the asset is listed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from lokm_build.derive import Views
from lokm_build.derive.levels import Book, ledger
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.pages.facets import Facets, Values, facets
from lokm_build.render.templating import macro

ROOT = "../"
"""All generated pages lie one folder deep."""


@dataclass(frozen=True)
class Shared:
    """One site's common knowledge; `root` is the way from the page to the site's root."""

    catalogue: Catalogue
    views: Views
    root: str = ROOT
    _cards: dict[tuple[str, int, str], Markup] = field(default_factory=dict)

    @cached_property
    def facets(self) -> Facets:
        """The tables of all facets."""
        return facets(self.catalogue, self.views)

    @cached_property
    def facet_values(self) -> Mapping[str, Values]:
        """Each asset's values of all facets, by id."""
        return {asset.id: self.facets.values(asset) for asset in self.catalogue.assets}

    @cached_property
    def levels(self) -> Book:
        """The levels of all indicators that have rules."""
        return Book(ledger(self.catalogue, self.views.units))

    @cached_property
    def oldest_first(self) -> tuple[Asset, ...]:
        """All assets by ordinal."""
        return self.views.indexes.newest[::-1]

    @cached_property
    def title_ranks(self) -> Mapping[str, int]:
        """Each asset's place in Thai dictionary order of titles, by id."""
        return {asset.id: rank for rank, asset in enumerate(self.views.indexes.by_title)}

    def card(self, asset: Asset, level: int = 2, why: str = "") -> Markup:
        """The asset's card as HTML."""
        found = self._cards.get((asset.id, level, why))
        if found is None:
            html = macro("_card.html", "card")(asset, self.root, self.catalogue, level, why)
            found = self._cards[asset.id, level, why] = Markup(re.sub(r"\s*\n\s*", "\n", str(html).strip()))
        return found
