"""What a text is cut into, so that query and index always agree."""

import pytest

from lokm_build.search.tokens import folded, short_tokens, sounds, tokens
from lokm_build.thai.normalise import fold_normalised, normalise_text


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


def test_a_day_is_known_by_one_form_however_it_was_written() -> None:
    written = [
        "31 ก.ค. 2555", "๓๑ กรกฎาคม ๒๕๕๕", "31/7/2555", "31/07/2012", "2012-07-31", "31 ก.ค. 55",
        "31 เดือนกรกฎาคม พ.ศ. 2555", "July 31, 2012", "31st July 2012", "31.7.2555",
    ]  # fmt: skip
    assert {folded(text) for text in written} == {folded("31 กรกฎาคม 2555")}


def test_a_month_is_known_by_its_full_name() -> None:
    assert folded("ต.ค. 64 – ก.พ. 65") == folded("ตุลาคม 2564 – กุมภาพันธ์ 2565")


def test_what_is_no_day_stays_as_it_was_written() -> None:
    for text in ("45/13/2565", "17/2565", "10.00.25", "5 มค 45.50", "1/2/3/2565", "สำนักงาน ก.พ."):
        assert folded(text) == sounds(fold_normalised(normalise_text(text)))
