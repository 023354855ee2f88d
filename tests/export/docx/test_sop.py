"""The form of a procedure in Word holds every step: read back from the table, they are the steps again."""

import os
import re
from typing import Any, NamedTuple
from unittest.mock import patch

from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.export.docx import Picture, sop
from lokm_build.export.docx.measure import height
from lokm_build.export.docx.paper import word_file
from lokm_build.export.docx.raster import png
from lokm_build.export.docx.text import readable
from lokm_build.model.asset import Asset
from lokm_build.model.fields import Column
from lokm_build.model.forms import FormProfile, Signature
from lokm_build.render.flow import flow_in_words
from tests.derive.test_forms import with_forms
from tests.export.docx.reading import faults, opened
from tests.render.centre import asset, catalogue

STEPS = [
    {"number": 1, "shape": "start", "text": "ร่างแผน", "detail": "ร่างตาม **แบบ** แล้วแนบ\n\n- ก\n- ข", "duration": "2 วัน",
     "role": ["เลขานุการ", "ธุรการ"]},
    {"number": 2, "shape": "decision", "text": "เห็นชอบหรือไม่", "duration": "พ.ย. 64", "role": "หัวหน้า",
     "yes": 3, "no": 1},
    {"number": 3, "shape": "end", "text": "ประกาศ", "detail": "ปิดประกาศ", "duration": "1 วัน", "role": "เลขานุการ",
     "documents": ["ประกาศ", "[คำสั่ง](order.md)"]},
]  # fmt: skip
ENDED = {"number": 2, "text": "จบ", "shape": "end"}
FORM = FormProfile(
    code="five",
    title="แบบห้าช่อง",
    digits="thai",  # type: ignore[arg-type]
    columns=("number", "flow", "detail", "duration", "role"),  # type: ignore[arg-type]
    head=("unit", "document_number"),  # type: ignore[arg-type]
    document_number="SOP-{number}",
    signatures=(Signature(label="ผู้จัดทำ", role="ธุรการ"),),
)
HEADS = ["ลำดับ", "ผังกระบวนการ", "รายละเอียดงาน", "ระยะเวลา", "ผู้รับผิดชอบ", "เอกสารที่เกี่ยวข้อง"]
DOT = Picture(png('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 1, 1, "").pixels


class Read(NamedTuple):
    """A row of the table, as somebody reads it."""

    number: str
    text: str
    detail: str
    duration: str
    role: tuple[str, ...]
    documents: tuple[str, ...]


def procedure(*profiles: FormProfile, **keys: Any) -> tuple[Asset, WordDocument]:
    one = asset("a", "## ขอบเขต\n\nทั้งหน่วยงาน\n", **{"kind": "sop", "title": "ออกแผน", "steps": STEPS, **keys})
    order = asset("order")
    data = word_file(one, with_forms(catalogue(one, order), *profiles), {}.__getitem__)
    assert faults(data) == []
    return one, opened(data)


def tables_of(document: WordDocument) -> list[Table]:
    """The step table, one for each page that the author ends."""
    return [table for table in document.tables if "ผังกระบวนการ" in [cell.text for cell in table.rows[0].cells]]


def steps_of(document: WordDocument) -> list[Read]:
    """The rows of the step table, whose columns are known by their heads; connectors have no words."""
    tables = tables_of(document)
    heads = [cell.text for cell in tables[0].rows[0].cells]
    rows = (row.cells for table in tables for row in table.rows[1:])
    read = []
    for row in rows:
        if any(cell.text for cell in row):
            cells = dict(zip(heads, row, strict=True))
            number, flow, detail, duration = ("\n".join(_entries(cells.get(head))) for head in HEADS[:4])
            read.append(Read(number, flow, detail, duration, *(_entries(cells.get(head)) for head in HEADS[4:])))
    return read


def _entries(cell: _Cell | None) -> tuple[str, ...]:
    return tuple(p.text.removeprefix("• ") for p in cell.paragraphs if p.text) if cell else ()


def test_the_table_read_back_gives_the_steps_again() -> None:
    _, document = procedure()

    assert steps_of(document) == [
        ("1", "ร่างแผน", "ร่างตาม แบบ แล้วแนบ\nก\nข", "2 วัน", ("เลขานุการ", "ธุรการ"), ()),
        ("2", "เห็นชอบหรือไม่", "", "พ.ย. 64", ("หัวหน้า",), ()),
        ("3", "ประกาศ", "ปิดประกาศ", "1 วัน", ("เลขานุการ",), ("ประกาศ", "คำสั่ง")),
    ]
    leads = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert leads == ["https://km.example.go.th/knowledge/order.html"]


def test_the_form_of_the_unit_says_heads_digits_and_who_signs_and_nothing_is_lost() -> None:
    _, document = procedure(FORM, number="4")

    told = [p.text for p in document.paragraphs]
    assert told[:2] == ["แบบห้าช่อง", "ออกแผน"]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["ชื่อหน่วยงาน", "กองแผนงาน"], ["เลขที่เอกสาร", "SOP-๔"],
    ]  # fmt: skip
    assert [one.number for one in steps_of(document)] == ["๑", "๒", "๓"]
    assert steps_of(document)[2].detail == "ปิดประกาศ\nเอกสารที่เกี่ยวข้อง: ประกาศ, คำสั่ง"
    signed = document.tables[-1].rows[0].cells[0].text.split("\n")
    assert signed[-3:-1] == ["ธุรการ", "ผู้จัดทำ"]
    assert "ระยะเวลา รวมเวลา ๓ วัน จาก ๒ ขั้นที่ระบุเป็นจำนวน · อยู่ในช่วง พ.ย. ๒๕๖๔ จาก ๑ ขั้นที่ระบุเป็นช่วงเวลา" in told


def test_where_the_author_ends_a_page_the_table_ends_with_a_connector_and_begins_with_another() -> None:
    one, document = procedure(page_after=["1", "3"])
    before, behind = tables_of(document)
    words = [[each.get("descr") for each in table._tbl.xpath(".//wp:docPr")] for table in (before, behind)]
    first, *others = flow_in_words(one.meta.steps)

    assert words == [[first, "ผังต่อหน้าถัดไป"], ["ผังต่อจากหน้าก่อน", *others]]
    assert [row.cells[0].text for row in behind.rows] == ["ลำดับ", "", "2", "3"]
    between = before._tbl.getnext()
    assert between.getnext() is behind._tbl
    assert between.xpath("./w:pPr/w:pageBreakBefore")
    assert len(steps_of(document)) == 3


def test_a_form_without_a_column_for_details_has_them_in_another() -> None:
    _, document = procedure(FORM.model_copy(update={"columns": (Column.NUMBER, Column.FLOW, Column.ROLE)}))

    assert steps_of(document)[2].role == ("เลขานุการ", "รายละเอียดงาน: ปิดประกาศ", "ระยะเวลา: ๑ วัน",
                                          "เอกสารที่เกี่ยวข้อง: ประกาศ, คำสั่ง")  # fmt: skip


def test_each_row_has_its_part_of_the_flow_as_a_picture_with_words() -> None:
    one, document = procedure()
    drawn = document.element.xpath("//wp:inline")

    assert [each.xpath("./wp:docPr/@descr")[0] for each in drawn] == list(flow_in_words(one.meta.steps))
    for each in drawn:
        vector = document.part.rels[each.xpath(".//*[local-name() = 'svgBlip']/@r:embed")[0]].target_part
        assert vector.content_type == "image/svg+xml"
        width, high = (int(each.xpath(f"./wp:extent/@{side}")[0]) for side in ("cx", "cy"))
        drawing = vector.blob.decode()
        assert f'width="{round(width / 9525)}"' in drawing  # 9,525 units a pixel: as large as it was drawn
        assert abs(float(drawing.split(' height="')[1].split('"')[0]) - high / 9525) < 0.1


def test_a_picture_is_as_high_as_the_words_beside_it() -> None:
    steps = [{"number": 1, "text": "ก"}, {"number": 2, "text": "ข", "detail": "รายละเอียดของงาน " * 40}]
    _, document = procedure(steps=steps)
    first, second = (int(high) / 360_000 for high in document.element.xpath("//wp:inline/wp:extent/@cy"))

    detail = document.tables[-1].rows[1].cells[2]
    width = int(detail._tc.xpath("./w:tcPr/w:tcW/@w:w")[0]) / 1440 * 2.54
    assert first < 3
    assert abs(second - height([steps[1]["detail"]], width)) < 0.01  # type: ignore[list-item]


def test_a_row_longer_than_a_page_has_a_picture_that_a_page_has_room_for() -> None:
    _, document = procedure(steps=[{"number": 1, "text": "ก", "detail": "ยาว" * 6000}])

    assert [int(high) / 360_000 for high in document.element.xpath("//wp:inline/wp:extent/@cy")] == [20.0]


def test_a_symbol_taller_than_a_page_is_made_smaller_as_a_whole() -> None:
    text = "ตรวจสอบเอกสารหลักฐานการเบิกจ่าย " * 40
    _, document = procedure(steps=[{"number": 1, "text": text, "shape": "decision", "yes": 2, "no": 1}, ENDED])
    extent = document.element.xpath("//wp:inline/wp:extent")[0]
    drawing = next(part for part in document.part.package.iter_parts() if part.partname.endswith("drawing1.svg"))
    sides = re.findall(r'<svg[^>]* width="([^"]+)" height="([^"]+)"', drawing.blob.decode())
    width, high = map(float, sides[0])

    assert int(extent.get("cy")) == 20 * 360_000
    assert abs(int(extent.get("cx")) / int(extent.get("cy")) - width / high) < 0.001


SIGNS = [*"กขคงชนมปรสอ่้๊็ิีุูำเแไ๑๒", *"aZ09 <>\"'/;:.,()", "😀", "\x0b", "\ufffe", "\u200b"]
SHAPES = ["start", "process", "decision", "document", "subprocess", "connector", "end"]
SAID = st.text(st.sampled_from(SIGNS), max_size=60).filter(lambda text: bool(readable(text).strip()))
MANY = st.lists(SAID, min_size=1, max_size=3)
STEP = st.fixed_dictionaries(
    {"text": SAID, "shape": st.sampled_from(SHAPES)},
    optional={"detail": SAID, "duration": SAID, "role": MANY, "documents": MANY, "next": st.integers(1, 9),
              "no": st.integers(1, 9)},
)  # fmt: skip


@settings(max_examples=300 if os.environ.get("LOKM_SOAK") else 12, deadline=None, derandomize=True)
@given(st.lists(STEP, min_size=1, max_size=8))
def test_any_steps_come_back_as_they_were(steps: list[dict[str, Any]]) -> None:
    with patch.object(sop, "png", return_value=DOT):
        one, document = procedure(steps=[{"number": number, **step} for number, step in enumerate(steps, 1)])

    for read, step in zip(steps_of(document), one.meta.steps, strict=True):
        assert (read.number, read.text) == (str(step.number), readable(step.text))
        assert read.duration == readable(step.duration or "")
        assert _once(read.detail) == _once(step.detail or "")
        assert [_once(role) for role in read.role] == [_once(role) for role in step.role]
        assert [_once(name) for name in read.documents] == [_once(name) for name in step.documents]


def _once(text: str) -> str:
    """What Markdown leaves of a text that has no marks: single spaces, none at its ends."""
    return " ".join(readable(text).split())


def test_a_step_knows_no_word_that_word_could_not_carry() -> None:
    _, document = procedure(steps=[{"number": 1, "text": "ก\x0bข\ud800", "detail": "ค\x00", "role": "ง\ufffe"}])

    assert steps_of(document) == [Read("1", "กข", "ค", "", ("ง",), ())]


def test_an_asset_without_steps_has_no_form() -> None:
    _, document = procedure(steps=[])

    assert "ทั้งหน่วยงาน" in [p.text for p in document.paragraphs]
    assert len(document.tables) == 1
