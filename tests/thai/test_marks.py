"""A quick look at long texts tells what the pattern tells."""

from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.marks import DISORDER, is_orderly
from lokm_build.thai.translation import SHORT

MARKS = "กะัาำิฺเ็่์ํ๎ 🙂"


@given(st.text(MARKS, max_size=8), st.sampled_from((0, SHORT)))
def test_a_text_is_orderly_when_the_pattern_for_disorder_finds_nothing(text: str, more: int) -> None:
    assert is_orderly(text + "ก" * more) == (DISORDER.search(text) is None)
