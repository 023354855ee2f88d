"""What stands above the text: the title, which kind of paper it is, and what is known about it, two facts a row."""

from collections.abc import Iterator

from lokm_build.derive.forms import SopForm
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.pages.facts import facts_of, paper_rows
from lokm_build.render.templating import kind_name, thai_date

_NAME, _VALUE = 0.2, 0.3
"""Shares of the paper's width."""


def put_title(paper: Document, asset: Asset, above: str) -> None:
    """Write the title, what kind of paper it is above it, and before all that whether only some may read it."""
    if asset.is_internal:
        paper.paragraph([Span("เอกสารใช้ภายในหน่วยงาน", bold=True)], align="center")
    paper.paragraph(above, "Subtitle")
    paper.heading(asset.title, 0)


def put_head(paper: Document, asset: Asset, catalogue: Catalogue) -> None:
    """Write the head of any paper."""
    put_title(paper, asset, kind_name(asset.kind))
    if asset.meta.summary:
        paper.paragraph(asset.meta.summary)
    if came_from := " · ".join(_source(asset)):
        paper.paragraph([Span("ที่มา ", bold=True), came_from])
    rows = [
        [cell for name, value in pair for cell in (Cell(Span(name, bold=True)), Cell(str(value), columns=_rest(pair)))]
        for pair in paper_rows(asset, catalogue, facts_of(asset, catalogue))
    ]
    paper.table(rows, widths=[paper.width * share for share in (_NAME, _VALUE, _NAME, _VALUE)])


def put_form_head(paper: Document, asset: Asset, form: SopForm) -> None:
    """Write the head of a procedure as its unit's form has it."""
    put_title(paper, asset, form.title)
    rows = [[Cell(Span(name, bold=True)), Cell(told)] for name, told in form.head]
    if rows:
        paper.table(rows, widths=[paper.width * _NAME, paper.width * (1 - _NAME)])


def _rest(pair: list[tuple[str, object]]) -> int:
    """How many columns a value takes: all that are left when it is alone in its row."""
    return 1 if len(pair) > 1 else 3


def _source(asset: Asset) -> Iterator[str]:
    if source := asset.meta.source:
        yield from (told for told in (source.event, source.date and thai_date(source.date), source.place) if told)
