"""Progress: the activities of all plans by fiscal year, late ones first, and what came of each fiscal month.

Takes a catalogue; returns what happened, by the dates that stand in the assets. What has no date is in no month, nor
is what bears a day that lies ahead: it has not happened.
`catalogue.today` is the only date that is known here.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lokm_build.derive.activities import ActivityStanding, Period, State, standing
from lokm_build.derive.indexes import newest_first
from lokm_build.model.asset import Activity, Adoption, Asset, Dissemination
from lokm_build.model.catalogue import Catalogue
from lokm_build.thai.calendar import MONTHS, SHORT_MONTHS
from lokm_build.thai.dates import FIRST_MONTH, buddhist_year, calendar_year, fiscal_year

_ORDER = {State.LATE: 0, State.RUNNING: 1, State.PLANNED: 2, State.DONE: 3}


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a B.E. fiscal year: `number` 1 is October, 12 is September."""

    year: int
    number: int

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        month = (self.number + FIRST_MONTH - 2) % 12 + 1
        return datetime.date(calendar_year(self.year, month), month, 1)

    @property
    def name(self) -> str:
        """`ตุลาคม 2569`."""
        return f"{MONTHS[self.first.month - 1]} {buddhist_year(self.first)}"

    @property
    def short(self) -> str:
        """`ต.ค. 2569`."""
        return f"{SHORT_MONTHS[self.first.month - 1]} {buddhist_year(self.first)}"


def month_of(day: datetime.date) -> Month:
    """The month of the fiscal year in which the day falls."""
    return Month(fiscal_year(day), (day.month - FIRST_MONTH) % 12 + 1)


def months_of(year: int) -> tuple[Month, ...]:
    """October to September."""
    return tuple(Month(year, number) for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An activity of a plan as it stands today."""

    plan: Asset
    activity: Activity
    standing: ActivityStanding

    @property
    def expected(self) -> Period | None:
        """When it is expected: its new dates when it was postponed, else the planned ones."""
        return self.standing.moved or self.standing.planned

    @property
    def ended(self) -> datetime.date | None:
        """The day on which it ended, as far as it is known."""
        if self.standing.state is not State.DONE:
            return None
        last = self.standing.actual or self.expected
        return last.last if last else None

    @property
    def days_late(self) -> int:
        """How many days it is overdue today."""
        delay = self.standing.delay
        return delay.days if delay and self.standing.state is State.LATE else 0


@dataclass(slots=True)
class Happened:
    """What happened in one month; `due` are the activities that were to end in it."""

    created: list[Asset] = field(default_factory=list)
    applied: list[tuple[Adoption, Asset]] = field(default_factory=list)
    spread: list[tuple[Dissemination, Asset]] = field(default_factory=list)
    held: list[Undertaking] = field(default_factory=list)
    due: list[Undertaking] = field(default_factory=list)

    @property
    def late(self) -> int:
        """How many of the activities that were to end in it are not done."""
        return sum(one.standing.state is State.LATE for one in self.due)

    @property
    def done(self) -> int:
        """How many of the activities that were to end in it are done."""
        return sum(one.standing.state is State.DONE for one in self.due)


@dataclass(frozen=True, slots=True)
class Progress:
    """All undertakings by fiscal year of their plans, and what happened by month; both hold only what there is."""

    by_year: Mapping[int, tuple[Undertaking, ...]]
    by_month: Mapping[Month, Happened]

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years of which there is something to tell, the latest first."""
        return tuple(sorted({*self.by_year, *(month.year for month in self.by_month)}, reverse=True))

    def happened(self, month: Month) -> Happened:
        """What happened in a month: perhaps nothing."""
        return self.by_month.get(month) or Happened()


def progress(catalogue: Catalogue) -> Progress:
    """The progress of a whole catalogue."""
    by_year: dict[int, list[Undertaking]] = {}
    by_month: dict[Month, Happened] = {}
    for asset in newest_first(catalogue.assets):
        mine = [Undertaking(asset, one, standing(one, catalogue.today)) for one in asset.meta.activities]
        if mine:
            by_year.setdefault(asset.meta.fiscal_year, []).extend(mine)
        _tell(asset, mine, by_month, catalogue.today)
    return Progress({year: late_first(found) for year, found in by_year.items()}, by_month)


def late_first(undertakings: Iterable[Undertaking]) -> tuple[Undertaking, ...]:
    """The longest overdue first, then what is running, then what is ahead, and last what is done."""
    return tuple(sorted(undertakings, key=_order))


def _order(one: Undertaking) -> tuple[int, int, datetime.date]:
    expected = one.expected
    return _ORDER[one.standing.state], -one.days_late, expected.first if expected else datetime.date.max


def _tell(
    asset: Asset, undertakings: Iterable[Undertaking], by_month: dict[Month, Happened], today: datetime.date
) -> None:
    def at(day: datetime.date) -> Happened:
        return by_month.setdefault(month_of(day), Happened())

    if asset.meta.date and asset.meta.date <= today:
        at(asset.meta.date).created.append(asset)
    for adoption in asset.meta.adoptions:
        if adoption.date and adoption.date <= today:
            at(adoption.date).applied.append((adoption, asset))
    for spread in asset.meta.disseminations:
        if spread.date and spread.date <= today:
            at(spread.date).spread.append((spread, asset))
    for one in undertakings:
        if one.ended:
            at(one.ended).held.append(one)
        if one.expected:
            at(one.expected.last).due.append(one)
