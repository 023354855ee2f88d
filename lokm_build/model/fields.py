"""The types of front-matter values: text as it was written becomes a typed value, or a reason in Thai.

All values arrive as the text that stands in the file (`2.10` stays `2.10`), in
lists and mappings of such text. Reasons are raised as `PydanticCustomError` whose
type is the finding code and whose context fills its message; nothing here knows places.
"""

import calendar
import datetime
import re
from contextlib import suppress
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from lokm_build.model.choice import Choice
from lokm_build.thai.dates import OFFSET, ThaiDateError, parse_date, parse_year
from lokm_build.thai.digits import to_arabic

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
INDICATOR_CODE = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
INDICATOR_KEY = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)/([0-9]{4})/([a-z0-9]+(?:[.-][a-z0-9]+)*)\Z")

RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", "conin", "conout"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Names that a list page or a Windows device needs."""

_FLAGS = {"true": True, "yes": True, "ใช่": True, "false": False, "no": False, "ไม่ใช่": False}
_MISSPELT_MONTHS = {"กรกฏาคม": "กรกฎาคม", "กุมภาพันธุ์": "กุมภาพันธ์", "พฤษจิกายน": "พฤศจิกายน"}


def refuse(code: str, **values: str) -> PydanticCustomError:
    """The error that a reader of front matter turns into a finding: its code, and the message's values."""
    return PydanticCustomError(code, code, values or None)


def _text(value: Any) -> Any:
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            raise refuse("VALUE-EMPTY")
        return stripped
    raise refuse("VALUE-TEXT")


def _code(value: Any) -> Any:
    text = _text(value)
    if not CODE.match(text):
        raise refuse("VALUE-CODE", value=text)
    if text in RESERVED:
        raise refuse("VALUE-CODE-RESERVED", value=text)
    return text


def _indicator_code(value: Any) -> Any:
    text = to_arabic(_text(value))
    if not INDICATOR_CODE.match(text):
        raise refuse("VALUE-CODE", value=text)
    return text


def _indicator_key(value: Any) -> Any:
    text = to_arabic(_text(value))
    found = INDICATOR_KEY.match(text)
    if not found:
        raise refuse("INDICATOR-FORM", value=text)
    _buddhist(int(found[2]), text)
    return text


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    text = _text(value)
    if "/" in text:
        raise refuse("DATE-INVALID", value=text, reason="เครื่องหมาย / ไม่บอกว่าวันหรือเดือนมาก่อน")
    for wrong, right in _MISSPELT_MONTHS.items():
        if wrong in text:
            raise refuse("DATE-INVALID", value=text, reason=f"'{wrong}' สะกดว่า '{right}'")
    try:
        return parse_date(text)
    except ThaiDateError as error:
        raise refuse("DATE-INVALID", value=text, reason=str(error)) from error


def _first_day(value: Any) -> Any:
    """A month alone means its first day where a period begins."""
    if isinstance(value, str):
        with suppress(ThaiDateError):
            return parse_date(f"1 {value.strip()}")
    return _date(value)


def _last_day(value: Any) -> Any:
    """A month alone means its last day where a period ends."""
    first = _first_day(value)
    if not isinstance(value, str) or _is_whole_date(value):
        return first
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _is_whole_date(text: str) -> bool:
    try:
        parse_date(text.strip())
    except ThaiDateError:
        return False
    return True


def _year(value: Any) -> Any:
    if isinstance(value, int):
        return value
    text = _text(value)
    try:
        year = parse_year(text)
    except ThaiDateError as error:
        raise refuse("YEAR-INVALID", value=text, reason=str(error)) from error
    if written := re.fullmatch(r"\d{4}", to_arabic(text)):
        _buddhist(int(written[0]), text)
    return year


def _buddhist(year: int, text: str) -> None:
    """Fiscal years are B.E.; a bare C.E. year is a slip, not another way to write it."""
    if year < 2400:
        raise refuse("YEAR-INVALID", value=text, reason=f"เป็น ค.ศ. ให้เขียนเป็น พ.ศ. {year + OFFSET}")


def _number(value: Any) -> Any:
    if isinstance(value, int):
        return value
    text = to_arabic(_text(value))
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise refuse("VALUE-NUMBER", value=text)
    return int(text)


def _round(value: Any) -> Any:
    """A round of evaluation by number, or by its name on the form ("5 เดือนแรก")."""
    if isinstance(value, str):
        for number, name in enumerate(("5เดือนแรก", "5เดือนหลัง"), 1):
            if to_arabic(value).replace(" ", "").removeprefix("รอบ") == name:
                return number
    return _number(value)


def _flag(value: Any) -> Any:
    """Yes or no, in the words of YAML or in Thai."""
    if isinstance(value, bool):
        return value
    text = _text(value).lower()
    if text not in _FLAGS:
        raise refuse("VALUE-FLAG", value=text)
    return _FLAGS[text]


def _url(value: Any) -> Any:
    text = _text(value)
    if not re.match(r"https?://[^\s/\"'<>]+", text):
        raise refuse("VALUE-URL", value=text)
    return text


def _many(value: Any) -> Any:
    """A single text where a list is expected means a list of one."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text), Field(max_length=20_000)]
Code = Annotated[str, BeforeValidator(_code), Field(max_length=80)]
IndicatorCode = Annotated[str, BeforeValidator(_indicator_code), Field(max_length=40)]
IndicatorKey = Annotated[str, BeforeValidator(_indicator_key), Field(max_length=130)]
Ref = Annotated[str, BeforeValidator(_text), Field(max_length=130)]
"""A code that stands elsewhere: whether it is known is for the checks to say, so any text is kept."""
Date = Annotated[datetime.date, BeforeValidator(_date)]
FirstDay = Annotated[datetime.date, BeforeValidator(_first_day)]
LastDay = Annotated[datetime.date, BeforeValidator(_last_day)]
Url = Annotated[str, BeforeValidator(_url), Field(max_length=500)]
Round = Annotated[int, BeforeValidator(_round), Field(ge=1, le=2)]
Year = Annotated[int, BeforeValidator(_year)]
Number = Annotated[int, BeforeValidator(_number)]
Grade = Annotated[int, BeforeValidator(_number), Field(ge=1, le=5)]
Percent = Annotated[int, BeforeValidator(_number), Field(ge=0, le=100)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_many)]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(_many)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(_many)]
Refs = Annotated[tuple[Ref, ...], BeforeValidator(_many)]
IndicatorKeys = Annotated[tuple[IndicatorKey, ...], BeforeValidator(_many)]


class Entity(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Status(Choice):
    """สถานะ: only `published` and `retired` assets are part of a public site."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"


class Access(Choice):
    """การเข้าถึง: `internal` assets are left out of a public build."""

    PUBLIC = "public"
    INTERNAL = "internal"


class KmStep(Choice):
    """The seven steps of knowledge management (กระบวนการจัดการความรู้ 7 ขั้นตอน)."""

    IDENTIFY = "identify"
    CREATE = "create"
    ORGANISE = "organise"
    REFINE = "refine"
    ACCESS = "access"
    SHARE = "share"
    LEARN = "learn"


class Shape(Choice):
    """The symbols of the official flowchart form."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    DOCUMENT = "document"
    SUBPROCESS = "subprocess"
    CONNECTOR = "connector"
    END = "end"


class Stage(Choice):
    """The six stages of an activity's progress."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    STARTED = "started"
    COLLECTED = "collected"
    ASSESSED = "assessed"
    CONCLUDED = "concluded"


class Column(Choice):
    """The columns that a form of steps can have."""

    NUMBER = "number"
    FLOW = "flow"
    DETAIL = "detail"
    DURATION = "duration"
    ROLE = "role"
    DOCUMENTS = "documents"


class Digits(Choice):
    """How a form writes its numbers."""

    ARABIC = "arabic"
    THAI = "thai"


class Head(Choice):
    """What may stand in the head of a form."""

    UNIT = "unit"
    GROUP = "group"
    PROCEDURE = "procedure"
    INDICATOR = "indicator"
    DOCUMENT_NUMBER = "document_number"
    DATE = "date"
    OWNER = "owner"
    REVIEW_BY = "review_by"


class Counts(Choice):
    """What a round of evaluation counts: its own months, all since October, or also the years before."""

    ROUND = "round"
    YEAR_TO_DATE = "year_to_date"
    EVER = "ever"


class Overall(Choice):
    """How the levels of factors make one level; fractions are dropped."""

    MINIMUM = "minimum"
    MEAN = "mean"
    WEIGHTED = "weighted"


class Licence(Choice):
    """สัญญาอนุญาต of an asset's content."""

    DGA_OGL = "dga-ogl"
    CC_BY = "cc-by"
    CC_BY_SA = "cc-by-sa"
    CC_BY_NC = "cc-by-nc"
    CC0 = "cc0"
    RESERVED = "reserved"


NAMES: dict[Choice, str] = {
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
    Column.NUMBER: "ลำดับ",
    Column.FLOW: "ผังกระบวนการ",
    Column.DETAIL: "รายละเอียดงาน",
    Column.DURATION: "ระยะเวลา",
    Column.ROLE: "ผู้รับผิดชอบ",
    Column.DOCUMENTS: "เอกสารที่เกี่ยวข้อง",
    Head.UNIT: "ชื่อหน่วยงาน",
    Head.GROUP: "กลุ่มภารกิจ",
    Head.PROCEDURE: "กระบวนการ",
    Head.INDICATOR: "ชื่อตัวชี้วัด",
    Head.DOCUMENT_NUMBER: "เลขที่เอกสาร",
    Head.DATE: "วันที่ประกาศใช้",
    Head.OWNER: "ผู้จัดทำ",
    Head.REVIEW_BY: "ทบทวนภายใน",
    Digits.ARABIC: "เลขอารบิก",
    Digits.THAI: "เลขไทย",
    Counts.ROUND: "เฉพาะเดือนของรอบนั้น",
    Counts.YEAR_TO_DATE: "สะสมตั้งแต่ต้นปีงบประมาณถึงสิ้นรอบ",
    Counts.EVER: "สะสมทุกปีตามสายของตัวชี้วัดถึงสิ้นรอบ",
    Overall.MINIMUM: "ระดับของปัจจัยที่ต่ำที่สุด",
    Overall.MEAN: "ค่าเฉลี่ยของทุกปัจจัย ปัดเศษลง",
    Overall.WEIGHTED: "ค่าเฉลี่ยถ่วงน้ำหนัก ปัดเศษลง",
    Licence.DGA_OGL: "สัญญาอนุญาตข้อมูลเปิดภาครัฐ (DGA Open Government License)",
    Licence.CC_BY: "ครีเอทีฟคอมมอนส์ แสดงที่มา (CC BY 4.0)",
    Licence.CC_BY_SA: "ครีเอทีฟคอมมอนส์ แสดงที่มา–อนุญาตแบบเดียวกัน (CC BY-SA 4.0)",
    Licence.CC_BY_NC: "ครีเอทีฟคอมมอนส์ แสดงที่มา–ไม่ใช้เพื่อการค้า (CC BY-NC 4.0)",
    Licence.CC0: "อุทิศเป็นสาธารณะ (CC0 1.0)",
    Licence.RESERVED: "สงวนลิขสิทธิ์",
}
"""The Thai name of each choice, as pages and messages show it."""
