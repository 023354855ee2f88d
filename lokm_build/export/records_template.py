"""An empty file of records, to be filled in: a table that Excel opens, or a listing with its keys explained.

Returns bytes. A table has a mark of UTF-8 and Windows line ends, without which Excel shows no Thai.
"""

from collections.abc import Callable, Iterator, Mapping

from lokm_build.model.records import COLUMNS, SORTS, Records, Sort
from lokm_build.parse.keys import key_names


def _table() -> bytes:
    return "\ufeff{}\r\n".format(",".join(heads[0] for key, heads in COLUMNS.items() if key)).encode()


def _listing() -> bytes:
    lines = ["# ลบเครื่องหมาย # หน้าบรรทัดที่ใช้ รายการถัดไปขึ้นต้นด้วย - ในบรรทัดใหม่"]
    for sort in SORTS:
        lines += _list(sort)
    return ("\n".join(lines) + "\n").encode()


def _list(sort: Sort) -> Iterator[str]:
    yield f"# {sort.list}:  # {Records.model_fields[sort.list].description}"
    for number, key in enumerate(key_names(sort.entity)):
        yield f"#   {' ' if number else '-'} {key}:  # {sort.entity.model_fields[key].description}"


TEMPLATES: Mapping[str, Callable[[], bytes]] = {"csv": _table, "yml": _listing}
"""Template by form."""
