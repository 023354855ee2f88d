"""Text in symbols: lines end between words, are much alike, and lose no letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render.drawing import advance
from render.flows import texts

from lokm_build.render.flow.measure import lines, plain, width


@pytest.mark.parametrize(
    "parted",
    [
        "ผลิตผลงานและ|ส่งเข้ารางวัล",
        "ดำเนินการตามแผน|รอบแรก",
        "ประชุมคณะทำงาน|เพื่อกำหนดแนวทาง|และมอบหมาย|ผู้รับผิดชอบ",
        "จัดทำแผน LO",
        "",
    ],
)
def test_lines_end_between_words_and_rather_at_a_space(parted: str) -> None:
    whole = parted.replace("แผน|รอบ", "แผน รอบ").replace("|", "")

    assert "|".join(lines(whole, 112, 14)) == parted


def test_a_word_wider_than_a_line_is_parted_between_letters() -> None:
    assert lines("Pneumonoultramicroscopic", 80, 14) == ("Pneumonoul", "tramicroscop", "ic")


@given(texts, st.integers(60, 200))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: int) -> None:
    found = lines(text, room, 14)

    assert "".join("".join(found).split()) == "".join(plain(text).split())
    assert all(width(line, 14) <= room for line in found)


@given(texts)
def test_a_text_is_as_wide_as_the_font_says(text: str) -> None:
    assert width(text, 10) == pytest.approx(10 * sum(map(advance, text)))
