"""Digits: each way of writing a number can be turned into the other."""

from lokm_build.thai.digits import to_arabic, to_thai


def test_thai_digits_become_arabic_and_nothing_else_changes() -> None:
    assert to_arabic("ตัวชี้วัดที่ ๒.๑๐ ปี 2566") == "ตัวชี้วัดที่ 2.10 ปี 2566"


def test_arabic_digits_become_thai_and_nothing_else_changes() -> None:
    assert to_thai("ข้อ 0123456789 (A4)") == "ข้อ ๐๑๒๓๔๕๖๗๘๙ (A๔)"


def test_a_number_survives_the_way_there_and_back() -> None:
    assert to_arabic(to_thai("9876543210")) == "9876543210"
