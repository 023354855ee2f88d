"""A table of records (`NAME.records.csv`) to written records: one a row, each value with the place of its cell.

Takes the text; returns what each row says and all that is wrong with the table as a table. Whether the values
are sound is not judged here. The first row of the first few that names two known columns is the head.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import KeyPath, Place, Places, Point
from lokm_build.model.records import COLUMNS, HEADS, KIND, SORTS, Sort
from lokm_build.parse.csv_table import SEPARATORS, Cell, Row, rows_of, said_separator
from lokm_build.parse.keys import key_names
from lokm_build.parse.written_records import WrittenRecord
from lokm_build.thai.digits import to_arabic
from lokm_build.thai.nearest import nearest

_HEAD_WITHIN = 10
_HEAD_LETTERS = 64 * 2**10
"""Letters of the text in which the head is sought."""
_TOLD = 20
"""Unknown columns that are told: who has more has no table of records."""
_AROUND = " \t\"'“”*:：."
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*\Z")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_MIDNIGHT = re.compile(r"\s+0{1,2}:00(?::00)?\Z")
_SORTS = {name.lower(): sort for sort in SORTS for name in (sort.name, *sort.also)}

Columns = Sequence[str | None]
"""The key of each column; None for one that is not known, "" for one that is not read."""


def csv_records(path: str, text: str) -> tuple[list[WrittenRecord], list[Finding]]:
    """The records of a table, and what is wrong with it."""
    rows = _rows(text)
    found = next((number for number, row in enumerate(rows[:_HEAD_WITHIN]) if _known(row) >= 2), None)
    if found is None:
        line = rows[0][0].line if rows else 1
        return [], [finding("RECORDS-HEAD", Place(path, line), known=_heads())]
    columns, findings = _columns(path, rows[found])
    records: list[WrittenRecord] = []
    for row in rows[found + 1 :]:
        record, faults = _record(path, row, columns)
        findings += faults
        records += [record] if record else []
    return records, findings


def _rows(text: str) -> list[Row]:
    """The rows, apart by what the file says, or by what gives the head with most known columns."""
    said = said_separator(text)
    separators = [said] if said else SEPARATORS
    begin = text[:_HEAD_LETTERS]
    head = {one: max(map(_known, islice(rows_of(begin, one), _HEAD_WITHIN)), default=0) for one in separators}
    return list(rows_of(text, max(separators, key=lambda one: head[one])))


def _known(row: Row) -> int:
    return sum(_key(cell.text) is not None for cell in row)


def _key(head: str) -> str | None:
    bare = " ".join(_BRACKETS.sub("", head.strip(_AROUND)).lower().split()).strip(_AROUND)
    return HEADS.get(bare, HEADS.get(f"{bare}."))


def _heads() -> str:
    return ", ".join(heads[0] for key, heads in COLUMNS.items() if key)


def _columns(path: str, row: Row) -> tuple[Columns, list[Finding]]:
    columns: list[str | None] = []
    findings: list[Finding] = []
    for cell in row:
        key, place = _key(cell.text) if cell.text else "", Place(path, cell.line, cell.column)
        if key is None and len(findings) < _TOLD:
            near = next(iter(nearest(cell.text.lower(), HEADS)), None)
            findings.append(finding("RECORDS-COLUMN", place, near, value=cell.text, known=_heads()))
        elif key and key in columns:
            findings.append(finding("RECORDS-COLUMN-TWICE", place, value=cell.text))
            key = None
        columns.append(key)
    return columns, findings


def _record(path: str, row: Row, columns: Columns) -> tuple[WrittenRecord | None, list[Finding]]:
    cells = {key: cell for key, cell in zip(columns, row, strict=False) if key and cell.text}
    faults = list(_shape_faults(path, row, len(columns)))
    if not cells or faults:
        return None, faults
    sort = _sort(cells)
    if sort is None:
        return None, [_no_sort(path, row, cells)]
    known = key_names(sort.entity)
    faults += _unfit(path, cells, sort, known)
    fitting = {key: cell for key, cell in cells.items() if key in known}
    missing = [key for key in known if sort.entity.model_fields[key].is_required() and key not in fitting]
    if missing:
        heads = ", ".join(COLUMNS[key][0] for key in missing)
        return None, [*faults, finding("RECORDS-CELL", _place(path, row), column=heads, kind=sort.name)]
    points: dict[KeyPath, Point] = {(): (row[0].line, row[0].column)}
    points |= {(key,): (cell.line, cell.column) for key, cell in fitting.items()}
    values = {key: day(cell.text) if key == "date" else cell.text for key, cell in fitting.items()}
    return WrittenRecord(sort, values, Places(path, points)), faults


def _place(path: str, row: Row) -> Place:
    return Place(path, row[0].line, row[0].column)


def _shape_faults(path: str, row: Row, width: int) -> Iterator[Finding]:
    if any(cell.is_open for cell in row):
        opened = next(cell for cell in row if cell.is_open)
        yield finding("RECORDS-QUOTE", Place(path, opened.line, opened.column))
    elif beyond := next((cell for cell in row[width:] if cell.text), None):
        yield finding("RECORDS-BEYOND", Place(path, beyond.line, beyond.column), value=beyond.text)


def _sort(cells: Mapping[str, Cell]) -> Sort | None:
    """The sort that a row names; where it names none, the one whose own column is filled in."""
    if KIND in cells:
        return _SORTS.get(" ".join(cells[KIND].text.lower().split()))
    signs = [sort for sort in SORTS if sort.sign in cells]
    return signs[0] if len(signs) == 1 else None


def _no_sort(path: str, row: Row, cells: Mapping[str, Cell]) -> Finding:
    cell = cells.get(KIND, row[0])
    near = next(iter(nearest(cells[KIND].text.lower(), _SORTS)), None) if KIND in cells else None
    said = f"'{cell.text}'" if KIND in cells else "ไม่ได้บอกไว้"
    choices = ", ".join(sort.name for sort in SORTS)
    return finding("RECORDS-KIND", Place(path, cell.line, cell.column), near, value=said, choices=choices)


def _unfit(path: str, cells: Mapping[str, Cell], sort: Sort, known: Sequence[str]) -> Iterator[Finding]:
    for key, cell in cells.items():
        if key != KIND and key not in known:
            place = Place(path, cell.line, cell.column)
            yield finding("RECORDS-UNFIT", place, column=COLUMNS[key][0], kind=sort.name)


def day(written: str) -> str:
    """A date as the project reads it. Excel parts days by strokes; a Buddhist year shows that the day stands first."""
    bare = _MIDNIGHT.sub("", written)
    found = _SLASHES.match(to_arabic(bare))
    is_plain = found and (int(found[3]) >= 2400 or int(found[1]) > 12)
    return bare.replace("/", "-") if is_plain else bare
