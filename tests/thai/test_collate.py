"""Collation: titles stand where a reader of a Thai dictionary looks for them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.collate import initial, sort_key


def assert_in_order(words: list[str]) -> None:
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


def test_leading_vowels_count_after_their_consonant() -> None:
    assert_in_order(
        ["กก", "กะ", "กัน", "กา", "กำ", "กิน", "กีบ", "กึ่ง", "กุ้ง", "กู", "เก", "แก", "โก", "ใกล้", "ไก่", "ขา"]
    )


def test_marks_count_only_when_the_letters_are_equal() -> None:
    assert_in_order(["เกง", "เก็ง", "เก่ง", "เก้ง", "เก๊ง", "เก๋ง", "เก่งกาจ"])


def test_the_first_letter_with_another_mark_decides() -> None:
    assert_in_order(["ขาว", "ข่าว", "ข้าว", "ขาวข้าว"])


def test_ru_stands_after_ro_and_lu_after_lo() -> None:
    assert_in_order(["รู้", "ไร", "ฤกษ์", "ฤทธิ์", "ฤๅษี", "ลา", "ไล่", "ฦๅ", "วัน"])


def test_numbers_stand_first_by_their_value_then_latin_then_thai() -> None:
    assert_in_order(["5 ส", "๑๐ ขั้นตอน", "AAR", "KM", "R2R", "กิจกรรม", "ครั้งที่ ๒", "ครั้งที่ 10", "ครั้งที่ ๑๑"])


def test_spaces_quotes_and_repetition_signs_do_not_count() -> None:
    assert_in_order(["การ เขียน", "“การเขียน”ข", "การ-จัด", "การต่าง ๆ", "การต่างประเทศ"])


def test_a_real_list_of_titles_is_in_order() -> None:
    assert_in_order(
        [
            "การเขียนหนังสือราชการ",
            "การจัดการความรู้",
            "การจัดประชุม",
            "การประสานงาน",
            "ขั้นตอนการเบิกจ่าย",
            "เขียนรายงาน",
            "ความรู้",
            "คู่มือ",
            "เครือข่าย",
            "งานสารบรรณ",
            "แผนการจัดการความรู้",
        ]
    )


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("การประสานงาน", "ก"),
        ("เทคนิคการประสานงาน", "ท"),
        ("แผนงาน", "ผ"),
        ("ไฟล์", "ฟ"),
        ("“โครงการ”", "ค"),
        ("(ร่าง) ประกาศ", "ร"),
        ("ฤดูกาล", "ร"),
        ("ฮวงจุ้ย", "ฮ"),
        ("km day", "K"),
        ("Éducation", "E"),
        ("5 ส", "0-9"),
        ("๕ ส", "0-9"),
        ("…", "#"),
        ("", "#"),
        ("中文", "#"),
        ("Ωmega", "#"),
    ],
)
def test_a_title_stands_under_its_first_letter(title: str, letter: str) -> None:
    assert initial(title) == letter


@given(st.text(alphabet="กขเแไาำ่้์ฤๅ ๆA1๑é“", max_size=12), st.text(alphabet="กขเแไาำ่้์ฤๅ ๆA1๑é“", max_size=12))
def test_different_texts_never_share_a_key(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
