"""Vocabulary: the terms are those of an expression, whatever texts stand together."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.derive.nearness import MARK
from lokm_build.derive.vocabulary import vocabularies

TERM = re.compile(
    r"(?<![ก-๙])[ก-ฮเ-ไ][ก-ฮะ-์]{5}|(?:การ|ความ|ประ)[ก-ฮะ-์เ-ไ]{4}|[เ-ไ][ก-ฮะ-์]{4}|[a-z][a-z0-9.]{2,15}"
)
PIECES = ["การ", "ความ", "ประ", "เ", "ไ", "ก", "า", "่", "๙", "ฯ", " ", "\n", "a", "abc.", "z9", "é", "😀", "\ud800"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def marks(terms: bytes) -> list[bytes]:
    return [terms[at : at + MARK.itemsize] for at in range(0, len(terms), MARK.itemsize)]


def mark(term: str) -> bytes:
    """FNV-1a of its letters."""
    value = 0xCBF29CE484222325
    for letter in term:
        value = ((value ^ ord(letter)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value.to_bytes(MARK.itemsize, "little")


@settings(max_examples=800)
@given(st.lists(TEXTS, max_size=4))
def test_the_terms_are_what_the_expression_finds(texts: list[str]) -> None:
    assert [marks(terms) for terms in vocabularies(texts)] == [list(map(mark, TERM.findall(text))) for text in texts]


def test_a_term_begins_at_a_word_or_a_syllable() -> None:
    assert marks(vocabularies(["การประสานงานเครือข่าย kick-off"])[0]) == list(
        map(mark, ["การประ", "เครือ", "kick", "off"])
    )
