"""Drafts: pages and data files that are still to be made, told by what they would be made from.

Whoever has the same file from before need not make it again. Nothing enters a draft's file but what
`made_from` tells, and what all of them share: the registry, the day, the edition, and this program.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lokm_build.model.asset import Asset
from lokm_build.model.page import Page


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page to be made; `section` and `indexed` are those of the page."""

    path: str
    section: str
    indexed: bool
    made_from: tuple[str, ...]
    make: Callable[[], Page]


@dataclass(frozen=True, slots=True)
class DataDraft:
    """A data file to be made."""

    path: str
    made_from: tuple[str, ...]
    make: Callable[[], bytes]


def drafted(page: Page) -> PageDraft:
    """A page that was made at once: what is made from little costs no more than to tell what it is made from."""
    told = (page.title, page.description, page.html, page.head)
    return PageDraft(page.path, page.section, page.indexed, told, lambda: page)


def cards_made_from(assets: Iterable[Asset]) -> str:
    """What the cards of these assets are made from: their names, and all that their files say but for the text."""
    return "\n".join([f"{asset.id} {asset.front_digest}" for asset in assets])
