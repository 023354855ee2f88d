"""Translation by arrays gives what `str.translate` gives, and many texts folded together what each gives alone."""

import random

from hypothesis import given
from hypothesis import strategies as st

from lokm_build.search.tokens import folded, folded_each
from lokm_build.thai.normalise import BETWEEN, fold, fold_each
from lokm_build.thai.translation import SHORT, Translation

TABLE = {0x0E01: 0x0E02, 0x0E03: None, ord("a"): "b", 0xF701: "\u0e34"}
LETTERS = "กขฃaกb\uf701 \n๒😀\U000e0101\u0e34é"
PIECES = [
    "น า", "น าย", "ก.พ.ร.", "e.g.", " ", ".", "เเ", "ท่ี", "\u0e4d\u0e32", "31/7/2555", "5 ม.ค. 64", "พ.ศ. ๒๕๖๖",
    "July 4, 2019", "é", "e\u0301", "A", "\u200b", "ธุระ", "\n", "😀", "12,000", "ต.ค. 2564", BETWEEN,
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.text(alphabet=LETTERS, max_size=2 * SHORT))
def test_a_translation_is_that_of_the_language(text: str) -> None:
    assert Translation(TABLE)(text) == text.translate(TABLE)


def test_a_long_text_is_translated_as_a_short_one() -> None:
    chance = random.Random(2566)
    text = "".join(chance.choices(LETTERS, k=5 * SHORT))
    assert Translation(TABLE)(text) == text.translate(TABLE)


@given(st.lists(texts, max_size=6))
def test_texts_fold_together_as_each_alone(some: list[str]) -> None:
    assert fold_each(some) == [fold(text) for text in some]
    assert folded_each(some) == [folded(text) for text in some]
