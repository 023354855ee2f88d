"""Records that are told twice: what makes two the same, what is said of the second, and how it is taken out.

Takes records or an asset that holds them; returns a finding for each that repeats, and the asset without it. Two
records may show that they are one only after names became codes, so an asset is looked at once more then.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.model.codes import finding
from lokm_build.model.fields import Entity
from lokm_build.model.finding import Finding
from lokm_build.model.place import KeyPath, Place, Places, Point
from lokm_build.model.records import SORTS, Sort

Numbers = Mapping[str, Mapping[int, int]]
"""For each list of records the new number of each that stays."""


def sameness(sort: Sort, record: Entity) -> tuple[Any, ...]:
    """What makes a record the same as another of its sort."""
    return tuple(getattr(record, key) for key in sort.same)


def twice(sort: Sort, place: Place, first: Place) -> Finding:
    """That a record stands at two places."""
    where = f"บรรทัด {first.line}" if first.path == place.path else f"{first.path} บรรทัด {first.line}"
    return finding("RECORDS-TWICE", place, kind=sort.name, other=where)


def told_once(asset: Asset, before: Asset) -> tuple[Asset, tuple[Finding, ...]]:
    """The asset without the records that became the same as an earlier one since `before`.

    One without a day is left alone: its day may have been unreadable, which is told already.
    """
    numbers: dict[str, dict[int, int]] = {}
    findings: list[Finding] = []
    for sort in SORTS:
        findings += _repeats(sort, asset, before, numbers.setdefault(sort.list, {}))
    return (_without(asset, numbers), tuple(findings)) if findings else (asset, ())


def _repeats(sort: Sort, asset: Asset, before: Asset, numbers: dict[int, int]) -> list[Finding]:
    records, written = getattr(asset.meta, sort.list), getattr(before.meta, sort.list)
    first: dict[tuple[Any, ...], int] = {}
    findings = []
    for number, record in enumerate(records):
        other = number if getattr(record, "date", None) is None else first.setdefault(sameness(sort, record), number)
        changed = record is not written[number] or records[other] is not written[other]
        if other != number and changed:
            findings.append(twice(sort, asset.place(sort.list, number), asset.place(sort.list, other)))
        else:
            numbers[number] = len(numbers)
    return findings


def _without(asset: Asset, numbers: Numbers) -> Asset:
    update = {name: tuple(getattr(asset.meta, name)[number] for number in kept) for name, kept in numbers.items()}
    points: dict[KeyPath, Point] = {}
    for keys, point in asset.places.by_key.items():
        moved = _moved(keys, numbers)
        if moved is not None:
            points[moved] = point
    return replace(asset, meta=asset.meta.model_copy(update=update), places=Places(asset.path, points))


def _moved(keys: KeyPath, numbers: Numbers) -> KeyPath | None:
    """The key of a value after the repeats are gone; None: it was one's."""
    kept = numbers.get(str(keys[0])) if len(keys) > 1 else None
    if kept is None or not isinstance(keys[1], int):
        return keys
    return (keys[0], kept[keys[1]], *keys[2:]) if keys[1] in kept else None
