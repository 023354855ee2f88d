"""Values to entities: pydantic's judgement as findings, and what is left when the faulty parts go.

Takes the values of one mapping with their places, returns the entity and all its findings. A
faulty optional value is left out, so that the other checks still run; without a required one
there is no entity.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lokm_build.model.codes import CODES, finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Key, KeyPath, Place, Places
from lokm_build.parse.keys import KEYS_IN_THAI, key_names
from lokm_build.thai.nearest import nearest

Model = TypeVar("Model", bound=BaseModel)
_ROUNDS = 4
_MOST = 50
_EXAMPLES = {
    "topics": "coordination",
    "indicators": "doh/2566/2.2",
    "adoptions": "unit: plan-div",
    "disseminations": "channel: line",
    "awards": "name: ชื่อรางวัล",
    "steps": "number: 1",
    "activities": "number: 1",
    "groups": "code: admin",
    "forms": "code: sop-6",
    "headings": "flow: ผังกระบวนการ",
    "columns": "number, flow",
    "signatures": "label: ผู้จัดทำ",
    "source": "event: KM DAY",
}


def entity(
    model: type[Model],
    values: Mapping[str, Any],
    places: Places,
    at: KeyPath = (),
    unread: Collection[str] = (),
) -> tuple[Model | None, tuple[Finding, ...], frozenset[str]]:
    """The entity, its findings, and the top-level keys (or what they were meant to be) at fault.

    Keys that are there but `unread` are not told as missing.
    """
    try:
        return model.model_validate(values), (), frozenset()
    except ValidationError as error:
        details = error.errors(include_url=False)
    findings = [_told(detail, model, places, at) for detail in _worth_telling(details, unread)]
    return _pruned(model, values, details), tuple(findings), _faulty(details, model)


def _worth_telling(details: list[ErrorDetails], unread: Collection[str]) -> list[ErrorDetails]:
    return [d for d in details if d["type"] != "missing" or d["loc"][0] not in unread][:_MOST]


def _faulty(details: list[ErrorDetails], model: type[BaseModel]) -> frozenset[str]:
    if len(details) > _MOST:
        return frozenset(key_names(model))
    return frozenset(_meant(detail["loc"], model) for detail in details if detail["loc"])


def _meant(loc: tuple[Key, ...], model: type[BaseModel]) -> str:
    return _near_key(str(loc[0]), model) or str(loc[0]) if len(loc) == 1 else str(loc[0])


def _pruned(model: type[Model], values: Mapping[str, Any], details: list[ErrorDetails]) -> Model | None:
    """The entity without its faulty parts, when the required ones are sound."""
    left: Any = _copy(values)
    for _ in range(_ROUNDS):
        for detail in sorted(details, key=lambda found: _order(found["loc"]), reverse=True):
            _remove(left, detail)
        try:
            return model.model_validate(left)
        except ValidationError as error:
            details = error.errors(include_url=False)
    return None


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _order(loc: tuple[Key, ...]) -> tuple[tuple[int, int, str], ...]:
    """Later entries of a list go first, so that the places of the others hold."""
    return tuple((1, key, "") if isinstance(key, int) else (0, 0, key) for key in loc)


def _remove(values: Any, detail: ErrorDetails) -> None:
    loc = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    for key in loc[:-1]:
        try:
            values = values[key]
        except (KeyError, IndexError, TypeError):
            return
    if loc and isinstance(values, dict):
        values.pop(str(loc[-1]), None)
    elif loc and isinstance(values, list) and isinstance(loc[-1], int) and loc[-1] < len(values):
        del values[loc[-1]]


def _told(detail: ErrorDetails, model: type[BaseModel], places: Places, at: KeyPath) -> Finding:
    loc = detail["loc"]
    place = places.at(*at, *loc)
    key = str(next((part for part in reversed(loc) if isinstance(part, str)), ""))
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in CODES:
        return finding(kind, place, **{"key": key} | {name: str(value) for name, value in context.items()})
    if kind == "missing":
        return _missing(key, model, loc, place)
    if kind == "extra_forbidden":
        return _unknown_key(key, _owner(model, loc[:-1]), place)
    return _plain(kind, context, key, str(detail["input"]), place)


def _missing(key: str, model: type[BaseModel], loc: tuple[Key, ...], place: Place) -> Finding:
    owner = _owner(model, loc[:-1])
    described = next((f.description for n, f in owner.model_fields.items() if (f.alias or n) == key), None)
    return finding("KEY-MISSING", place, key=key, description=described or "")


def _plain(kind: str, context: Mapping[str, Any], key: str, written: str, place: Place) -> Finding:
    example = _EXAMPLES.get(key, "…")
    if kind == "enum":
        choices = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        near = next(iter(nearest(written, choices.split(", "))), None)
        return finding("VALUE-CHOICE", place, near, value=written, key=key, choices=choices)
    if kind in ("string_too_long", "too_long"):
        length = len(written)
        return finding("VALUE-LONG", place, key=key, length=f"{length:,}", limit=f"{context['max_length']:,}")
    if kind in ("tuple_type", "list_type"):
        return finding("VALUE-LIST", place, key=key, example=example)
    if kind == "too_short":
        return finding("VALUE-EMPTY", place, key=key)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return finding("VALUE-MAPPING", place, key=key, example=example)
    if kind in ("greater_than_equal", "less_than_equal"):
        return finding("VALUE-RANGE", place, value=written, range=", ".join(map(str, context.values())))
    return finding("VALUE-TEXT", place, key=key)


def _unknown_key(key: str, owner: type[BaseModel], place: Place) -> Finding:
    known = key_names(owner)
    return finding("KEY-UNKNOWN", place, _near_key(key, owner), key=key, known=", ".join(known))


def _near_key(key: str, owner: type[BaseModel]) -> str | None:
    """The key that was meant: known after quotes and capitals are dropped, in Thai, or by spelling."""
    known = key_names(owner)
    bare = key.strip(" \"'“”‘’:：").lower().replace("-", "_").replace(" ", "_")
    if bare in known:
        return bare
    if (thai := KEYS_IN_THAI.get(bare)) in known:
        return thai
    found = nearest(bare, known)
    return found[0] if found else None


def _owner(model: type[BaseModel], loc: tuple[Key, ...]) -> type[BaseModel]:
    """The model that a place of nested values belongs to."""
    for key in loc:
        if isinstance(key, str):
            field = next((f for n, f in model.model_fields.items() if (f.alias or n) == key), None)
            model = _inner_model(field.annotation) or model if field else model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner_model(arg))), None)
