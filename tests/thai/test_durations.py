import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.digits import to_thai
from lokm_build.thai.durations import (
    LONGEST,
    Depending,
    Length,
    Period,
    Recurring,
    format_duration,
    read_duration,
    total,
)
from lokm_build.thai.lengths import Amount

LENGTHS = {
    "2 วัน": "2 วัน",
    "๓ วันทำการ": "3 วันทำการ",
    "3 วันทำงาน": "3 วันทำการ",
    "1–2 สัปดาห์": "1–2 สัปดาห์",
    "1-2 อาทิตย์": "1–2 สัปดาห์",
    "1 วัน – 2 วัน": "1–2 วัน",
    "1 ถึง 2 วัน": "1–2 วัน",
    "1 ชั่วโมง 30 นาที": "1 ชั่วโมง 30 นาที",
    "1 ชม. 30 นาที": "1 ชั่วโมง 30 นาที",
    "1 ชั่วโมงครึ่ง": "1 ชั่วโมงครึ่ง",
    "ครึ่งวัน": "ครึ่งวัน",
    "ครึ่งชั่วโมง": "ครึ่งชั่วโมง",
    "1 วันครึ่ง": "1 วันครึ่ง",
    "0.5 วัน": "ครึ่งวัน",
    "2.25 ชั่วโมง": "2.25 ชั่วโมง",
    "สองวัน": "2 วัน",
    "วันเดียว": "1 วัน",
    "ภายใน 7 วัน": "ไม่เกิน 7 วัน",
    "ภายใน 7 วันทำการ นับแต่วันที่รับเรื่อง": "ไม่เกิน 7 วันทำการ",
    "ไม่เกิน 5 นาทีต่อเรื่อง": "ไม่เกิน 5 นาที",
    "ประมาณ ๑๐ นาที": "10 นาที",
    "3 วัน (หลังได้รับเรื่อง)": "3 วัน",
    "1 เดือน 15 วัน": "1 เดือน 15 วัน",
    "1,000 วัน": "1,000 วัน",
    "2 ปี": "2 ปี",
}
PERIODS = {
    "ต.ค. 64 – ก.พ. 65": "ต.ค. 2564 – ก.พ. 2565",
    "ต.ค.64 - ก.พ.65": "ต.ค. 2564 – ก.พ. 2565",
    "ต.ค. ๖๔ ถึง ก.พ. ๖๕": "ต.ค. 2564 – ก.พ. 2565",
    "ธ.ค. ๖๔ – ก.ค. ๖๕": "ธ.ค. 2564 – ก.ค. 2565",
    "ต.ค.–ก.พ. 65": "ต.ค. 2564 – ก.พ. 2565",
    "มี.ค.-ก.ค. 65": "มี.ค. – ก.ค. 2565",
    "ตุลาคม 2564 – กุมภาพันธ์ 2565": "ต.ค. 2564 – ก.พ. 2565",
    "พ.ย. – ธ.ค. พ.ศ. 2564": "พ.ย. – ธ.ค. 2564",
    "พ.ย. 64": "พ.ย. 2564",
    "เดือนพฤศจิกายน 2564": "พ.ย. 2564",
    "ก.ย. 2022": "ก.ย. 2565",
    "15 พ.ย. 64": "15 พ.ย. 2564",
    "1–15 ต.ค. 64": "1–15 ต.ค. 2564",
    "1 ต.ค. – 15 พ.ย. 64": "1 ต.ค. – 15 พ.ย. 2564",
    "20 ธ.ค. – 5 ม.ค. 65": "20 ธ.ค. 2564 – 5 ม.ค. 2565",
    "1 ตุลาคม 2564 – 15 พฤศจิกายน 2564": "1 ต.ค. – 15 พ.ย. 2564",
    "2564-10-01": "1 ต.ค. 2564",
    "2564-10-01 – 2564-10-15": "1–15 ต.ค. 2564",
    "29 ก.พ. 67": "29 ก.พ. 2567",
    "ภายใน 30 ก.ย. 65": "ภายใน 30 ก.ย. 2565",
    "ภายในเดือนกันยายน 2565": "ภายใน 30 ก.ย. 2565",
    "ภายในวันที่ 15 ต.ค. 64": "ภายใน 15 ต.ค. 2564",
    "ปีงบประมาณ 2565": "ต.ค. 2564 – ก.ย. 2565",
    "ตลอดปีงบประมาณ 65": "ต.ค. 2564 – ก.ย. 2565",
    "ไตรมาสที่ 2/2565": "ม.ค. – มี.ค. 2565",
    "ไตรมาส 1 ปี 65": "ต.ค. – ธ.ค. 2564",
}
RECURRING = (
    "ตลอดปี", "ทุกเดือน", "ทุกเช้า 15 นาที", "ทุก 3 เดือน", "รายไตรมาส", "เดือนละ 1 ครั้ง", "ต่อเนื่อง",
    "สัปดาห์ที่ 1 ของเดือน", "ไม่เกินวันที่ 5 ของเดือนถัดไป",
)  # fmt: skip
DEPENDING = ("ตามชั้นความเร็ว", "ทันที", "ขึ้นอยู่กับจำนวนเรื่อง", "ก่อนประชุม 3 วัน")
UNREADABLE = (
    "", " ", "นานมาก", "2", "วัน", "31 ก.พ. 65", "29 ก.พ. 66", "5–2 วัน", "ก.ค. 65 – ต.ค. 64", "ต.ค. 64 – ก.พ.",
    "2 ไร่", "13/13/2564", "ต.ค. 64 – พ.ย. 64 – ธ.ค. 64", "x" * (LONGEST + 1), "2 วันจ้า",
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), LENGTHS.items())
def test_lengths_are_read_as_offices_write_them(text: str, told: str) -> None:
    found = read_duration(text)
    assert isinstance(found, Length)
    assert format_duration(found) == told


@pytest.mark.parametrize(("text", "told"), PERIODS.items())
def test_periods_are_read_with_what_one_end_leaves_to_the_other(text: str, told: str) -> None:
    found = read_duration(text)
    assert isinstance(found, Period)
    assert format_duration(found) == told


def test_what_comes_again_or_depends_is_known_as_such() -> None:
    assert {type(read_duration(text)) for text in RECURRING} == {Recurring}
    assert {type(read_duration(text)) for text in DEPENDING} == {Depending}


def test_months_without_a_year_are_those_of_every_year() -> None:
    assert read_duration("ม.ค. – ก.พ. ของทุกปี") == Recurring("ม.ค.–ก.พ. ของทุกปี", (1, 2))
    assert read_duration("ต.ค.") == Recurring("ต.ค.", (10, 10))


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert read_duration(text) is None


def test_a_period_knows_its_days() -> None:
    assert read_duration("ต.ค. 64 – ก.พ. 67") == Period(datetime.date(2021, 10, 1), datetime.date(2024, 2, 29))


def test_lengths_are_summed_by_unit_and_minutes_become_hours() -> None:
    some = ["2 วัน", "1–2 วัน", "45 นาที", "๓๐ นาที", "1 วันทำการ", "ต.ค. 64 – ก.พ. 65", "พ.ย. 64", "ทุกเดือน", "นานมาก"]
    told = total(map(read_duration, some))

    assert told.length is not None
    assert format_duration(told.length) == "1 วันทำการ 3–4 วัน 1 ชั่วโมง 15 นาที"
    assert (told.lengths, told.periods, told.loose) == (5, 2, 1)
    assert told.span is not None
    assert format_duration(told.span) == "ต.ค. 2564 – ก.พ. 2565"


def test_a_limit_among_lengths_makes_the_sum_a_limit() -> None:
    told = total(map(read_duration, ["2 วัน", "ภายใน 3 วัน"]))
    assert told.length == Length((Amount(Fraction(5), Fraction(5), "วัน"),), is_most=True)


def test_nothing_together_is_nothing() -> None:
    assert total([]).length is None
    assert total([None]).span is None


def test_thai_digits_are_written_where_they_are_asked_for() -> None:
    found = read_duration("ต.ค. 64 – ก.พ. 65")
    assert found is not None
    assert format_duration(found, thai_digits=True) == "ต.ค. ๒๕๖๔ – ก.พ. ๒๕๖๕"


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_without_fail(text: str) -> None:
    read_duration(text)


@given(st.text(alphabet="0123456789 .–-/ตคพยวันทีเดอกสปหภใถึง", max_size=40))
def test_what_looks_like_a_duration_reads_alike_in_thai_digits(text: str) -> None:
    assert read_duration(to_thai(text)) == read_duration(text)


@given(st.integers(1, 99999), st.sampled_from(["นาที", "ชั่วโมง", "วัน", "วันทำการ", "สัปดาห์", "เดือน", "ปี"]))
def test_what_is_told_is_read_again(count: int, unit: str) -> None:
    length = Length((Amount(Fraction(count), Fraction(count), unit),))
    assert read_duration(format_duration(length)) == length
