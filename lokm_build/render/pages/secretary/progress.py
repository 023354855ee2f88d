"""Progress: a page for each fiscal year, its months and its activities, late first; and a page for each month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lokm_build.derive.activities import STATE_NAMES, State
from lokm_build.derive.indexes import Assets
from lokm_build.derive.months import Happened, Month, late_first, month_of, months_of
from lokm_build.model.asset import Adoption, Asset, Dissemination
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated

SHOWN = 60
REVIEWS_SHOWN = 5

Some = TypeVar("Some")
Few = tuple[Sequence[Some], int]
"""As many as a page shows, and how many there are."""


@dataclass(frozen=True, slots=True)
class Told:
    """A month in numbers; `name` of its page is empty where nothing happened."""

    month: Month
    name: str
    is_now: bool
    due: int
    done: int
    late: int
    created: int
    applied: int
    spread: int
    held: int


def month_name(month: Month) -> str:
    """The stem of a month's page."""
    return f"month-{month.year}-{month.number:02d}"


def year_name(year: int) -> str:
    """The stem of a year's page."""
    return f"progress-{year}"


def progress_drafts(desk: Desk) -> Iterator[PageDraft]:
    """This year's page, one for each year, and one for each month in which something happened."""
    years = tuple(sorted({desk.year, *desk.progress.years}, reverse=True))
    yield from _of_year(desk, desk.year, "progress", years)
    for year in years:
        if year != desk.year:
            yield from _of_year(desk, year, year_name(year), years)
    for month in sorted(desk.progress.by_month):
        yield _of_month(desk, month)


def _of_year(desk: Desk, year: int, name: str, years: tuple[int, ...]) -> Iterator[PageDraft]:
    found = desk.progress.by_year.get(year, ())
    due: Assets = desk.shared.views.indexes.review_due if year == desk.year else ()
    for at, stem, some in paginated(found, name):
        yield draft(
            desk, stem, numbered(f"ความก้าวหน้าปีงบประมาณ {year}", at),
            f"กิจกรรมตามแผนและผลรายเดือน ปีงบประมาณ {year}", "progress",
            indexed=at.number == 1, at=at, year=year, now=desk.year, years=years, total=len(found),
            state_names=STATE_NAMES,
            counts=[(state, sum(one.standing.state is state for one in found)) for state in State],
            months=[_told(month, desk) for month in months_of(year)] if at.number == 1 else [],
            undertakings=some, reviews=due[:REVIEWS_SHOWN], reviews_count=len(due),
        )  # fmt: skip


def _told(month: Month, desk: Desk) -> Told:
    one = desk.progress.happened(month)
    name = month_name(month) if month in desk.progress.by_month else ""
    return Told(
        month, name, month == month_of(desk.today), len(one.due), one.done, one.late,
        len(one.created), len(one.applied), len(one.spread), len(one.held),
    )  # fmt: skip


def _of_month(desk: Desk, month: Month) -> PageDraft:
    one: Happened = desk.progress.by_month[month]
    created: Few[Asset] = _few(one.created)
    applied: Few[tuple[Adoption, Asset]] = _few(one.applied)
    spread: Few[tuple[Dissemination, Asset]] = _few(one.spread)
    known = sorted(desk.progress.by_month)
    at = known.index(month)
    return draft(
        desk, month_name(month), f"สรุปเดือน{month.name}",
        f"สิ่งที่จัดทำ นำไปใช้ เผยแพร่ และกิจกรรมที่จัดในเดือน{month.name}", "month",
        month=month, year_page="progress" if month.year == desk.year else year_name(month.year),
        before=_way(known[at - 1] if at else None), after=_way(known[at + 1] if at + 1 < len(known) else None),
        created=created, applied=applied, spread=spread,
        held=_few(one.held), due=_few(late_first(one.due)),
    )  # fmt: skip


def _way(month: Month | None) -> tuple[str, str] | None:
    return (month_name(month), month.short) if month else None


def _few(found: Sequence[Some]) -> Few[Some]:
    return found[:SHOWN], len(found)
