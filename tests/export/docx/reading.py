"""Word files read back, as a program that opens them would: the text of tables, and the order of elements."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs strike vanish color sz szCs u shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols docGrid",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr",
    "num": "abstractNumId lvlOverride",
    "numbering": "abstractNum num",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
}
"""Elements whose children the schema (ECMA-376, part 1, annex A) wants in an order: those that are used here."""


def opened(data: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def faults(data: bytes) -> list[str]:
    """What Word would refuse: children out of order, ids that are there twice, relationships that lead nowhere."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert len(set(package.namelist())) == len(package.namelist())
    document = opened(data)
    parts = [part for part in document.part.package.iter_parts() if hasattr(part, "element")]
    for part in parts:
        element: Any = part.element
        found += [f"{part.partname}: {fault}" for fault in _out_of_order(element)]
        used = set(element.xpath("//@r:id | //@r:embed"))
        found += [f"{part.partname}: {one} leads nowhere" for one in used - set(part.rels)]
    found += _twice(document.element.xpath("//wp:docPr/@id"))
    found += _lists(document)
    found += [f"a cell without a paragraph at its end: {cell}" for cell in document.element.xpath("//w:tc[not(w:p)]")]
    return found


def _out_of_order(element: Any) -> Iterator[str]:
    for one in element.iter():
        order = ORDERS.get(str(one.tag).removeprefix(_W), "").split()
        names = [str(child.tag).removeprefix(_W) for child in one]
        if order and (unknown := set(names) - set(order)):
            yield f"{one.tag} holds {unknown}"
        elif order and [order.index(name) for name in names] != sorted(order.index(name) for name in names):
            yield f"{one.tag} holds {names}"


def _twice(ids: list[str]) -> list[str]:
    return [] if len(set(ids)) == len(ids) else ["an id of a drawing is there twice"]


def _lists(document: WordDocument) -> list[str]:
    known = set(document.part.numbering_part.element.xpath("./w:num/@w:numId"))
    return [f"list {one} is not known" for one in set(document.element.xpath("//w:numPr/w:numId/@w:val")) - known]


def cells(document: WordDocument, number: int = 0) -> list[list[str]]:
    """The texts of a table; a merged cell is told again wherever it reaches."""
    return [[cell.text for cell in row.cells] for row in document.tables[number].rows]
