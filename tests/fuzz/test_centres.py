"""Whatever steps, activities, records, forms and ladders a centre holds: its pages and packs carry no harm."""

import os

import pytest
from fuzz import entries
from fuzz.whole import of_centre, of_html
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.model.source import Source
from lokm_build.parse import parse_repository

SOAK = bool(os.environ.get("LOKM_SOAK"))
DATA = st.binary(min_size=200, max_size=900)


@settings(max_examples=2000 if SOAK else 8, deadline=None, derandomize=not SOAK)
@given(DATA)
def test_any_centre_has_pages_and_packs_that_carry_no_harm(data: bytes) -> None:
    assert of_centre(entries.centre(data)) == []


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_what_is_made_of_bytes_is_read_with_what_it_is_about(name: str) -> None:
    lists = {"a": "steps", "b": "activities", "c": "adoptions"}
    files = entries.centre(bytes([0, *range(1, 250), *range(250)]))

    assets = {asset.id: asset for asset in parse_repository([Source(*file) for file in files.items()]).assets}

    assert getattr(assets[name].meta, lists[name])


@pytest.mark.parametrize(
    "html",
    [
        *("<script>alert(1)</script>", "<script src=//e.x>", '<b onx="1">', "<svg><foreignObject>", "<iframe>"),
        *("<style>a{}", '<a href="javascript:x">', "<base href=//e.x>", "a\x1bb", "a\x00"),
    ],
)
def test_the_judge_of_pages_finds_what_does_something(html: str) -> None:
    assert list(of_html("a.html", f"<p>ก</p>{html}"))
    assert not list(of_html("a.html", "<p>&lt;script&gt; &#34;onx=1 {{ x }} =cmd</p>"))
