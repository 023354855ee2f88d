"""Records that hang on an asset, as they stand in files beside it.

`Records` is the schema of `NAME.records.yml`; `COLUMNS` are the columns of `NAME.records.csv`, with the heads
by which Thai offices call them. Which columns a sort of record has follows from its entity.
"""

from dataclasses import dataclass

from pydantic import Field

from lokm_build.model.asset import Adoption, Award, Dissemination
from lokm_build.model.fields import Entity


class Records(Entity):
    """What may stand in a file of records."""

    adoptions: tuple[Adoption, ...] = Field((), description="การนำไปใช้")
    disseminations: tuple[Dissemination, ...] = Field((), description="การเผยแพร่")
    awards: tuple[Award, ...] = Field((), description="รางวัล")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of record: the list it stands in, its entity, what a table calls it, and what makes two the same."""

    list: str
    entity: type[Entity]
    name: str
    also: tuple[str, ...]
    sign: str
    same: tuple[str, ...]


SORTS = (
    Sort(
        "adoptions", Adoption, "นำไปใช้", ("การนำไปใช้", "การนำความรู้ไปใช้", "adoption", "adoptions"),
        "unit", ("unit", "date", "result"),
    ),
    Sort(
        "disseminations", Dissemination, "เผยแพร่", ("การเผยแพร่", "dissemination", "disseminations"),
        "channel", ("channel", "date", "reference"),
    ),
    Sort("awards", Award, "รางวัล", ("award", "awards"), "name", ("name", "year", "result")),
)  # fmt: skip
"""`sign` is the key by which a row tells its sort when it does not say."""

KIND = "kind"
"""The column that says of which sort a row is."""

COLUMNS: dict[str, tuple[str, ...]] = {
    KIND: ("ประเภท", "ประเภทบันทึก", "ชนิด", "ชนิดบันทึก", "kind", "type"),
    "date": ("วันที่", "วันที่นำไปใช้", "วันที่เผยแพร่", "วัน เดือน ปี", "วันเดือนปี", "ว/ด/ป", "date"),
    "unit": ("หน่วยงาน", "รหัสหน่วยงาน", "หน่วยงานที่นำไปใช้", "ผู้นำไปใช้", "unit"),
    "result": ("ผล", "ผลที่เกิดขึ้น", "ผลที่ได้", "ผลการนำไปใช้", "ผลการประกวด", "result"),
    "evidence": ("หลักฐาน", "หลักฐานอ้างอิง", "evidence"),
    "channel": ("ช่องทาง", "รหัสช่องทาง", "ช่องทางเผยแพร่", "ช่องทางการเผยแพร่", "channel"),
    "reference": ("อ้างอิง", "ลิงก์หรือเลขที่หนังสือ", "ลิงก์", "เลขที่หนังสือ", "ที่อยู่เว็บ", "reference", "link", "url"),
    "name": ("ชื่อรางวัล", "name"),
    "year": ("ปี", "ปีงบประมาณ", "ปี พ.ศ.", "year", "fiscal_year"),
    "": ("ลำดับ", "ลำดับที่", "ที่", "หมายเหตุ", "no", "no.", "number", "note", "remark", "remarks"),
}
"""Heads by key, the first as a template has it; what stands under the last is the office's own, and is not read."""

HEADS = {head: key for key, heads in COLUMNS.items() for head in heads}
