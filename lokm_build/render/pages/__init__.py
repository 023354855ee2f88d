"""Pages: everything that fills a frame, and the data that lists load.

Takes a catalogue (of one edition) and its views; yields Page values and data files, or drafts of
them. Reads no files and knows no frame.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from lokm_build.derive import Views
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.page import Page
from lokm_build.render.pages.asset import asset_page
from lokm_build.render.pages.draft import PageDraft, drafted
from lokm_build.render.pages.glossary import glossary_page
from lokm_build.render.pages.head import page_head
from lokm_build.render.pages.indicators import indicator_landing, indicator_listings
from lokm_build.render.pages.kinds import kind_landing, kind_listings
from lokm_build.render.pages.levels import level_drafts
from lokm_build.render.pages.list_data import list_drafts
from lokm_build.render.pages.listing import Listing, listing_drafts
from lokm_build.render.pages.redirects import redirect_page
from lokm_build.render.pages.search_page import search_page
from lokm_build.render.pages.secretary import secretary_drafts
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.titles import title_landing, title_listings
from lokm_build.render.pages.topics import topic_landing, topic_listings
from lokm_build.render.pages.units import unit_landing, unit_listings
from lokm_build.render.pages.whole import everything, newest, review_due
from lokm_build.render.pages.years import year_landing, year_listings
from lokm_build.render.terms import Terms

LANDINGS = (
    unit_landing, topic_landing, indicator_landing, kind_landing, year_landing, title_landing,
    glossary_page, search_page,
)  # fmt: skip
LISTINGS = (unit_listings, topic_listings, indicator_listings, kind_listings, year_listings, title_listings)
WHOLE = (everything, newest, review_due)


def asset_pages(asset: Asset, catalogue: Catalogue, views: Views, terms: Terms | None) -> Iterator[Page]:
    """The page of an asset, and one under each of its former ids that leads there."""
    yield asset_page(asset, catalogue, views, terms)
    for alias in asset.meta.aliases:
        yield redirect_page(alias, asset, catalogue)


def index_pages(shared: Shared) -> Iterator[Page]:
    """Landings and lists, with the head tags that every page has."""
    return (draft.make() for draft in index_drafts(shared, listings(shared)))


def index_drafts(shared: Shared, listed: Iterable[Listing]) -> Iterator[PageDraft]:
    """The same still to be made."""
    for landing in LANDINGS:
        yield drafted(_headed(landing(shared), shared))
    for draft in secretary_drafts(shared):
        yield replace(draft, make=partial(_made, draft, shared))
    for listing in listed:
        for draft in listing_drafts(listing, shared):
            yield replace(draft, make=partial(_made, draft, shared))
    for draft in level_drafts(shared):
        yield replace(draft, make=partial(_made, draft, shared))


def _made(draft: PageDraft, shared: Shared) -> Page:
    return _headed(draft.make(), shared)


def _headed(page: Page, shared: Shared) -> Page:
    head = page_head(shared.catalogue, page.path, page.title, page.description)
    return replace(page, head=head + page.head)


def listings(shared: Shared) -> Iterator[Listing]:
    """Every index of the site."""
    for whole in WHOLE:
        yield whole(shared)
    for each in LISTINGS:
        yield from each(shared)


def data_files(shared: Shared) -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of what lists load when a reader narrows or sorts them."""
    made: dict[str, bytes] = {}
    for draft in list_drafts(shared, listings(shared), made.__getitem__):
        made[draft.path] = draft.make()
        yield draft.path, made[draft.path]
