from dataclasses import replace

import pytest

from lokm_build.derive.forms import FormDocument, SopForm, said, sop_form
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, Column
from lokm_build.model.forms import FormProfile, Headings, Signature
from lokm_build.model.registry import Registry
from tests.render.centre import CENTRE, REGISTRY, asset, catalogue

STEPS = [
    {"number": 1, "shape": "start", "text": "ร่างแผน", "detail": "ร่าง", "duration": "2 วัน",
     "role": ["เลขานุการ", "ธุรการ"]},
    {"number": 2, "shape": "decision", "text": "เห็นชอบหรือไม่", "duration": "พ.ย. 64", "role": "หัวหน้า",
     "yes": 3, "no": 1},
    {"number": 3, "shape": "end", "text": "ประกาศ", "duration": "พ.ย. – ธ.ค. 64", "role": "เลขานุการ",
     "documents": ["ประกาศ", "[คำสั่ง](order.md)"]},
]  # fmt: skip
FIVE = FormProfile(
    code="five", units=("div",), title="แบบห้าช่อง", digits="thai",  # type: ignore[arg-type]
    columns=("number", "flow", "detail", "duration", "role"),  # type: ignore[arg-type]
    headings=Headings(number="ที่"), document_number="SOP-{short}-{number}/{yy}",
    head=("unit", "indicator", "document_number"),  # type: ignore[arg-type]
    signatures=(Signature(label="ผู้จัดทำ"),),
)  # fmt: skip


def form(*profiles: FormProfile, **keys: object) -> SopForm:
    one = asset("a", kind="sop", **{"steps": STEPS, **keys})
    return sop_form(one, with_forms(catalogue(one), *profiles))


def with_forms(there: Catalogue, *profiles: FormProfile) -> Catalogue:
    centre = CENTRE.model_copy(update={"forms": profiles})
    return replace(there, registry=Registry(**{**REGISTRY.__dict__, "centre": centre}))


def test_without_a_profile_the_form_has_the_columns_that_steps_fill() -> None:
    bare = [{"number": 1, "text": "ก", "duration": "1 วัน"}]
    assert [head.column.value for head in form(steps=bare).columns] == ["number", "flow", "duration"]
    assert [head.column.value for head in form().columns] == [column.value for column in Column]


def test_a_profile_says_columns_heads_digits_number_and_who_signs() -> None:
    told = form(FIVE, number="4", indicators=["d/2566/2.10"])

    assert [head.heading for head in told.columns] == ["ที่", "ผังกระบวนการ", "รายละเอียดงาน", "ระยะเวลา", "ผู้รับผิดชอบ"]
    assert [row.number for row in told.rows] == ["๑", "๒", "๓"]
    assert told.rows[1].duration == "พ.ย. ๖๔"
    assert told.head == (
        ("ชื่อหน่วยงาน", "กองแผนงาน"),
        ("ชื่อตัวชี้วัด", "ตัวชี้วัดที่ ๒.๑๐ องค์กรแห่งการเรียนรู้"),
        ("เลขที่เอกสาร", "SOP-div-๔/๖๖"),
    )
    assert [one.label for one in told.signatures] == ["ผู้จัดทำ"]


def test_nothing_of_a_step_is_lost_for_want_of_a_column() -> None:
    assert form(FIVE).rows[2].extras == (("เอกสารที่เกี่ยวข้อง", "ประกาศ, คำสั่ง"),)
    assert form().rows[2].extras == ()


def test_a_document_may_be_a_link() -> None:
    assert form().rows[2].documents == (FormDocument("ประกาศ"), FormDocument("คำสั่ง", "order.md"))


def test_the_nearest_unit_with_a_form_decides_then_the_form_of_all() -> None:
    above = FormProfile(code="above", units=("dept",), title="ของกรม")
    everyone = FormProfile(code="all", title="ของทุกหน่วย")

    assert form(everyone, above, FIVE).title == "แบบห้าช่อง"
    assert form(everyone, above).title == "ของกรม"
    assert form(everyone).title == "ของทุกหน่วย"
    assert form(FormProfile(code="x", units=("elsewhere",), title="ของหน่วยอื่น")).title == "มาตรฐานการปฏิบัติงาน (SOP)"


def test_a_pattern_without_its_number_is_not_printed_half_filled() -> None:
    assert form(FIVE).document_number == ""
    assert form(FIVE.model_copy(update={"document_number": None}), number="4/2566").document_number == "๔/๒๕๖๖"


def test_durations_make_a_total_and_critical_dates() -> None:
    told = form()

    assert (told.total.lengths, told.total.periods) == (1, 2)
    assert [(one.words, one.begin, one.end) for one in told.dates] == [
        ("1 พ.ย. 2564", ("2", "3"), ()),
        ("30 พ.ย. 2564", (), ("2",)),
        ("31 ธ.ค. 2564", (), ("3",)),
    ]


def test_steps_are_gathered_by_role_in_the_order_of_work() -> None:
    told = [(each.role, [row.number for row in each.rows]) for each in form().by_role]
    assert told == [("เลขานุการ", ["1", "3"]), ("ธุรการ", ["1"]), ("หัวหน้า", ["2"])]


def test_an_asset_without_steps_has_an_empty_form() -> None:
    told = form(steps=[])
    assert (told.rows, told.dates, told.by_role, told.total.length) == ((), (), (), None)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("ดู [คำสั่ง](a.md) **ก่อน**", "ดู คำสั่ง ก่อน"), ("ราคา 5*3", "ราคา 5*3"), ("[ไม่ใช่ลิงก์]", "[ไม่ใช่ลิงก์]")],
)
def test_markdown_is_told_in_plain_words(written: str, plain: str) -> None:
    assert said(written) == plain


def test_no_two_choices_share_a_name_by_sharing_a_value() -> None:
    choices = [one for kind in {type(choice) for choice in NAMES} for one in kind]
    assert len({str(one) for one in choices}) == len(choices) == len(NAMES)


def test_a_page_may_end_after_a_row() -> None:
    assert [row.ends_page for row in form(page_after=["2"]).rows] == [False, True, False]
