"""The scorer of judged collections: what a ranking is worth, on rankings that can be checked by hand."""

import math
from pathlib import Path

import pytest
from judged import Query, by_class, load, ndcg, table

QUERY = Query("a1", "a", "การประสานงาน", {"letter": 2, "phone": 1})
NONE_FITS = Query("i1", "i", "ทุเรียน", {})


@pytest.mark.parametrize(
    ("ranked", "worth"),
    [
        pytest.param(["letter", "phone"], 1, id="the best order"),
        pytest.param([], 0, id="nothing"),
        pytest.param(["other", "another"], 0, id="nothing that helps"),
        pytest.param(["phone", "letter"], (1 + 3 / math.log2(3)) / (3 + 1 / math.log2(3)), id="the worse first"),
        pytest.param(["other"] * 10 + ["letter"], 0, id="too late"),
    ],
)
def test_a_ranking_is_worth_its_discounted_gain(ranked: list[str], worth: float) -> None:
    assert ndcg(ranked, QUERY.grades) == pytest.approx(worth)


def test_queries_that_nothing_fits_count_in_their_own_class_alone() -> None:
    told = by_class({"a1": ["letter"], "i1": ["noise", "more"]}, [QUERY, NONE_FITS])

    assert (told["all"].queries, told["all"].first, told["all"].none) == (1, 1, 0)
    assert (told["i"].links, told["i"].none) == (2, 0)
    assert "| i nothing fits | 1 | – | – | 0.000 | 2.0 |" in table(told)


def test_a_collection_is_read_with_its_judgments(tmp_path: Path) -> None:
    lines = '{"qid": "a1", "cls": "a", "query": "การประสานงาน"}\n{"qid": "i1", "cls": "i", "query": "ทุเรียน"}\n'
    (tmp_path / "queries.jsonl").write_text(lines, "utf-8")
    (tmp_path / "qrels.tsv").write_text("a1\tletter\t2\na1\tphone\t1\n", "utf-8")

    assert load(tmp_path) == (QUERY, NONE_FITS)
