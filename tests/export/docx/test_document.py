"""The building blocks of Word files give what Word takes, whatever text they are handed."""

import datetime
import io
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import fontpkg_sarabun
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.export.docx import Cell, Document, Item, Picture, Span
from lokm_build.export.docx.fonts import masked
from lokm_build.export.docx.pictures import size_of
from lokm_build.export.docx.raster import png
from tests.export.docx.reading import cells, faults, opened

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><path d="M30 0V30" stroke="#000"/></svg>'
PIXELS, DRAWING = "//a:blip/@r:embed", "//*[local-name() = 'svgBlip']/@r:embed"
HOSTILE = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["", "\x00\x0b\x1f", "<w:p/>&amp;", "]]>", "ก\r\nข\tค", "😀👩‍👩‍👧", "\ud800", "\ufffe", "น้ำ" * 2000]
)


def written(write: Callable[[Document], None], **how: bool) -> WordDocument:
    paper = Document("ชื่อเอกสาร", author="กรมตัวอย่าง", day=datetime.date(2026, 11, 20), **how)
    write(paper)
    data = paper.save()
    assert faults(data) == []
    return opened(data)


def everything(paper: Document) -> None:
    paper.heading("ชื่อ", 0)
    paper.heading("หัวข้อ", 1)
    paper.paragraph(["ก ", Span("ข", bold=True, italic=True, code=True, raised=True, link="https://example.go.th/?a&b")])
    paper.items(["ก", Item("ข", 1), Item("ต่อ", 1, bare=True), Item("ลึก", 40)], numbered=True, start=3)
    paper.items(["ก"])
    picture = Picture(png(SVG), 4, 2, "เส้นตรง", svg=SVG)
    paper.table(head=[["ก", "ข"]], rows=[["๑", Cell(drawing=paper.drawing(picture))]])
    paper.picture(picture, "ภาพที่ ๑")
    paper.turn(landscape=True)
    paper.paragraph("กว้าง", "Note", "right")


def test_the_same_calls_give_the_same_bytes() -> None:
    first, second = Document("ก"), Document("ก")
    for paper in (first, second):
        everything(paper)

    assert first.save() == second.save()
    assert faults(first.save()) == []


def test_headings_are_styles_and_paper_is_a4_with_official_margins() -> None:
    document = written(everything)

    assert [p.style.name for p in document.paragraphs if p.style][:3] == ["Title", "Heading 1", "Normal"]
    upright, wide = document.sections
    assert [round(one.cm, 1) for one in (upright.page_width, upright.left_margin, upright.right_margin) if one] == [
        21.0, 3.0, 2.0,
    ]  # fmt: skip
    assert wide.orientation == WD_ORIENT.LANDSCAPE
    assert wide.page_width == upright.page_height


def test_thai_has_its_font_size_and_weight_said_for_complex_script() -> None:
    styles = written(everything).styles.element

    assert styles.xpath("./w:docDefaults//w:rFonts/@w:cs") == ["Sarabun"]
    for look in styles.xpath(".//w:rPr"):
        assert look.xpath("./w:sz/@w:val") == look.xpath("./w:szCs/@w:val")
        assert len(look.xpath("./w:b")) == len(look.xpath("./w:bCs"))


def test_page_numbers_are_in_thai_digits_unless_told_otherwise() -> None:
    for thai, form in ((True, "thaiNumbers"), (False, "decimal")):
        document = written(everything, thai_digits=thai)
        footer = document.sections[0].footer._element

        assert footer.xpath("string(.//w:instrText)").strip() == "PAGE"
        assert document.element.xpath("//w:pgNumType/@w:fmt") == [form, form]
        assert document.sections[1].footer.is_linked_to_previous


def test_cells_reach_over_columns_and_rows_as_in_html() -> None:
    def write(paper: Document) -> None:
        head = [[Cell("ก", rows=2), Cell("ข", columns=2), Cell("ค", rows=9)], ["ข๑", "ข๒"]]
        rows = [["1", "2", "3", "4", "5", "เกิน"], [Cell(["5", "ห้า"], rows=2), "6"], [Cell("7", columns=9)]]
        paper.table(rows, head, widths=[3, 3, 3, 3, 3])

    document = written(write)

    assert cells(document) == [
        ["ก", "ข", "ข", "ค", ""],
        ["ก", "ข๑", "ข๒", "ค", ""],
        ["1", "2", "3", "4", "5"],
        ["5\nห้า", "6", "", "", ""],
        ["5\nห้า", "7", "7", "7", "7"],
    ]
    rows = document.tables[0]._tbl.tr_lst
    assert [len(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [1, 1, 0, 0, 0]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_a_picture_has_pixels_a_drawing_beside_them_and_words() -> None:
    def write(paper: Document) -> None:
        paper.picture(Picture(png(SVG), 4, 2, 'ก <b> & "ข"', svg=SVG))
        paper.picture(Picture(png(SVG), 2, 1, "อีกครั้ง", svg=SVG))

    document = written(write)

    assert document.element.xpath("//wp:docPr/@descr") == ['ก <b> & "ข"', "อีกครั้ง"]
    for pixels, drawing in zip(*(document.element.xpath(path) for path in (PIXELS, DRAWING)), strict=True):
        assert document.part.rels[pixels].target_part.partname == "/word/media/image1.png"
        assert document.part.rels[drawing].target_part.blob == SVG.encode()


def test_pixels_keep_their_shape_within_the_room_and_what_word_cannot_open_has_no_size() -> None:
    assert size_of(_png(2000, 1000), 10, 10) == (10.0, 5.0)
    assert size_of(_png(10, 1000), 10, 5) is not None
    cut = (b"", b"\x89PNG\r\n\x1a\n", _png(5, 5)[:20], b"\xff\xd8\xff\xe0" + b"x" * 9)
    for broken in (*cut, b"RIFF....WEBP", _png(0, 5)):
        assert size_of(broken, 10, 10) is None


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@settings(max_examples=500 if os.environ.get("LOKM_SOAK") else 25, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_any_text_is_carried_without_what_xml_forbids(title: str, words: str, address: str) -> None:
    paper = Document(title, author=words, subject=words)
    paper.heading(words, 2)
    paper.paragraph([Span(words, link=address), words])
    paper.items([words])
    paper.table([[words, Cell([words, words])]], head=[[words]])
    data = paper.save()

    assert faults(data) == []
    kept = "".join(c for c in words.replace("\r\n", "\n").replace("\r", "\n") if _may_stand(c))
    assert cells(opened(data))[1][0] == kept


def _may_stand(letter: str) -> bool:
    code = ord(letter)
    return letter in "\t\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_the_reader_of_these_tests_sees_what_word_would_refuse() -> None:
    paper = Document("ก")
    everything(paper)
    body = paper._word.element.body
    body.xpath("//w:rPr[w:rFonts]")[0].append(body.xpath("//w:rPr/w:rFonts")[0])
    body.xpath("//wp:docPr")[0].set("id", "2")
    body.xpath("//w:numId")[0].set(qn("w:val"), "77")
    body.xpath("//a:blip")[0].set(qn("r:embed"), "rId99")
    cell = body.xpath("//w:tc")[0]
    cell.remove(cell.xpath("./w:p")[0])

    assert len(faults(paper.save())) == 5


def test_a_table_has_no_more_columns_than_word_knows() -> None:
    document = written(lambda paper: paper.table([["ก"] * 70]))

    assert len(document.tables[0].columns) == 63


def test_a_file_knows_no_time() -> None:
    paper = Document("ก")

    with zipfile.ZipFile(io.BytesIO(paper.save())) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(1980, 1, 1)}


def test_sarabun_lies_in_the_file_masked_as_word_wants_it() -> None:
    paper = Document("ก")

    with zipfile.ZipFile(io.BytesIO(paper.save())) as package:
        table = package.read("word/fontTable.xml").decode()
        for number, face in enumerate(("Regular", "Bold"), 1):
            key = re.search(rf'<w:embed{face} r:id="rId{number}" w:fontKey="([^"]+)"/>', table)
            assert key
            font = (Path(fontpkg_sarabun.ROOT) / "files" / f"Sarabun-{face}.ttf").read_bytes()
            kept = package.read(f"word/fonts/font{number}.odttf")
            assert kept != font
            assert masked(kept, key[1]) == font
        assert package.read("word/settings.xml").count(b"<w:embedTrueTypeFonts/>") == 1


def test_the_mask_is_the_key_read_backwards() -> None:
    assert masked(bytes(33), "{00112233-4455-6677-8899-AABBCCDDEEFF}") == (
        bytes.fromhex("ffeeddccbbaa99887766554433221100") * 2 + b"\0"
    )
