"""Heading ids: readable, never empty, never twice in a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.slug import LONGEST, heading_id, unique


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("ขั้นตอนการปฏิบัติ", "ขั้นตอนการปฏิบัติ"),
        ("๒.๑ การเตรียมตัว (ก่อนประชุม)", "2-1-การเตรียมตัว-ก่อนประชุม"),
        ("  KM Day: ปี ๒๕๕๕  ", "km-day-ปี-2555"),
        ("สำนักงาน ก.พ.ร.", "สำนักงาน-กพร"),
        ("การด าเนินงาน", "การดำเนินงาน"),
        ("What's new_in C++?", "what-s-new-in-c"),
        ("กรุงเทพฯ และปริมณฑล", "กรุงเทพ-และปริมณฑล"),
        ("ต่าง ๆ", "ต่าง-ๆ"),
        ("!!!", "หัวข้อ"),
        ("", "หัวข้อ"),
        ("่", "หัวข้อ"),
    ],
)
def test_a_heading_gives_a_readable_id(heading: str, expected: str) -> None:
    assert heading_id(heading) == expected


def test_a_long_heading_is_cut_between_words() -> None:
    assert heading_id("การประชุม " * 20) == "-".join(["การประชุม"] * 8)


@given(st.text())
def test_an_id_is_never_empty_and_holds_no_space_or_quote(text: str) -> None:
    made = heading_id(text)

    assert 0 < len(made) <= LONGEST
    assert not set(made) & set(" \t\n\"'<>&#%?/\\`")
    assert heading_id(made) == made


def test_a_second_heading_never_takes_the_name_of_a_real_one() -> None:
    assert unique(["x", "x", "x-2", "x"]) == ["x", "x-3", "x-2", "x-4"]


def test_reserved_names_are_never_given_out() -> None:
    assert unique(["search", "search-2"], reserved=["search"]) == ["search-3", "search-2"]


@given(st.lists(st.sampled_from(["x", "x-2", "x-2-2", "x-3", "y"]), max_size=12))
def test_ids_of_a_page_never_collide(ids: list[str]) -> None:
    made = unique(ids)

    assert len(set(made)) == len(ids)
    assert all(ids.index(name) != place or made[place] == name for place, name in enumerate(ids))
