import pytest

from lokm_build.model.body import StepCells
from lokm_build.render.body import render_body
from tests.render.centre import asset


def cell(detail: str) -> str:
    cells = render_body(asset("a", kind="sop", steps=[{"number": 1, "text": "ก", "detail": detail}])).cells
    return cells[0].detail if cells else ""


def test_plain_text_is_no_markdown_and_has_no_html_of_its_own() -> None:
    assert render_body(asset("a", kind="sop", steps=[{"number": 1, "text": "ก", "detail": "ร่าง < ฉบับแรก"}])).cells == ()


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("ทำ **ก่อน** ส่ง", "ทำ <strong>ก่อน</strong> ส่ง"),
        ("- ร่าง\n- ส่ง", "<ul>\n<li>ร่าง</li>\n<li>ส่ง</li>\n</ul>"),
        ("บรรทัดแรก\nบรรทัดสอง", "บรรทัดแรก<br>\nบรรทัดสอง"),
        ("ดู [คำสั่ง](order.md)", 'ดู <a href="lokm:knowledge/div/order.md">คำสั่ง</a>'),
        ("# ไม่ใช่หัวข้อ\n\n<b>ไม่ใช่ HTML</b>", "<p># ไม่ใช่หัวข้อ</p>\n<p>&lt;b&gt;ไม่ใช่ HTML&lt;/b&gt;</p>"),
        ("[กด](javascript:alert(1))", "กด"),
        ("![ภาพ](https://x.example/a.png) *", '!<a href="https://x.example/a.png" rel="noopener noreferrer">ภาพ</a> *'),
    ],
)
def test_a_detail_is_markdown_of_a_few_kinds(written: str, html: str) -> None:
    assert cell(written) == html


def test_links_of_cells_are_links_of_the_body_and_faults_are_told_at_their_value() -> None:
    steps = [{"number": 1, "text": "ก", "detail": "[ลับ](file:///c:/x)", "documents": ["แบบ", "[คำสั่ง](order.md)"]}]
    body = render_body(asset("a", kind="sop", steps=steps))

    assert body.cells == (StepCells("ลับ", ("", '<a href="lokm:knowledge/div/order.md">คำสั่ง</a>')),)
    assert [link.target for link in body.outline.links] == ["", "knowledge/div/order.md"]
    assert [found.code for found in body.findings] == ["LINK-LOCAL"]
