"""The calendar of the fiscal year: what must be handed in when, in the whole centre and by each unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lokm_build.derive.handing_in import Item, Stand, reported
from lokm_build.derive.months import Month, month_of, months_of
from lokm_build.model.registry import Report
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated

UNITS_SHOWN, REPORTS_SHOWN, ITEMS_SHOWN = 8, 40, 250


@dataclass(frozen=True, slots=True)
class Group:
    """One duty on one day, of all units: `units` are those that are pressing, of `pressing`."""

    first: Item
    count: int
    counts: tuple[tuple[Stand, int], ...]
    units: tuple[str, ...]
    pressing: int

    @property
    def handed(self) -> int:
        """How many handed it in, in time or late."""
        return sum(number for stand, number in self.counts if stand in (Stand.HANDED_IN, Stand.LATE))


@dataclass(frozen=True, slots=True)
class MonthOf:
    """What is due in one month."""

    month: Month
    is_now: bool
    groups: tuple[Group, ...]


def calendar_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The calendar of the whole centre, and one for each unit that hands in something."""
    by_unit: dict[str, list[Item]] = {}
    for item in desk.items:
        by_unit.setdefault(item.unit, []).append(item)
    reports = reported(desk.catalogue)
    months = _months(desk)
    for at, stem, some in paginated(list(by_unit.items()), "calendar"):
        first = at.number == 1
        yield draft(
            desk, stem, numbered(f"ปฏิทินสิ่งที่ต้องส่ง ปีงบประมาณ {desk.year}", at),
            "สิ่งที่หน่วยงานต้องส่งในปีงบประมาณและสถานะวันนี้", "calendar", indexed=first, at=at,
            year=desk.year, months=months if first else [], total=len(desk.items), counts=_counts(desk.items),
            units=[(unit, len(found), _counts(found)) for unit, found in some],
            reports=_told(reports) if first else [], reports_count=len(reports),
        )  # fmt: skip
    by_reporter: dict[str, list[tuple[str, Report]]] = {}
    for told in reports:
        by_reporter.setdefault(told[0], []).append(told)
    for unit, found in by_unit.items():
        yield _of_unit(desk, unit, found, by_reporter.get(unit, []))


def _of_unit(desk: Desk, unit: str, found: list[Item], reports: list[tuple[str, Report]]) -> PageDraft:
    name = desk.catalogue.unit_name(unit)
    return draft(
        desk, f"calendar-{unit}", f"สิ่งที่{name}ต้องส่ง ปีงบประมาณ {desk.year}", f"กำหนดส่งและสถานะของ{name}", "calendar_unit",
        unit=unit, year=desk.year, counts=_counts(found), total=len(found),
        pressing=[item for item in found if item.stand in (Stand.OVERDUE, Stand.SOON)][:ITEMS_SHOWN],
        items=found[:ITEMS_SHOWN], reports=_told(reports), reports_count=len(reports),
    )  # fmt: skip


def _months(desk: Desk) -> list[MonthOf]:
    """The months of the year with their duties; what is due after September stands with September."""
    by_month: dict[Month, list[Item]] = {month: [] for month in months_of(desk.year)}
    months = list(by_month)
    for item in desk.items:
        by_month[min(max(month_of(item.due), months[0]), months[-1])].append(item)
    now = month_of(desk.today)
    return [MonthOf(month, month == now, tuple(_groups(found))) for month, found in by_month.items()]


def _groups(items: Iterable[Item]) -> Iterator[Group]:
    """Items of one duty and day together; those that follow activities, by month."""
    found: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        day = None if item.after else item.due
        found.setdefault((item.duty.code, day), []).append(item)
    for some in found.values():
        pressing = list(dict.fromkeys(item.unit for item in some if item.stand is Stand.OVERDUE))
        yield Group(some[0], len(some), _counts(some), tuple(pressing[:UNITS_SHOWN]), len(pressing))


def _counts(items: Iterable[Item]) -> tuple[tuple[Stand, int], ...]:
    stands = [item.stand for item in items]
    return tuple((stand, stands.count(stand)) for stand in Stand if stand in stands)


def _told(reports: Iterable[tuple[str, Report]]) -> list[tuple[str, Report]]:
    return list(reports)[:REPORTS_SHOWN]
