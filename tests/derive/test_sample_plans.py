"""The plans of the sample as their forms: one that has what its document has, and one that runs late."""

import datetime
from functools import cache

from conftest import ROOT

from lokm_build.derive.activities import State
from lokm_build.derive.plans import PlanForm, plan_form
from lokm_build.model.catalogue import Catalogue
from lokm_build.pipeline import Settings, linked
from lokm_build.site.sources import read_sources

DAY = datetime.date(2026, 11, 20)
KNOWN = ("registry/", "ops-psdg/", "pao-hr/", "pao-finance/aar-pao-disbursement")


@cache
def sample() -> Catalogue:
    sources = [one for one in read_sources(ROOT).sources if any(part in one.path for part in KNOWN)]
    return linked(sources, Settings(DAY))[0]


def form(identity: str) -> PlanForm:
    return plan_form(sample().by_id[identity], sample(), DAY)


def test_the_plan_of_a_provincial_administration_has_what_its_document_has() -> None:
    told = form("pao-km-plan-2567")

    assert [(row.number, row.planned, row.roles[0], row.format) for row in told.rows] == [
        (1, "เม.ย. 2567", "ฝ่ายส่งเสริมและพัฒนาบุคลากร", "Story Telling"),
        (2, "พ.ค. 2567", "กองยุทธศาสตร์และงบประมาณ", "Fishbone Diagram"),
        (3, "มิ.ย. 2567", "กองพัสดุและทรัพย์สิน", "Six Thinking Hats"),
        (4, "ก.ค. 2567", "กองคลัง อบจ.", "Fishbone Diagram"),
        (5, "ส.ค. 2567", "สำนักปลัดองค์การบริหารส่วนจังหวัด", "Story Telling"),
    ]
    assert {row.target for row in told.rows} == {"ร้อยละ 80 ของบุคลากร อบจ."}
    assert all(row.audience.endswith("อย่างน้อยแห่งละ 5 คน") and all(row.stages) for row in told.rows)
    assert [line.text for line in told.head[3].lines] == ["ระดับความสำเร็จของการจัดการความรู้ ร้อยละ 80"]
    assert told.rows[3].delay == "เลื่อนจาก ก.ค. 2567 เป็น 14–21 ส.ค. 2567 ช้า 21 วัน"
    assert [one.id for one in told.rows[3].reviews] == ["aar-pao-disbursement"]


def test_the_plan_of_this_year_runs_late_and_was_postponed() -> None:
    rows = form("ops-km-plan-2570").rows

    assert [row.standing.state for row in rows] == [
        State.DONE, State.DONE, State.LATE, State.LATE, State.PLANNED, State.PLANNED, State.PLANNED, State.PLANNED,
    ]  # fmt: skip
    assert [row.delay for row in rows if row.delay] == [
        "เสร็จช้ากว่าแผน 7 วัน",
        "เลยกำหนดมาแล้ว 7 วัน",
        "เลยกำหนดมาแล้ว 2 วัน",
        "เลื่อนจาก ธ.ค. 2569 เป็น ก.พ. 2570 ช้า 2 เดือน",
    ]
