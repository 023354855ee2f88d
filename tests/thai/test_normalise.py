"""Normalisation: the shared vectors, and what must hold for any text at all."""

import json
import time
import unicodedata
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.thai.normalise import fold, fold_normalised, normalise, normalise_text

VECTORS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("normalise_vectors.json").read_text(encoding="utf-8")
)
# Pieces that meet each other badly: marks, gaps, dots, accents, invisible and astral characters.
THAI_ISH = st.lists(
    st.one_of(
        st.sampled_from("กขนสตอหเแโใไะาำๆฯ"),
        st.sampled_from("\u0e31\u0e34\u0e35\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e4e"),
        st.sampled_from([" ", "  ", "\n", "\u00a0", "\u200b", "\u00ad", ".", "..", "-", "a", "E", "1", "๑"]),
        st.sampled_from(
            ["\u0301", "\u0334", "\u0323", "\u0eb8", "\u212b", "\u0130", "\uf70a", "😀", "\u20d0"]
        ),
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["input"])[:40])
def test_each_shared_vector_holds(vector: dict[str, Any]) -> None:
    result = normalise(vector["input"])

    assert (result.text, fold(vector["input"])) == (vector["text"], vector["fold"])
    assert list(result.offsets) == vector.get("offsets", list(result.offsets))


def test_there_are_vectors_enough() -> None:
    assert len(VECTORS) >= 60


@settings(max_examples=600)
@given(st.one_of(THAI_ISH, st.text()))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise_text(text)

    assert normalise_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.one_of(THAI_ISH, st.text()))
def test_both_ways_agree_and_offsets_lead_into_the_original_in_order(text: str) -> None:
    result = normalise(text)

    assert result.text == normalise_text(text)
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    assert result.offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in result.offsets[:-1])


def test_both_ways_agree_on_every_short_text_of_what_the_rules_are_about() -> None:
    for letters in product("กเ\u0e31\u0e48าำ .a1", repeat=4):
        text = "".join(letters)
        assert normalise(text).text == normalise_text(text), text


@given(THAI_ISH)
def test_normalised_text_is_its_own_map(text: str) -> None:
    result = normalise(normalise_text(text))

    assert result.offsets == tuple(range(len(result.text) + 1))


@given(THAI_ISH)
def test_folding_first_normalises(text: str) -> None:
    assert fold(text) == fold_normalised(normalise_text(text))


def test_a_highlight_lands_on_the_damaged_original() -> None:
    original = "คณะท างานประจ าปี"
    result = normalise(original)
    start = result.text.index("ทำงาน")

    assert original[result.offsets[start] : result.offsets[start + len("ทำงาน")]] == "ท างาน"


@pytest.mark.parametrize(
    "text",
    ["่" * 20000, "ก " * 20000, "a." * 20000, " " * 20000, "ำา" * 20000, "e\u0301" * 20000, "ก." * 20000],
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    start = time.process_time()
    normalise(text)
    assert time.process_time() - start < 5
