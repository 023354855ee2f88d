"""Paper: A4 with the margins of Thai official documents, and its page numbers.

That the numbers are Thai digits is said for the section. A switch in the field (`PAGE \\* ThaiArabic`) would say it
too, but LibreOffice takes that for letters: its third page would be ค.
"""

from docx.enum.section import WD_ORIENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm

from lokm_build.export.docx.elements import make
from lokm_build.export.docx.text import Span, runs

_SHORT, _LONG = 21.0, 29.7


def lay_out(section: Section, landscape: bool, thai_digits: bool) -> None:
    """A4 upright or on its side: left 3 cm, right 2 cm, 2.5 cm above and below."""
    width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.2)
    _number(section, "thaiNumbers" if thai_digits else "decimal")


def _number(section: Section, form: str) -> None:
    """The form of the page numbers, which the schema wants after the margins and before the columns."""
    told = section._sectPr
    for old in told.xpath("./w:pgNumType"):
        told.remove(old)
    told.xpath("./w:pgMar")[0].addnext(make("w:pgNumType", fmt=form))


def count_pages(section: Section) -> None:
    """A footer with the page's number; the sections that follow take it over."""
    line = section.footer.paragraphs[0]._p
    for run in (*runs("หน้า ", lambda _: ""), *_field("PAGE", "1")):
        line.append(run)


def _field(code: str, shown: str) -> list[BaseOxmlElement]:
    """A field that the program fills in."""
    told = make("w:instrText")
    told.text = f" {code} "
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    mark = (make("w:r", make("w:fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    begin, separate, end = mark
    return [begin, make("w:r", told), separate, *runs(Span(shown), lambda _: ""), end]
