"""The head of a form says, for each kind, what its readers look for first; what is not filled is not named."""

from lokm_build.derive.heads import form_head
from lokm_build.model.asset import Asset
from tests.derive.centre import asset, catalogue

SOURCE = {"event": "KM DAY", "date": "2566-09-28", "place": "ห้องประชุม 1"}


def told(one: Asset, *others: Asset) -> list[str]:
    site = catalogue(one, *others)
    plans = [(plan, activity) for plan in others for activity in plan.meta.activities if activity.aar == one.id]
    fields = form_head(one, site, plans[0] if plans else None)
    return [f"{field.name}: {' / '.join(line.text for line in field.lines)}" for field in fields]


def test_an_aar_stands_under_the_activity_that_it_reviews() -> None:
    activity = {
        "number": 4, "name": "การเบิกจ่าย", "start": "ก.ค. 2567", "end": "ก.ค. 2567", "actual_start": "2567-08-14",
        "actual_end": "2567-08-21", "indicator": "ผู้เข้าร่วม", "target": "ร้อยละ 80", "audience": "ทุกกอง", "invited": 60,
        "reached": 45, "role": "กองคลัง", "format": "Fishbone Diagram", "aar": "review",
    }  # fmt: skip
    plan = asset("plan", kind="plan", title="แผน KM", activities=[activity])

    assert told(asset("review", kind="aar", source=SOURCE), plan) == [
        "กิจกรรมที่ทบทวน: กิจกรรมที่ 4 “การเบิกจ่าย” / แผน KM",
        "กำหนดตามแผน: ก.ค. 2567",
        "จัดจริง: 14–21 ส.ค. 2567",
        "ต่างจากแผน: เลื่อนจาก ก.ค. 2567 เป็น 14–21 ส.ค. 2567 ช้า 21 วัน",
        "เป้าหมาย: ผู้เข้าร่วม: ร้อยละ 80",
        "กลุ่มเป้าหมาย: ทุกกอง / เข้าร่วม 45 จาก 60 คน (ร้อยละ 75)",
        "ผู้รับผิดชอบ: กองคลัง",
        "รูปแบบกิจกรรม: Fishbone Diagram",
        "ทบทวนจาก: KM DAY",
        "วันที่จัด: 28 กันยายน 2566",
        "สถานที่: ห้องประชุม 1",
    ]


def test_an_answer_stands_under_those_who_confirmed_it() -> None:
    one = asset("a", confirmed_by=["หัวหน้ากลุ่มสารบรรณ", "กองแผนงาน"], confirmed="2567-11-12")

    assert told(one) == ["ผู้ยืนยันคำตอบ: หัวหน้ากลุ่มสารบรรณ / กองแผนงาน", "วันที่ยืนยัน: 12 พฤศจิกายน 2567"]


def test_an_order_stands_under_its_number_its_signatory_and_what_it_replaces() -> None:
    one = asset(
        "new", kind="policy", number="ที่ 18/2569", date="2569-10-15", signatory="เลขานุการกรม", effective="2569-10-15",
        expires="2570-09-30", supersedes=["old"],
    )  # fmt: skip

    assert told(one, asset("old", kind="policy", title="คำสั่งเดิม")) == [
        "เลขที่: ที่ 18/2569",
        "ลงวันที่: 15 ตุลาคม 2569",
        "ผู้ลงนาม: เลขานุการกรม",
        "ใช้บังคับ: ตั้งแต่ 15 ตุลาคม 2569 ถึง 30 กันยายน 2570",
        "ยกเลิกหรือใช้แทน: คำสั่งเดิม",
    ]


def test_a_report_a_lesson_and_a_study_say_where_they_come_from() -> None:
    assert told(asset("t", kind="technique", source=SOURCE)) == [
        "เวทีหรือกิจกรรม: KM DAY", "วันที่จัด: 28 กันยายน 2566", "สถานที่: ห้องประชุม 1",
    ]  # fmt: skip
    assert told(asset("l", kind="lesson", source={"event": "ประชุมสรุปงาน"})) == ["การประชุมหรือกิจกรรม: ประชุมสรุปงาน"]
    assert told(asset("r", kind="research", awards=[{"name": "เลิศรัฐ", "year": "2568", "result": "ดีเด่น"}])) == [
        "เวทีที่ส่งผลงาน: เลิศรัฐ ปี 2568 ดีเด่น",
    ]


def test_what_says_nothing_has_no_head() -> None:
    for kind in ("technique", "lesson", "aar", "qa", "checklist", "research", "policy", "sop", "plan"):
        assert told(asset("a", kind=kind)) == []
