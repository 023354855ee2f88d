"""Handing in: what each unit must hand in during a fiscal year, and how each item stands today.

Takes a catalogue and its Progress; returns the items of one fiscal year, by day. Duties are data (duties.yml): one
without `units` falls on every unit that hosts an indicator of that year; one that follows activities falls on the
units whose plans hold them. What was handed in stands in reports.yml, but an AAR, which the plan itself names.

A report belongs to the period that ends with a due day, so the last one of a period meets it; what is left over was
handed in late, and meets the earliest item before it that is still open. `catalogue.today` is the only date known.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lokm_build.derive.activities import State
from lokm_build.derive.months import Progress, Undertaking
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Duty, day_in
from lokm_build.model.registry import Report

SOON = datetime.timedelta(days=30)


class Stand(StrEnum):
    """How an item stands, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    WAITING = "waiting"
    LATE = "late"
    HANDED_IN = "handed-in"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a unit hands in by a day; `number` of `of` where the duty comes several times a year."""

    duty: Duty
    unit: str
    due: datetime.date
    stand: Stand
    number: int = 1
    of: int = 1
    handed: datetime.date | None = None
    report: Report | None = None
    after: Undertaking | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be handed in."""
        return self.stand not in (Stand.LATE, Stand.HANDED_IN)


def items(catalogue: Catalogue, year: int, progress: Progress) -> tuple[Item, ...]:
    """All items of a fiscal year by due day, then in the order of duties and units."""
    reports = _reports(catalogue, year)
    found: list[Item] = []
    for duty in catalogue.registry.duties:
        for unit in _owing(duty, catalogue, year):
            found += _dated(duty, unit, year, reports.get((duty.code, unit), []), catalogue.today)
        if duty.within is not None:
            found += _following(duty, progress.by_year.get(year, ()), catalogue)
    return tuple(sorted(found, key=lambda item: item.due))


def reported(catalogue: Catalogue) -> tuple[tuple[str, Report], ...]:
    """All reports with the unit that handed each in (empty: nobody knows), the latest first."""
    told = ((_unit(report, catalogue), report) for report in catalogue.registry.reports)
    return tuple(sorted(told, key=lambda one: -one[1].date.toordinal()))


def _owing(duty: Duty, catalogue: Catalogue, year: int) -> tuple[str, ...]:
    if not duty.due:
        return ()
    hosts = (one.unit for one in catalogue.registry.indicators if one.year == year and one.unit)
    return tuple(code for code in dict.fromkeys(duty.units or hosts) if code in catalogue.units)


def _unit(report: Report, catalogue: Catalogue) -> str:
    indicator = catalogue.indicators.get(report.indicator)
    return report.unit or (indicator.unit if indicator else None) or ""


def _reports(catalogue: Catalogue, year: int) -> dict[tuple[str, str], list[Report]]:
    """By duty and unit: the reports for indicators of this year, the earliest first."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in sorted(catalogue.registry.reports, key=lambda one: one.date):
        if report.indicator.split("/")[1] == str(year):
            for code in dict.fromkeys(report.duties):
                found.setdefault((code, _unit(report, catalogue)), []).append(report)
    return found


def _dated(
    duty: Duty, unit: str, year: int, reports: Iterable[Report], today: datetime.date
) -> Iterator[Item]:
    days = sorted(day_in(year, day) for day in dict.fromkeys(duty.due))
    met = _met(days, list(reports))
    for number, day in enumerate(days, 1):
        report = met.get(day)
        handed = report.date if report else None
        yield Item(duty, unit, day, _stand(day, handed, today), number, len(days), handed, report)


def _met(days: list[datetime.date], reports: list[Report]) -> Mapping[datetime.date, Report]:
    met: dict[datetime.date, Report] = {}
    left: list[Report] = []
    for report in reversed(reports):
        day = next((one for one in days if report.date <= one), None)
        if day is None or day in met:
            left.insert(0, report)
        else:
            met[day] = report
    for report in left:
        day = next((one for one in days if one < report.date and one not in met), None)
        if day is not None:
            met[day] = report
    return met


def _stand(due: datetime.date, handed: datetime.date | None, today: datetime.date) -> Stand:
    if handed:
        return Stand.LATE if handed > due else Stand.HANDED_IN
    if due < today:
        return Stand.OVERDUE
    return Stand.SOON if due - today <= SOON else Stand.AHEAD


def _following(duty: Duty, undertakings: Iterable[Undertaking], catalogue: Catalogue) -> Iterator[Item]:
    """What follows each activity: one that is pressing waits while the activity is not done."""
    after = datetime.timedelta(days=duty.within or 0)
    for one in undertakings:
        last = one.ended or (one.expected.last if one.expected else None)
        unit = one.plan.meta.unit
        if last is None or unit not in catalogue.units or (duty.units and unit not in duty.units):
            continue
        review = catalogue.asset(one.activity.aar) if one.activity.aar else None
        due, handed = last + after, (review.meta.date or last) if review else None
        stand = _stand(due, handed, catalogue.today)
        if stand in (Stand.OVERDUE, Stand.SOON) and one.standing.state is not State.DONE:
            stand = Stand.WAITING
        yield Item(duty, unit, due, stand, handed=handed, after=one)
