"""Tables with merged cells, heads that are repeated on every page, and rows that no page cuts through.

Takes rows of cells as HTML has them (a cell that reaches over columns or rows stands once) and gives `w:tbl`.
Rows that are too short are filled up; what reaches beyond the table is cut off.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docx.oxml.xmlchemy import BaseOxmlElement

from lokm_build.export.docx.elements import flag, make, twips
from lokm_build.export.docx.text import Inline, Linker, Span, paragraph, plain, spans

Drawing = BaseOxmlElement
"""A `w:drawing`, as `pictures` makes it."""

_MARGIN = 85
"""Twips between the border and the text of a cell, left and right: 1.5 mm."""
MOST_COLUMNS = 63
"""Word opens no table that has more."""
_ALIGNS = ("left", "center", "right")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a text, or several of which each is a paragraph.

    A `drawing` fills the whole cell; its text is then hidden, and there for searching and copying. `upright` words
    run from below to above, in a row of just so many centimetres.
    """

    text: Inline | Sequence[Inline] = ""
    columns: int = 1
    rows: int = 1
    align: str = ""
    head: bool = False
    drawing: Drawing | None = None
    upright: float = 0.0

    @property
    def lines(self) -> list[Inline]:
        """Its paragraphs: a list of texts; a mixture of texts and spans is one paragraph."""
        if isinstance(self.text, str | Span) or any(isinstance(one, Span) for one in self.text):
            return [spans(self.text)]  # type: ignore[arg-type]
        return list(self.text) or [""]


Row = Sequence["str | Span | Cell"]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell where it stands; `first` is false in the rows that it reaches down to."""

    cell: Cell
    column: int
    first: bool


def table(
    head: Sequence[Row], rows: Sequence[Row], widths: Sequence[float], linked: Linker, style: str = "TableGrid",
    small: bool = False,
) -> BaseOxmlElement:  # fmt: skip
    """The table; `widths` of its columns in centimetres."""
    count = len(widths)
    columns = [twips(width) for width in widths]
    made = make("w:tbl", _properties(sum(columns), bool(head), style), _grid(columns))
    heads = [[replace(_cell(one), head=True) for one in row] for row in head]
    body = [[_cell(one) for one in row] for row in rows]
    for number, row in enumerate([*_placed(heads, count), *_placed(body, count)]):
        made.append(_row(row, columns, linked, number < len(heads), "Small" if small else ""))
    return made


def width_of(rows: Sequence[Row]) -> int:
    """How many columns these rows need, with what reaches down into them from above."""
    widest, taken = 1, [0] * MOST_COLUMNS  # for how many rows more a column is taken
    for row in rows:
        column = 0
        for cell in map(_cell, row):
            while column < MOST_COLUMNS and taken[column]:
                column += 1
            end = min(column + max(1, cell.columns), MOST_COLUMNS)
            taken[column:end] = [max(1, cell.rows)] * (end - column)
            widest, column = max(widest, end), end
        taken = [max(0, more - 1) for more in taken]
    return widest


def _cell(one: "str | Span | Cell") -> Cell:
    return one if isinstance(one, Cell) else Cell(one)


def _placed(rows: Sequence[Sequence[Cell]], count: int) -> Iterator[list[_Placed]]:
    """Each row's cells from left to right, without holes."""
    reaching: dict[int, tuple[_Placed, int]] = {}  # column → what comes down into it, for how many rows more
    for number, row in enumerate(rows):
        waiting, left = iter(row), len(rows) - number
        placed: list[_Placed] = []
        column = 0
        while column < count:
            if column in reaching:
                above, more = reaching.pop(column)
                made = _Placed(above.cell, column, first=False)
            else:
                cell, free = next(waiting, Cell()), _free(column, count, reaching)
                cell = replace(cell, columns=max(1, min(cell.columns, free)), rows=max(1, min(cell.rows, left)))
                made, more = _Placed(cell, column, first=True), cell.rows
            if more > 1:
                reaching[-1 - column] = (made, more - 1)  # negative: not before the next row
            placed.append(made)
            column += made.cell.columns
        reaching = {-1 - column: told for column, told in reaching.items() if column < 0}
        yield placed


def _free(column: int, count: int, reaching: dict[int, tuple[_Placed, int]]) -> int:
    """How many columns stand free from here on."""
    return next((other - column for other in range(column + 1, count) if other in reaching), count - column)


def _properties(width: int, has_head: bool, style: str) -> BaseOxmlElement:
    return make(
        "w:tblPr",
        make("w:tblStyle", val=style),
        make("w:tblW", w=width, type="dxa"),
        make("w:tblLayout", type="fixed"),
        make(
            "w:tblCellMar", *(make(f"w:{side}", w=w, type="dxa") for side, w in (("left", _MARGIN), ("right", _MARGIN)))
        ),
        make("w:tblLook", val="0420" if has_head else "0400", firstRow=int(has_head), lastRow=0, firstColumn=0,
             lastColumn=0, noHBand=0, noVBand=1),
    )  # fmt: skip


def _grid(columns: Sequence[int]) -> BaseOxmlElement:
    return make("w:tblGrid", *(make("w:gridCol", w=width) for width in columns))


def _row(
    row: Sequence[_Placed], columns: Sequence[int], linked: Linker, is_head: bool, size: str
) -> BaseOxmlElement:
    high = max((twips(one.cell.upright) for one in row if one.first), default=0)
    told = make(
        "w:trPr",
        make("w:cantSplit"),
        make("w:trHeight", val=high, hRule="exact") if high else None,
        flag("w:tblHeader", is_head),
    )
    return make("w:tr", told, *(_shown(one, columns, linked, size) for one in row))


def _shown(one: _Placed, columns: Sequence[int], linked: Linker, size: str) -> BaseOxmlElement:
    cell = one.cell
    width = sum(columns[one.column : one.column + cell.columns])
    bare = cell.drawing is not None
    told = make(
        "w:tcPr",
        make("w:tcW", w=width, type="dxa"),
        make("w:gridSpan", val=cell.columns) if cell.columns > 1 else None,
        make("w:vMerge", val="restart" if one.first else "continue") if cell.rows > 1 else None,
        make("w:shd", val="clear", color="auto", fill="EDEDED") if cell.head else None,
        _no_margins() if bare else None,
        make("w:textDirection", val="btLr") if cell.upright else None,
        make("w:vAlign", val="center") if cell.head else None,
    )
    if not one.first:
        return make("w:tc", told, make("w:p"))
    if cell.drawing is not None:
        return make("w:tc", told, _drawn(cell.drawing, "\n".join(map(plain, cell.lines))))
    return make("w:tc", told, *(_line(line, cell, linked, size) for line in cell.lines))


def _no_margins() -> BaseOxmlElement:
    return make("w:tcMar", *(make(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right")))


def _drawn(drawing: Drawing, words: str) -> BaseOxmlElement:
    """A paragraph just as high as the drawing in it: its own line has hardly any height."""
    spacing = make("w:spacing", before=0, after=0, line=240, lineRule="auto")
    told = make("w:pPr", make("w:pStyle", val="TableText"), spacing, make("w:jc", val="center"), _tiny())
    hidden = paragraph(words, lambda _: "").xpath("./w:r")
    for run in hidden:
        run.insert(0, _tiny(make("w:vanish")))
    return make("w:p", told, *hidden, make("w:r", _tiny(), drawing))


def _tiny(*look: BaseOxmlElement) -> BaseOxmlElement:
    return make("w:rPr", *look, make("w:sz", val=2), make("w:szCs", val=2))


def _line(line: Inline, cell: Cell, linked: Linker, size: str) -> BaseOxmlElement:
    align = cell.align if cell.align in _ALIGNS else "center" if cell.head else ""
    return paragraph(
        line,
        linked,
        make("w:pStyle", val=f"Table{'Head' if cell.head else 'Text'}{size}"),
        make("w:jc", val=align) if align else None,
    )
