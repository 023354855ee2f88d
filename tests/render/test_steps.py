"""The form of an SOP on its page: what readers, keyboards and paper get of it."""

import re
from dataclasses import replace

from lokm_build.model.catalogue import Catalogue
from lokm_build.model.forms import FormProfile
from lokm_build.model.registry import Registry
from lokm_build.render.pages.steps import FIGURE_MOST
from tests.render.centre import CENTRE, REGISTRY, asset, catalogue, page, words

STEPS = [
    {"number": 1, "shape": "start", "text": "ร่างแผน", "duration": "2 วัน", "role": ["เลขานุการ", "ธุรการ"]},
    {"number": 2, "shape": "decision", "text": "เห็นชอบหรือไม่", "duration": "ทุกเดือน", "role": "หัวหน้า", "yes": 3, "no": 1},
    {"number": 3, "shape": "end", "text": "ประกาศ", "duration": "พ.ย. 64", "documents": ["ประกาศ", "[คำสั่ง](order.md)"]},
]  # fmt: skip
BARE = FormProfile(
    code="bare", title="แบบสี่ช่อง", digits="thai", columns=("number", "flow", "duration", "role"),  # type: ignore[arg-type]
    head=("unit", "procedure"), signatures=({"label": "ผู้อนุมัติ", "role": "ผู้อำนวยการกอง"},),  # type: ignore[arg-type]
)  # fmt: skip


def html(*profiles: FormProfile, steps: object = STEPS, **keys: object) -> str:
    one = asset("a", kind="sop", steps=steps, **keys)
    return page(with_forms(catalogue(one, asset("order", title="คำสั่ง")), *profiles), "a").html


def with_forms(there: Catalogue, *profiles: FormProfile) -> Catalogue:
    centre = CENTRE.model_copy(update={"forms": profiles})
    return replace(there, registry=Registry(**{**REGISTRY.__dict__, "centre": centre}))


def cells(made: str, column: str) -> list[str]:
    body = made[made.index("<tbody") : made.index("</tbody>")]
    found = re.findall(rf'<td role="cell" class="lokm-steps__{column}\b[^"]*"[^>]*>(.*?)</td>', body, re.S)
    return [words(re.sub(r"<svg.*?</svg>", "", one, flags=re.S)) for one in found]


def fold(made: str, name: str) -> str:
    found = re.search(rf"<details[^>]*>\s*<summary>{name}.*?</summary>(.*?)</details>", made, re.S)
    assert found, name
    return found[1]


def test_the_table_has_the_columns_and_heads_of_the_form_and_thai_digits() -> None:
    made = html(BARE)
    heads = re.findall(r'<th role="columnheader"[^>]*>(.*?)</th>', made)

    assert heads == ["ลำดับ", "ผังกระบวนการ", "ระยะเวลา", "ผู้รับผิดชอบ"]
    assert cells(made, "number") == ["๑", "๒", "๓"]
    assert cells(made, "duration") == ["๒ วัน", "ทุกเดือน", "พ.ย. ๖๔"]
    assert ["lokm-thai" in html(*forms) for forms in ((BARE,), ())] == [True, False]  # for its lists


def test_each_row_holds_its_drawing_and_says_the_same_in_words() -> None:
    made = html()
    assert cells(made, "flow") == [
        "เริ่มต้น ร่างแผน",
        "ตัดสินใจ เห็นชอบหรือไม่ เห็นชอบ ไปขั้นที่ 3 ไม่เห็นชอบ กลับไปขั้นที่ 1",
        "สิ้นสุด ประกาศ",
    ]
    assert made.count("lokm-flow--row") == 3
    assert 'href="#lokm-step-3">เห็นชอบ ไปขั้นที่ 3' in made


def test_a_document_that_is_a_link_leads_to_its_page() -> None:
    assert cells(html(), "documents")[2] == "ประกาศ คำสั่ง"
    assert '<a href="../knowledge/order.html">คำสั่ง</a>' in html()


def test_what_the_form_has_no_column_for_stands_in_the_details() -> None:
    four = FormProfile(code="x", columns=("number", "flow", "detail"))  # type: ignore[arg-type]
    assert cells(html(four), "detail")[2] == "ระยะเวลา: พ.ย. 64 เอกสารที่เกี่ยวข้อง: ประกาศ, คำสั่ง"


def test_without_a_column_of_details_nothing_is_lost_either() -> None:
    assert cells(html(BARE), "role")[2] == "เอกสารที่เกี่ยวข้อง: ประกาศ, คำสั่ง"
    only = FormProfile(code="x", columns=("number", "flow"))  # type: ignore[arg-type]
    assert cells(html(only), "number")[0] == "1 ระยะเวลา: 2 วัน ผู้รับผิดชอบ: เลขานุการ, ธุรการ"
    listed = FormProfile(code="x", columns=("number", "duration"))  # type: ignore[arg-type]
    assert cells(html(listed), "duration")[0] == "2 วัน ผังกระบวนการ: ร่างแผน ผู้รับผิดชอบ: เลขานุการ, ธุรการ"


def test_connectors_stand_ready_for_paper_and_are_no_rows_to_those_who_listen() -> None:
    made = html()
    assert made.count("lokm-flow--break") == 2
    assert re.search(r'<tr class="lokm-steps__over" aria-hidden="true">', made)
    assert made.index("</tbody>") < made.index('<tfoot aria-hidden="true">')


def classes(made: str) -> list[str]:
    """What each row says of the way to the next."""
    rows = re.findall(r'<tr role="row" id="[^"]+"(?: class="([^"]+)")?>', made)
    return [row.replace("lokm-steps__", "") for row in rows]


def test_rows_tell_whether_the_way_leads_on_and_no_page_ends_where_it_does_not() -> None:
    back = {"number": 4, "text": "แก้ไข", "next": 1}
    steps = [*STEPS[:1], {**STEPS[1], "no": 4}, {**back, "number": 3}, back, {"number": 5, "text": "จบ"}]
    assert classes(html(steps=steps)) == ["on", "on", "stays", "stays", ""]
    assert classes(html(steps=steps, page_after=["1", "3"])) == ["on ends-page", "on", "ends-page", "stays", ""]


def test_durations_dates_and_roles_are_told_beneath_the_table() -> None:
    made = html()
    assert "รวมเวลา 2 วัน จาก 1 ขั้นที่ระบุเป็นจำนวน · อยู่ในช่วง พ.ย. 2564 จาก 1 ขั้น" in words(made)
    assert "อีก 1 ขั้นทำเป็นประจำหรือขึ้นกับเรื่อง" in words(made)
    assert "1 พ.ย. 2564 3 – 30 พ.ย. 2564 – 3" in words(fold(made, "กำหนดวันสำคัญ"))
    assert words(fold(made, "ขั้นตอนตามผู้รับผิดชอบ")) == "เลขานุการ 1 ธุรการ 1 หัวหน้า 2"


def test_the_checklist_has_a_box_a_step_and_another_text_is_another_box() -> None:
    made = fold(html(), "รายการตรวจ")
    changed = fold(html(steps=[{**STEPS[0], "text": "ร่างใหม่"}, *STEPS[1:]]), "รายการตรวจ")
    boxes, others = (re.findall(r'data-lokm-tick="([^"]+)"', one) for one in (made, changed))

    assert len(set(boxes)) == 3
    assert [one == other for one, other in zip(boxes, others, strict=True)] == [False, True, True]


def test_the_flow_is_there_as_one_figure_and_as_words() -> None:
    made = html(BARE)
    assert 'role="img"' in fold(made, "ผังทั้งหมด")
    assert "ขั้นที่ ๒ (ตัดสินใจ) เห็นชอบหรือไม่ ถ้าเห็นชอบ ไปขั้นที่ ๓" in words(fold(made, "ผังเป็นข้อความ"))


def test_the_head_and_the_signatures_are_those_of_the_form() -> None:
    made = html(BARE, procedure="ทำแผน")
    head = made[made.index('<dl class="lokm-formhead">') : made.index("</dl>")]

    assert words(head) == "ชื่อหน่วยงาน กองแผนงาน กระบวนการ ทำแผน"
    assert '<p class="lokm-formtitle">แบบสี่ช่อง</p>' in made
    assert "ลงชื่อ ( ) ผู้อำนวยการกอง ผู้อนุมัติ วันที่" in words(made[made.index('<div class="lokm-sign"') :])
    assert "lokm-sign" not in html()


def test_numbers_that_stand_twice_make_no_id_twice() -> None:
    made = html(steps=[{"number": 1, "text": "ก"}, {"number": 1, "text": "ข"}, {"number": 2, "text": "ค"}])
    ids = re.findall(r'\sid="([^"]+)"', made)
    assert sorted(set(ids)) == sorted(ids)


def test_what_an_author_wrote_is_text_in_every_place_where_it_stands() -> None:
    bad = "<script>alert(1)</script>\"'&"
    one = {"number": 1, "text": bad, "detail": bad, "duration": bad, "role": [bad, bad]}
    made = html(steps=[{**one, "documents": [bad, f"[{bad}](x)"]}, {"number": 2, "text": bad}], procedure=bad)

    assert "<script>alert" not in made
    assert "style=" not in made
    assert re.search(r"\son[a-z]+=", made) is None


def test_a_page_of_sixty_steps_stays_light() -> None:
    ways = {number: {"shape": "decision", "yes": number + 1, "no": number - 3} for number in range(4, 60, 4)}
    many = [
        {"number": n, "text": f"งานขั้นที่ {n} ของเรื่อง", "detail": "ทำให้ครบ " * 12, "duration": "2 วัน", **ways.get(n, {})}
        for n in range(1, 61)
    ]
    assert len(html(steps=many).encode()) < 270_000


def test_the_figure_alone_is_left_out_where_it_would_weigh_too_much() -> None:
    steps = [{"number": n, "text": "งาน"} for n in range(1, FIGURE_MOST + 2)]
    assert "ผังทั้งหมด" not in html(steps=steps)
    assert "ผังทั้งหมด" in html(steps=steps[:-1])
