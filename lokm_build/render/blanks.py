"""Message templates as a reader of the documentation sees them: named blanks instead of format fields.

`blanks("ไฟล์ใหญ่ {size}")` is `ไฟล์ใหญ่ <var>ขนาดไฟล์</var>`. Every field of the table of codes has a name here
(a test holds that), and doubled braces become the single ones that an author will see.
"""

from string import Formatter

from markupsafe import Markup, escape

BLANKS = {
    "allowed": "ชนิดไฟล์ที่รับ",
    "before": "ค่าก่อนหน้า",
    "character": "เครื่องหมาย",
    "choices": "ค่าที่เลือกได้",
    "column": "ชื่อคอลัมน์",
    "count": "จำนวน",
    "date": "วันที่",
    "description": "คำอธิบาย",
    "encoding": "รหัสอักขระ",
    "end": "วันสิ้นสุด",
    "example": "ตัวอย่าง",
    "exempt": "รหัสที่ยกเว้น",
    "extension": "นามสกุล",
    "found": "เส้นที่พบ",
    "fragment": "หัวข้อ",
    "guide": "คำแนะนำของหัวข้อ",
    "heading": "ชื่อหัวข้อ",
    "headings": "ชื่อหัวข้อที่ขาด",
    "height": "สูง",
    "invited": "จำนวนที่เชิญ",
    "key": "คีย์",
    "kind": "ชนิด",
    "known": "ค่าที่รู้จัก",
    "length": "ความยาว",
    "limit": "ขีดจำกัด",
    "line": "เลขบรรทัด",
    "name": "ชื่อ",
    "number": "หมายเลข",
    "other": "ที่ซ้ำกัน",
    "range": "ช่วงค่า",
    "reached": "จำนวนที่มา",
    "reason": "เหตุผล",
    "right": "ค่าที่ถูก",
    "ring": "วงที่พบ",
    "size": "ขนาด",
    "start": "วันเริ่ม",
    "successor": "เรื่องที่ใช้แทน",
    "suggestion": "ชื่อที่แนะนำ",
    "tag": "คำสั่ง",
    "unit": "หน่วยงาน",
    "value": "ค่าที่เขียน",
    "what": "สิ่งที่พบ",
    "width": "กว้าง",
    "wrong": "คำที่ผิด",
    "year": "ปี",
}


def blanks(template: str) -> Markup:
    """The template, escaped, with each field as a `var` element that names what will stand there."""
    pieces = Formatter().parse(template)
    return Markup().join(escape(literal) + _blank(field) for literal, field, _, _ in pieces)


def _blank(field: str | None) -> Markup:
    return Markup("<var>{}</var>").format(BLANKS.get(field, field)) if field else Markup()
