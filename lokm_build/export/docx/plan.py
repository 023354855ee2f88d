"""The form of a KM plan in Word, on paper that lies on its side: ten columns, that of progress over six stages.

Takes the form as plain data (`derive.plans`).
"""

from collections.abc import Iterator

from lokm_build.derive.plans import Cited, PlanForm, PlanRow
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.heads import Page
from lokm_build.export.docx.measure import long
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Inline, Span
from lokm_build.thai.dates import format_date

_STAGE = 0.75
"""Centimetres: the width of a stage's column, over which its name stands upright."""
_SHARES = (1.4, 3.4, 3.2, 2.6, 2.2, 2.3, 0.0, 2.3, 4.4, 2.2)
"""How the columns share the paper; that of progress has its stages."""


def put_activities(paper: Document, form: PlanForm, page: Page) -> None:
    """Write the table of the activities, and what they come to."""
    upper, lower, widths = _columns(form, paper.width)
    told = [*form.totals.words(), f"สถานะ ณ {format_date(form.today, 'short')}"]
    paper.paragraph(" · ".join(told), "Note", keep=True)
    paper.table([_row(row, page) for row in form.rows], head=[upper, lower], widths=widths, small=True)


def _columns(form: PlanForm, room: float) -> tuple[list[Cell], list[Cell], list[float]]:
    """The two rows of the head, and the widths beneath them."""
    stages = sum(len(column.under) for column in form.columns)
    high = max((long(name) for column in form.columns for name in column.under), default=0.0)
    left = (room - stages * _STAGE) / sum(_SHARES)
    upper, lower, widths = [], [], []
    for column, share in zip(form.columns, _SHARES, strict=True):
        told = [column.head, f"({column.note})"] if column.note else column.head
        upper.append(Cell(told, columns=len(column.under) or 1, rows=1 if column.under else 2))
        lower += [Cell(name, upright=high) for name in column.under]
        widths += [_STAGE] * len(column.under) or [left * share]
    return upper, lower, widths


def _row(row: PlanRow, page: Page) -> list[Cell | str]:
    return [
        Cell(str(row.number), align="center"),
        Cell([row.name, [Span(row.standing.state_words, italic=True)]]),
        Cell(list(_dates(row)) or ""),
        row.indicator,
        row.target,
        Cell([text for text in (row.audience, row.turnout) if text] or ""),
        *(Cell("✓" if is_done else "–", align="center") for is_done in row.stages),
        Cell(list(row.roles) or ""),
        Cell([*([row.lesson] if row.lesson else []), *_cited("AAR", row.reviews, page),
              *_cited("องค์ความรู้", row.assets, page)] or ""),
        row.format,
    ]  # fmt: skip


def _dates(row: PlanRow) -> Iterator[Inline]:
    named = (("แผน", row.planned), ("กำหนดใหม่", row.moved), ("จริง", row.actual))
    yield from (f"{name} {told}" for name, told in named if told)
    if row.delay:
        yield [Span(row.delay, bold=True)]
    if row.reason:
        yield f"เหตุที่เลื่อน {row.reason}"


def _cited(name: str, cited: tuple[Cited, ...], page: Page) -> Iterator[Inline]:
    return ([f"{name}: ", Span(one.title, link=page(one.id))] for one in cited)
