"""Judged collections: queries, what answers them, and how good a ranking is. Pure but for `load`.

A folder holds `queries.jsonl` (`qid`, `cls`, `query`) and judgments as tab-separated `qid, page, grade` (1 helps,
2 answers). Class i holds queries that nothing fits; all others are averaged as one whole.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NOTHING_FITS = "i"
CLASSES = {
    "a": "compound terms",
    "b": "a word inside a compound",
    "c": "questions without spaces",
    "d": "abbreviations and other names",
    "e": "digits, dates, years",
    "f": "typos, damage, wrong keyboard layout",
    "g": "Latin words",
    "h": "beginnings, while typing",
    "i": "nothing fits",
    "j": "paraphrases",
}
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Query:
    """One judged query: `grades` tells what each page is worth that answers it."""

    qid: str
    cls: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Measures:
    """Means over queries. Of class i only `links` and `none` tell something."""

    queries: int
    ndcg: float
    first: float
    none: float
    links: float


def load(folder: Path, judgments: str = "qrels.tsv") -> tuple[Query, ...]:
    """The queries of a collection with their judgments."""
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / judgments).read_text("utf-8").splitlines():
        qid, page, grade = line.split("\t")
        grades[qid][page] = int(grade)
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return tuple(Query(row["qid"], row["cls"], row["query"], grades[row["qid"]]) for row in rows)


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Discounted gain of the first ten (2^grade - 1), as a share of what the best order would give."""
    gains = [2 ** grades.get(page, 0) - 1 for page in ranked]
    best = sorted((2**grade - 1 for grade in grades.values()), reverse=True)
    return _discounted(gains) / _discounted(best)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains[:DEPTH]))


def measures(found: Mapping[str, Sequence[str]], queries: Sequence[Query]) -> Measures:
    """How good rankings (`qid` → pages, best first, each once) are for these queries."""
    answerable = [query for query in queries if query.grades]
    return Measures(
        queries=len(queries),
        ndcg=_mean([ndcg(found[query.qid], query.grades) for query in answerable]),
        first=_mean([query.grades.get(next(iter(found[query.qid]), ""), 0) > 0 for query in answerable]),
        none=_mean([not found[query.qid] for query in queries]),
        links=_mean([len(found[query.qid]) for query in queries]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def by_class(found: Mapping[str, Sequence[str]], queries: Sequence[Query]) -> dict[str, Measures]:
    """Measures of each class, and of all that can be answered under `all`."""
    answerable = [query for query in queries if query.cls != NOTHING_FITS]
    classes = sorted({query.cls for query in queries})
    parts = {name: measures(found, [query for query in queries if query.cls == name]) for name in classes}
    return {**parts, "all": measures(found, answerable)}


def table(told: Mapping[str, Measures]) -> str:
    """The measures as a table."""
    rows = [
        "| class | queries | nDCG@10 | success@1 | no result | links |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, one in told.items():
        label = f"{name} {CLASSES[name]}" if name in CLASSES else "**all but i**"
        quality = ("–", "–") if name == NOTHING_FITS else (f"{one.ndcg:.3f}", f"{one.first:.3f}")
        rows.append(f"| {label} | {one.queries} | {' | '.join(quality)} | {one.none:.3f} | {one.links:.1f} |")
    return "\n".join(rows)
