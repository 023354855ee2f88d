"""What stands above the text: the title, which kind of paper it is, and what is known about it, two facts a row."""

from collections.abc import Iterator

from lokm_build.export.docx.document import Document
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.pages.facts import facts_of, paper_rows
from lokm_build.render.templating import kind_name, thai_date

_NAME, _VALUE = 0.2, 0.3
"""Shares of the paper's width."""


def put_head(paper: Document, asset: Asset, catalogue: Catalogue) -> None:
    """Write the head of any paper."""
    if asset.is_internal:
        paper.paragraph([Span("เอกสารใช้ภายในหน่วยงาน", bold=True)], align="center")
    paper.paragraph(kind_name(asset.kind), "Subtitle")
    paper.heading(asset.title, 0)
    if asset.meta.summary:
        paper.paragraph(asset.meta.summary)
    if came_from := " · ".join(_source(asset)):
        paper.paragraph([Span("ที่มา ", bold=True), came_from])
    rows = [
        [cell for name, value in pair for cell in (Cell(Span(name, bold=True)), Cell(str(value), columns=_rest(pair)))]
        for pair in paper_rows(asset, catalogue, facts_of(asset, catalogue))
    ]
    paper.table(rows, widths=[paper.width * share for share in (_NAME, _VALUE, _NAME, _VALUE)])


def _rest(pair: list[tuple[str, object]]) -> int:
    """How many columns a value takes: all that are left when it is alone in its row."""
    return 1 if len(pair) > 1 else 3


def _source(asset: Asset) -> Iterator[str]:
    if source := asset.meta.source:
        yield from (told for told in (source.event, source.date and thai_date(source.date), source.place) if told)
