"""What happened in which fiscal month, how activities stand, and what is still to be handed in."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from lokm_build.derive.handing_in import Item, items, reported
from lokm_build.derive.km_steps import km_steps
from lokm_build.derive.months import Month, month_of, months_of, progress
from lokm_build.model.asset import Activity, Adoption, Asset, Dissemination
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Duty
from lokm_build.model.registry import Indicator, Report
from tests.derive.centre import REGISTRY, asset, catalogue

INDICATOR = Indicator(agency="d", year="2570", code="2.2", name="ก", unit="div")  # type: ignore[arg-type]


def centre(
    *assets: Asset, today: str = "2569-11-20", duties: Sequence[Duty] = (), reports: Sequence[Report] = ()
) -> Catalogue:
    registry = replace(REGISTRY, indicators=(INDICATOR,), duties=tuple(duties), reports=tuple(reports))
    return replace(catalogue(*assets, registry=registry), today=day(today))


def day(text: str) -> datetime.date:
    year, month, number = map(int, text.split("-"))
    return datetime.date(year - 543, month, number)


def activity(number: int, **keys: object) -> Activity:
    return Activity(number=number, name=f"กิจกรรม {number}", **keys)  # type: ignore[arg-type]


def plan(*activities: Activity, **keys: object) -> Asset:
    return asset("p", kind="plan", fiscal_year="2570", activities=activities, **keys)


@pytest.mark.parametrize(
    ("date", "month", "name"),
    [
        ("2569-10-01", Month(2570, 1), "ตุลาคม 2569"),
        ("2569-12-31", Month(2570, 3), "ธันวาคม 2569"),
        ("2570-01-01", Month(2570, 4), "มกราคม 2570"),
        ("2570-09-30", Month(2570, 12), "กันยายน 2570"),
    ],
)
def test_a_fiscal_year_goes_from_october_to_september(date: str, month: Month, name: str) -> None:
    assert month_of(day(date)) == month
    assert month.name == name
    assert month_of(month.first) == month
    assert month in months_of(2570)


def test_late_activities_stand_first_the_longest_overdue_before_all() -> None:
    made = plan(
        activity(1, start="2569-10-01", end="2569-10-10", actual_end="2569-10-09"),
        activity(2, start="2570-01-01", end="2570-01-31"),
        activity(3, start="2569-11-01", end="2569-11-10"),
        activity(4, start="2569-10-05", end="2569-10-20"),
        activity(5, start="2569-11-01", end="2569-11-30", actual_start="2569-11-02"),
        activity(6),
    )
    found = progress(centre(made)).by_year[2570]

    assert [(one.activity.number, str(one.standing.state), one.days_late) for one in found] == [
        (4, "late", 31), (3, "late", 10), (5, "running", 0), (2, "planned", 0), (6, "planned", 0), (1, "done", 0),
    ]  # fmt: skip


def test_a_month_tells_what_was_made_applied_spread_and_held_in_it() -> None:
    made = asset(
        "x",
        date="2569-10-31",
        adoptions=[Adoption(unit="div", date=day("2569-11-01")), Adoption(unit="div")],
        disseminations=[Dissemination(channel="line", date=day("2569-10-01"))],
    )
    held = plan(activity(1, end="2569-10-20", actual_end="2569-11-05"), activity(2, end="2569-10-25"))
    told = progress(centre(made, held))
    october, november = told.happened(Month(2570, 1)), told.happened(Month(2570, 2))

    assert ([one.id for one in october.created], len(october.spread), len(october.due)) == (["x"], 1, 2)
    assert (october.done, october.late) == (1, 1)
    assert (len(november.applied), [one.activity.number for one in november.held]) == (1, [1])
    assert told.years == (2570,)
    assert told.happened(Month(2570, 3)).created == []


def test_what_bears_a_day_ahead_has_not_happened_in_its_month() -> None:
    record = {"adoptions": [Adoption(unit="div", date=day("2569-11-21"))]}
    spread = {"disseminations": [Dissemination(channel="line", date=day("2569-11-20"))]}
    november = progress(centre(asset("x", date="2569-11-21", **record, **spread))).happened(Month(2570, 2))

    assert (november.created, november.applied, len(november.spread)) == ([], [], 1)


POLICY = Duty(code="policy", name="ประกาศ", due=("31 ต.ค.",))
MONTHLY = Duty(code="monthly", name="รายเดือน", due=("5 พ.ย.", "5 ธ.ค.", "5 ม.ค.", "5 ต.ค."))


def report(date: str, *duties: str, **keys: object) -> Report:
    return Report(indicator="d/2570/2.2", round=1, date=day(date), what="ก", duties=duties, **keys)  # type: ignore[arg-type]


def told(made: Catalogue) -> list[str]:
    found: tuple[Item, ...] = items(made, 2570, progress(made))
    return [f"{one.due:%d/%m} {one.duty.code} {one.unit} {one.stand}" for one in found]


def test_what_was_not_handed_in_by_its_day_is_overdue_and_the_next_month_is_near() -> None:
    assert told(centre(duties=[POLICY, MONTHLY])) == [
        "05/10 monthly div overdue",
        "31/10 policy div overdue",
        "05/11 monthly div overdue",
        "05/12 monthly div soon",
        "05/01 monthly div ahead",
    ]


@pytest.mark.parametrize(
    ("today", "stand"),
    [("2569-10-31", "soon"), ("2569-11-01", "overdue"), ("2569-10-01", "soon"), ("2569-09-30", "ahead")],
)
def test_the_due_day_itself_is_not_too_late(today: str, stand: str) -> None:
    assert told(centre(duties=[POLICY], today=today)) == [f"31/10 policy div {stand}"]


def test_reports_meet_the_period_in_which_they_were_made_and_late_ones_the_open_one_before() -> None:
    reports = [report("2569-10-04", "monthly"), report("2569-11-08", "monthly"), report("2569-12-04", "monthly")]
    made = centre(duties=[MONTHLY], reports=reports, today="2569-12-20")

    assert told(made) == [
        "05/10 monthly div handed-in",
        "05/11 monthly div late",
        "05/12 monthly div handed-in",
        "05/01 monthly div soon",
    ]


def test_a_report_counts_for_its_own_unit_year_and_duty_alone() -> None:
    other_year = Report(indicator="d/2569/2.2", round=1, date=day("2569-10-10"), what="ก", duties=("policy",))
    others = [report("2569-10-10", "policy", unit="empty"), report("2569-10-10", "monthly"), other_year]

    assert told(centre(duties=[POLICY], reports=others)) == ["31/10 policy div overdue"]
    assert told(centre(duties=[POLICY], reports=[report("2569-10-31", "policy")])) == ["31/10 policy div handed-in"]
    assert told(centre(duties=[POLICY], reports=[report("2569-11-01", "policy")])) == ["31/10 policy div late"]


def test_a_duty_falls_on_the_units_that_it_names() -> None:
    named = POLICY.model_copy(update={"units": ("group", "gone", "empty")})

    assert told(centre(duties=[named], today="2569-10-01")) == ["31/10 policy group soon", "31/10 policy empty soon"]


def test_an_aar_is_due_after_each_activity_and_waits_for_one_that_is_not_done() -> None:
    aar = Duty(code="aar", name="AAR", within=15)
    made = plan(
        activity(1, end="2569-10-10", actual_end="2569-10-12", aar="a"),
        activity(2, end="2569-10-20", actual_end="2569-10-22"),
        activity(3, end="2569-10-25"),
        activity(4, end="2570-01-31"),
        activity(5),
        activity(6, end="2569-11-18"),
    )
    review = asset("a", kind="aar", date="2569-10-20")

    assert told(centre(made, review, duties=[aar])) == [
        "27/10 aar div handed-in",
        "06/11 aar div overdue",
        "09/11 aar div waiting",
        "03/12 aar div waiting",
        "15/02 aar div ahead",
    ]


def test_all_reports_are_told_the_latest_first_with_the_unit_that_made_them() -> None:
    made = centre(reports=[report("2569-10-04"), report("2569-11-04", unit="empty")])

    found = [(unit, one.date.isoformat()) for unit, one in reported(made)]
    assert found == [("empty", "2026-11-04"), ("div", "2026-10-04")]


def test_the_seven_steps_gather_assets_and_activities() -> None:
    found = km_steps(catalogue(asset("x", km_step=["share", "learn"]), plan(activity(1, km_step="share"), activity(2))))
    by_step = {str(one.step): ([a.id for a in one.assets], [a.number for _, a in one.activities]) for one in found}

    assert list(by_step) == ["identify", "create", "organise", "refine", "access", "share", "learn"]
    assert by_step["share"] == (["p", "x"], [1])
    assert by_step["learn"] == (["x"], [])
    assert by_step["create"] == ([], [])
