"""Pictures in a Word file: pixels, and beside them the SVG that newer programs draw instead.

`Picture` is what callers hand in; `Album` keeps the files of one document and gives drawings. What no Word
program could open (a damaged file, a type that it does not know) is told by `Picture.opens`.
"""

import io
from dataclasses import dataclass

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart

from lokm_build.export.docx.elements import emu
from lokm_build.export.docx.text import readable

_SVG_TYPE = "image/svg+xml"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_LONGEST_WORDS = 8000
"""Characters of a description: Word cuts what is longer than an attribute can well hold."""
_FAULTS = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError, KeyError,
           IndexError, ZeroDivisionError, OverflowError, EOFError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a size in centimetres; `words` say what it shows to those who do not see it."""

    pixels: bytes
    width: float
    height: float
    words: str
    svg: str = ""


def size_of(pixels: bytes, widest: float, highest: float) -> tuple[float, float] | None:
    """The size in centimetres at which these pixels are shown; None for what Word could not open."""
    try:
        image = Image.from_blob(pixels)
        width, height = image.width.cm, image.height.cm
    except _FAULTS:
        return None
    if width <= 0 or height <= 0:
        return None
    scale = min(1.0, widest / width, highest / height)
    return width * scale, height * scale


class Album:
    """The pictures of one document."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._count = 0
        self._drawn: dict[str, str] = {}

    def drawing(self, picture: Picture) -> BaseOxmlElement:
        """A `w:drawing` that stands in a line like a letter. Raises what python-docx raises for unreadable pixels."""
        self._count += 1
        relationship, _ = self._part.get_or_add_image(io.BytesIO(picture.pixels))
        vector = self._vector(picture.svg) if picture.svg else ""
        made = parse_xml(_TEMPLATE.format(
            namespaces=nsdecls("w", "wp", "a", "pic", "r"), number=self._count, width=max(1, emu(picture.width)),
            height=max(1, emu(picture.height)), pixels=relationship,
            vector=_VECTOR.format(uri=_SVG_EXTENSION, namespace=_SVG_NAMESPACE, id=vector) if vector else "",
        ))  # fmt: skip
        for told in made.xpath(".//wp:docPr | .//pic:cNvPr"):
            told.set("descr", readable(picture.words)[:_LONGEST_WORDS])
        return made

    def _vector(self, svg: str) -> str:
        """The relationship to the SVG; a drawing that is there twice is kept once."""
        if svg not in self._drawn:
            name = PackURI(f"/word/media/drawing{len(self._drawn) + 1}.svg")
            part = Part(name, _SVG_TYPE, readable(svg).encode(), self._part.package)
            self._drawn[svg] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._drawn[svg]


_VECTOR = (
    '<a:extLst><a:ext uri="{uri}"><asvg:svgBlip xmlns:asvg="{namespace}" r:embed="{id}"/></a:ext></a:extLst>'
)
_TEMPLATE = (
    '<w:drawing {namespaces}><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="ภาพ {number}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="ภาพ {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{pixels}">{vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
)
