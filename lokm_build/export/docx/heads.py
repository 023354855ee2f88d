"""What stands above the text: the title, the fields that the kind's form asks for, and what is known of the asset.

Takes forms and heads as plain data (`derive.forms`, `derive.plans`, `derive.heads`).
"""

from collections.abc import Callable, Iterable

from lokm_build.derive.forms import SopForm
from lokm_build.derive.heads import Reviewed, form_head
from lokm_build.derive.plans import HeadField, PlanForm
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Inline, Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.pages.facts import facts_of, paper_rows
from lokm_build.render.templating import kind_name

Page = Callable[[str], str]
"""Gives the address of an asset's page by its id."""

_NAME, _VALUE = 0.2, 0.3
"""Shares of the paper's width."""


def put_title(paper: Document, asset: Asset, above: str) -> None:
    """Write the title, what kind of paper it is above it, and before all that whether only some may read it."""
    if asset.is_internal:
        paper.paragraph([Span("เอกสารใช้ภายในหน่วยงาน", bold=True)], align="center")
    paper.paragraph(above, "Subtitle")
    paper.heading(asset.title, 0)


def put_form_head(paper: Document, asset: Asset, form: SopForm) -> None:
    """Write the head of a procedure as its unit's form has it."""
    put_title(paper, asset, form.title)
    _put_named(paper, [(name, [told]) for name, told in form.head])


def put_plan_head(paper: Document, asset: Asset, form: PlanForm, page: Page) -> None:
    """Write the fields above a plan's table: those that were left empty too, as they stand on the form."""
    put_title(paper, asset, f"{kind_name(asset.kind)} ปีงบประมาณ {form.fiscal_year}")
    _put_named(paper, _fields(form.head, page))


def put_any_head(paper: Document, asset: Asset, catalogue: Catalogue, reviewed: Reviewed, page: Page) -> None:
    """Write the head of any other paper: its form's fields, then what is known of it, two facts a row."""
    put_title(paper, asset, kind_name(asset.kind))
    if asset.meta.summary:
        paper.paragraph(asset.meta.summary)
    _put_named(paper, _fields(form_head(asset, catalogue, reviewed), page))
    rows = [
        [cell for name, value in pair for cell in (_name(name), Cell(str(value), columns=1 if len(pair) > 1 else 3))]
        for pair in paper_rows(asset, catalogue, facts_of(asset, catalogue))
    ]
    paper.table(rows, widths=[paper.width * share for share in (_NAME, _VALUE, _NAME, _VALUE)])


def _fields(head: Iterable[HeadField], page: Page) -> list[tuple[str, list[Inline]]]:
    return [
        (field.name, [Span(line.text, link=page(line.asset) if line.asset else "") for line in field.lines])
        for field in head
    ]


def _put_named(paper: Document, rows: list[tuple[str, list[Inline]]]) -> None:
    if rows:
        told = [[_name(name), Cell([[line] if isinstance(line, Span) else line for line in lines] or "–")]
                for name, lines in rows]  # fmt: skip
        paper.table(told, widths=[paper.width * _NAME, paper.width * (1 - _NAME)])


def _name(text: str) -> Cell:
    return Cell(Span(text, bold=True))
