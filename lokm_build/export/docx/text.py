"""Text in a line: words with their look, as runs of a paragraph.

Thai is a complex script to Word: it takes its font, size, weight and slant from properties of their own (`w:cs`,
`w:szCs`, `w:bCs`, `w:iCs`), so every look is said twice.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement

from lokm_build.export.docx.elements import flag, make
from lokm_build.export.xml import clean

CODE_FONT = "Courier New"
_PIECE = re.compile(r"[\n\t]|[^\n\t]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look; `link` is an address that they lead to."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""


Inline = str | Span | Sequence[str | Span]
"""Text in a line: plain, or pieces of different looks."""

Linker = Callable[[str], str]
"""Gives the relationship id under which an address is kept, or "" for one that is no address."""


def spans(text: Inline) -> list[Span]:
    """The pieces of a text in a line."""
    pieces = [text] if isinstance(text, str | Span) else text
    return [piece if isinstance(piece, Span) else Span(piece) for piece in pieces]


def plain(text: Inline) -> str:
    """The words alone, without what XML cannot carry."""
    return "".join(readable(span.text) for span in spans(text))


def readable(text: str) -> str:
    """Text that a Word file can carry: its line ends are `\\n`, and XML's forbidden characters are gone."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def runs(text: Inline, linked: Linker) -> Iterator[BaseOxmlElement]:
    """The runs of a text; what is empty gives none."""
    for span in spans(text):
        pieces = _PIECE.findall(readable(span.text))
        if not pieces:
            continue
        relationship = linked(span.link) if span.link else ""
        run = make("w:r", _look(span, bool(relationship)), *(_piece(piece) for piece in pieces))
        yield _link(run, relationship) if relationship else run


def _look(span: Span, is_link: bool) -> BaseOxmlElement | None:
    raised = "superscript" if span.raised else "subscript" if span.lowered else ""
    told = [
        make("w:rStyle", val="Hyperlink") if is_link else None,
        make("w:rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT) if span.code else None,
        *(flag(tag, span.bold) for tag in ("w:b", "w:bCs")),
        *(flag(tag, span.italic) for tag in ("w:i", "w:iCs")),
        flag("w:strike", span.struck),
        make("w:vertAlign", val=raised) if raised else None,
    ]
    return make("w:rPr", *told) if any(one is not None for one in told) else None


def _piece(piece: str) -> BaseOxmlElement:
    if piece == "\n":
        return make("w:br")
    if piece == "\t":
        return make("w:tab")
    made = make("w:t")
    made.text = piece
    made.set(_SPACE, "preserve")
    return made


def _link(run: BaseOxmlElement, relationship: str) -> BaseOxmlElement:
    made = make("w:hyperlink", run, history="1")
    made.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", relationship)
    return made


def paragraph(text: Inline, linked: Linker, *properties: BaseOxmlElement | None) -> BaseOxmlElement:
    """A paragraph with these properties, which stand in the order of the schema."""
    there = [one for one in properties if one is not None]
    return make("w:p", make("w:pPr", *there) if there else None, *runs(text, linked))
