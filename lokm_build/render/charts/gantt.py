"""The Gantt chart of a KM plan: fiscal months from October on, a strip of bars for each activity.

Takes a PlanForm; gives a Gantt, whose strips are SVG to stand in the cells of a table, so that names wrap, heads are
repeated on paper and no row is cut. A strip is as wide as its cell: places along it are percentages of the
window of months (0–100, each month as wide as the next), heights are pixels around its middle. Colours and
dashes come from plan.css; what a strip shows is also said in its label.
"""

import calendar as western
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lokm_build.derive.activities import ActivityStanding, Period, Slip, State
from lokm_build.derive.plans import PlanForm, PlanRow
from lokm_build.thai.calendar import SHORT_MONTHS
from lokm_build.thai.dates import FIRST_MONTH, OFFSET, fiscal_year

BEFORE, AFTER = 1, 3
"""Fiscal years around that of the plan which the chart may show; what lies beyond is marked at its edge."""

MOST = 60
"""Strips on a chart: no more can be taken in, and a page has to stay light."""

_NARROWEST = 0.8
"""Percent: a day of three years would be narrower than a line."""


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A month of the window; `year` (B.E.) is told where a calendar year or the window begins."""

    name: str
    year: str
    opens_fiscal_year: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """An activity on the chart: its row of the form, and its bars as SVG."""

    row: PlanRow
    svg: Markup


@dataclass(frozen=True, slots=True)
class Gantt:
    """A chart; `today` is empty when that day lies outside the window, `left_out` counts activities beyond MOST."""

    years: int
    months: tuple[MonthColumn, ...]
    strips: tuple[Strip, ...]
    left_out: int
    today: str

    def shows(self, mark: str) -> bool:
        """Whether a strip has a mark of this name, so that the key must explain it."""
        return any(f'"lokm-gantt__{mark}"' in strip.svg for strip in self.strips)


@dataclass(frozen=True, slots=True)
class FiscalYears:
    """Whole fiscal years (B.E.), first and last included."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it shows."""
        return 12 * (self.last - self.first + 1)

    def place(self, day: datetime.date, is_end: bool = False) -> float:
        """Where a day begins (or ends) in percent of the window; outside 0–100 when the window does not hold it."""
        length = western.monthrange(day.year, day.month)[1]
        month = (day.year + OFFSET - self.first + 1) * 12 + day.month - FIRST_MONTH
        return 100 * (month + (day.day - 1 + is_end) / length) / self.months


def gantt(form: PlanForm) -> Gantt | None:
    """The chart of a plan; None when no activity has a date."""
    days = [day for row in form.rows for period in _periods(row.standing) for day in (period.first, period.last)]
    if not days:
        return None
    window = _window(form.fiscal_year, days)
    shows_today = window.first <= fiscal_year(form.today) <= window.last
    return Gantt(
        window.last - window.first + 1,
        tuple(_months(window)),
        tuple(Strip(row, _svg(row, window, form.today if shows_today else None)) for row in form.rows[:MOST]),
        max(len(form.rows) - MOST, 0),
        form.today.isoformat() if shows_today else "",
    )


def _periods(standing: ActivityStanding) -> Iterator[Period]:
    yield from (period for period in (standing.planned, standing.moved, standing.actual) if period)


def _window(year: int, days: list[datetime.date]) -> FiscalYears:
    """The fiscal years of the plan's dates, as far as they lie near its own."""
    years = {fiscal_year(day) for day in days}
    near = {one for one in years if year - BEFORE <= one <= year + AFTER} or {min(years)}
    return FiscalYears(min(near), max(near))


def _months(window: FiscalYears) -> Iterator[MonthColumn]:
    for number in range(window.months):
        year, month = divmod((window.first - 1) * 12 + FIRST_MONTH - 1 + number, 12)
        is_opening = month == FIRST_MONTH - 1
        yield MonthColumn(SHORT_MONTHS[month], str(year) if month == 0 or number == 0 else "", is_opening)


def _svg(row: PlanRow, window: FiscalYears, today: datetime.date | None) -> Markup:
    """The strip: today's line over its whole height, the bars about its middle."""
    now = _line("now", window.place(today, True), 0, window.place(today, True), "100%") if today else ""
    marks = "".join(_marks(row.standing, window, today))
    return Markup('<svg class="lokm-gantt__strip" role="img" aria-label="{}">').format(told(row)) + Markup(
        f'{now}<svg y="50%" overflow="visible">{marks}</svg></svg>'
    )


def told(row: PlanRow) -> str:
    """What the strip of an activity shows, in words."""
    standing = row.standing
    dates = (("แผน", row.planned), ("กำหนดใหม่", row.moved), ("จริง", row.actual))
    return " · ".join([*(f"{name} {words}" for name, words in dates if words), standing.state_words])


def _marks(standing: ActivityStanding, window: FiscalYears, today: datetime.date | None) -> Iterator[str]:
    """Bars and lines in the order in which they are drawn: what was planned above, what came of it below."""
    new = standing.actual or standing.moved
    if standing.planned and new and standing.delay and standing.delay.slip is Slip.POSTPONED:
        yield _line("slip", window.place(standing.planned.last, True), -6, window.place(new.first), 6)
    if standing.planned:
        yield from _bar("plan", standing.planned, window, -10)
    if standing.moved:
        yield from _bar("moved", standing.moved, window, 2)
    if standing.actual:
        yield from _bar("real", _until(standing, today), window, 2)
    if today and standing.state is State.LATE and (due := standing.moved or standing.planned):
        yield _line("over", window.place(due.last, True), 14, window.place(today, True), 14)


def _until(standing: ActivityStanding, today: datetime.date | None) -> Period:
    """The actual period; of an activity that goes on, until today."""
    real = standing.actual
    assert real
    goes_on = standing.state in (State.RUNNING, State.LATE) and today is not None and today > real.last
    return Period(real.first, today) if goes_on and today else real


def _bar(name: str, period: Period, window: FiscalYears, top: int) -> Iterator[str]:
    """A bar as far as the window holds it, and a mark at the edge beyond which it goes on."""
    start, end = window.place(period.first), window.place(period.last, True)
    if start < 100 and end > 0:
        left, right = max(start, 0), min(end, 100)
        width = max(right - left, _NARROWEST)
        left = min(left, 100 - width)
        yield f'<rect class="lokm-gantt__{name}" x="{_percent(left)}" y="{top}" width="{_percent(width)}" height="8"/>'
    if start < 0:
        yield f'<path class="lokm-gantt__beyond" d="M7 {top}v8l-6-4z"/>'
    if end > 100:
        yield f'<svg x="100%" overflow="visible"><path class="lokm-gantt__beyond" d="M-7 {top}v8l6-4z"/></svg>'


def _line(name: str, x1: float, y1: int, x2: float, y2: int | str) -> str:
    left, right = (_percent(min(max(place, 0), 100)) for place in (x1, x2))
    return f'<line class="lokm-gantt__{name}" x1="{left}" y1="{y1}" x2="{right}" y2="{y2}"/>'


def _percent(place: float) -> str:
    return f"{place:.2f}".rstrip("0").rstrip(".") + "%"
