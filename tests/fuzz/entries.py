"""Entries of front matter and of the registry, made of a string of bytes as `documents` makes Markdown.

`entry` fills in any entity of the model by its own types, so that a key that is added is filled in too: most values
could stand there, and their texts are hostile; where `slips` is set, some are of no type that is asked for. `centre`
gives the files of a whole centre: procedures, plans, records, forms, ladders and lists that lean on one another.
"""

# ruff: noqa: E501 — tables of values, a sort each.

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, get_args, get_origin

from fuzz.documents import PIECES
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from repo import FRONT_MATTER, REGISTRY, yaml_text

from lokm_build.model.asset import FrontMatter
from lokm_build.model.counters import Counter
from lokm_build.model.duties import Criterion, Duty
from lokm_build.model.records import COLUMNS
from lokm_build.model.registry import Centre, Indicator, Need, Report, Role

KEYS = ("doh/2566/2.2", "doh/2565/2.4")
_UNITS, _TOPICS, _NEEDS, _ASSETS = ("dept", "ops-psdg", "plan-div"), ("coordination", "meetings"), ("gap", "policy"), ("a", "b", "c")
_STARTS = ("2566-01-12", "2565-10-01", "14 ต.ค. 2565", "๑ ธันวาคม ๒๕๖๕", "2567-02-29", "2400-01-01")
_ENDS = ("2567-07-31", "2643-12-31", "มี.ค. 2567", "2568-01-01")
_TEXTS = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "ก" * 90, "ประสานงาน " * 8, "x" * 90, "<script>alert(1)</script>"),
    *('" onx="', "'><b onx=1>", "</text></svg><script>", "{{ 7*7 }}", "]]>", "a\tb", "[x](javascript:x)", "**ก**", "ว่าไง\u0e48\u0e48"),
)
_SLIPS = ("", "-1", "1e9", "1.5", "9" * 30, "x", "no-such", "x" * 30_000, "\x00", "null", "2566-13-40", ["x"], {"a": "b"}, [{"number": "1"}])
_BY_KEY: Mapping[str, tuple[Any, ...]] = {
    **dict.fromkeys(("unit", "units", "parent"), _UNITS), **dict.fromkeys(("topic", "topics"), _TOPICS),
    **dict.fromkeys(("needs", "needed"), _NEEDS), **dict.fromkeys(("channel", "channels"), ("line", "website")),
    **dict.fromkeys(("related", "builds_on", "supersedes", "assets"), _ASSETS), "aar": ("d",), "duties": ("announce", "review"),
    **dict.fromkeys(("indicators", "indicator", "succeeds", "factors_of"), KEYS), "group": ("admin",),
    **dict.fromkeys(("start", "actual_start"), _STARTS), **dict.fromkeys(("end", "actual_end"), _ENDS), "agency": ("doh",),
    "year": ("2566", "2565"), "due": ("15 ธ.ค.", "02-29", "12-31"), "level": ("1", "2", "3", "4", "5"), "round": ("1", "2"),
    "weight": ("1", "100", "7"), "scores": ({"a": "5"}, {"b": "0"}, {"a": "1", "b": "2"}), "percent_at_least": ("0", "80", "100"),
    "duration": ("2 วัน", "ต.ค. 64 – ก.พ. 65", "½ วัน", "2–3 ชั่วโมง", "ทุกวันที่ 31", "15 นาที", "0 วัน", "999999 ปี"),
    "url": ("https://e.x/",), "repository": ("https://e.x/r",), "code": ("form-a", "form-b"), "number": ("1", "2", "๓", "999999"),
    "document_number": ("SOP-{short}-{number}/{year}", "{id}", "{unit}" * 30), "page_after": ("1",), "within": ("0", "30", "999999"),
}  # fmt: skip
_NUMBERS = ("1", "2", "3", "5", "100", "0", "999999", "๓")
_LONGEST = 90


class Bytes:
    """A string of bytes that is used up: what is not there is 0."""

    def __init__(self, data: bytes) -> None:
        self._left = iter(data)

    def below(self, many: int) -> int:
        """A number."""
        return next(self._left, 0) % many

    def one_of(self, things: Any) -> Any:
        """One of a few things."""
        return things[self.below(len(things))]


def entry(model: type[BaseModel], chosen: Bytes, slips: bool, deep: int = 0) -> dict[str, Any]:
    """An entry with its required keys and some of the others."""
    made: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if field.is_required() or chosen.below(5) < (3 if deep else 2):
            made[field.alias or name] = _value(name, field, chosen, slips, deep)
    if slips and chosen.below(8) == 1:
        made[chosen.one_of(("titel", "nmae", "<b>", "ลำดับ", "next"))] = chosen.one_of(_SLIPS)
    return made


def _value(name: str, field: FieldInfo, chosen: Bytes, slips: bool, deep: int) -> Any:
    if slips and chosen.below(24) == 1:
        return chosen.one_of(_SLIPS)
    kinds = list(_kinds(field.annotation))
    is_many = any(get_origin(one) is tuple for one in _parts(field.annotation))
    if not is_many:
        return _single(name, kinds, chosen, slips, deep)
    return [_single(name, kinds, chosen, slips, deep) for _ in range(1 + chosen.below(3))]


def _single(name: str, kinds: list[Any], chosen: Bytes, slips: bool, deep: int) -> Any:
    inner = next((one for one in kinds if isinstance(one, type)), str)
    if issubclass(inner, BaseModel):
        return entry(inner, chosen, slips, deep + 1)
    if name in _BY_KEY:
        return chosen.one_of(_BY_KEY[name])
    if issubclass(inner, StrEnum):
        return str(chosen.one_of(list(inner)))
    if issubclass(inner, bool):
        return chosen.one_of(("true", "false"))
    if issubclass(inner, int):
        return chosen.one_of(_NUMBERS)
    if issubclass(inner, datetime.date):
        return chosen.one_of(_STARTS)
    return _words(chosen)


def _words(chosen: Bytes) -> str:
    """A text that does harm where it is not escaped."""
    piece = str(chosen.one_of(_TEXTS) if chosen.below(2) else chosen.one_of(PIECES))[:_LONGEST]
    return f"ก {piece}" if chosen.below(2) or not piece.strip() else piece.strip()


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def _kinds(annotation: Any) -> Iterator[Any]:
    for one in _parts(annotation):
        if (isinstance(one, type) and one is not type(None)) or get_origin(one) is dict:
            yield get_origin(one) or one


_OWN = {"title", "kind", "unit", "topics", "fiscal_year", "status", "access", "attachments", "aliases", "supersedes"}


def asset(chosen: Bytes, slips: bool, kind: str, *keys: str) -> bytes:
    """The file of an asset of this kind, with these keys for certain and some others."""
    front: dict[str, Any] = {**FRONT_MATTER, "kind": kind, "title": _words(chosen)}
    for name, field in FrontMatter.model_fields.items():
        if name in keys or (name not in _OWN and chosen.below(6) == 1):
            front[name] = _value(name, field, chosen, slips, 0)
    front["indicators"] = [KEYS[0]]
    _numbered(front.get("steps"), chosen)
    _numbered(front.get("activities"), chosen)
    return f"---\n{yaml_text(front)}---\n\n## 1 ก\n\nข\n".encode("utf-8", "replace")


def _numbered(rows: Any, chosen: Bytes) -> None:
    """Numbers that mostly follow, with ways that mostly lead somewhere: else no flow is ever drawn."""
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    for number, row in enumerate(rows, 1):
        row["number"] = str(number)
        for way in {"next", "yes", "no"} & set(row):
            row[way] = str(1 + chosen.below(len(rows)))
        if row.get("shape") == "decision":
            row |= {"yes": str(min(number + 1, len(rows))), "no": str(1 + chosen.below(number))}


def table(chosen: Bytes, slips: bool) -> bytes:
    """A table of records."""
    keys = [key for key in COLUMNS if key]
    rows = [[COLUMNS[key][0] for key in keys]]
    for _ in range(1 + chosen.below(4)):
        cells = {"date": chosen.one_of(_STARTS), "result": _words(chosen), "evidence": _words(chosen), "reference": _words(chosen)}
        sort = chosen.below(3)
        own = ({"unit": "dept"}, {"channel": "line"}, {"name": _words(chosen), "year": "2566"})[sort]
        fitting = ("date", "result", "evidence"), ("date", "reference"), ("result",)
        kept = own | {key: value for key, value in cells.items() if key in fitting[sort] or (slips and chosen.below(4) == 1)}
        rows.append([kept.get(key, "") for key in keys])
    quote = str.maketrans({'"': '""'})
    lines = (",".join(f'"{cell.translate(quote)}"' for cell in row) for row in rows)
    return ("\ufeff" + "\r\n".join(lines)).encode(chosen.one_of(("utf-8", "utf-8", "cp874", "utf-16") if slips else ("utf-8",)), "replace")


def centre(data: bytes) -> dict[str, bytes]:
    """The files of a centre, by path."""
    chosen = Bytes(data[1:])
    slips = bool(data) and data[0] % 3 == 2
    _, indicator = REGISTRY["indicators"]
    factors = {"unit": "dept", **indicator, "factors": [{**_factor(chosen, slips), "code": code} for code in ("F1", "<b>")[: 1 + chosen.below(2)]]}
    lists: dict[str, Any] = {
        **REGISTRY,
        "centre": {**entry(Centre, chosen, slips), **REGISTRY["centre"]},
        "indicators": [REGISTRY["indicators"][0], factors],
        "needs": [{**entry(Need, chosen, slips), "code": code} for code in _NEEDS],
        "duties": [{**entry(Duty, chosen, slips), "code": code} for code in _BY_KEY["duties"]],
        "criteria": [{**entry(Criterion, chosen, slips), "code": code} for code in ("a", "b")],
        "reports": [entry(Report, chosen, slips) for _ in range(chosen.below(3))],
        "roles": [{**entry(Role, chosen, slips), "code": "form"}],
    }
    return {
        **{f"knowledge/registry/{stem}.yml": yaml_text(value).encode("utf-8", "replace") for stem, value in lists.items()},
        "knowledge/a.md": asset(chosen, slips, "sop", "steps"),
        "knowledge/b.md": asset(chosen, slips, "plan", "activities", "needed"),
        "knowledge/c.md": asset(chosen, slips, "technique", "adoptions", "disseminations", "awards"),
        "knowledge/d.md": asset(chosen, False, "aar", "source"),
        "knowledge/c.records.csv": table(chosen, slips),
    }


def _factor(chosen: Bytes, slips: bool) -> dict[str, Any]:
    field = Indicator.model_fields["factors"]
    made: dict[str, Any] = _single("factors", list(_kinds(field.annotation)), chosen, slips, 1)
    return {"counter": str(chosen.one_of(list(Counter))), "ladder": [{"level": "1", "text": "ก", "at_least": "0"}], **made}
