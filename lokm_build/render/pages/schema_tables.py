"""The keys of a model as tables for authors: name, whether required, what it holds, in Thai.

Takes a pydantic model; returns a table for it and one for each model nested in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

from lokm_build.model import asset, duties, fields, forms, ladder
from lokm_build.model.choice import Choice
from lokm_build.model.counters import COUNTERS, Counter
from lokm_build.model.fields import NAMES, Entity
from lokm_build.model.kinds import KINDS, Kind

# Types that are written alike but mean different things to an author: compared by identity, as declared.
_WORDS: tuple[tuple[Any, str], ...] = (
    (fields.Code, "รหัส"),
    (fields.Codes, "รายการรหัส"),
    (fields.Ref, "รหัส"),
    (fields.Refs, "รายการรหัส"),
    (fields.IndicatorCode, "รหัสตัวชี้วัด"),
    (fields.IndicatorKey, "หน่วยงาน/ปี/รหัส"),
    (fields.IndicatorKeys, "รายการ หน่วยงาน/ปี/รหัส"),
    (fields.Texts, "ข้อความหรือรายการข้อความ"),
    (fields.Text, "ข้อความ"),
    (fields.Date, "วันที่"),
    (fields.FirstDay, "วันที่ หรือเดือน"),
    (fields.LastDay, "วันที่ หรือเดือน"),
    (fields.Url, "ที่อยู่เว็บ"),
    (fields.Round, "1 หรือ 2"),
    (fields.Year, "ปี พ.ศ."),
    (fields.Number, "จำนวนเต็ม"),
    (duties.DaysOfYear, "วันและเดือน หรือรายการ"),
    (duties.Weight, "จำนวนเต็ม"),
    (dict[fields.Code, duties.Score], "รหัสเกณฑ์: คะแนน"),
    (fields.Grade, "1–5"),
    (fields.Percent, "0–100"),
    (fields.Flag, "true หรือ false"),
    (fields.Numbers, "รายการจำนวนเต็ม"),
)
_MANY_CHOICES: tuple[tuple[Any, type[Choice]], ...] = (
    (asset.KmSteps, fields.KmStep),
    (asset.Stages, fields.Stage),
    (forms.Columns, fields.Column),
    (forms.Heads, fields.Head),
    (ladder.Kinds, Kind),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `holds` is its type in words, `choices` (value, Thai name) when it takes only certain ones."""

    name: str
    required: bool
    holds: str
    description: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one model; `name` is the file or the key under which it stands."""

    name: str
    keys: tuple[Key, ...]


def schema_tables(name: str, model: type[Entity]) -> Iterator[Table]:
    """The model's own table, then those of what is nested in it."""
    hints = get_type_hints(model, include_extras=True)
    keys, nested = [], []
    for field, info in model.model_fields.items():
        key = info.alias or field
        holds, choices, inner = _described(hints[field])
        keys.append(Key(key, info.is_required(), holds, info.description or "", choices))
        if inner is not None:
            nested.append((f"{name} › {key}" if name else key, inner))
    yield Table(name, tuple(keys))
    for inner_name, inner_model in nested:
        yield from schema_tables(inner_name, inner_model)


def _described(hint: Any) -> tuple[str, tuple[tuple[str, str], ...], type[Entity] | None]:
    """What a type holds, in words; its choices; the model nested in it."""
    hint = _without_none(hint)
    for known, words in _WORDS:
        if hint is known or hint == known:
            return words, (), None
    for known, choices in _MANY_CHOICES:
        if hint == known:
            return "รายการค่าจากที่กำหนด", _choices(choices), None
    if isinstance(hint, type) and issubclass(hint, Choice):
        return "ค่าจากที่กำหนด", _choices(hint), None
    if isinstance(hint, type) and issubclass(hint, Entity):
        return "กลุ่มค่า", (), hint
    if get_origin(hint) is tuple:
        return "รายการกลุ่มค่า", (), get_args(hint)[0]
    return "โครงสร้างข้อมูล", (), None


def _without_none(hint: Any) -> Any:
    parts = get_args(hint)
    return next(part for part in parts if part is not type(None)) if type(None) in parts else hint


def _choices(choices: type[Choice]) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, _name(one)) for one in choices)


def _name(choice: Choice) -> str:
    if isinstance(choice, Kind):
        return KINDS[choice].name
    return COUNTERS[choice].about if isinstance(choice, Counter) else NAMES[choice]
