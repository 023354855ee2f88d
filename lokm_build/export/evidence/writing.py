"""A report, written as HTML that stands alone and as a Word file. Both say the same words in the same order."""

from importlib.resources import files

from lokm_build.export.evidence.blocks import Heading, Listing, Report, Table, Text, Words, pieces
from lokm_build.model.registry import Centre
from lokm_build.render.policy import ALONE, guarded
from lokm_build.render.templating import render


def html(report: Report, centre: Centre, font: str) -> bytes:
    """The report as one HTML file, its font inside."""
    style = f"{font}\n{files('lokm_build').joinpath('theme', 'css', 'tokens.css').read_text('utf-8')}"
    return guarded(render("evidence.html", report=report, centre=centre, style=style, pieces=pieces), ALONE).encode()


def word(report: Report, centre: Centre) -> bytes:
    """The report as a Word file."""
    from lokm_build.export.docx import Cell, Document, Inline, Span  # no other file of a pack needs python-docx

    def inline(text: Text, bold: bool = False) -> Inline:
        made = ((one, "") if isinstance(one, str) else (one.text, one.address) for one in pieces(text))
        return [Span(words, bold=bold, link=address) for words, address in made]

    paper = Document(report.title, author=centre.organisation, subject=report.subtitle)
    paper.heading(report.title, 0)
    paper.paragraph(report.subtitle, "Subtitle")
    for block in report.blocks:
        match block:
            case Heading():
                paper.heading(block.text, block.level)
            case Words():
                paper.paragraph(inline(block.text, bold=block.strong))
            case Listing():
                paper.items([inline(item) for item in block.items])
            case Table():
                widths = [paper.width * share / sum(block.shares) for share in block.shares]
                rows = [
                    [Cell([inline(cell, bold=number == block.marked)]) for cell in row]
                    for number, row in enumerate(block.rows)
                ]
                paper.table(rows, [list(block.head)], widths)
    return paper.save()
