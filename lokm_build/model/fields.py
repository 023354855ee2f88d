"""The types of front-matter values: text as it was written becomes a typed value, or a reason in Thai.

All values arrive as the text that stands in the file (`2.10` stays `2.10`), in
lists and mappings of such text. Reasons are raised as `PydanticCustomError` whose
type is the finding code and whose message is Thai; nothing here knows places.
"""

import datetime
import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from lokm_build.thai.dates import ThaiDateError, parse_date, parse_year
from lokm_build.thai.digits import to_arabic

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
INDICATOR_CODE = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
INDICATOR_KEY = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/(\d{4})/([a-z0-9]+(?:[.-][a-z0-9]+)*)\Z")


def refuse(code: str, reason: str, **values: str) -> PydanticCustomError:
    """The error that a reader of front matter turns into a finding with this code."""
    return PydanticCustomError(code, reason.replace("{", "{{").replace("}", "}}"), values or None)  # type: ignore[arg-type]


def _text(value: Any) -> Any:
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            raise refuse("VALUE-EMPTY", "ไม่มีข้อความ")
        return stripped
    raise refuse("VALUE-TYPE", "ต้องเป็นข้อความบรรทัดเดียว ไม่ใช่รายการหรือกลุ่มค่า")


def _code(value: Any) -> Any:
    text = _text(value)
    if not CODE.match(text):
        raise refuse("VALUE-CODE", f"รหัส '{text}' ต้องเป็นอักษรอังกฤษตัวพิมพ์เล็ก ตัวเลข และขีดกลาง")
    return text


def _indicator_code(value: Any) -> Any:
    text = to_arabic(_text(value))
    if not INDICATOR_CODE.match(text):
        raise refuse("VALUE-CODE", f"รหัสตัวชี้วัด '{text}' ต้องเป็นแบบ 2.4 หรือ 2.10")
    return text


def _indicator_key(value: Any) -> Any:
    text = to_arabic(_text(value))
    if not INDICATOR_KEY.match(text):
        raise refuse("VALUE-CODE", f"ตัวชี้วัด '{text}' ต้องเขียนแบบ หน่วยงาน/ปี/รหัส เช่น doh/2566/2.2")
    return text


def _date(value: Any) -> Any:
    try:
        return value if isinstance(value, datetime.date) else parse_date(_text(value))
    except ThaiDateError as error:
        raise refuse("VALUE-DATE", str(error)) from error


def _year(value: Any) -> Any:
    try:
        return value if isinstance(value, int) else parse_year(_text(value))
    except ThaiDateError as error:
        raise refuse("VALUE-YEAR", str(error)) from error


def _number(value: Any) -> Any:
    if isinstance(value, int):
        return value
    text = to_arabic(_text(value))
    if not re.fullmatch(r"\d{1,6}", text):
        raise refuse("VALUE-NUMBER", f"'{text}' ต้องเป็นจำนวนเต็ม")
    return int(text)


def _many(value: Any) -> Any:
    """A single text where a list is expected means a list of one."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text), Field(max_length=20_000)]
Code = Annotated[str, BeforeValidator(_code), Field(max_length=80)]
IndicatorCode = Annotated[str, BeforeValidator(_indicator_code), Field(max_length=40)]
IndicatorKey = Annotated[str, BeforeValidator(_indicator_key), Field(max_length=130)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
Year = Annotated[int, BeforeValidator(_year)]
Number = Annotated[int, BeforeValidator(_number)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_many)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(_many)]
IndicatorKeys = Annotated[tuple[IndicatorKey, ...], BeforeValidator(_many)]


class Entity(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Status(StrEnum):
    """สถานะ: only `published` and `retired` assets are part of a public site."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"


class Access(StrEnum):
    """การเข้าถึง: `internal` assets are left out of a public build."""

    PUBLIC = "public"
    INTERNAL = "internal"


class KmStep(StrEnum):
    """The seven steps of knowledge management (กระบวนการจัดการความรู้ 7 ขั้นตอน)."""

    IDENTIFY = "identify"
    CREATE = "create"
    ORGANISE = "organise"
    REFINE = "refine"
    ACCESS = "access"
    SHARE = "share"
    LEARN = "learn"


class Shape(StrEnum):
    """The symbols of the official flowchart form."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    DOCUMENT = "document"
    SUBPROCESS = "subprocess"
    CONNECTOR = "connector"
    END = "end"


class Stage(StrEnum):
    """The six stages of an activity's progress."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    STARTED = "started"
    COLLECTED = "collected"
    ASSESSED = "assessed"
    CONCLUDED = "concluded"


class Licence(StrEnum):
    """สัญญาอนุญาต of an asset's content."""

    DGA_OGL = "dga-ogl"
    CC_BY = "cc-by"
    CC_BY_SA = "cc-by-sa"
    CC_BY_NC = "cc-by-nc"
    CC0 = "cc0"
    RESERVED = "reserved"


NAMES: dict[StrEnum, str] = {
    Status.DRAFT: "ฉบับร่าง",
    Status.REVIEW: "รอตรวจ",
    Status.PUBLISHED: "เผยแพร่",
    Status.RETIRED: "เลิกใช้แล้ว",
    Access.PUBLIC: "เปิดเผย",
    Access.INTERNAL: "ใช้ภายใน",
    KmStep.IDENTIFY: "บ่งชี้ความรู้",
    KmStep.CREATE: "สร้างและแสวงหาความรู้",
    KmStep.ORGANISE: "จัดความรู้ให้เป็นระบบ",
    KmStep.REFINE: "ประมวลและกลั่นกรองความรู้",
    KmStep.ACCESS: "เข้าถึงความรู้",
    KmStep.SHARE: "แบ่งปันแลกเปลี่ยนความรู้",
    KmStep.LEARN: "เรียนรู้",
    Shape.START: "เริ่มต้น",
    Shape.PROCESS: "ดำเนินการ",
    Shape.DECISION: "ตัดสินใจ",
    Shape.DOCUMENT: "เอกสาร",
    Shape.SUBPROCESS: "กระบวนการย่อย",
    Shape.CONNECTOR: "จุดเชื่อม",
    Shape.END: "สิ้นสุด",
    Stage.PLANNED: "วางแผน",
    Stage.PROPOSED: "เสนอขออนุมัติ",
    Stage.STARTED: "เริ่มดำเนินการ",
    Stage.COLLECTED: "รวบรวมประเด็นความรู้",
    Stage.ASSESSED: "ประเมินก่อนและหลัง",
    Stage.CONCLUDED: "สรุปผล",
    Licence.DGA_OGL: "สัญญาอนุญาตข้อมูลเปิดภาครัฐ (DGA Open Government License)",
    Licence.CC_BY: "ครีเอทีฟคอมมอนส์ แสดงที่มา (CC BY 4.0)",
    Licence.CC_BY_SA: "ครีเอทีฟคอมมอนส์ แสดงที่มา–อนุญาตแบบเดียวกัน (CC BY-SA 4.0)",
    Licence.CC_BY_NC: "ครีเอทีฟคอมมอนส์ แสดงที่มา–ไม่ใช้เพื่อการค้า (CC BY-NC 4.0)",
    Licence.CC0: "อุทิศเป็นสาธารณะ (CC0 1.0)",
    Licence.RESERVED: "สงวนลิขสิทธิ์",
}
"""The Thai name of each choice, as pages and messages show it."""
