"""Form profiles: how a unit's official form looks, as `forms:` of `registry/centre.yml` says it.

A profile says nothing of content: it names the columns, their heads, the way numbers are written, and who signs.
The unit that has none of its own fills in that of its nearest superior unit, then the centre's, then `PLAIN_SOP`.
"""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from lokm_build.model.fields import NAMES, Code, Column, Digits, Entity, Head, Refs, Text, _many
from lokm_build.thai.digits import to_thai

Columns = Annotated[tuple[Column, ...], BeforeValidator(_many)]
Heads = Annotated[tuple[Head, ...], BeforeValidator(_many)]
NUMBER_BLANKS = ("short", "unit", "year", "yy", "number", "id")
"""What a pattern of document numbers may hold: short name and code of the unit, year, its last two digits, the
asset's own `number`, its id."""

BLANK = re.compile(r"\{([^{}]*)\}")


class Headings(Entity):
    """The heads of columns where a form calls them otherwise."""

    number: Text | None = Field(None, description="หัวคอลัมน์ลำดับ")
    flow: Text | None = Field(None, description="หัวคอลัมน์ผังกระบวนการ")
    detail: Text | None = Field(None, description="หัวคอลัมน์รายละเอียดงาน")
    duration: Text | None = Field(None, description="หัวคอลัมน์ระยะเวลา")
    role: Text | None = Field(None, description="หัวคอลัมน์ผู้รับผิดชอบ")
    documents: Text | None = Field(None, description="หัวคอลัมน์เอกสารที่เกี่ยวข้อง")


class Signature(Entity):
    """One place of the block in which a form is signed."""

    label: Text = Field(description="ผู้ลงนามทำหน้าที่ใด เช่น ผู้จัดทำ ผู้ตรวจสอบ ผู้อนุมัติ")
    role: Text | None = Field(None, description="ตำแหน่งของผู้ลงนาม (ไม่ใช่ชื่อบุคคล)")


class FormProfile(Entity):
    """One form: for these units and their subunits; for all where no unit is named."""

    code: Code = Field(description="รหัสของแบบฟอร์ม")
    units: Refs = Field((), description="รหัสหน่วยงานที่ใช้แบบนี้ รวมหน่วยงานย่อย ไม่ระบุคือทุกหน่วยงาน")
    title: Text = Field("มาตรฐานการปฏิบัติงาน (SOP)", description="ชื่อแบบฟอร์มที่พิมพ์บนหัวกระดาษ")
    columns: Columns = Field(tuple(Column), description="คอลัมน์ของตาราง ตามลำดับ", min_length=1)
    headings: Headings = Field(Headings(), description="หัวคอลัมน์ที่เรียกต่างจากปกติ")
    digits: Digits = Field(Digits.ARABIC, description="ตัวเลขในแบบ: arabic หรือ thai")
    document_number: Text | None = Field(
        None, description="รูปแบบเลขที่เอกสาร เช่น SOP-{short}-{number}/{year}", max_length=200
    )
    head: Heads = Field((Head.UNIT, Head.INDICATOR), description="ข้อมูลที่หัวแบบ ตามลำดับ")
    signatures: tuple[Signature, ...] = Field((), description="ช่องลงนามท้ายแบบ", max_length=6)

    def heading(self, column: Column) -> str:
        """What the head of a column says."""
        return getattr(self.headings, column) or NAMES[column]

    def figures(self, text: str) -> str:
        """A text of ours with the digits of the form."""
        return to_thai(text) if self.digits is Digits.THAI else text


PLAIN_SOP = FormProfile(code="sop")
"""The form of a unit that has none: its columns are those that its steps fill."""


def profile_of(forms: Iterable[FormProfile], units: Iterable[str]) -> FormProfile:
    """The form of a unit: `units` are its code and those above it, the nearest first."""
    given = tuple(forms)
    for unit in units:
        for form in given:
            if unit in form.units:
                return form
    return next((form for form in given if not form.units), PLAIN_SOP)
