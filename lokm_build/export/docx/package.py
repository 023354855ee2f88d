"""The file itself: an empty paper with this project's styles, and its bytes.

`parts/` holds styles, lists and settings as Word keeps them, in place of python-docx's template, whose fonts and
hundred table styles are not wanted. The bytes are a function of the content: the ZIP knows no time.
"""

import io
import zipfile
from functools import cache
from importlib.resources import files

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from lokm_build.export.docx.fonts import put_fonts

_OURS = {
    RELATIONSHIP_TYPE.STYLES: "styles.xml",
    RELATIONSHIP_TYPE.NUMBERING: "numbering.xml",
    RELATIONSHIP_TYPE.SETTINGS: "settings.xml",
}
_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
"""A thumbnail of nothing, and the name of the program that made the template."""

_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def blank() -> WordDocument:
    """A paper without content."""
    return docx.Document(io.BytesIO(_frame()))


@cache
def _frame() -> bytes:
    """python-docx's template, of which nothing is left but the bare frame."""
    made = docx.Document()
    part = made.part
    for relationship, rel in list(part.rels.items()):
        if rel.reltype in _OURS:
            kept = rel.target_part
            assert isinstance(kept, XmlPart)
            kept._element = parse_xml(_part(_OURS[rel.reltype]))
        else:
            del part.rels[relationship]
    for relationship, rel in list(part.package.rels.items()):
        if rel.reltype in _NOT_OURS:
            del part.package.rels[relationship]
    put_fonts(part)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def numbering(document: WordDocument) -> BaseOxmlElement:
    """The list definitions, to which each list adds its own."""
    element: BaseOxmlElement = document.part.numbering_part.element
    return element


def packed(document: WordDocument) -> bytes:
    """The bytes: the same content gives the same."""
    loose, out = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            told = zipfile.ZipInfo(name, _DAY_OF_ZIP)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            told.create_system = 3
            target.writestr(told, source.read(name))
    return out.getvalue()


def _part(name: str) -> bytes:
    return files("lokm_build").joinpath("export", "docx", "parts", name).read_bytes()
