"""Tables of a body: cells that reach over others, alignment, and columns as wide as their words ask for."""

from collections.abc import Iterator, Sequence
from html import unescape

from lokm_build.export.docx.document import Document
from lokm_build.export.docx.inline import Led, line
from lokm_build.export.docx.tables import Cell, Row, width_of
from lokm_build.export.docx.text import Inline, Span, plain
from lokm_build.export.docx.tree import BLOCKS, Node

_ALIGNS = ("center", "right", "left")
_MOST_LETTERS, _FEWEST_LETTERS = 60, 4
"""Beyond these, a column's words make it no wider or narrower."""


def put_table(paper: Document, node: Node, led: Led) -> None:
    """Write a table; its caption stands above it."""
    for caption in node.elements("caption"):
        paper.paragraph(line(caption.children, led), "Caption")
    parts = list(node.elements("thead", "tbody", "tfoot", "tr"))
    head = [_row(row, led) for part in parts if part.tag == "thead" for row in part.elements("tr")]
    rows = [_row(row, led) for part in parts if part.tag != "thead" for row in _rows(part)]
    if head or rows:
        paper.table(rows, head, shares(head, rows, paper.width))


def _rows(part: Node) -> Iterator[Node]:
    return iter([part]) if part.tag == "tr" else part.elements("tr")


def _row(row: Node, led: Led) -> list[Cell]:
    return [_cell(cell, led) for cell in row.elements("th", "td")]


def _cell(node: Node, led: Led) -> Cell:
    align = next((one for one in _ALIGNS if node.has_class(f"lokm-align-{one}")), "")
    return Cell(
        lines(node.children, led) or "",
        columns=_count(node, "colspan"),
        rows=_count(node, "rowspan"),
        align=align or ("left" if node.tag == "th" and node.attributes.get("scope") == "row" else ""),
        head=node.tag == "th",
    )


def _count(node: Node, name: str) -> int:
    told = unescape(node.attributes.get(name, "1"))
    return max(1, min(int(told), 1000)) if told.isascii() and told.isdigit() else 1


def lines(children: Sequence[Node | str], led: Led, mark: str = "") -> list[Inline]:
    """What stands in a cell, as lines: entries of lists with marks as text, nothing else is left of blocks."""
    made: list[Inline] = []
    loose: list[Node | str] = []

    def close() -> None:
        nonlocal mark
        if text := line(loose, led):
            made.append([Span(mark), *text] if mark else text)
            mark = " " * len(mark)
        loose.clear()

    for child in children:
        if isinstance(child, Node) and (child.tag in BLOCKS or child.tag in ("li", "dt", "dd")):
            close()
            made.extend(_block_lines(child, led, mark))
        else:
            loose.append(child)
    close()
    return made


def _block_lines(node: Node, led: Led, mark: str) -> list[Inline]:
    if node.tag not in ("ul", "ol"):
        return lines(node.children, led, mark)
    entries = enumerate(node.elements("li"), 1)
    marked = ((entry, f"{number}. " if node.tag == "ol" else "• ") for number, entry in entries)
    return [told for entry, own in marked for told in lines(entry.children, led, " " * len(mark) + own)]


def shares(head: Sequence[Row], rows: Sequence[Row], width: float) -> list[float]:
    """The widths of the columns in centimetres, by the longest text of each."""
    longest = [_FEWEST_LETTERS] * max(width_of(head), width_of(rows))
    for row in [*head, *rows]:
        column = 0
        for cell in row:
            if not isinstance(cell, Cell) or cell.rows > 1:
                break  # what stands behind it may stand elsewhere
            if cell.columns == 1 and column < len(longest):
                letters = max(len(plain(text)) for text in cell.lines)
                longest[column] = max(longest[column], min(letters, _MOST_LETTERS))
            column += cell.columns
    weights = [letters**0.7 for letters in longest]
    return [round(width * weight / sum(weights), 2) for weight in weights]
