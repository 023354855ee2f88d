"""Indicators: by agency and year, and a page for each with its definition, levels, lineage and assets.

The assets of what an indicator succeeds stand apart, under "ตัวชี้วัดเดิม": they are no
evidence of this year's, and yet they are what its keeper looks for first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lokm_build.derive.levels import rules_of
from lokm_build.derive.lineage import predecessors, successors
from lokm_build.model.page import Page
from lokm_build.model.registry import Indicator
from lokm_build.render.links import indicator_slug, indicator_url
from lokm_build.render.pages.levels import standing_html
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.naming import agency_name, natural
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render

_HOME = ("ตัวชี้วัด", "indicators/index.html")
_FORMER_SHOWN = 12


@dataclass(frozen=True, slots=True)
class AgencyYear:
    """The indicators of one agency in one fiscal year, by code."""

    year: int
    indicators: tuple[Indicator, ...]


def indicator_landing(shared: Shared) -> Page:
    """All indicators, by agency and year."""
    html = render(
        "indicators.html",
        agencies=[
            (agency_name(shared.catalogue, agency), _years(shared, agency))
            for agency in dict.fromkeys(i.agency for i in shared.catalogue.registry.indicators)
        ],
        counts={key: len(assets) for key, assets in shared.views.indexes.by_indicator.items()},
        known=shared.catalogue.indicators,
        slug=indicator_slug,
    )
    return Page("indicators/index.html", "indicators", "ตัวชี้วัด", "องค์ความรู้แยกตามตัวชี้วัดและปีงบประมาณ", html)


def _years(shared: Shared, agency: str) -> list[AgencyYear]:
    mine = [i for i in shared.catalogue.registry.indicators if i.agency == agency]
    years = sorted({i.year for i in mine}, reverse=True)
    return [AgencyYear(year, in_order(i for i in mine if i.year == year)) for year in years]


def in_order(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """By code, 2.2 before 2.10."""
    return tuple(sorted(indicators, key=lambda indicator: natural(indicator.code)))


def indicator_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each indicator."""
    return (_listing(indicator, shared) for indicator in shared.catalogue.registry.indicators)


def _listing(indicator: Indicator, shared: Shared) -> Listing:
    agency = agency_name(shared.catalogue, indicator.agency)
    return Listing(
        section="indicators",
        name=indicator_slug(indicator.key),
        title=f"{indicator.code} {indicator.name}",
        label=f"ตัวชี้วัด {agency} ปีงบประมาณ {indicator.year}",
        lead="องค์ความรู้ที่จัดทำหรือนำไปใช้เพื่อตัวชี้วัดนี้",
        description=f"ตัวชี้วัด {agency} ที่ {indicator.code} ปีงบประมาณ {indicator.year}: {indicator.name}",
        assets=shared.views.indexes.by_indicator[indicator.key],
        trail=(_HOME,),
        above=_about(indicator, shared),
        below=_former(indicator, shared),
        heading="องค์ความรู้ของตัวชี้วัดนี้",
        empty=_empty(indicator),
    )


def _about(indicator: Indicator, shared: Shared) -> Markup:
    before = predecessors(shared.catalogue, indicator)
    html = render(
        "indicator.html",
        indicator=indicator,
        unit=shared.catalogue.units.get(indicator.unit or ""),
        root=shared.root,
        factors=rules_of(shared.catalogue, indicator).factors,
        before=before[::-1],
        after=successors(shared.catalogue, indicator),
        slug=indicator_slug,
        counts=shared.views.indexes.by_indicator,
        standing=Markup(standing_html(indicator, shared)),
    )
    return Markup(html)


def _former(indicator: Indicator, shared: Shared) -> Markup:
    """The assets of the indicators that this one succeeds, apart from its own."""
    by_indicator = shared.views.indexes.by_indicator
    former = [(before, by_indicator[before.key]) for before in predecessors(shared.catalogue, indicator)]
    groups = [
        (before, len(assets), [shared.card(asset, 4) for asset in assets[:_FORMER_SHOWN]])
        for before, assets in former
        if assets
    ]
    if not groups:
        return Markup()
    return Markup(render("former.html", groups=groups, root=shared.root, url=indicator_url))


def _empty(indicator: Indicator) -> Markup:
    return Markup(
        '<p class="lokm-empty__head">ยังไม่มีองค์ความรู้ของตัวชี้วัดนี้</p>'
        "<p>องค์ความรู้ที่สนับสนุนตัวชี้วัดนี้ให้ระบุ <code>indicators: [{}]</code> ที่หัวไฟล์ แล้วจะปรากฏที่นี่ "
        'หรือดู<a href="index.html">ตัวชี้วัดอื่น</a></p>'
    ).format(indicator.key)
