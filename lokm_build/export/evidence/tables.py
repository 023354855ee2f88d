"""The tables of a pack: what counted, what did not, and the records of the assets that counted, as Excel opens them.

Takes an Evidence; returns CSV by path in the pack.
"""

from collections.abc import Iterator, Mapping

from lokm_build.derive.levels import FactorResult, Item
from lokm_build.derive.levels.words import key_name, why
from lokm_build.export.evidence.facts import Evidence
from lokm_build.export.evidence.proofs import proof, told
from lokm_build.export.spreadsheet import table
from lokm_build.model.asset import Asset
from lokm_build.model.fields import Entity
from lokm_build.model.records import COLUMNS, KIND, SORTS, Sort

_ITEM = ("ปัจจัย", "สิ่งที่นับ", "รหัสเรื่อง", "ชื่อเรื่อง", "บันทึก", "วันที่ (ค.ศ.)", "หลักฐานอ้างอิง")
_KEYS = tuple(key for key in COLUMNS if key)


def tables(evidence: Evidence) -> Mapping[str, bytes]:
    """All tables."""
    counted = (_item_row(result, item, evidence) for result, item in evidence.counted)
    uncounted = ((*_item_row(result, item, evidence), why(item, result.window)) for result, item in evidence.uncounted)
    head = ("รหัสเรื่อง", "ชื่อเรื่อง", *(COLUMNS[key][0] for key in _KEYS))
    return {
        "records/counted.csv": table(_ITEM, counted),
        "records/uncounted.csv": table((*_ITEM, "เหตุที่ไม่นับ"), uncounted),
        "records/records.csv": table(head, _records(evidence)),
    }


def _item_row(result: FactorResult, item: Item, evidence: Evidence) -> tuple[str, ...]:
    return (
        f"{result.factor.code} {result.factor.name}",
        key_name(item.key, result.factor.counter, evidence.catalogue),
        item.asset.id if item.asset else "",
        item.asset.title if item.asset else "",
        told(item, evidence.catalogue),
        item.date.isoformat() if item.date else "",
        proof(item),
    )


def _records(evidence: Evidence) -> Iterator[tuple[str, ...]]:
    """Every record of the assets that counted, with the heads of a file of records: it can be handed in as one."""
    for asset in evidence.assets:
        for sort in SORTS:
            for record in getattr(asset.meta, sort.list):
                yield _record_row(asset, sort, record)


def _record_row(asset: Asset, sort: Sort, record: Entity) -> tuple[str, ...]:
    told = {key: str(value) for key, value in record.model_dump().items() if value is not None} | {KIND: sort.name}
    return (asset.id, asset.title, *(told.get(key, "") for key in _KEYS))
