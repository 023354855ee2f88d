"""YAML events to plain values: text as it was written, lists and mappings, each with its place.

Never a tag, an anchor or an alias, never deeper than ten levels, never a value that YAML
guessed (`no` stays `no`, `2.10` stays `2.10`). A value with nothing in it is not given. When a
part cannot be read, the others still are: the text is then read key by key.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

import yaml

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Key, KeyPath, Place, Places, Point
from lokm_build.parse.text import clean
from lokm_build.parse.yaml_faults import syntax_finding

DEPTH = 10
LONGEST_KEY = 80
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_PART = re.compile(r"""^(?:[-?](?=\s)|[^\s#\-\[\]{}"',&*!|>%@`][^:\n]*:|["“‘'][^:\n]*:)""", re.MULTILINE)
_ENOUGH = 20
_MOST_PARTS = 2000

Value = str | list[Any] | dict[str, Any] | None


@dataclass(slots=True)
class Values:
    """What one YAML text says: its value, the places of all values in it, and what could not be read."""

    value: Value
    places: Places
    findings: list[Finding] = field(default_factory=list)
    duplicates: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    """Keys (or `-` for entries) whose values could not be read."""


class _RefusedError(Exception):
    """Stops reading at a construct that is not allowed."""

    def __init__(self, fault: Finding) -> None:
        self.fault = fault


def read_values(path: str, text: str, first_line: int) -> Values:
    """The values of a YAML text whose first line is `first_line` of the file."""
    try:
        return _Reader(path, first_line).read(text)
    except (yaml.YAMLError, _RefusedError, ValueError) as error:
        whole = _fault(error, path, text, first_line)
    return _part_by_part(path, text, first_line, whole)


def _fault(error: Exception, path: str, text: str, first_line: int) -> Finding:
    return error.fault if isinstance(error, _RefusedError) else syntax_finding(error, path, text, first_line)


def _part_by_part(path: str, text: str, first_line: int, whole: Finding) -> Values:
    """Reads each top-level key or entry for itself, so that one fault does not hide the rest."""
    merged = Values(None, Places(path, {(): (max(1, first_line - 1), 1)}))
    places: dict[KeyPath, Point] = dict(merged.places.by_key)
    for line, part in islice(_parts(text), _MOST_PARTS):
        try:
            values = _Reader(path, first_line + line).read(part)
        except (yaml.YAMLError, _RefusedError, ValueError) as error:
            merged.findings.append(_fault(error, path, part, first_line + line))
            merged.unread.add(part.partition(":")[0].strip(" \"'“”") if part[0] != "-" else "-")
            if len(merged.findings) >= _ENOUGH:
                break
        else:
            _merge(merged, values, places)
    merged.places = Places(path, places)
    if not merged.unread:
        merged.findings.append(whole)
        merged.unread.add("")
    return merged


def _parts(text: str) -> Iterator[tuple[int, str]]:
    starts = [match.start() for match in _PART.finditer(text)]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    line = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            yield line, text[start:end]
        line += text.count("\n", start, end)


def _merge(merged: Values, values: Values, places: dict[KeyPath, Point]) -> None:
    merged.findings += values.findings
    if isinstance(values.value, dict) and isinstance(merged.value, dict | None):
        known = merged.value if merged.value is not None else {}
        twice = known.keys() & values.value.keys()
        merged.duplicates |= twice | values.duplicates
        merged.findings += [_twice(values.places.at(key), key, places[(key,)][0]) for key in sorted(twice)]
        places |= {path: at for path, at in values.places.by_key.items() if path and path[0] not in twice}
        merged.value = known
        known |= {key: value for key, value in values.value.items() if key not in twice}
    elif isinstance(values.value, list) and isinstance(merged.value, list | None):
        before = merged.value or []
        shift = len(before)
        places |= {(int(path[0]) + shift, *path[1:]): at for path, at in values.places.by_key.items() if path}
        before += values.value
        merged.value = before


def _twice(place: Place, key: str, line: int) -> Finding:
    return finding("KEY-DUPLICATE", place, key=key, line=str(line))


class _Reader:
    """Reads the events of one text."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path, self.line = path, first_line
        self.places: dict[KeyPath, Point] = {(): (max(1, first_line - 1), 1)}
        self.findings: list[Finding] = []
        self.duplicates: set[str] = set()
        self.next: Callable[[], Any] = lambda: None

    def read(self, text: str) -> Values:
        parser = _LOADER(text)
        self.next = parser.get_event
        try:
            value = self._document()
        finally:
            parser.dispose()
        return Values(value, Places(self.path, self.places), self.findings, self.duplicates)

    def _document(self) -> Value:
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        value = self._value(self.next(), ())
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise _RefusedError(finding("YAML-SYNTAX", self._place(event), reason="มีเส้นคั่นเอกสารซ้อน"))
        return value

    def _at(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return self.line + mark.line, mark.column + 1

    def _place(self, event: Any) -> Place:
        return Place(self.path, *self._at(event))

    def _value(self, event: Any, path: KeyPath) -> Value:
        if event.anchor or event.tag is not None:
            self._refuse(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, path)
        if len(path) >= DEPTH:
            raise _RefusedError(finding("YAML-DEPTH", self._place(event), limit=str(DEPTH)))
        return self._mapping(path) if kind is yaml.MappingStartEvent else self._sequence(path)

    def _refuse(self, event: Any) -> NoReturn:
        if event.anchor:
            raise _RefusedError(finding("YAML-ANCHOR", self._place(event), name=event.anchor))
        raise _RefusedError(finding("YAML-TAG", self._place(event), tag=str(event.tag)))

    def _scalar(self, event: Any, path: KeyPath) -> str | None:
        if not event.value and not event.style:
            return None
        self.places[path] = self._at(event)
        return self._written(event)

    def _written(self, event: Any) -> str:
        written: str = event.value
        if event.style == '"' and (seen := clean(written)) != written:
            self.findings.append(finding("CHAR-CONTROL", self._place(event), value="\\x \\u"))
            return seen
        return written

    def _sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            inner = (*path, len(items))
            self.places[inner] = self._at(event)
            value = self._value(event, inner)
            if value is not None:
                items.append(value)
        return items

    def _mapping(self, path: KeyPath) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in lines:
                self._duplicate(event, key, lines[key], path)
                continue
            inner: tuple[Key, ...] = (*path, key)
            self.places[inner] = at = self._at(event)
            lines[key] = at[0]
            value = self._value(self.next(), inner)
            if value is not None:
                entries[key] = value
        return entries

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent or not event.value or len(event.value) > LONGEST_KEY:
            raise _RefusedError(finding("YAML-KEY", self._place(event)))
        if event.anchor or event.tag is not None:
            self._refuse(event)
        key = self._written(event)
        if key == "<<" or "\n" in key:
            raise _RefusedError(finding("YAML-KEY", self._place(event)))
        return key

    def _duplicate(self, event: Any, key: str, line: int, path: KeyPath) -> None:
        self.findings.append(_twice(self._place(event), key, line))
        if not path:
            self.duplicates.add(key)
        kept, self.places = self.places, {}
        self._value(self.next(), (*path, key))
        self.places = kept
