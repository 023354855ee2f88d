"""Why something that could have counted did not, in words; and which of it counts towards the whole.

`within` reasons are those of things that belong to the total of their counter (an asset that was made and not yet
applied); `near` says how little is missing: the smaller, the nearer.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class _Why:
    text: str
    mend: str
    near: int
    within: bool = False


class Reason(Enum):
    """Why an item is not counted."""

    NO_DATE = _Why("ไม่มีวันที่ จึงไม่รู้ว่าอยู่ในรอบใด", "ใส่วันที่", 1)
    BEFORE = _Why("เกิดก่อนช่วงที่นับ", "", 9)
    AFTER = _Why("เกิดหลังช่วงที่นับ", "", 9)
    FUTURE = _Why("วันที่ยังมาไม่ถึง", "รอให้ถึงวันนั้น", 3)
    RETIRED = _Why("เลิกใช้แล้ว จึงนับเฉพาะในปีที่จัดทำ", "", 9)
    KIND = _Why("ชนิดนี้ไม่นับในปัจจัยนี้", "", 9)
    NOT_APPLIED = _Why("ยังไม่มีบันทึกการนำไปใช้", "บันทึกการนำไปใช้พร้อมวันที่และหลักฐาน", 2, within=True)
    ADOPTION_UNDATED = _Why("การนำไปใช้ไม่มีวันที่", "ใส่วันที่ของการนำไปใช้", 1, within=True)
    ADOPTION_OUTSIDE = _Why("การนำไปใช้อยู่นอกช่วงที่นับ", "บันทึกการนำไปใช้ในช่วงนี้", 2, within=True)
    NO_GROUP = _Why("ไม่ได้ระบุกลุ่มภารกิจ (group)", "ระบุ group", 1)
    NO_STEPS = _Why("เป็น SOP แต่ไม่มีขั้นตอน (steps)", "เขียนขั้นตอนพร้อมระยะเวลา", 3)
    NO_DURATION = _Why("บางขั้นตอนไม่มีระยะเวลา", "ใส่ระยะเวลาให้ครบทุกขั้นตอน", 2)
    NO_FORM = _Why("เป็นเรื่องของกลุ่มนี้ แต่ไม่ใช่ขั้นตอนหรือแบบตรวจสอบงาน", "เขียนต่อยอดเป็น SOP หรือแบบตรวจสอบงาน", 4)
    SPREAD_MORE = _Why("เผยแพร่แล้วบางช่องทาง", "เผยแพร่เรื่องนี้ทางช่องทางที่ยังไม่ใช้", 4)
    NOT_SPREAD = _Why("ยังไม่มีบันทึกการเผยแพร่", "เผยแพร่แล้วบันทึกช่องทางและวันที่", 3)
    CHANNEL = _Why("ช่องทางนี้ไม่นับในปัจจัยนี้", "", 9)
    TOPIC = _Why("หัวข้อนี้ไม่นับในปัจจัยนี้", "", 9)
    NOT_HELD = _Why("ยังไม่ได้จัดในช่วงที่นับ", "จัดกิจกรรมแล้วบันทึกวันเริ่มจริง", 2, within=True)
    NO_AAR = _Why("จัดแล้วแต่ไม่มี AAR", "เขียน AAR แล้วอ้างในกิจกรรม", 1, within=True)
    NOT_CONCLUDED = _Why("ยังไม่ได้สรุปผล", "สรุปผลแล้วบันทึกความก้าวหน้า", 1, within=True)
    AUDIENCE = _Why("กลุ่มเป้าหมายไม่ตรงกับที่ปัจจัยนับ", "", 9)
    NO_TURNOUT = _Why("ไม่ได้บันทึกจำนวนผู้เข้าร่วม", "บันทึกจำนวนผู้เข้าร่วม", 1)
    FEW = _Why("มีผู้เข้าร่วมไม่ถึงจำนวนขั้นต่ำ", "เชิญเพิ่มให้ครบจำนวนขั้นต่ำ", 2, within=True)
    OTHER_ROUND = _Why("เป็นรายงานของรอบอื่น", "", 9)
    OTHER_UNIT = _Why("เป็นของหน่วยงานอื่น", "", 9)

    @property
    def text(self) -> str:
        """What a reader is told."""
        return self.value.text

    @property
    def mend(self) -> str:
        """What would make it count; empty where nothing would."""
        return self.value.mend

    @property
    def near(self) -> int:
        """How far it is from counting."""
        return self.value.near

    @property
    def within(self) -> bool:
        """Whether it belongs to the total."""
        return self.value.within
