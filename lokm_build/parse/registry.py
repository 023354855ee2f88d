"""The shared vocabulary: `knowledge/registry/*.yml` to a Registry.

Each entry is read for itself: one that fails is named and left out, and its code still counts as
known (`Registry.places`), so that who cites it is not blamed. Lists that are missing are empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lokm_build.model.codes import finding
from lokm_build.model.fields import Entity
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.registry import REGISTRY_FILES, REGISTRY_LISTS, Centre, Registry
from lokm_build.model.source import Source
from lokm_build.parse.entity import entity
from lokm_build.parse.lineage import LINES, sound_line
from lokm_build.parse.names import REGISTRY
from lokm_build.parse.text import decoded
from lokm_build.parse.yaml_values import Values, read_values
from lokm_build.thai.digits import to_arabic
from lokm_build.thai.nearest import nearest

LIMIT = 2**20
_UNNAMED = Centre(name="ศูนย์ความรู้", organisation="ยังไม่ได้ระบุองค์กร")
"""Stands where centre.yml cannot be read (an error), so that everything else is still checked."""



@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    centre: Centre = _UNNAMED
    entries: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    inner: dict[tuple[str, str], Callable[..., Place]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def parse_registry(sources: Mapping[str, Source]) -> tuple[Registry, tuple[Finding, ...], frozenset[str]]:
    """The registry of a repository (sources by path), its findings, and the paths that could not be read."""
    reading = _Reading()
    for path in sorted(sources):
        _read_file(sources[path], reading)
    for stem in ("centre", *(name for name, row in REGISTRY_LISTS.items() if row.required)):
        if f"{REGISTRY}{stem}.yml" not in sources:
            place = Place(f"{REGISTRY}{stem}.yml")
            reading.findings.append(finding("REGISTRY-MISSING", place, name=f"{stem}.yml"))
            reading.unread.add(place.path)
    _sound_lineage(reading)
    registry = Registry(reading.centre, **reading.entries, places=reading.places)
    return registry, tuple(reading.findings), frozenset(reading.unread)


def _sound_lineage(reading: _Reading) -> None:
    """Forebears that lead nowhere or in a ring are told and taken away: what is left are trees."""
    for line in LINES:
        places = {name: place for (stem, name), place in reading.inner.items() if stem == line.stem}
        sound, faults = sound_line(line, reading.entries.get(line.stem, ()), places)
        reading.entries[line.stem] = sound
        reading.findings += faults


def _read_file(source: Source, reading: _Reading) -> None:
    stem = source.path.removeprefix(REGISTRY).removesuffix(".yml")
    if stem not in REGISTRY_FILES or not source.path.endswith(".yml"):
        reading.findings.append(_unknown_file(source.path))
        return
    text, faults = decoded(source, LIMIT)
    reading.findings += faults
    if text is None:
        reading.unread.add(source.path)
        return
    values = read_values(source.path, text, 1)
    reading.findings += values.findings
    if values.unread:
        reading.unread.add(source.path)
    _read_centre(values, reading) if stem == "centre" else _read_list(stem, values, reading)


def _unknown_file(path: str) -> Finding:
    name = path.removeprefix(REGISTRY)
    known = [f"{stem}.yml" for stem in REGISTRY_FILES]
    near = nearest(name.lower().replace(".yaml", ".yml"), known)
    return finding("REGISTRY-FILE", Place(path), near[0] if near else None, name=name, known=", ".join(known))


def _read_centre(values: Values, reading: _Reading) -> None:
    if not isinstance(values.value, dict):
        reading.findings.append(finding("FRONT-NOT-MAPPING", Place(values.places.path), what="centre.yml"))
        return
    centre, faults, _ = entity(Centre, values.value, values.places, unread=values.unread)
    reading.findings += faults
    reading.centre = centre or _UNNAMED
    for form in reading.centre.forms:
        reading.places.setdefault(("forms", form.code), _form_place(form.code, values))


def _form_place(code: str, values: Values) -> Place:
    """Where the form of this code stands. Faulty ones may have gone from the list, so that numbers do not tell."""
    given = values.value.get("forms") if isinstance(values.value, dict) else None
    for index, form in enumerate(given if isinstance(given, list) else ()):
        if isinstance(form, dict) and str(form.get("code", "")).strip() == code:
            return values.places.at("forms", index)
    return values.places.at("forms")


def _read_list(stem: str, values: Values, reading: _Reading) -> None:
    given = [] if values.value is None else values.value
    if not isinstance(given, list):
        reading.findings.append(finding("REGISTRY-LIST", Place(values.places.path)))
        reading.unread.add(values.places.path)
        return
    found: list[Entity] = []
    for index, value in enumerate(given):
        if entry := _entry(stem, index, value, values, reading):
            reading.places.setdefault((stem, _name(stem, entry, {}) or str(len(found))), values.places.at(index))
            found.append(entry)
    reading.entries[stem] = tuple(found)


def _entry(stem: str, index: int, value: Any, values: Values, reading: _Reading) -> Entity | None:
    place = values.places.at(index)
    if not isinstance(value, dict):
        reading.findings.append(finding("VALUE-MAPPING", place, key=stem, example="code: …"))
        return None
    entry, faults, _ = entity(REGISTRY_LISTS[stem].entry, value, values.places, at=(index,))
    reading.findings += faults
    name = _name(stem, entry, value)
    if not name:
        return entry
    if first := reading.places.get((stem, name)):
        again = values.places.at(index, REGISTRY_LISTS[stem].named_by[-1])
        reading.findings.append(finding("CODE-DUPLICATE", again, value=name, line=str(first.line)))
        return None
    reading.places[stem, name] = place
    reading.inner[stem, name] = partial(values.places.at, index)
    return entry


def _name(stem: str, entry: Entity | None, value: Mapping[str, Any]) -> str:
    """What the entry is known by, as it is written when the entry itself is faulty."""
    known = entry.model_dump() if entry else value
    return "/".join(to_arabic(str(known.get(key, ""))) for key in REGISTRY_LISTS[stem].named_by).strip("/")
