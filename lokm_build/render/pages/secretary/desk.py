"""The secretary's desk: what the pages of the section share, computed once, and how such a page is drafted.

Takes what all pages of a site share. A page is rendered only when it must be: its draft tells every value that its
template is given, so that nothing can stand in a page which its key does not cover. Templates look up names of
units, channels and the like in the catalogue, whose registry is part of every key; never assets.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import Any, TypeVar

from lokm_build.derive.choosing import Choosing, choosing
from lokm_build.derive.gaps import UnitGap, unit_gaps
from lokm_build.derive.growth import Family, Honour, families, honours
from lokm_build.derive.handing_in import Item, items
from lokm_build.derive.indexes import Assets
from lokm_build.derive.km_steps import StepShare, km_steps
from lokm_build.derive.months import Progress, progress
from lokm_build.derive.needs import Needs, needs
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Criterion, Duty
from lokm_build.model.kinds import Kind
from lokm_build.model.page import Page
from lokm_build.model.registry import Role
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.pagination import PER_PAGE, Pagination, paginations
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render
from lokm_build.thai.dates import fiscal_year

SECTION = "secretary"
HOME = ("สำหรับเลขานุการ", f"{SECTION}/index.html")

Row = TypeVar("Row")


@dataclass(frozen=True)
class Desk:
    """What the secretary's pages are made from."""

    shared: Shared

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.shared.catalogue

    @property
    def today(self) -> datetime.date:
        """The day of the build."""
        return self.catalogue.today

    @property
    def year(self) -> int:
        """The fiscal year of today."""
        return fiscal_year(self.today)

    @cached_property
    def needs(self) -> Needs:
        """All needs."""
        return needs(self.catalogue, self.shared.views.topics)

    @cached_property
    def gaps(self) -> tuple[UnitGap, ...]:
        """The gaps of all units."""
        return unit_gaps(self.catalogue, self.shared.views.units, self.needs)

    @cached_property
    def chosen(self) -> Choosing:
        """The needs by their scores."""
        return choosing(self.catalogue, self.needs)

    @cached_property
    def progress(self) -> Progress:
        """Activities and what happened by month."""
        return progress(self.catalogue)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What is handed in this fiscal year."""
        return items(self.catalogue, self.year, self.progress)

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """What grew out of what."""
        return families(self.catalogue)

    @cached_property
    def honours(self) -> tuple[Honour, ...]:
        """All awards."""
        return honours(self.catalogue)

    @cached_property
    def steps(self) -> tuple[StepShare, ...]:
        """The seven steps."""
        return km_steps(self.catalogue)

    @property
    def plans(self) -> Assets:
        """All plans, newest first."""
        return self.shared.views.indexes.by_kind[Kind.PLAN]


def draft(
    desk: Desk, name: str, title: str, description: str, template: str, *, indexed: bool = True, **values: Any
) -> PageDraft:
    """The page `secretary/<name>.html`, still to be rendered."""
    path = f"{SECTION}/{name}.html"
    make = partial(_page, desk, path, title, description, template, indexed, values)
    return PageDraft(path, SECTION, indexed, (template, title, description, told(values)), make)


def paginated(rows: Sequence[Row], name: str) -> Iterator[tuple[Pagination, str, Sequence[Row]]]:
    """The pages that rows need (at least one): where each stands, its file's stem, and its rows."""
    for at in paginations(name, len(rows)):
        yield at, at.href(at.number).removesuffix(".html"), rows[at.start : at.start + PER_PAGE]


def numbered(title: str, at: Pagination) -> str:
    """A title that tells the pages of one list apart."""
    return f"{title} (หน้า {at.number} จาก {at.last})" if at.number > 1 else title


def told(value: Any) -> str:
    """A value as words that change with everything a template can show of it."""
    kind = type(value)
    teller = _TELLERS.get(kind)
    if teller is None:
        teller = _TELLERS[kind] = _teller(kind)
    return teller(value)


def _teller(kind: type) -> Callable[[Any], str]:
    """How a value of this type is told: looked up once for each type, since large pages hold thousands of values."""
    if is_dataclass(kind):
        values = attrgetter("__class__.__name__", *(field.name for field in fields(kind)))
        return lambda value: _all_told(values(value))
    if issubclass(kind, Mapping):
        return lambda value: _all_told(value.items())
    return _all_told if issubclass(kind, (list, tuple)) else repr


def _all_told(values: Iterable[Any]) -> str:
    return f"({','.join(map(told, values))})"


def _asset_told(asset: Asset) -> str:
    return f"{asset.id} {asset.front_digest}"


def _entry_told(entry: Criterion | Duty | Role) -> str:
    """An entry of the registry: what it says stands in every page's key, so which one it is suffices."""
    return entry.code


_TELLERS: dict[type, Callable[[Any], str]] = {
    Asset: _asset_told, Criterion: _entry_told, Duty: _entry_told, Role: _entry_told,
}  # fmt: skip


def _page(
    desk: Desk, path: str, title: str, description: str, template: str, indexed: bool, values: Mapping[str, Any]
) -> Page:
    html = render(
        f"secretary/{template}.html",
        title=title, root=desk.shared.root, catalogue=desk.catalogue, home=HOME, **values,
    )  # fmt: skip
    return Page(path, SECTION, title, description, html, indexed=indexed)
