"""The form of an SOP in Word: its head, the table with the flow running down it, the time it takes, who signs.

Takes the form as plain data (`derive.forms`). Each row's part of the flow is a picture of its own, as high as the
row's words will need, so that its lines meet those of the rows above and below. Where the author ends a page, so
does the table: a connector stands at its foot, and another at the head of the next.
"""

from collections.abc import Iterator, Sequence

from lokm_build.derive.forms import FormRow, SopForm
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.grid import lines
from lokm_build.export.docx.inline import Led
from lokm_build.export.docx.measure import height
from lokm_build.export.docx.pictures import Picture
from lokm_build.export.docx.raster import png
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Inline, Span
from lokm_build.export.docx.tree import tree
from lokm_build.model.body import StepCells
from lokm_build.model.fields import Column
from lokm_build.render.flow import (
    BREAK_HEIGHT,
    break_pictures,
    cell_height,
    cell_picture,
    column_width,
    flow_in_words,
)
from lokm_build.render.pages.steps import sums

_PIXEL = 2.54 / 96
"""Centimetres of a pixel of the drawing."""
_WIDEST_FLOW = 6.2
_HIGHEST_ROW = 20.0
"""Centimetres: what a page surely has room for under the table's head."""
_NUMBER = 1.3
_SHARES = {Column.DETAIL: 3.4, Column.DURATION: 1.8, Column.ROLE: 2.3, Column.DOCUMENTS: 2.6}

_ON, _FROM = "ผังต่อหน้าถัดไป", "ผังต่อจากหน้าก่อน"

Cells = dict[Column, Cell]


def put_steps(paper: Document, form: SopForm, cells: Sequence[StepCells], led: Led) -> None:
    """Write the table of the steps; `cells` hold the HTML of details and documents that have any."""
    widths = _widths(form, paper.width)
    rows = [_cells(row, cells[index] if cells else None, form, led) for index, row in enumerate(form.rows)]
    if form.has(Column.FLOW):
        for row, flow in zip(rows, _flows(paper, form, rows, widths), strict=True):
            row[Column.FLOW] = flow
    pages = _pages(form, rows, _breaks(paper, form, widths) if form.has(Column.FLOW) else {})
    columns = [head.column for head in form.columns]
    for number, page in enumerate(pages):
        if number:
            paper.new_page()
        paper.table(
            [[row.get(column, Cell()) for column in columns] for row in page],
            head=[[head.heading for head in form.columns]],
            widths=[widths[column] for column in columns],
        )
    if told := " · ".join(map(form.profile.figures, sums(form.total))):
        paper.paragraph([Span("ระยะเวลา ", bold=True), told])


def _pages(form: SopForm, rows: Sequence[Cells], breaks: dict[int, tuple[Cell, Cell]]) -> list[list[Cells]]:
    """The rows page by page, as far as the author ends pages; connectors stand at the foot and at the next head."""
    pages: list[list[Cells]] = [[]]
    for index, row in enumerate(rows):
        pages[-1].append(row)
        if form.rows[index].ends_page and index + 1 < len(rows):
            foot, head = ([{Column.FLOW: cell}] for cell in breaks[index]) if index in breaks else ([], [])
            pages[-1] += foot
            pages.append([*head])
    return pages


def _breaks(paper: Document, form: SopForm, widths: dict[Column, float]) -> dict[int, tuple[Cell, Cell]]:
    """The connectors after each row that ends a page and from which a way leads over."""
    across = column_width(form.steps) * _PIXEL
    scale = min(1.0, widths[Column.FLOW] / across)
    ended = (index for index, row in enumerate(form.rows[:-1]) if row.ends_page)
    drawn = ((index, break_pictures(form.steps, index)) for index in ended)

    def cell(svg: str, words: str) -> Cell:
        return Cell(drawing=paper.drawing(Picture(png(svg), across * scale, BREAK_HEIGHT * _PIXEL * scale, words, svg)))

    return {index: (cell(both[0], _ON), cell(both[1], _FROM)) for index, both in drawn if both}


def _widths(form: SopForm, room: float) -> dict[Column, float]:
    """Number and flow take what they need, the others share what is left."""
    made = {Column.NUMBER: _NUMBER, Column.FLOW: min(column_width(form.steps) * _PIXEL, _WIDEST_FLOW)}
    there = [head.column for head in form.columns]
    left = room - sum(width for column, width in made.items() if column in there)
    shares = sum(share for column, share in _SHARES.items() if column in there) or 1
    return {**made, **{column: left * share / shares for column, share in _SHARES.items()}}


def _cells(row: FormRow, made: StepCells | None, form: SopForm, led: Led) -> Cells:
    documents = made.documents if made else ("",) * len(row.documents)
    told: dict[Column, list[Inline]] = {
        Column.NUMBER: [row.number],
        Column.FLOW: [row.text],
        Column.DETAIL: _said(made.detail if made else "", row.detail, led),
        Column.DURATION: [row.duration],
        Column.ROLE: _listed([[role] for role in row.roles]),
        Column.DOCUMENTS: _listed(
            [_said(html, one.text, led) for html, one in zip(documents, row.documents, strict=True)]
        ),
    }
    told[form.carrier] += [[Span(f"{name}: ", bold=True), extra] for name, extra in row.extras]
    return {
        column: Cell(texts or "", align="center" if column is Column.NUMBER else "") for column, texts in told.items()
    }


def _said(html: str, text: str, led: Led) -> list[Inline]:
    """What an author wrote in a cell: its HTML where it has any."""
    return lines(tree(html).children, led) if html else [text] if text else []


def _listed(entries: list[list[Inline]]) -> list[Inline]:
    """Entries under one another, with marks where there are several."""
    mark = "• " if len(entries) > 1 else ""
    return [
        [mark, *([line] if isinstance(line, str | Span) else line)] if not at else line
        for entry in entries
        for at, line in enumerate(entry)
    ]


def _flows(paper: Document, form: SopForm, rows: Sequence[Cells], widths: dict[Column, float]) -> Iterator[Cell]:
    """A picture for each row, as high as the words beside it and no lower than its symbol asks for."""
    steps, told = form.steps, flow_in_words(form.steps)
    across = column_width(steps) * _PIXEL
    scale = min(1.0, widths[Column.FLOW] / across)
    beside = [head.column for head in form.columns if head.column is not Column.FLOW]
    for index, row in enumerate(rows):
        words = max((height(row[column].lines, widths[column]) for column in beside), default=0.0)
        high = max(min(words, _HIGHEST_ROW), cell_height(steps, index) * _PIXEL * scale)
        svg = cell_picture(steps, index, round(high / scale / _PIXEL, 1))
        fitting = min(1.0, _HIGHEST_ROW / high)  # a symbol taller than a page is made smaller, whole
        picture = Picture(png(svg), across * scale * fitting, high * fitting, told[index], svg=svg)
        yield Cell(row[Column.FLOW].text, drawing=paper.drawing(picture))


def put_signatures(paper: Document, form: SopForm) -> None:
    """Write the block in which the form is signed, three places a row at most; a page does not cut it."""
    places = list(form.signatures)
    for start in range(0, len(places), 3):
        row = places[start : start + 3]
        cells = [Cell(["", *_SIGNED, one.role or _BLANK, one.label, _DATED], align="center") for one in row]
        paper.table([cells], style="TableBare")


_BLANK = "." * 38
_SIGNED = (f"ลงชื่อ {'.' * 32}", f"({'.' * 36})")
_DATED = "วันที่ ......../......../........"
