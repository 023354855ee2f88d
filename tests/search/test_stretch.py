"""Stretches, merged, are the index that `count`, `invert` and `posting_list` describe one document after another."""

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.search.assembly import frequent_of, made_shards, parts_for, shard_bits, shards_of, sizes, stretches
from lokm_build.search.codec import encode_token
from lokm_build.search.count import count
from lokm_build.search.document import Document, Part, Role
from lokm_build.search.letters import codes_of, hashes_of, hashes_of_longer, pieces_of, run_ends, tokens_of
from lokm_build.search.merge import Merged, merged
from lokm_build.search.shards import LONGEST, frequent, invert, posting_list, shard_of, shards
from lokm_build.search.stretch import stretch
from lokm_build.search.tokens import PIECE
from lokm_build.thai.units import units_of

WORDS = (
    "การประสานงาน",
    "หนังสือ",
    "ประชุม",
    "ตัวชี้วัดที่",
    "2.10",
    "1,234",
    "พ.ศ. ๒๕๖๖",
    "km",
    "é",
    "café",
    "กก",
    "น้ำ",
    "🙂",
    "ที่ 4",
    "x",
)
TEXT = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6))).map(" ".join)


def document(number: int, title: str, body: str, summary: str = "", heading: str = "") -> Document:
    return Document(
        f"a-{number}",
        f"knowledge/a-{number}.html",
        Role.ASSET,
        title,
        summary=summary,
        names=(title, "หน่วยที่ 4"),
        attachments=("checklist-2.10.pdf", f"{heading}.docx"),
        parts=(Part(heading, "", body),),
    )


def parts_of(documents: list[Document], size: int, count: int) -> list[Merged]:
    cut = [(start, stretch(documents[start : start + size], count)) for start in range(0, len(documents), size)]
    return [merged((start, cells[part]) for start, cells in cut) for part in range(count)]


def lists(parts: list[Merged]) -> dict[str, str]:
    return {
        token: entry
        for part in parts
        if part.tokens
        for token, entry in zip(part.tokens.split("\n"), part.entries.split("!"), strict=True)
    }


count_of = count


def described(documents: list[Document]) -> dict[str, str]:
    postings = invert(map(count_of, documents))
    return {token: f"{encode_token(token)} {posting_list(entries)}" for token, entries in postings.items()}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT), min_size=1, max_size=6), st.integers(1, 4))
def test_any_text_is_counted_as_the_plain_form_counts_it(texts: list[tuple[str, str, str, str]], size: int) -> None:
    documents = [document(number, *four) for number, four in enumerate(texts)]

    assert lists(parts_of(documents, size, 4)) == described(documents)


def test_a_list_that_is_too_long_keeps_its_best_and_says_how_long_it_was() -> None:
    chance = random.Random(7)
    documents = [
        document(number, "ประสาน" * chance.randint(0, 2), "การประสานงาน " * chance.randint(1, 30))
        for number in range(LONGEST + 300)
    ]

    assert lists(parts_of(documents, 100, 2)) == described(documents)


@pytest.mark.parametrize("count", [1, 8, 256])
def test_shards_and_frequent_tokens_are_those_of_the_whole(count: int) -> None:
    chance = random.Random(count)
    documents = [
        document(number, " ".join(chance.choices(WORDS, k=3)), " ".join(chance.choices(WORDS, k=40)) + f" {number}")
        for number in range(60)
    ]
    postings = invert(map(count_of, documents))
    bits, files = shards(postings)
    parts = parts_of(documents, 7, count)
    known = [sizes(part) for part in parts]
    made = {}
    for group in range(min(count, 1 << bits)):
        some = [part for number, part in enumerate(parts) if number % min(count, 1 << bits) == group]
        made |= made_shards(some, shards_of(group, count, bits), bits)

    assert shard_bits(known) == bits
    assert {f"search/grams/{shard:x}.js": data for shard, data in made.items()} == files
    assert frequent_of(known) == frequent(postings)


def test_short_tokens_are_numbers_in_the_order_of_their_letters() -> None:
    tokens = ["", "ก", "กก", "^กข", "^กขค", "กข$", "*ขค", "abcd", "^km", "#1", "éclé", "ไทยๅ"[:4]]
    codes = codes_of(tokens)

    assert tokens_of(codes) == tokens
    assert [tokens[place] for place in np.argsort(codes)] == sorted(tokens)
    assert hashes_of(codes).tolist() == [shard_of(token, 32) for token in tokens]


def test_longer_tokens_have_the_hash_that_chooses_their_shard() -> None:
    tokens = ["#2566", "#2.10", "ที#12", "#123456789", "4#ชุ"]

    assert hashes_of_longer(tokens).tolist() == [shard_of(token, 32) for token in tokens]


@given(st.text("a1.,ก éx", max_size=40))
def test_arrays_find_the_pieces_that_the_pattern_finds(text: str) -> None:
    pieces = pieces_of(units_of(text))
    found = [
        (start, end, name)
        for name in ("thai", "latin", "number")
        for start, end in zip(*map(np.ndarray.tolist, run_ends(getattr(pieces, name))), strict=True)
    ]

    assert sorted(found) == [(*match.span(), match.lastgroup) for match in PIECE.finditer(text)]


@settings(max_examples=60, deadline=None)
@given(st.text("ab12.,กขี 🙂", max_size=40))
def test_pieces_beside_each_other_are_counted_as_the_plain_form_counts_them(text: str) -> None:
    documents = [document(0, text, text, text[1:], text[2:])]

    assert lists(parts_of(documents, 1, 2)) == described(documents)


def test_a_name_alone_decides_where_a_stretch_ends() -> None:
    names = [f"asset-{number:05}" for number in range(3000)]
    whole = list(stretches(names))
    more = list(stretches(["asset-00000-a", *names]))

    assert whole[0][0] == 0
    assert whole[-1][1] == len(names)
    assert all(end == start for (_, end), (start, _) in pairwise(whole))
    assert [(first + 1, last + 1) for first, last in whole[1:]] == more[-len(whole) + 1 :]


def test_parts_are_a_power_of_two() -> None:
    assert [parts_for(documents) for documents in (0, 15, 16, 1_000, 10_000, 1_000_000)] == [1, 1, 2, 64, 1024, 1024]
