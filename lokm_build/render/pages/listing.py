"""A listing: assets under a heading, as static pages of cards and as data that a browser can narrow.

A `Listing` says what one index holds; `listing_drafts` tells of its pages. All listings of
a site are gathered in `lokm_build.render.pages.listings`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from markupsafe import Markup

from lokm_build.model.asset import Asset
from lokm_build.model.page import Page
from lokm_build.render.pages.draft import PageDraft, cards_made_from
from lokm_build.render.pages.facets import FACETS, varying
from lokm_build.render.pages.pagination import PER_PAGE, Pagination, paginations
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render

ORDERS: dict[str, str] = {
    "newest": "ใหม่ก่อน",
    "oldest": "เก่าก่อน",
    "title": "ชื่อเรื่อง ก–ฮ",
    "adopted": "นำไปใช้มากที่สุด",
}
"""The orders that every list offers; a listing may have one of its own."""


@dataclass(frozen=True, slots=True)
class Own:
    """A roll-up that can be narrowed to its own unit or topic: which facet and value, in what words."""

    facet: str
    code: str
    count: int
    label: str
    all_label: str


@dataclass(frozen=True)
class Listing:
    """One index: `name` is the file's stem, `order` that of its rows, `above` and `below` HTML around them.

    `trail` names the pages above it and their addresses from the site's root; `whys` says by id why an asset
    stands here; `heading` names the list where more stands `below` it; `empty` is what a reader sees, and can
    do, when nothing does.
    """

    section: str
    name: str
    title: str
    lead: str
    assets: tuple[Asset, ...]
    empty: Markup
    description: str = ""
    order: str = "newest"
    order_name: str = ORDERS["newest"]
    trail: tuple[tuple[str, str], ...] = ()
    above: str = ""
    below: str = ""
    own: Own | None = None
    whys: tuple[tuple[str, str], ...] = ()
    label: str = ""
    heading: str = ""

    @property
    def data_name(self) -> str:
        """The name of its data file."""
        return f"{self.section}-{self.name}"

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of its assets."""
        return tuple([asset.id for asset in self.assets])

    @cached_property
    def stamp(self) -> str:
        """Changes when rows come, go or move: tells a browser whether page and data speak of one list."""
        return hashlib.sha256("\n".join(self.ids).encode()).hexdigest()[:8]

    @property
    def orders(self) -> dict[str, str]:
        """The orders offered, its own first."""
        return {self.order: self.order_name} | ORDERS


def listing_drafts(listing: Listing, shared: Shared) -> Iterator[PageDraft]:
    """The static pages of a listing, still to be made."""
    facets, whys = varying([shared.facet_values[one] for one in listing.ids]), dict(listing.whys)
    told = repr((replace(listing, assets=(), whys=()), listing.stamp, len(listing.assets), facets))
    for at in paginations(listing.name, len(listing.assets)):
        assets = listing.assets[at.start : at.start + PER_PAGE]
        its_whys = [whys.get(asset.id, "") for asset in assets] if whys else [""] * len(assets)
        yield PageDraft(
            path=f"{listing.section}/{at.href(at.number)}",
            section=listing.section,
            indexed=at.number == 1,
            made_from=(told, repr((at, its_whys)), cards_made_from(assets)),
            make=partial(_page, listing, shared, at, facets, its_whys),
        )


def _page(
    listing: Listing, shared: Shared, at: Pagination, facets: tuple[str, ...], whys: Sequence[str]
) -> Page:
    assets, level = listing.assets[at.start : at.start + PER_PAGE], 3 if listing.below else 2
    cards = [shared.card(asset, level, why) for asset, why in zip(assets, whys, strict=True)]
    html = render(
        "list.html",
        listing=listing,
        at=at,
        root=shared.root,
        count=len(cards),
        rows=Markup("<li>" + "</li>\n<li>".join(cards) + "</li>\n" if cards else ""),
        facets={facet: FACETS[facet] for facet in facets},
    )
    numbered = f" (หน้า {at.number} จาก {at.last})" if at.number > 1 else ""
    return Page(
        path=f"{listing.section}/{at.href(at.number)}",
        section=listing.section,
        title=listing.title + numbered,
        description=(listing.description or listing.lead) + numbered,
        html=html,
        head=scripts(shared.root, "lists-data.js", "lists-facets.js", "lists.js") if len(listing.assets) > 1 else "",
        indexed=at.number == 1,
    )


def scripts(root: str, *names: str) -> str:
    """Head markup for the scripts that a page needs beyond its frame's."""
    return "".join(f'<script src="{root}assets/lokm/{name}" defer></script>' for name in names)
