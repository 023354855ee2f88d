"""Shards are plain ASCII, and small."""

from hypothesis import given
from hypothesis import strategies as st

from lokm_build.search.codec import (
    all_turned,
    encode_each,
    encode_number,
    encode_numbers,
    encode_text,
    quoted,
    turned,
)


def test_a_thai_letter_costs_one_byte() -> None:
    assert len(encode_text("การจัดการความรู้").encode()) == len("การจัดการความรู้")


def test_text_that_is_not_thai_stands_as_it_is() -> None:
    assert encode_text("กข DOC 4.0") == "#$ ~DOC 4.0~"
    assert encode_text("~กข") == "~~~~#$"


def test_texts_written_together_are_those_written_alone() -> None:
    texts = ["", "กข DOC 4.0", "~", "a\nข", "\n", "ก\0ข", "!~"]
    assert encode_each(texts) == [encode_text(text) for text in texts]
    assert encode_each(texts[:5]) == [encode_text(text) for text in texts[:5]]
    assert encode_each([]) == []


def test_small_numbers_cost_one_sign_and_large_ones_few() -> None:
    assert [len(encode_number(number)) for number in (0, 59, 60, 1919, 1920, 99_999)] == [1, 1, 2, 2, 3, 4]


def test_no_sign_of_a_number_parts_entries_of_a_shard() -> None:
    assert set(encode_numbers(range(5000))).isdisjoint(' !"\\')


def test_a_string_survives_quotes_and_line_separators() -> None:
    assert quoted('a"b\\c\u2028\x7f') == '"a\\"b\\\\c\\u2028\\u007f"'


@given(st.text(st.sampled_from("กข๘๛฿  \n~ab😀\té\0|-\r"), max_size=40))
def test_long_texts_are_written_like_short_ones(text: str) -> None:
    assert all_turned(text) == turned(text)
