"""Dates: what Thai offices write is read, and what cannot be is refused with its reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.dates import (
    ThaiDateError,
    calendar_year,
    fiscal_year,
    fiscal_year_span,
    format_date,
    parse_date,
    parse_year,
    round_span,
)
from lokm_build.thai.digits import to_thai

DAYS = st.dates(date(1857, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2566-07-14",
        "๒๕๖๖-๐๗-๑๔",
        "2023-07-14",
        "2566/7/14",
        "14/07/2566",
        "14/7/2566",
        "14-07-2566",
        "14.07.2566",
        "๑๔/๐๗/๒๕๖๖",
        "14/07/2023",
        "14 ก.ค. 2566",
        "14 ก.ค.2566",
        "14ก.ค.2566",
        "14 ก. ค. 2566",
        "14 กค 2566",
        "14 ก.ค 2566",
        "๑๔ กรกฎาคม ๒๕๖๖",
        "14 กรกฏาคม 2566",
        "14 กรกฎาคม พ.ศ. 2566",
        "14 กรกฎาคม พ.ศ.2566",
        "14 กรกฎาคม พศ 2566",
        "14 กรกฎาคม ค.ศ. 2023",
        "วันที่ 14 กรกฎาคม 2566",
        "วันศุกร์ที่ ๑๔ กรกฎาคม พ.ศ. ๒๕๖๖",
        "  14   กรกฎาคม\u00a02566 ",
        "14 July 2023",
        "14 Jul 2023",
        "14 JUL 2023",
        "14 Jul. 2023",
        "July 14, 2023",
        "14 July 2566 B.E.",
        "14 July 2023 CE",
    ],
)
def test_each_way_of_writing_a_day_is_read(text: str) -> None:
    assert parse_date(text) == date(2023, 7, 14)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ไม่ได้เขียนวันที่"),
        ("เร็ว ๆ นี้", "อ่านวันที่ 'เร็ว ๆ นี้' ไม่ได้"),
        ("14 ก.ค. 66", "ปี '66' มีสองหลัก จึงไม่รู้ว่าศตวรรษใด ให้เขียน 2566"),
        ("14/07/66", "สองหลัก"),
        ("14 ก.ค. 256", "ปี '256' ไม่ใช่เลขสี่หลัก"),
        ("14/07/25666", "ปี '25666' ไม่ใช่เลขสี่หลัก"),
        ("29 ก.พ. 2566", "ไม่มีวันที่ 29: เดือนกุมภาพันธ์ พ.ศ. 2566 มี 28 วัน"),
        ("29/02/2023", "มี 28 วัน"),
        ("31 เมษายน 2566", "เดือนเมษายน พ.ศ. 2566 มี 30 วัน"),
        ("0/07/2566", "ไม่มีวันที่ 0"),
        ("2566-13-01", "ไม่มีเดือนที่ 13"),
        ("07/14/2566", "วันเขียนก่อนเดือน"),
        ("14 กรกดาคม 2566", "ไม่รู้จักเดือน 'กรกดาคม'"),
        ("กรกฎาคม 2566", "ไม่มีวันที่ของเดือน"),
        ("2566", "มีแต่ปี"),
        ("14 กรกฎาคม ค.ศ. 2566", "หมายถึง พ.ศ. 2566 หรือไม่"),
        ("14 กรกฎาคม พ.ศ. 2023", "หมายถึง ค.ศ. 2023 (พ.ศ. 2566) หรือไม่"),
        ("2250-01-01", "ปี 2250 เป็นไปไม่ได้"),
        ("9999-01-01", "ปี 9999 เป็นไปไม่ได้"),
        ("1200-01-01", "ปี 1200 เป็นไปไม่ได้"),
        ("2566-07-14T09:00", "อ่านวันที่"),
        ("14 ²ก.ค. 2566", "ไม่รู้จักเดือน"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ThaiDateError, match=r"^.+$") as refused:
        parse_date(text)
    assert reason in str(refused.value)


def test_the_leap_day_is_counted_in_the_western_year() -> None:
    assert parse_date("29 กุมภาพันธ์ 2567") == date(2024, 2, 29)


@given(DAYS)
def test_every_printed_day_is_read_back(day: date) -> None:
    for style in ("long", "short"):
        assert parse_date(format_date(day, style)) == day
        assert parse_date(to_thai(format_date(day, style))) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_thai_reason(text: str) -> None:
    reasons = []
    for read in (parse_date, parse_year):
        try:
            read(text)
        except ThaiDateError as refused:
            reasons.append(str(refused))
    assert all(any("ก" <= letter <= "ฮ" for letter in reason) for reason in reasons)


@pytest.mark.parametrize(
    "text", ["2566", "๒๕๖๖", "2023", "พ.ศ. 2566", "ค.ศ. 2023", "พ.ศ.๒๕๖๖", "ปีงบประมาณ พ.ศ. 2566", "FY2566"]
)
def test_a_year_is_read_in_either_era(text: str) -> None:
    assert parse_year(text) == 2566


@pytest.mark.parametrize(
    "text", ["66", "256", "25666", "พ.ศ. 2023", "ค.ศ. 2566", "2250", "ปีหน้า", "", "2566-2567"]
)
def test_what_is_no_year_is_refused(text: str) -> None:
    with pytest.raises(ThaiDateError):
        parse_year(text)


def test_the_fiscal_year_begins_on_the_first_of_october() -> None:
    days = [date(2022, 9, 30), date(2022, 10, 1), date(2023, 9, 30)]
    assert [fiscal_year(day) for day in days] == [2565, 2566, 2566]


def test_the_span_of_a_fiscal_year_is_its_first_and_last_day() -> None:
    assert fiscal_year_span(2566) == (date(2022, 10, 1), date(2023, 9, 30))


def test_the_rounds_of_a_fiscal_year_leave_august_and_september_out() -> None:
    assert round_span(2566, 1) == (date(2022, 10, 1), date(2023, 2, 28))
    assert round_span(2567, 1)[1] == date(2024, 2, 29)
    assert round_span(2566, 2) == (date(2023, 3, 1), date(2023, 7, 31))
    assert round_span(2566, None) == fiscal_year_span(2566)


def test_a_month_of_a_fiscal_year_lies_in_one_calendar_year() -> None:
    assert [calendar_year(2566, month) for month in (10, 12, 1, 9)] == [2022, 2022, 2023, 2023]


def test_a_day_is_printed_in_three_styles() -> None:
    day = date(2023, 7, 14)
    assert [format_date(day), format_date(day, "short"), format_date(day, "month")] == [
        "14 กรกฎาคม 2566",
        "14 ก.ค. 2566",
        "กรกฎาคม 2566",
    ]


def test_an_unknown_style_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="unknown date style"):
        format_date(date(2023, 7, 14), "brief")
