"""A Word document, written from top to bottom: the facade that the package's docstring tells of.

A `Document` holds what was written; `save` gives its bytes. It reads no disk and no clock: the day in its
properties is the one that it was given.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section

from lokm_build.export.docx.elements import flag, make
from lokm_build.export.docx.package import blank, numbering, packed
from lokm_build.export.docx.pages import count_pages, lay_out
from lokm_build.export.docx.pictures import Album, Picture
from lokm_build.export.docx.tables import Row, table, width_of
from lokm_build.export.docx.text import Inline, paragraph, plain, readable, spans
from lokm_build.export.docx.uris import uri

BULLETS, NUMBERS, THAI_NUMBERS = 0, 1, 2
"""The list definitions of parts/numbering.xml."""

_DEEPEST = 8
_INDENT = 454
"""Twips from one level of a list to the next, as parts/numbering.xml has them: 8 mm."""

_BAR = 227
"""Twips between the margin and the words of a callout, as parts/styles.xml has them."""

_STYLES = ("Title", *(f"Heading{level}" for level in range(1, 7)))


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; `level` 1 and more stand in a list of the entry before. `bare` goes on without a mark."""

    text: Inline
    level: int = 0
    bare: bool = False


class Document:
    """One paper; Thai digits are for the numbers of its pages, and of its lists if these are to have them too."""

    def __init__(
        self, title: str, author: str = "", subject: str = "", day: datetime.date | None = None,
        thai_digits: bool = True, thai_lists: bool = False, landscape: bool = False,
    ) -> None:  # fmt: skip
        self._word = blank()
        self._album = Album(self._word.part)
        self._links: dict[str, str] = {}
        self._thai, self._thai_lists = thai_digits, thai_lists
        self._tell(title, author, subject, day or datetime.date(1980, 1, 1))
        lay_out(self._section, landscape, thai_digits)
        count_pages(self._section)

    @property
    def width(self) -> float:
        """The room between the margins, in centimetres."""
        section = self._section
        wide, left, right = section.page_width, section.left_margin, section.right_margin
        assert wide is not None and left is not None and right is not None
        return round((wide - left - right) / 360_000, 2)

    def heading(self, text: Inline, level: int = 1) -> None:
        """A heading of level 1 to 6; level 0 is the title of the paper."""
        self._add(paragraph(text, self._link, make("w:pStyle", val=_STYLES[min(max(level, 0), 6)])))

    def paragraph(self, text: Inline, style: str = "", align: str = "", keep: bool = False) -> None:
        """A paragraph; `style` is the id of a style of parts/styles.xml, `align` center, right or left.

        What is to `keep` with what follows stands on the same page.
        """
        self._add(
            paragraph(
                text,
                self._link,
                make("w:pStyle", val=style) if style else None,
                flag("w:keepNext", keep),
                make("w:jc", val=align) if align else None,
            )
        )

    def items(self, entries: Iterable[Inline | Item], numbered: bool = False, start: int = 1) -> None:
        """A list; each has numbers of its own."""
        number = self.new_list(numbered, start)
        for entry in entries:
            item = entry if isinstance(entry, Item) else Item(entry)
            self.item(item.text, None if item.bare else number, item.level)

    def new_list(self, numbered: bool, start: int = 1, level: int = 0) -> int:
        """A list whose numbers begin at `start` on this level; returns what `item` takes."""
        kind = (THAI_NUMBERS if self._thai_lists else NUMBERS) if numbered else BULLETS
        known = numbering(self._word)
        number = len(known.xpath("./w:num")) + 1
        override = make("w:lvlOverride", make("w:startOverride", val=max(0, start)), ilvl=min(level, _DEEPEST))
        known.append(make("w:num", make("w:abstractNumId", val=kind), override, numId=number))
        return number

    def item(self, text: Inline, number: int | None, level: int = 0, style: str = "", mark: str = "") -> None:
        """An entry of a list; without a list it has a mark of its own, or stands beneath the entry before."""
        level = min(max(level, 0), _DEEPEST)
        left = _INDENT * (level + 1) + (_BAR if style == "Callout" else 0)
        told = (
            make("w:pStyle", val=style or "ListParagraph"),
            make("w:numPr", make("w:ilvl", val=level), make("w:numId", val=number)) if number is not None else None,
            make("w:ind", left=left, hanging=_INDENT) if number is not None or mark else make("w:ind", left=left),
        )
        self._add(paragraph([f"{mark}\t" if mark else "", *spans(text)], self._link, *told))

    def table(
        self, rows: Sequence[Row], head: Sequence[Row] = (), widths: Sequence[float] = (), style: str = "TableGrid",
        small: bool = False,
    ) -> None:  # fmt: skip
        """A table, its columns as wide as told (in centimetres) or equal; `head` is repeated on every page."""
        if not (head or rows):
            return
        count = len(widths) or max(width_of(head), width_of(rows))
        room = widths or [self.width / count] * count
        self._add(table(head, rows, room, self._link, style, small))
        self.paragraph("", "Gap")

    def drawing(self, picture: Picture) -> BaseOxmlElement:
        """The picture as a `Cell` takes it."""
        return self._album.drawing(picture)

    def picture(self, picture: Picture, caption: Inline = "") -> None:
        """A picture in a paragraph of its own."""
        centred = make("w:jc", val="center")
        told = make("w:pPr", make("w:keepNext") if plain(caption) else None, centred)
        self._add(make("w:p", told, make("w:r", self._album.drawing(picture))))
        if plain(caption):
            self.paragraph(caption, "Caption")

    def new_page(self) -> None:
        """Go on on a new page, behind a table: what stands there begins it, without room of its own."""
        told = self._word.element.body[-2].get_or_add_pPr()
        told.append(make("w:pageBreakBefore"))
        told.append(make("w:spacing", before=0, after=0, line=20, lineRule="exact"))

    def turn(self, landscape: bool) -> None:
        """Go on on a new page, which lies on its side or stands."""
        before = self._word.add_section()
        self._shrink_last()
        lay_out(before, landscape, self._thai)

    def save(self) -> bytes:
        """The bytes of the .docx file."""
        self._close()
        return packed(self._word)

    @property
    def _section(self) -> Section:
        return self._word.sections[-1]

    def _add(self, block: BaseOxmlElement) -> None:
        """Put a block behind all others: only the last section's properties stand after it."""
        self._word.element.body[-1].addprevious(block)

    def _close(self) -> None:
        """What stands behind a table at the very end needs no room: it would open an empty page."""
        last = self._word.element.body[-2:-1]
        for told in last[0].xpath("./w:pPr[w:pStyle/@w:val='Gap'][not(w:spacing)]") if last else ():
            told.append(make("w:spacing", before=0, after=0, line=20, lineRule="exact"))

    def _shrink_last(self) -> None:
        """The paragraph that carries a section's properties has no words: it is to need no room."""
        last = self._word.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
        told = last.pPr
        told.insert(0, make("w:spacing", before=0, after=0, line=20, lineRule="exact"))

    def _link(self, address: str) -> str:
        if address not in self._links:
            target = uri(readable(address))
            kept = self._word.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True) if target else ""
            self._links[address] = kept
        return self._links[address]

    def _tell(self, title: str, author: str, subject: str, day: datetime.date) -> None:
        told = self._word.core_properties
        told.title, told.author, told.subject = (_short(text) for text in (title, author, subject))
        told.last_modified_by, told.comments, told.keywords, told.language = told.author, "", "", "th-TH"
        told.created = told.modified = datetime.datetime.combine(day, datetime.time())
        told.revision = 1


def _short(text: str) -> str:
    """The package's properties hold 255 characters."""
    return readable(text).replace("\n", " ").strip()[:255]
