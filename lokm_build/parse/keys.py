"""The keys of a model as authors write them, and the Thai names by which they may try to write them."""

from functools import cache

from pydantic import BaseModel

KEYS_IN_THAI = {
    "ชื่อ": "title",
    "ชื่อเรื่อง": "title",
    "หัวเรื่อง": "title",
    "ชื่อองค์ความรู้": "title",
    "ชนิด": "kind",
    "ประเภท": "kind",
    "หน่วยงาน": "unit",
    "หัวข้อ": "topics",
    "หมวดหมู่": "topics",
    "ปี": "fiscal_year",
    "ปีงบประมาณ": "fiscal_year",
    "สรุป": "summary",
    "บทสรุป": "summary",
    "ตัวชี้วัด": "indicators",
    "กลุ่ม": "group",
    "กลุ่มภารกิจ": "group",
    "สถานะ": "status",
    "การเข้าถึง": "access",
    "ผู้ดูแล": "owner",
    "เจ้าของ": "owner",
    "ผู้จัดทำ": "owner",
    "วันที่": "date",
    "ทบทวน": "review_by",
    "วันที่ทบทวน": "review_by",
    "เรื่องที่เกี่ยวข้อง": "related",
    "คำค้น": "keywords",
    "คำสำคัญ": "keywords",
    "ไฟล์แนบ": "attachments",
    "เอกสารแนบ": "attachments",
    "ที่มา": "source",
    "การนำไปใช้": "adoptions",
    "การเผยแพร่": "disseminations",
    "รางวัล": "awards",
    "สัญญาอนุญาต": "licence",
    "ขั้นตอน": "steps",
    "กิจกรรม": "activities",
    "ลำดับ": "number",
    "รหัส": "code",
    "ผู้รับผิดชอบ": "role",
    "ระยะเวลา": "duration",
    "รายละเอียด": "detail",
    "tags": "topics",
    "author": "owner",
    "description": "summary",
    "license": "licence",
    "year": "fiscal_year",
    "organization": "organisation",
}


@cache
def key_names(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model, as they are written in files."""
    return tuple(field.alias or name for name, field in model.model_fields.items())
