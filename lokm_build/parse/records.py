"""Files of records beside an asset, read and joined to it.

Takes the asset's Source with what stands beside it; returns the asset with all its records, each with the place
where it was written, and everything that is wrong in the files. A record that is told twice counts once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.model.codes import finding
from lokm_build.model.fields import Entity
from lokm_build.model.finding import Finding
from lokm_build.model.place import KeyPath, Place, Places, Point
from lokm_build.model.records import SORTS, Records, Sort
from lokm_build.model.source import Source
from lokm_build.parse.csv_table import is_table
from lokm_build.parse.encodings import in_utf8, is_utf8, is_utf16
from lokm_build.parse.entity import entity
from lokm_build.parse.record_repeats import sameness, twice
from lokm_build.parse.records_csv import csv_records
from lokm_build.parse.text import decoded
from lokm_build.parse.written_records import WrittenRecord
from lokm_build.parse.yaml_values import read_values

LIMIT = 2**20
_LISTINGS = ("yml", "yaml")
_LISTS = {sort.list: sort for sort in SORTS}


@dataclass(frozen=True, slots=True)
class _Record:
    """A record that was read; a faulty one lacks values, and is not taken for the same as another."""

    sort: Sort
    entity: Entity
    places: Places
    is_faulty: bool


@dataclass(slots=True)
class _Read:
    """What the files of one asset say."""

    records: list[_Record] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def with_records(asset: Asset | None, source: Source) -> tuple[Asset | None, tuple[Finding, ...]]:
    """The asset with the records that stand beside it; without one the files are read for their faults alone."""
    if not source.beside:
        return asset, ()
    read = _Read()
    for file in source.beside:
        _read_file(file, read)
    if asset is None:
        return None, tuple(read.findings)
    joined = replace(_joined(asset, read), records=tuple(read.texts))
    return joined, tuple(read.findings)


def _read_file(file: Source, read: _Read) -> None:
    form, table = file.path.rpartition(".")[2].lower(), is_table(file.path)
    if not table and form not in _LISTINGS:
        read.findings.append(finding("RECORDS-FORM", Place(file.path), extension=f".{form}"))
        read.texts.append((file.path, ""))
        return
    text, faults = decoded(_in_utf8(file) if table else file, LIMIT)
    read.findings += faults
    read.texts.append((file.path, text or ""))
    if text is None:
        return
    written, told = csv_records(file.path, text) if table else _yaml_records(file.path, text)
    read.findings += told
    for record in written:
        made, found, _ = entity(record.sort.entity, record.values, record.places)
        read.findings += found
        if made:
            read.records.append(_Record(record.sort, made, record.places, is_faulty=bool(found)))


def _in_utf8(file: Source) -> Source:
    """Tables come from Excel, which writes the encodings of its time: they are read as they are."""
    if is_utf8(file.data) and not is_utf16(file.data):
        return file
    found = in_utf8(file.data)
    return Source(file.path, found[0]) if found else file


def _yaml_records(path: str, text: str) -> tuple[list[WrittenRecord], list[Finding]]:
    values = read_values(path, text, 1)
    given: Any = {} if values.value is None else values.value
    if not isinstance(given, dict):
        return [], [*values.findings, finding("FRONT-NOT-MAPPING", Place(path), what="ไฟล์บันทึก")]
    rows = {key: value for key, value in given.items() if key in _LISTS and isinstance(value, list)}
    others = {key: value for key, value in given.items() if key not in rows}
    _, faults, _ = entity(Records, others, values.places)
    records: list[WrittenRecord] = []
    points = _by_row(values.places)
    for key, listed in rows.items():
        for index, value in enumerate(listed):
            if isinstance(value, dict):
                records.append(WrittenRecord(_LISTS[key], value, Places(path, points[key, index])))
            else:
                place = values.places.at(key, index)
                faults = (*faults, finding("VALUE-MAPPING", place, key=key, example=f"{_LISTS[key].sign}: …"))
    return records, [*values.findings, *faults]


def _by_row(places: Places) -> dict[KeyPath, dict[KeyPath, Point]]:
    """The points of each entry of a list, by list and number."""
    found: dict[KeyPath, dict[KeyPath, Point]] = {}
    for keys, point in places.by_key.items():
        if len(keys) > 1:
            found.setdefault(keys[:2], {})[keys[2:]] = point
    return found


def _joined(asset: Asset, read: _Read) -> Asset:
    """The asset with these records behind its own, and their places among its own."""
    update: dict[str, tuple[Entity, ...]] = {}
    points: dict[KeyPath, Point] = dict(asset.places.by_key)
    for sort in SORTS:
        own: tuple[Entity, ...] = getattr(asset.meta, sort.list)
        kept = list(own)
        first = {sameness(sort, one): asset.place(sort.list, index) for index, one in enumerate(own)}
        for record in (one for one in read.records if one.sort is sort):
            same, place = sameness(sort, record.entity), record.places.at()
            if same in first and not record.is_faulty:
                read.findings.append(twice(sort, place, first[same]))
                continue
            if not record.is_faulty:
                first[same] = place
            points |= _moved(record.places, (sort.list, len(kept)))
            kept.append(record.entity)
        update[sort.list] = tuple(kept)
    return replace(asset, meta=asset.meta.model_copy(update=update), places=Places(asset.path, points))


def _moved(places: Places, under: KeyPath) -> Iterator[tuple[KeyPath, Point]]:
    """The points of one record's values, below the key that it has in the asset."""
    return (((*under, *keys), (*point[:2], places.path)) for keys, point in places.by_key.items())
