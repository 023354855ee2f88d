"""Fiscal years: how much was written in each, and a list for each year that has assets."""

from collections.abc import Iterator

from markupsafe import Markup

from lokm_build.model.asset import Asset
from lokm_build.model.page import Page
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render


def year_landing(shared: Shared) -> Page:
    """All fiscal years that have assets, latest first."""
    years = {year: len(assets) for year, assets in shared.views.indexes.by_year.items()}
    html = render("years.html", years=years, most=max(years.values(), default=1))
    return Page("years/index.html", "years", "ปีงบประมาณ", "องค์ความรู้แยกตามปีงบประมาณ", html)


def year_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each fiscal year."""
    return (_listing(year, assets) for year, assets in shared.views.indexes.by_year.items())


def _listing(year: int, assets: tuple[Asset, ...]) -> Listing:
    return Listing(
        section="years",
        name=str(year),
        title=f"ปีงบประมาณ {year}",
        lead=f"องค์ความรู้ของปีงบประมาณ {year} (1 ตุลาคม {year - 1} – 30 กันยายน {year})",
        assets=assets,
        trail=(("ปีงบประมาณ", "years/index.html"),),
        empty=Markup("<p>ยังไม่มีองค์ความรู้ของปีนี้</p>"),
    )
