"""Hints: what was probably meant is offered, and nothing where nothing is near."""

from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.keyboard import LATIN_KEYS, THAI_KEYS, from_keyboard
from lokm_build.thai.nearest import distance, nearest

TOPICS = ["coordination", "meetings", "documents", "procurement", "การประสานงาน", "การประชุม", "งานสารบรรณ"]


def test_a_slip_of_a_letter_finds_the_name() -> None:
    assert [nearest(word, TOPICS) for word in ("coordnation", "meeting", "docmuents", "การประสาณงาน")] == [
        ["coordination"],
        ["meetings"],
        ["documents"],
        ["การประสานงาน"],
    ]


def test_unrelated_names_are_not_offered() -> None:
    assert [nearest(word, TOPICS, limit=5) for word in ("budget", "hr", "", "งบประมาณ", "x" * 200)] == [
        []
    ] * 5


def test_names_typed_on_the_other_layout_are_found() -> None:
    assert nearest("dkixitlko'ko", TOPICS) == ["การประสานงาน"]
    assert nearest("ทำำะรืเห", TOPICS) == ["meetings"]


def test_a_name_of_which_the_word_is_a_part_is_offered_last() -> None:
    assert nearest("psdg", ["ops-psdg", "finance", "psdf"], limit=3) == ["psdf", "ops-psdg"]


def test_damaged_and_thai_digit_spellings_are_no_slip() -> None:
    assert nearest("แผน ๒๕๖๖ การน าเสนอ", ["แผน 2566 การนำเสนอ"]) == ["แผน 2566 การนำเสนอ"]


def test_the_nearest_come_first_and_equals_in_order_of_name() -> None:
    assert nearest("step", ["stop", "steps", "step", "stem"], limit=4) == ["step", "stem", "steps", "stop"]


def test_keys_are_paired_one_to_one() -> None:
    assert len(LATIN_KEYS) == len(THAI_KEYS) == len(set(LATIN_KEYS)) == len(set(THAI_KEYS)) == 94


def test_text_typed_on_the_wrong_layout_is_turned_round() -> None:
    assert from_keyboard("dkixitlko") == "การประสาน"
    assert from_keyboard("การประสาน") == "dkixitlko"
    assert from_keyboard("แนนพกรืฟะรนื") == "coordination"


def slips(one: str, other: str) -> int:
    """The optimal string alignment distance, in its plain form."""
    table = [[max(row, column) for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            changed = table[row - 1][column - 1] + (one[row - 1] != other[column - 1])
            best = min(table[row - 1][column] + 1, table[row][column - 1] + 1, changed)
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                best = min(best, table[row - 2][column - 2] + 1)
            table[row][column] = best
    return table[-1][-1]


@given(st.text(alphabet="กขค่", max_size=9), st.text(alphabet="กขค่", max_size=9))
def test_the_fast_distance_is_the_plain_one(one: str, other: str) -> None:
    assert distance(one, other) == slips(one, other)
