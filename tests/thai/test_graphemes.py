"""Clusters: a text is cut only where a reader sees the end of a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.graphemes import clip, clusters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ที่นี่", ["ที่", "นี่"]),
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        ("สิทธิ์", ["สิ", "ท", "ธิ์"]),
        ("ก ข\r\nค", ["ก", " ", "ข", "\r\n", "ค"]),
        ("cafe\u0301", ["c", "a", "f", "e\u0301"]),
        ("👩\u200d💻👍🏽🇹🇭", ["👩\u200d💻", "👍🏽", "🇹🇭"]),
        ("", []),
    ],
)
def test_each_seen_letter_is_one_cluster(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@given(st.text(alphabet="กเำ\u0e34\u0e48 \n\r\u200d😀\u0301a"))
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_short_text_stays_as_it_is() -> None:
    assert clip("การประชุม", 9) == "การประชุม"


def test_a_clip_ends_at_a_space_near_the_end() -> None:
    assert clip("เตรียมวาระ จัดห้อง ส่งหนังสือเชิญ", 22) == "เตรียมวาระ จัดห้อง…"


def test_a_clip_without_a_near_space_ends_between_clusters() -> None:
    assert [clip("การจัดที่นี่", limit) for limit in (9, 10, 11)] == ["การจัด…", "การจัดที่…", "การจัดที่…"]


def test_a_leading_vowel_is_not_left_without_its_consonant() -> None:
    assert clip("งานเอกสาร", 5) == "งาน…"


@given(st.text(alphabet="กเแำ\u0e34\u0e48 \na😀", max_size=40), st.integers(0, 45))
def test_a_clip_is_never_longer_than_its_limit(text: str, limit: int) -> None:
    clipped = clip(text, limit)

    assert len(clipped) <= limit
    assert clipped == text or limit == 0 or clipped.endswith("…")
