"""The Gantt chart of a plan: bars lie in the months of their dates, and nothing lies outside the strip."""

import datetime
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.derive.plans import PlanForm, plan_form
from lokm_build.render.charts.gantt import MOST, Gantt, gantt
from tests.render.centre import asset, catalogue

TODAY = datetime.date(2024, 7, 15)
APRIL = {"start": "เม.ย. 2567", "end": "เม.ย. 2567"}
MARK = re.compile(r"<(rect|line) class=\"lokm-gantt__(\w+)\"([^/]*)/>")


def form(*activities: dict[str, Any], year: str = "2567", today: datetime.date = TODAY) -> PlanForm:
    numbered = [{"number": number, "name": "กิจกรรม", **keys} for number, keys in enumerate(activities, 1)]
    plan = asset("plan", kind="plan", fiscal_year=year, activities=numbered)
    return plan_form(plan, catalogue(plan), today)


def chart(*activities: dict[str, Any], **keys: Any) -> Gantt:
    made = gantt(form(*activities, **keys))
    assert made
    return made


def marks(made: Gantt, number: int = 0) -> dict[str, tuple[float, float]]:
    """The marks of a strip by name: from where to where, in months from the window's first."""
    found = {}
    for tag, name, rest in MARK.findall(made.strips[number].svg):
        at = {key: float(value) for key, value in re.findall(r' (\w+)="(-?[\d.]+)%"', rest)}
        ends = (at["x"], at["x"] + at["width"]) if tag == "rect" else (at["x1"], at["x2"])
        found[name] = tuple(round(end * len(made.months) / 100, 1) for end in ends)
    return found  # type: ignore[return-value]


def test_the_months_run_from_october_to_september_with_years_of_the_buddhist_era() -> None:
    made = chart({"start": "2567-01-01"})

    assert [month.name for month in made.months] == [
        "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.",
    ]  # fmt: skip
    assert [(month.name, month.year) for month in made.months if month.year] == [("ต.ค.", "2566"), ("ม.ค.", "2567")]


@pytest.mark.parametrize(
    ("start", "end", "bar"),
    [
        ("ต.ค. 2566", "ต.ค. 2566", (0, 1)),
        ("ก.ย. 2567", "ก.ย. 2567", (11, 12)),
        ("ธ.ค. 2566", "ม.ค. 2567", (2, 4)),
        ("2567-02-01", "2567-02-29", (4, 5)),
        ("2567-04-16", "2567-04-30", (6.5, 7)),
        ("2566-10-01", "2567-09-30", (0, 12)),
    ],
)
def test_a_bar_lies_in_the_months_of_its_dates(start: str, end: str, bar: tuple[float, float]) -> None:
    assert marks(chart({"start": start, "end": end}))["plan"] == bar


def test_dates_of_two_fiscal_years_make_a_chart_of_two() -> None:
    made = chart({"start": "2567-09-16", "end": "2567-10-31"})

    assert (made.years, len(made.months)) == (2, 24)
    assert [month.year for month in made.months if month.year] == ["2566", "2567", "2568"]
    assert [number for number, month in enumerate(made.months) if month.opens_fiscal_year] == [0, 12]
    assert marks(made)["plan"] == (11.5, 13)


def test_a_postponed_activity_shows_both_periods_and_a_line_between() -> None:
    made = marks(chart({**APRIL, "actual_start": "2567-06-01", "actual_end": "2567-06-30"}))

    assert (made["plan"], made["real"], made["slip"]) == ((6, 7), (8, 9), (7, 8))


def test_new_dates_that_have_not_come_are_a_bar_of_their_own() -> None:
    made = marks(chart({**APRIL, "postponed": {"start": "ส.ค. 2567", "end": "ส.ค. 2567"}}))

    assert (made["moved"], made["slip"]) == ((10, 11), (7, 10))
    assert "real" not in made


def test_what_runs_goes_on_until_today_and_what_is_late_says_since_when() -> None:
    running = marks(chart({"start": "2567-07-01", "end": "ก.ย. 2567", "actual_start": "2567-07-01"}))
    late = marks(chart({"start": "พ.ค. 2567", "end": "พ.ค. 2567"}))

    assert running["real"] == (9, 9.5)
    assert "over" not in running
    assert (late["over"], late["now"]) == ((8, 9.5), (9.5, 9.5))


def test_a_day_outside_the_window_is_not_marked() -> None:
    made = chart({"start": "2567-01-01"}, today=datetime.date(2026, 11, 29))

    assert made.today == ""
    assert not made.shows("now")


def test_a_single_day_can_be_seen() -> None:
    start, end = marks(chart({"start": "2567-09-30", "end": "2567-09-30"}))["plan"]

    assert end - start >= 0.09
    assert end == 12


def test_years_far_from_the_plan_are_marked_at_the_edge_only() -> None:
    made = chart({"start": "2567-01-01"}, {"start": "2450-01-01", "end": "2640-01-01"}, {"start": "2640-01-01"})

    assert made.years == 1
    assert marks(made, 1)["plan"] == (0, 12)
    assert made.strips[1].svg.count("lokm-gantt__beyond") == 2
    assert made.strips[2].svg.count("lokm-gantt__beyond") == 1
    assert "plan" not in marks(made, 2)


def test_a_strip_says_in_words_what_it_shows() -> None:
    made = chart({**APRIL, "actual_start": "2567-06-03"}, {})

    assert 'aria-label="แผน เม.ย. 2567 · จริง ตั้งแต่ 3 มิ.ย. 2567 · ล่าช้า"' in made.strips[0].svg
    assert 'aria-label="ยังไม่กำหนดวัน"' in made.strips[1].svg


def test_a_plan_without_dates_has_no_chart() -> None:
    assert gantt(form({}, {"progress": ["planned"]})) is None
    assert gantt(form()) is None


def test_no_more_strips_are_drawn_than_can_be_taken_in() -> None:
    made = chart(*[{"start": "2567-01-01"}] * (MOST + 2))

    assert (len(made.strips), made.left_out) == (MOST, 2)


LAST = datetime.date(2100, 12, 31)
DAYS = (
    st.none()
    | st.dates(datetime.date(1857, 1, 1), LAST)
    | st.dates(datetime.date(2023, 6, 1), datetime.date(2026, 1, 31))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(*[DAYS] * 6), min_size=1, max_size=4), st.dates(datetime.date(2022, 1, 1), LAST))
def test_nothing_lies_outside_the_strip(dates: list[tuple[Any, ...]], today: datetime.date) -> None:
    activities = [
        {"start": a, "end": b, "actual_start": c, "actual_end": d, "postponed": {"start": e, "end": f}}
        for a, b, c, d, e, f in dates
    ]
    made = gantt(form(*activities, today=today))
    for strip in made.strips if made else ():
        places = [float(place) for place in re.findall(r' x[12]?="(-?[\d.]+)%"', strip.svg)]
        rects = re.findall(r' x="([\d.]+)%" y="-?\d+" width="([\d.]+)%"', strip.svg)
        assert all(0 <= place <= 100 for place in places)
        assert all(float(x) + float(width) <= 100.001 and float(width) > 0 for x, width in rects)
        assert strip.svg.count("<rect") == len(rects)
        heights = [int(y) for y in re.findall(r' y[12]?="(-?\d+)"', strip.svg)]
        assert all(-16 <= y <= 16 for y in heights)
