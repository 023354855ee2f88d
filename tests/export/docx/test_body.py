"""A body on paper says what it says on screen: headings, lists, tables, callouts, notes and pictures."""

import os
import re
from pathlib import Path
from typing import Any

from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from repo import Repo

from lokm_build.export.docx import Document
from lokm_build.export.docx.paper import word_file
from lokm_build.export.docx.tree import tree
from lokm_build.model.catalogue import Edition
from tests.export.docx.reading import cells, faults, opened

ROOM = (Path(__file__).resolve().parents[3] / "knowledge" / "osec" / "room-layout.png").read_bytes()


def paper(body: str, repo: Repo | None = None, **meta: Any) -> WordDocument:
    """The Word file of an asset with this body, its head left out."""
    repo = (repo or Repo()).asset("a", body=body, **{"kind": "research", **meta})
    catalogue = repo.catalogue().for_edition(Edition.PUBLIC)
    asset = catalogue.asset("a")
    assert asset
    data = word_file(asset, catalogue, lambda path: repo.files[path])
    assert faults(data) == []
    return opened(data)


def said(document: WordDocument) -> list[str]:
    """Each paragraph after the head as `style: text`; gaps left out."""
    told = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    start = next(number for number, (style, _) in enumerate(told) if style == "Gap")
    return [f"{style}: {text}" for style, text in told[start + 1 :] if style != "Gap"]


def test_headings_keep_their_depth_and_words_their_look() -> None:
    document = paper("## ก\n\n**หนา** *เอน* ~~ขีด~~ `code`\n\n### ข\n\nสอง\nบรรทัด\\\nตัด")

    assert said(document) == [
        "Heading 1: ก", "Normal: หนา เอน ขีด code", "Heading 2: ข", "Normal: สอง บรรทัด\nตัด",
    ]  # fmt: skip
    looks = document.element.xpath("//w:body/w:p/w:r[w:t='หนา' or w:t='เอน' or w:t='ขีด']/w:rPr/*")
    assert [look.tag.rpartition("}")[2] for look in looks] == ["b", "bCs", "i", "iCs", "strike"]


def test_lists_keep_levels_numbers_and_boxes() -> None:
    document = paper("3. สาม\n   - ลึก\n\n     ต่อ\n4. สี่\n\n- [ ] ยัง\n- [x] แล้ว\n")

    assert said(document) == [
        "List Paragraph: สาม", "List Paragraph: ลึก", "List Paragraph: ต่อ", "List Paragraph: สี่",
        "List Paragraph: ☐\tยัง", "List Paragraph: ☑\tแล้ว",
    ]  # fmt: skip
    assert document.element.xpath("//w:body/w:p//w:ilvl/@w:val") == ["0", "1", "0"]
    assert document.part.numbering_part.element.xpath("//w:startOverride/@w:val")[0] == "3"


def test_tables_of_markdown_and_of_html_keep_their_cells() -> None:
    merged = (
        "<table><thead><tr><th rowspan=2>ก</th><th colspan=2>ข</th></tr><tr><th>1</th><th>2</th></tr></thead>"
        "<tbody><tr><td>ค<br>ง</td><td colspan=2><ul><li>จ</li><li>ฉ</li></ul></td></tr></tbody></table>"
    )
    document = paper(f"| ก | ข |\n| --- | ---: |\n| [ค](https://a.example/) | **ง** |\n\n{merged}\n")

    assert cells(document, 1) == [["ก", "ข"], ["ค", "ง"]]
    assert cells(document, 2) == [["ก", "ข", "ข"], ["ก", "1", "2"], ["ค\nง", "• จ\n• ฉ", "• จ\n• ฉ"]]
    assert len(document.tables[2]._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) == 2
    assert document.tables[1]._tbl.xpath("./w:tr[2]/w:tc[2]/w:p/w:pPr/w:jc/@w:val") == ["right"]


def test_callouts_quotes_code_notes_and_definitions_are_there() -> None:
    document = paper(
        "> [!TIP]\n> ทำก่อน\n\n> คำพูด\n\n```py\na = 1\n  b\n```\n\nคำ\n:   ความหมาย\n\nอ้าง[^1]\n\n[^1]: ที่มา\n"
    )

    assert said(document) == [
        "Callout: เคล็ดลับ", "Callout: ทำก่อน", "Quote: คำพูด", "Code: a = 1\n  b", "Normal: คำ",
        "List Paragraph: ความหมาย", "Normal: อ้าง1", "Note: เชิงอรรถ", "Note: 1 ที่มา",
    ]  # fmt: skip
    kept = [one.text for one in document.paragraphs if one._p.xpath("./w:pPr/w:keepNext")]
    assert [text for text in kept if text != "ชื่อ"] == ["เคล็ดลับ", "คำ", "เชิงอรรถ"]


def test_links_lead_to_the_centre_and_what_is_not_shown_is_not_linked() -> None:
    centre = {"name": "ศูนย์", "organisation": "กรม", "url": "https://km.example.go.th/"}
    repo = Repo().registry(centre=centre).asset("b").asset("secret", access="internal").file("knowledge/f.csv", "a,b\n")
    document = paper("[ข](b.md#x) [ลับ](secret.md) [ไฟล์](f.csv) [เว็บ](https://a.example/?a=1&b=2) [ใน](#ก)", repo)

    leads = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert leads[0] == "https://km.example.go.th/knowledge/b.html#x"
    assert leads[-1] == "https://a.example/?a=1&b=2"
    assert leads[-2].startswith("https://km.example.go.th/files/f-")
    assert said(document) == ["Normal: ข ลับ ไฟล์ เว็บ ใน"]


def test_a_picture_stands_between_its_words_and_an_unreadable_one_leaves_them() -> None:
    repo = Repo().file("knowledge/room.png", ROOM).file("knowledge/bad.png", b"\x89PNG\r\n\x1a\n")
    document = paper("ก่อน ![ผังห้อง](room.png) หลัง\n\n![เสีย](bad.png)", repo)

    assert said(document) == ["Normal: ก่อน", "Normal: ", "Normal: หลัง", "Normal: เสีย"]
    assert document.element.xpath("//wp:docPr/@descr") == ["ผังห้อง"]


def test_attachments_are_listed_and_a_head_tells_what_is_known() -> None:
    repo = Repo().file("knowledge/แบบ.csv", "a,b\n")
    document = paper("## ก\n\nข\n", repo, attachments=["แบบ.csv"], owner="บรรณารักษ์", date="2566-07-14")

    assert said(document)[-2:] == ["Heading 1: ไฟล์แนบ", "List Paragraph: แบบ.csv"]
    assert ["วันที่เอกสาร", "14 กรกฎาคม 2566"] in [row[2:] for row in cells(document)]
    assert document.core_properties.title == "เรื่องตัวอย่าง"
    assert str(document.core_properties.created)[:10] == "2023-07-14"


PIECES = [
    *("- a\n", "  1. b\n", "    text\n", "> q\n", "> [!NOTE]\n", "| a | b |\n| - | - |\n| c |\n", "\n", "```\n"),
    *("# h\n", "<table><tr><td colspan=9 rowspan=99>", "<td>m</td></tr><tr><td>n", "</td></table>\n"),
    *("[^1]", "\n[^1]: n\n\n    m\n", "t\n:   d\n", "\x00\x0b", "***"),
]


@settings(max_examples=400 if os.environ.get("LOKM_SOAK") else 30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_body_makes_a_file_that_word_opens_and_no_word_is_lost(pieces: list[str]) -> None:
    repo = Repo().asset("a", body="".join(pieces), kind="research")
    catalogue = repo.catalogue()
    asset = catalogue.asset("a")
    assert asset
    data = word_file(asset, catalogue, lambda path: repo.files[path])

    assert faults(data) == []
    shown = " ".join(tree(section.html).words for section in catalogue.body(asset).sections)
    written = "".join(opened(data).element.xpath("//w:body//w:t/text()"))
    assert re.findall("[a-z]", shown) == re.findall("[a-z]", written)


def test_a_document_without_a_word_is_a_document() -> None:
    assert faults(Document("").save()) == []
