"""The form of a plan: what its cells say, and how each activity stands on a day."""

import datetime
from typing import Any

import pytest

from lokm_build.derive.activities import Slip, State, standing
from lokm_build.derive.plans import COLUMNS, PlanForm, plan_form
from lokm_build.model.asset import Activity
from tests.derive.centre import asset, catalogue

TODAY = datetime.date(2024, 7, 15)


def stands(today: datetime.date = TODAY, **keys: Any) -> tuple[str, str]:
    """The state of an activity and its delay in words."""
    told = standing(Activity(**{"number": 1, "name": "วงเล่าเรื่อง", **keys}), today)
    return told.state.value, told.delay.words if told.delay else ""


def form(*activities: dict[str, Any], **keys: Any) -> PlanForm:
    plan = asset("plan", kind="plan", activities=list(activities), **keys)
    site = catalogue(plan, asset("review", kind="aar", title="ทบทวน"), asset("how", title="เทคนิค"))
    return plan_form(plan, site, TODAY)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, ("planned", "")),
        ({"start": "2567-07-15"}, ("planned", "")),
        ({"start": "2567-07-14"}, ("late", "เลยกำหนดมาแล้ว 1 วัน")),
        ({"start": "ก.ค. 2567", "end": "ก.ค. 2567"}, ("planned", "")),
        ({"start": "เม.ย. 2567", "end": "พ.ค. 2567"}, ("late", "เลยกำหนดมาแล้ว 1 เดือน 15 วัน")),
        ({"end": "2567-07-01", "progress": ["planned", "proposed"]}, ("late", "เลยกำหนดมาแล้ว 14 วัน")),
        ({"end": "ก.ย. 2567", "progress": ["planned", "proposed"]}, ("planned", "")),
        ({"end": "ก.ย. 2567", "progress": ["started"]}, ("running", "")),
        ({"end": "ก.ย. 2567", "actual_start": "2567-07-15"}, ("running", "")),
        ({"end": "ก.ย. 2567", "actual_start": "2567-07-16"}, ("planned", "")),
        ({"end": "มิ.ย. 2567", "actual_start": "2567-06-20"}, ("late", "เลยกำหนดมาแล้ว 15 วัน")),
        ({"end": "ก.ย. 2567", "actual_end": "2567-07-15"}, ("done", "")),
        ({"end": "2566-12-31", "progress": ["concluded"]}, ("done", "")),
        ({"progress": ["concluded"]}, ("done", "")),
        ({"start": "2567-07-01", "end": "2567-07-10", "actual_start": "2567-07-02", "actual_end": "2567-07-13"},
         ("done", "เสร็จช้ากว่าแผน 3 วัน")),
        ({"start": "เม.ย. 2567", "end": "เม.ย. 2567", "actual_start": "มิ.ย. 2567", "actual_end": "มิ.ย. 2567"},
         ("done", "เลื่อนจาก เม.ย. 2567 เป็น มิ.ย. 2567 ช้า 2 เดือน")),
        ({"start": "เม.ย. 2567", "end": "เม.ย. 2567", "postponed": {"start": "ส.ค. 2567", "end": "ส.ค. 2567"}},
         ("planned", "เลื่อนจาก เม.ย. 2567 เป็น ส.ค. 2567 ช้า 4 เดือน")),
        ({"start": "เม.ย. 2567", "end": "เม.ย. 2567", "postponed": {"start": "มิ.ย. 2567", "end": "มิ.ย. 2567"}},
         ("late", "เลื่อนจาก เม.ย. 2567 เป็น มิ.ย. 2567 ช้า 2 เดือน")),
        ({"start": "มิ.ย. 2567", "end": "มิ.ย. 2567", "postponed": {"end": "ส.ค. 2567"}},
         ("planned", "เลื่อนจาก มิ.ย. 2567 เป็น 31 ส.ค. 2567 ช้า 2 เดือน")),
        ({"postponed": {"reason": "รอวิทยากร"}}, ("planned", "")),
    ],
)  # fmt: skip
def test_an_activity_stands_by_its_dates_and_its_progress(keys: dict[str, Any], told: tuple[str, str]) -> None:
    assert stands(**keys) == told


def test_what_has_neither_date_nor_beginning_says_so() -> None:
    assert standing(Activity(number=1, name="ก"), TODAY).state_words == "ยังไม่กำหนดวัน"
    assert standing(Activity(number=1, name="ก", end="ก.ย. 2567"), TODAY).state_words == "ยังไม่ถึงกำหนด"  # type: ignore[arg-type]


def test_the_form_has_five_fields_and_ten_columns_of_which_progress_lies_over_six() -> None:
    told = form({"number": 1, "name": "ก"})

    assert [field.name for field in told.head] == [
        "หน่วยงาน", "กลุ่มภารกิจ (ที่คัดเลือกทำ KM)", "องค์ความรู้ที่จำเป็น", "ตัวชี้วัดตามคำรับรองฯ (KPI)",
        "เป้าหมายตัวชี้วัดตามคำรับรองฯ",
    ]  # fmt: skip
    assert [column.head for column in told.columns] == [
        "ลำดับ ที่", "กิจกรรม", "ระยะเวลา", "ตัวชี้วัด (KPI)", "เป้าหมาย", "กลุ่มเป้าหมาย", "ความก้าวหน้าการดำเนินงาน",
        "ผู้รับผิดชอบ", "บทสรุปการเรียนรู้", "รูปแบบกิจกรรม",
    ]  # fmt: skip
    assert [len(column.under) for column in COLUMNS] == [0, 0, 0, 0, 0, 0, 6, 0, 0, 0]


def test_a_row_holds_every_cell_and_leads_to_review_and_assets() -> None:
    told = form({
        "number": 4, "name": "วงเล่าเรื่อง", "start": "2567-05-01", "end": "2567-05-31", "actual_start": "2567-06-12",
        "actual_end": "2567-06-14", "indicator": "ร้อยละ", "target": "80", "audience": "ทุกกอง",
        "progress": ["planned", "started", "concluded"], "role": ["กองคลัง", "กองแผน"], "lesson": "เริ่มจากงาน",
        "format": "Story Telling", "aar": "review", "assets": ["how", "not-there"], "invited": 40, "reached": 34,
        "postponed": {"reason": "ชนงานปิดงบ"},
    })  # fmt: skip
    row = told.rows[0]

    assert (row.number, row.name, row.planned, row.actual) == (4, "วงเล่าเรื่อง", "พ.ค. 2567", "12–14 มิ.ย. 2567")
    assert (row.delay, row.reason) == ("เลื่อนจาก พ.ค. 2567 เป็น 12–14 มิ.ย. 2567 ช้า 14 วัน", "ชนงานปิดงบ")
    assert (row.indicator, row.target, row.audience) == ("ร้อยละ", "80", "ทุกกอง")
    assert row.turnout == "เข้าร่วม 34 จาก 40 คน (ร้อยละ 85)"
    assert row.stages == (True, False, True, False, False, True)
    assert (row.roles, row.lesson, row.format) == (("กองคลัง", "กองแผน"), "เริ่มจากงาน", "Story Telling")
    assert [(one.id, one.title) for one in row.reviews] == [("review", "ทบทวน")]
    assert [one.id for one in row.assets] == ["how"]


def test_the_totals_count_states_slips_and_people() -> None:
    told = form(
        {"number": 1, "name": "ก", "end": "2567-06-01", "actual_end": "2567-06-03", "invited": 10, "reached": 9},
        {"number": 2, "name": "ข", "end": "2567-06-01", "aar": "review"},
        {"number": 3, "name": "ค", "end": "2567-09-30", "progress": ["started"], "assets": ["how"], "reached": 7},
        {"number": 4, "name": "ง", "start": "เม.ย. 2567", "end": "เม.ย. 2567", "postponed": {"start": "ส.ค. 2567"}},
    ).totals

    assert dict(told.by_state) == {State.DONE: 1, State.RUNNING: 1, State.LATE: 1, State.PLANNED: 1}
    assert dict(told.by_slip) == {Slip.POSTPONED: 1, Slip.OVERRAN: 1, Slip.OVERDUE: 1}
    assert list(told.words()) == [
        "4 กิจกรรม", "แล้วเสร็จ 1", "กำลังดำเนินการ 1", "ล่าช้า 1", "ยังไม่ถึงกำหนด 1", "เลื่อน 1", "เสร็จช้ากว่าแผน 1",
        "เลยกำหนด 1", "มี AAR แล้ว 1", "ได้องค์ความรู้แล้ว 1", "เข้าร่วม 9 จาก 10 คน (ร้อยละ 90)",
    ]  # fmt: skip


def test_an_empty_plan_is_a_form_without_rows() -> None:
    told = form()

    assert told.rows == ()
    assert list(told.totals.words()) == ["0 กิจกรรม"]


def test_a_running_activity_says_since_when() -> None:
    told = form({"number": 1, "name": "ก", "end": "ก.ย. 2567", "actual_start": "2567-07-02"})

    assert told.rows[0].actual == "ตั้งแต่ 2 ก.ค. 2567"
