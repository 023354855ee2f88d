"""What a text is cut into, so that query and index always agree."""

import pytest

from lokm_build.search.tokens import folded, short_tokens, tokens


def cut(text: str) -> set[str]:
    return set(tokens(folded(text)))


def test_a_long_thai_run_gives_its_four_grams_and_its_beginning() -> None:
    assert cut("ประชุม") == {"ประช", "ระชุ", "ะชุม", "^ปร", "^ประ"}


def test_a_short_thai_run_is_a_token_of_its_own() -> None:
    assert cut("กพร.") == {"^กพ", "^กพร", "กพร$"}


def test_a_latin_word_keeps_its_borders() -> None:
    assert cut("KM") == {"^km$", "^km"}
    assert cut("SOP") == {"^sop", "sop$", "^so"}


def test_a_number_is_whole_and_remembers_what_stands_beside_it() -> None:
    assert cut("ตัวชี้วัดที่ ๒.๑๐") >= {"#2.10", "#2.", "ที#2.10"}
    assert "#2.1" not in cut("ตัวชี้วัดที่ ๒.๑๐")
    assert cut("แบบ 5 ชุด") >= {"#5", "บบ#5", "5#ชุ"}


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("เตรียมพร้อม", "เตรียมพรอม"),
        ("คำแนะนำ", "ค าแนะน า"),
        ("ยานพาหนะ", "ยานภาหนะ"),
        ("กฎหมาย", "กฏหมาย"),
        ("ประจำปี พ.ศ. ๒๕๖๘", "ประจำปี 2568"),
        ("1,200 บาท", "1200 บาท"),
        ("เกษียณ", "เกษียน"),
    ],
)
def test_common_slips_have_the_same_tokens(written: str, also: str) -> None:
    assert cut(written) == cut(also)


def test_only_short_fields_hold_two_and_three_letters_from_inside_a_run() -> None:
    assert "*งบ" in set(short_tokens(folded("แผนงบประมาณ")))
    assert "*งบ" not in cut("แผนงบประมาณ")
