"""Duties and criteria of the registry: what a unit must hand in during a fiscal year, and how needs are weighed.

Both are data that a centre writes down for itself; a day of the year is kept as `MM-DD`, whatever way it was
written, and belongs to any fiscal year that is asked about.
"""

import calendar
import datetime
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from lokm_build.model.fields import Code, Entity, Number, Refs, Round, Text, _many, _number, _text, refuse
from lokm_build.thai.dates import ThaiDateError, calendar_year, parse_date

_LEAP_YEAR = 2567
"""B.E.: a year that has all days, 29 February too."""


def _day_of_year(value: Any) -> Any:
    text = _text(value)
    written = f"{_LEAP_YEAR}-{text}" if re.fullmatch(r"\d\d-\d\d", text) else f"{text} {_LEAP_YEAR}"
    try:
        return parse_date(written).strftime("%m-%d")
    except ThaiDateError as error:
        raise refuse("DATE-INVALID", value=text, reason="ให้เขียนวันและเดือนโดยไม่มีปี เช่น 15 ธ.ค.") from error


DayOfYear = Annotated[str, BeforeValidator(_day_of_year), Field(max_length=40)]
DaysOfYear = Annotated[tuple[DayOfYear, ...], BeforeValidator(_many)]
Weight = Annotated[int, BeforeValidator(_number), Field(ge=1, le=100)]
Score = Annotated[int, BeforeValidator(_number), Field(ge=0, le=5)]


class Duty(Entity):
    """registry/duties.yml: what a unit hands in during a fiscal year (สิ่งที่ต้องส่ง)."""

    code: Code = Field(description="รหัสสิ่งที่ต้องส่ง")
    name: Text = Field(description="ชื่อสิ่งที่ต้องส่ง")
    due: DaysOfYear = Field((), description="วันครบกำหนด เป็นวันและเดือนไม่มีปี เช่น 15 ธ.ค. ถ้ามีหลายงวดเขียนเป็นรายการ")
    within: Number | None = Field(None, description="จำนวนวันหลังกิจกรรมของแผนสิ้นสุด สำหรับสิ่งที่ต้องส่งทุกกิจกรรม เช่น AAR")
    round: Round | None = Field(None, description="รอบการประเมินที่ใช้ 1 หรือ 2")
    units: Refs = Field((), description="รหัสหน่วยงานที่ต้องส่ง ถ้าไม่ระบุคือหน่วยงานเจ้าภาพของตัวชี้วัดในปีนั้น")
    source: Text | None = Field(None, description="ที่มาของกำหนด")


class Criterion(Entity):
    """registry/criteria.yml: by what needed knowledge is chosen (เกณฑ์เลือกความรู้)."""

    code: Code = Field(description="รหัสเกณฑ์")
    name: Text = Field(description="ชื่อเกณฑ์")
    weight: Weight = Field(description="น้ำหนัก 1 ถึง 100")
    about: Text | None = Field(None, description="คำถามที่ใช้ให้คะแนน")


def day_in(fiscal_year: int, day: str) -> datetime.date:
    """The date of a day of the year in a B.E. fiscal year; 29 February is the 28th where there is none."""
    month, number = int(day[:2]), int(day[3:])
    year = calendar_year(fiscal_year, month)
    return datetime.date(year, month, min(number, calendar.monthrange(year, month)[1]))
