"""A table in a text file to rows of cells, each with its place.

Takes the text of a CSV file as Excel and other programs write it: fields apart by comma, semicolon or tab,
quotes around what holds one of them or a line end, `sep=;` on a first line of its own. Cells are stripped;
rows without anything in them are no rows; what stands behind the last column that can be is one cell. Knows nothing
of what the cells mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 200
FORMS = ("csv", "tsv", "txt")
"""The extensions of tables."""
_SAID = re.compile(r"\"?sep=(.)\"?[ \t]*(?:\n|\Z)", re.IGNORECASE)
_BLANK = re.compile(r"(?:[ \t,;]*\n)+")
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)("?)')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it begins; `open` when its quotes never close."""

    text: str
    line: int
    column: int
    is_open: bool = False


Row = tuple[Cell, ...]


def is_table(path: str) -> bool:
    """Whether a file is a table by its name."""
    return path.rpartition(".")[2].lower() in FORMS


def rows_of(text: str, separator: str) -> Iterator[Row]:
    """The rows of a table in which something stands."""
    said = _SAID.match(text)
    at, line = (said.end(), 2) if said else (0, 1)
    row: list[Cell] = []
    start = at
    while at < len(text):
        if not row and (blank := _BLANK.match(text, at)):
            line += text.count("\n", at, blank.end())
            at = start = blank.end()
            continue
        cell, after = _cell(text, at, "\n" if len(row) == MOST_COLUMNS else separator, line, at - start + 1)
        row.append(cell)
        end = text[after : after + 1]
        line += text.count("\n", at, after)
        start = max(start, text.rfind("\n", at, after) + 1)
        at = after + 1
        if end == separator and at < len(text):
            continue
        if any(one.text or one.is_open for one in row):
            yield tuple(row)
        row = []
        line += end == "\n"
        start = at


def said_separator(text: str) -> str | None:
    """The separator that the first line names, as Excel understands it."""
    said = _SAID.match(text)
    return said[1] if said else None


def _cell(text: str, at: int, separator: str, line: int, column: int) -> tuple[Cell, int]:
    """The cell that begins here, and where its separator or line end stands."""
    if text[at] == '"' and (quoted := _QUOTED.match(text, at)):
        inner, closed = quoted[1].replace('""', '"'), bool(quoted[2])
        after = _end(text, quoted.end(), separator)
        # What stands behind the closing quote belongs to the cell: nothing that was written is lost.
        return Cell(_tidy(inner + text[quoted.end() : after]), line, column, not closed), after
    after = _end(text, at, separator)
    return Cell(_tidy(text[at:after]), line, column), after


def _end(text: str, at: int, separator: str) -> int:
    found = re.compile(f"[{re.escape(separator)}\n]").search(text, at)
    return found.start() if found else len(text)


def _tidy(text: str) -> str:
    """One line, as a value of front matter is: a cell that was broken by hand becomes one text."""
    return " ".join(filter(None, (part.strip() for part in text.split("\n"))))
