"""The levels of all indicators: a dashboard for each year, a page of units for each indicator, a page for each unit.

Drafts, keyed by the evidence that they are evaluated from: what is brought over is not evaluated again. Names:
`index` and `y_2567` for years, an indicator's slug, a unit's code; `_` stands in no code, so that they never meet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from lokm_build.derive.levels import Book, Round, Standing
from lokm_build.model.page import Page
from lokm_build.model.registry import Indicator
from lokm_build.render.links import indicator_slug
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.evaluations import (
    RoundView,
    StandingView,
    channel_rows,
    coverage,
    history_chart,
    room,
    round_view,
    standing_view,
)
from lokm_build.render.pages.naming import agency_name
from lokm_build.render.pages.pagination import PER_PAGE, Pagination, paginations
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render

HOME = ("ระดับตัวชี้วัด", "levels/index.html")
_ROWS = 20
"""Units of one indicator on a dashboard; its own page has all."""
_ROWS_OF_ALL = 150
"""Units of all indicators on a dashboard together: with more it weighs over 300 KB."""
_MOST = 24
"""Indicators on a dashboard."""
_WHOLE = 3
"""Indicators of its two latest years that a unit's page shows whole; of the others it tells the levels."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the table of an indicator: its rounds, and what to do next."""

    code: str
    name: str
    depth: int
    rounds: tuple[RoundView, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Board:
    """An indicator on a dashboard."""

    indicator: Indicator
    agency: str
    rows: tuple[UnitRow, ...]
    more: int


def level_drafts(shared: Shared) -> Iterator[PageDraft]:
    """All pages of levels."""
    book = shared.levels
    yield from _years(book, shared)
    for indicator in book.indicators:
        yield from _of_indicator(indicator, shared)
    for code, indicators in book.by_unit.items():
        made_from = tuple(book.stamp(one, code) for one in indicators)
        yield _draft(f"levels/{code}.html", made_from, partial(_unit_page, code, indicators, shared))


def _draft(path: str, made_from: tuple[str, ...], make: "partial[Page]") -> PageDraft:
    return PageDraft(path, "levels", indexed=True, made_from=made_from, make=make)


def _years(book: Book, shared: Shared) -> Iterator[PageDraft]:
    if not book.years:
        yield _draft("levels/index.html", (), partial(_year_page, "index", None, [], shared))
    for number, year in enumerate(book.years):
        indicators = [one for one in book.indicators if one.year == year]
        name = "index" if number == 0 else f"y_{year}"
        made_from = tuple(f"{code} {book.stamp(one, code)}" for one in indicators for code, _ in book.units(one))
        yield _draft(f"levels/{name}.html", made_from, partial(_year_page, name, year, indicators, shared))


def _year_page(name: str, year: int | None, indicators: Sequence[Indicator], shared: Shared) -> Page:
    most = min(_ROWS, _ROWS_OF_ALL // max(1, min(_MOST, len(indicators))))
    html = render(
        "levels/dashboard.html",
        year=year,
        years=[(one, "index" if number == 0 else f"y_{one}") for number, one in enumerate(shared.levels.years)],
        boards=[_board(one, shared, most) for one in indicators[:_MOST]],
        more=max(0, len(indicators) - _MOST),
        unruled=_unruled(year, shared),
        selection=shared.catalogue.selection,
        slug=indicator_slug,
        root=shared.root,
        trail=() if name == "index" else (HOME,),
    )
    title = f"ระดับตัวชี้วัด ปีงบประมาณ {year}" if year else "ระดับตัวชี้วัด"
    about = "ระดับที่แต่ละหน่วยงานได้ในแต่ละรอบ และสิ่งที่ต้องทำเพื่อให้ได้ระดับถัดไป"
    return Page(f"levels/{name}.html", "levels", title, about, html)


def _unruled(year: int | None, shared: Shared) -> list[Indicator]:
    """The indicators of the year that have no rules: their levels are for people to tell."""
    catalogue, ruled = shared.catalogue, shared.levels.keys
    of_year = [one for one in catalogue.registry.indicators if one.year == year and one.key not in ruled]
    return of_year[:_MOST]


def _board(indicator: Indicator, shared: Shared, most: int) -> Board:
    units = tuple(shared.levels.units(indicator))
    agency = agency_name(shared.catalogue, indicator.agency)
    return Board(indicator, agency, _rows(indicator, units[:most], shared), max(0, len(units) - most))


def _rows(indicator: Indicator, units: Sequence[tuple[str, int]], shared: Shared) -> tuple[UnitRow, ...]:
    """These units, with their depths, as rows of a table."""
    return tuple(unit_row(shared.levels.standing(indicator, code), shared, depth) for code, depth in units)


def unit_row(standing: Standing, shared: Shared, depth: int = 0) -> UnitRow:
    """A unit as a row; `depth` is how far it is set in."""
    catalogue, now = shared.catalogue, standing.now
    rounds = tuple(round_view(one, catalogue, one is now) for one in standing.rounds)
    told = next(one.verdict for one in rounds if one.is_now)
    return UnitRow(standing.unit, catalogue.unit_name(standing.unit), depth, rounds, told)


def _of_indicator(indicator: Indicator, shared: Shared) -> Iterator[PageDraft]:
    book, name = shared.levels, indicator_slug(indicator.key)
    units = tuple(book.units(indicator))
    for at in paginations(name, len(units)):
        shown = units[at.start : at.start + PER_PAGE]
        made_from = (repr((at, shown)), *(book.stamp(indicator, code) for code, _ in shown))
        make = partial(_units_page, indicator, at, shown, shared)
        yield PageDraft(f"levels/{at.href(at.number)}", "levels", at.number == 1, made_from, make)


def _units_page(indicator: Indicator, at: Pagination, units: Sequence[tuple[str, int]], shared: Shared) -> Page:
    numbered = f" (หน้า {at.number} จาก {at.last})" if at.number > 1 else ""
    html = render(
        "levels/units.html",
        indicator=indicator,
        agency=agency_name(shared.catalogue, indicator.agency),
        rows=_rows(indicator, units, shared),
        at=at,
        slug=indicator_slug,
        root=shared.root,
        trail=(HOME,),
    )
    title = f"ระดับของทุกหน่วยงาน {indicator.code} {indicator.name} ปี {indicator.year}{numbered}"
    about = f"ระดับของทุกหน่วยงานในตัวชี้วัด {indicator.code} ปีงบประมาณ {indicator.year}{numbered}"
    return Page(f"levels/{at.href(at.number)}", "levels", title, about, html, indexed=at.number == 1)


@dataclass(frozen=True, slots=True)
class OfUnit:
    """An indicator on a unit's page, whole."""

    indicator: Indicator
    agency: str
    view: StandingView
    chart: Markup
    history: tuple[UnitRow, ...]
    years: tuple[Indicator, ...]
    now: Round


def _whole(standings: Sequence[Standing]) -> list[Standing]:
    """Those that a unit's page shows whole."""
    latest = standings[0].indicator.year
    return [one for one in standings if one.indicator.year >= latest - 1][:_WHOLE]


def _unit_page(code: str, indicators: Sequence[Indicator], shared: Shared) -> Page:
    catalogue = shared.catalogue
    standings = [shared.levels.standing(one, code) for one in indicators]
    unit = catalogue.units[code]
    known, whole = shared.levels.by_unit, _whole(standings)
    above = [one for one in reversed(shared.views.units.ancestors(code)) if one in known]
    html = render(
        "levels/unit.html",
        unit=unit,
        whole=list(_of_unit(whole, shared)),
        others=[(one.indicator, unit_row(one, shared)) for one in standings[len(whole) :][:PER_PAGE]],
        slug=indicator_slug,
        root=shared.root,
        trail=(HOME, *((catalogue.units[one].name, f"levels/{one}.html") for one in above)),
    )
    about = f"ระดับตัวชี้วัดของ{unit.name} สิ่งที่นับ และสิ่งที่ต้องทำเพื่อให้ได้ระดับถัดไป"
    return Page(f"levels/{code}.html", "levels", f"ระดับตัวชี้วัดของ{unit.name}", about, html)


def _of_unit(standings: Sequence[Standing], shared: Shared) -> Iterator[OfUnit]:
    """Each standing; the chart of a lineage stands with its latest year."""
    charted: set[str] = set()
    for one in standings:
        history = () if one.indicator.key in charted else shared.levels.history(one.indicator, one.unit)
        charted.update(past.indicator.key for past in history)
        yield OfUnit(
            one.indicator, agency_name(shared.catalogue, one.indicator.agency),
            standing_view(one, shared.catalogue, room(standings)), history_chart(history),
            tuple(unit_row(past, shared) for past in history), tuple(past.indicator for past in history),
            one.now.in_round,
        )  # fmt: skip


def standing_html(indicator: Indicator, shared: Shared) -> str:
    """The level of an indicator's host, with all rounds, charts and the table of units; empty without rules."""
    book, host = shared.levels, shared.catalogue.units.get(indicator.unit or "")
    if indicator.key not in book.keys:
        return ""
    units = tuple(book.units(indicator))
    unit = host.code if host else units[0][0] if units else None
    if unit is None:
        return ""
    standing, history = book.standing(indicator, unit), book.history(indicator, unit)
    return render(
        "levels/standing.html",
        unit=shared.catalogue.units[unit],
        view=standing_view(standing, shared.catalogue, room([standing])),
        history=[unit_row(one, shared) for one in history],
        years=[one.indicator for one in history],
        chart=history_chart(history),
        coverage=coverage(standing.year),
        channels=channel_rows(standing.year, shared.catalogue),
        rows=_rows(indicator, units[:_ROWS], shared),
        more=max(0, len(units) - _ROWS),
        indicator=indicator,
        slug=indicator_slug,
        root=shared.root,
    )
