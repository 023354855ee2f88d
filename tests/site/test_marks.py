"""A site says which edition it is and what belongs to it."""

from pathlib import Path

import pytest

from lokm_build.model.catalogue import Edition
from lokm_build.site.marks import SITE_MARK, edition_of, site_mark, tally, tally_of


def test_a_mark_tells_what_belongs_to_the_site(tmp_path: Path) -> None:
    held = tally([("search/grams/0.js", 30), ("index.html", 5), ("search/head.js", 12), ("404.html", 1)])
    (tmp_path / SITE_MARK).write_bytes(site_mark(Edition.INTERNAL, held))

    assert held == {"": (2, 6), "search": (2, 42)}
    assert edition_of(tmp_path) is Edition.INTERNAL
    assert tally_of(tmp_path) == held


@pytest.mark.parametrize("mark", ["", "[]", '{"edition": "public"}', '{"files": 3}', '{"files": {"a": [1]}}'])
def test_a_mark_that_does_not_say_says_nothing(tmp_path: Path, mark: str) -> None:
    (tmp_path / SITE_MARK).write_text(mark)

    assert tally_of(tmp_path) == {}
