"""Sarabun inside the file: Thai offices have other cuts of it by other names, and a form keeps its lines in its own.

Font and licence (SIL OFL 1.1) let it be embedded. Word wants such fonts masked: their first 32 bytes are XORed with
a key that stands beside them (ECMA-376 part 1, 17.8.1); it hides nothing.
"""

from pathlib import Path

import fontpkg_sarabun
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.parts.document import DocumentPart

_FACES = {
    "Regular": "{5A7A6B1C-0D3E-4F21-9C55-3B8E2D4F6A01}",
    "Bold": "{5A7A6B1C-0D3E-4F21-9C55-3B8E2D4F6A02}",
}
"""Each face that a paper needs, and its key: any will do, but the same in every file."""

_MASKED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {namespaces}><w:font w:name="Sarabun">'
    '<w:altName w:val="TH Sarabun New"/><w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/>'
    "{faces}</w:font></w:fonts>"
)


def put_fonts(document: DocumentPart) -> None:
    """Put the table of fonts into a document, and the faces of Sarabun behind it."""
    table = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, b"", document.package)
    told = []
    for number, (face, key) in enumerate(_FACES.items(), 1):
        font = (Path(fontpkg_sarabun.ROOT) / "files" / f"Sarabun-{face}.ttf").read_bytes()
        name = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(name, _MASKED_FONT, masked(font, key), document.package)
        relationship = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        told.append(f'<w:embed{face} r:id="{relationship}" w:fontKey="{key}"/>')
    table._blob = _TABLE.format(namespaces=nsdecls("w", "r"), faces="".join(told)).encode()
    document.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def masked(font: bytes, key: str) -> bytes:
    """The font under this key; twice gives the font again."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]
