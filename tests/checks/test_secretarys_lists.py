"""What the secretary's registry lists say is sound: needs, criteria, duties and reports cite what is there."""

import datetime

import pytest
from repo import Repo

from lokm_build.model.duties import day_in

NEED = {"code": "x", "topic": "coordination"}
REPORT = {"indicator": "doh/2566/2.2", "round": 1, "date": "2566-01-05", "what": "แผน"}


def test_needs_reports_and_activities_cite_what_is_there() -> None:
    repo = (
        Repo()
        .registry(
            needs=[{**NEED, "units": ["plan-dvi"], "scores": {"urgnt": 3}}],
            criteria=[{"code": "urgent", "name": "เร่งด่วน", "weight": 10}],
            duties=[{"code": "policy", "name": "ประกาศ", "due": "31 ต.ค.", "units": ["dpt"]}],
            reports=[{**REPORT, "duties": ["polcy"], "unit": "dpt"}],
        )
        .asset("p", kind="plan", activities=[{"number": 1, "name": "ก", "needs": ["z"]}])
    )

    assert repo.places() == [
        "p.md:13 NEED-UNKNOWN",
        "registry/duties.yml:1 UNIT-UNKNOWN",
        "registry/needs.yml:1 CRITERION-UNKNOWN",
        "registry/needs.yml:1 UNIT-UNKNOWN",
        "registry/reports.yml:1 DUTY-UNKNOWN",
        "registry/reports.yml:1 UNIT-UNKNOWN",
    ]
    assert "urgent" in repo.hint("CRITERION-UNKNOWN")


def test_a_duty_says_when_it_is_due() -> None:
    repo = Repo().registry(duties=[{"code": "a", "name": "ก"}, {"code": "b", "name": "ข", "within": 15}])

    assert repo.places() == ["registry/duties.yml:1 DUTY-UNDATED"]


@pytest.mark.parametrize("written", ["31 ก.พ.", "15 ธ.ค. 2569", "กลางเดือน", "13-40"])
def test_a_day_of_the_year_that_is_none_is_told(written: str) -> None:
    repo = Repo().registry(duties=[{"code": "a", "name": "ก", "due": written}])

    assert "registry/duties.yml:3 DATE-INVALID" in repo.places()


@pytest.mark.parametrize("score", ["6", "-1", "มาก"])
def test_scores_go_from_none_to_five(score: str) -> None:
    repo = Repo().registry(
        needs=[{**NEED, "scores": {"urgent": score}}], criteria=[{"code": "urgent", "name": "ก", "weight": 1}]
    )

    assert [place.split(" ")[0] for place in repo.places()] == ["registry/needs.yml:4"]


@pytest.mark.parametrize(
    ("day", "year", "date"),
    [
        ("10-01", 2570, datetime.date(2026, 10, 1)),
        ("12-31", 2570, datetime.date(2026, 12, 31)),
        ("01-01", 2570, datetime.date(2027, 1, 1)),
        ("09-30", 2570, datetime.date(2027, 9, 30)),
        ("02-29", 2570, datetime.date(2027, 2, 28)),
        ("02-29", 2567, datetime.date(2024, 2, 29)),
    ],
)
def test_a_day_of_the_year_lies_in_every_fiscal_year(day: str, year: int, date: datetime.date) -> None:
    assert day_in(year, day) == date


def test_a_ring_of_growth_is_told_once() -> None:
    repo = Repo().asset("a", builds_on=["b"]).asset("b", builds_on=["a"]).asset("c", builds_on=["a", "nobody"])

    assert repo.places() == ["a.md:9 BUILDS-ON-CYCLE", "c.md:11 LINK-UNKNOWN"]
