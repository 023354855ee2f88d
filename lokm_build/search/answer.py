"""What a search answered, outside a browser: read from what the scripts say, told as text or as JSON.

Pure functions of the answer. Text from the index is cleared of control characters, which
a terminal would obey.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that was found.

    `path` is relative to the site and may lead to a heading; `kind` is a code and `label` what readers call it. `file`
    is the attachment by whose name it was found, `via` the expression of the same meaning.
    """

    title: str
    path: str
    kind: str
    label: str
    unit: str
    year: int | None
    heading: str
    snippet: str
    file: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a query found: results best first, direct answers, and what is near when nothing fits.

    `said` is what the box says above its results; `rescued` is the query as the other keyboard layout would have typed
    it, when only that found something.
    """

    query: str
    said: str
    rescued: str
    results: tuple[Hit, ...]
    answers: tuple[Hit, ...]
    near: tuple[Hit, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing fits, neither a result nor a direct answer."""
        return not (self.results or self.answers)


def read_answer(query: str, told: Mapping[str, Any]) -> Answer:
    """The answer to a query as the scripts tell it."""
    results, answers, near = (tuple(map(_hit, told[name])) for name in ("results", "answers", "near"))
    return Answer(query, _line(told["said"]), _line(told["rescued"]), results, answers, near)


def _hit(told: Mapping[str, Any]) -> Hit:
    texts = {
        name: _line(str(told.get(name) or "")) for name in ("title", "kind", "label", "unit", "heading", "file", "via")
    }
    year = int(told["year"]) if told.get("year") else None
    return Hit(**texts, path=_line(told["url"]), year=year, snippet=_line(told.get("text") or ""))


def _line(text: str) -> str:
    return re.sub(" +", " ", _CONTROL.sub(" ", text)).strip()


def as_json(answer: Answer, site: str) -> str:
    """The answer of the site in that folder, for a program."""
    told = {"site": site, **asdict(answer)}
    told["results"] = [{"rank": rank, **one} for rank, one in enumerate(told["results"], 1)]
    return json.dumps(told, ensure_ascii=False, indent=2)


def as_text(answer: Answer, site: str) -> str:
    """The answer of the site in that folder, for a terminal; paths lead to files that can be opened."""
    return "\n".join(_lines(answer, site))


FORMATS = {"text": as_text, "json": as_json}


def _lines(answer: Answer, site: str) -> Iterator[str]:
    for one in answer.answers:
        yield f"{one.label}: {_titled(one)} → {site}/{one.path}"
        if one.snippet:
            yield f"   {one.snippet}"
    yield answer.said
    for rank, one in enumerate(answer.results, 1):
        yield ""
        yield f"{rank}. {one.title}"
        yield from (f"   {line}" for line in _told(one, site))
    if answer.near:
        yield "ที่ใกล้เคียงบางส่วน:"
    yield from (f"   {one.title} → {site}/{one.path}" for one in answer.near)


def _told(one: Hit, site: str) -> Iterator[str]:
    yield " · ".join(fact for fact in (one.label, one.unit, f"ปี {one.year}" if one.year else "") if fact)
    yield f"{site}/{one.path}"
    if one.snippet:
        yield f"{one.heading}: {one.snippet}" if one.heading else one.snippet
    if one.file:
        yield f"ไฟล์แนบ: {one.file}"
    if one.via:
        yield f"ตรงกับคำที่มีความหมายเดียวกัน: {one.via}"


def _titled(one: Hit) -> str:
    return f"{one.title} (ปี {one.year})" if one.year else one.title
