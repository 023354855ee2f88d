import datetime

from repo import Repo


def test_a_review_date_that_has_passed_is_a_warning_unless_retired() -> None:
    today = datetime.date(2023, 7, 14)
    assert Repo(today).asset("a", review_by="2566-07-13").places() == ["a.md:9 REVIEW-PASSED"]
    assert Repo(today).asset("a", review_by="2566-07-14").findings() == []
    assert Repo(today).asset("a", review_by="2566-07-13", status="retired").findings() == []


def test_a_review_before_the_date_itself_is_a_warning() -> None:
    repo = Repo(datetime.date(2022, 1, 1)).asset("a", date="2566-07-14", review_by="2565-07-14")
    assert repo.places() == ["a.md:10 REVIEW-BEFORE-DATE"]


def test_dates_are_measured_by_the_fiscal_year() -> None:
    assert Repo().asset("a", date="2565-10-01").findings() == []
    assert Repo().asset("a", date="2566-09-30").findings() == []
    repo = Repo().asset("a", date="2566-10-01")
    assert repo.places() == ["a.md:9 DATE-OTHER-YEAR"]
    assert "1 ต.ค. 2565 – 30 ก.ย. 2566" in repo.hint("DATE-OTHER-YEAR")


def test_an_indicator_of_another_year_is_a_warning() -> None:
    assert Repo().asset("a", indicators=["doh/2565/2.4"]).places() == ["a.md:10 INDICATOR-OTHER-YEAR"]


def test_a_record_of_a_day_ahead_is_a_warning() -> None:
    today = datetime.date(2023, 7, 14)
    used, spread = {"unit": "plan-div"}, {"channel": "line"}
    ahead = Repo(today).asset("a", adoptions=[used | {"date": "2566-07-14"}, used | {"date": "2566-07-15"}])
    assert ahead.places() == ["a.md:13 RECORD-AHEAD"]
    assert Repo(today).asset("a", disseminations=[spread | {"date": "2566-07-15"}]).places() == ["a.md:11 RECORD-AHEAD"]
    assert Repo(today).asset("a", disseminations=[spread | {"date": "2566-07-14"}]).findings() == []
