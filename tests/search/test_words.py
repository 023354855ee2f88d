"""The list of words: general ones only, folded as queries are, small enough to load once."""

from importlib.resources import files

from lokm_build.search.tokens import folded
from lokm_build.search.words import words_file


def test_the_list_costs_no_more_than_a_shard_and_is_plain_ascii() -> None:
    data = words_file()
    assert len(data) < 16_000
    assert set(data) <= {0x0A, *range(0x20, 0x7F)}


def test_a_group_never_holds_a_word_alone_or_twice() -> None:
    text = (files("lokm_build.search") / "words.txt").read_text("utf-8")
    for line in text.split("\n"):
        if line.startswith("= "):
            words = [folded(word) for word in line[2:].split()]
            assert len(set(words)) > 1, line
