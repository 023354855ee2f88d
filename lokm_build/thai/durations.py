"""How long a step of work takes, as its author wrote it: a length, a period of dates, again and again, or it depends.

Text in, a typed value out; what cannot be read is None, for the checks to tell. Thai or Arabic digits; years of two
digits are B.E. 25.., since nobody writes a procedure for another century. Knows no today.
"""

import calendar as western
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .calendar import bare, month_number
from .dates import FIRST_BE, OFFSET, ThaiDateError, calendar_year, fiscal_year_span, parse_date
from .digits import to_arabic, to_thai
from .lengths import Length, format_length, read_length
from .lengths import total as total_length
from .spans import month_end, span

LONGEST = 120
"""No duration is longer; a longer text would only cost the patterns time."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; `is_end` where only the last day was given (ภายใน 30 ก.ย. 65)."""

    start: date
    end: date
    is_end: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """Again and again (ทุกเดือน, ตลอดปี); `months` are the first and the last of the same months of every year."""

    words: str
    months: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Depending:
    """As something else decides (ตามชั้นความเร็ว, ทันที): said, and yet no number."""

    words: str


Duration = Length | Period | Recurring | Depending

_DASH = re.compile(r"\s*(?:[-‐‑‒–—−~]|\bto\b|(?<![ก-๎])ถึง(?![ก-๎])|(?<=[\d.)\s])ถึง)\s*")
_RECURRING = re.compile(
    r"(?:ตลอด(?:ทั้ง)?(?:ปี|เวลา|โครงการ)|ทุก|ราย(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี)|ประจำ|เป็นประจำ|ต่อเนื่อง|"
    r"(?:วัน|สัปดาห์|อาทิตย์|เดือน|ไตรมาส|ปี)ละ\s*\S)"
)
_DEPENDING = re.compile(r"(?:ตาม|แล้วแต่|ขึ้นอยู่กับ|ขึ้นกับ|ทันที|ก่อน|หลัง|เมื่อ)(?=.|$)")
_EVERY_MONTH = re.compile(r".*ของ(?:ทุก|แต่ละ)?เดือน(?:ถัดไป)?")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_YEARLY = re.compile(r"\s*(?:ของทุกปี|ของแต่ละปี|ทุกปี|ของปี)$")
_FISCAL = re.compile(r"(?:ตลอด|ทั้ง)?\s*ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?\s*)?(\d{4}|\d{2})")
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4])(?:\s*/\s*|\s*(?:ปีงบประมาณ|ปี|พ\.?\s?ศ\.?)?\s*)(\d{4}|\d{2})?")
_NAME = r"(?P<month>[ก-๙][ก-๙.]*(?:\s?[ก-๙]\.)?)"
_YEAR = r"(?:,?\s*(?:พ\.?\s?ศ\.?\s*|ค\.?\s?ศ\.?\s*|ปี\s*)?(?P<year>\d{4}|\d{2}))?"
_POINT = re.compile(rf"(?:วันที่\s*)?(?P<day>\d{{1,2}})?\s*(?:เดือน\s*)?(?:{_NAME}{_YEAR})?")
_LEAD = re.compile(
    r"(?:ให้แล้วเสร็จ|แล้วเสร็จ|เสร็จ)?(ภายใน|ไม่เกิน|ก่อน)?\s*"
    r"(?:สิ้น)?(?:ช่วง|ระหว่าง|ตั้งแต่|ใน)?\s*(?:วันที่\s*)?(?:เดือน\s*)?"
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A day or a month, of which parts may be left to the other end of the period."""

    day: int | None
    month: int | None
    year: int | None


def read_duration(text: str) -> Duration | None:
    """What the text says about time, or None."""
    return _read(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Duration | None:
    """The same durations stand in many steps."""
    tidied = _ISO.sub(r"\1/\2/\3", " ".join(to_arabic(text).split()))
    written = _DASH.sub("–", tidied)
    return (read_length(written) or _period(written) or _loose(written)) if written else None


def _loose(text: str) -> Duration | None:
    """Again and again, or as something else decides."""
    if months := _months_of_every_year(text):
        return Recurring(text, months)
    if _RECURRING.match(text) or _EVERY_MONTH.fullmatch(text):
        return Recurring(text)
    return Depending(text) if _DEPENDING.match(text) else None


def _period(text: str) -> Period | None:
    """A fiscal year, a quarter of one, or days and months with a year."""
    if found := _FISCAL.fullmatch(text):
        return Period(*fiscal_year_span(_full_year(found[1])))
    if (found := _QUARTER.fullmatch(text)) and found[2]:
        return _quarter(int(found[1]), _full_year(found[2]))
    lead = _LEAD.match(text)
    is_end = bool(lead and lead[1])
    rest = text[lead.end() :] if lead else text
    return _whole_dates(rest, is_end) or _points(rest, is_end)


def _whole_dates(text: str, is_end: bool) -> Period | None:
    """Days that `thai.dates` reads: in figures, or in words with a year of four digits."""
    try:
        days = [parse_date(part) for part in text.split("–", 2)]
    except ThaiDateError:
        return None
    return Period(days[0], days[-1], is_end) if len(days) < 3 and days[0] <= days[-1] else None


def _points(text: str, is_end: bool) -> Period | None:
    """`ต.ค. 64–ก.พ. 65`, `มี.ค.–ก.ค. 65`, `1–15 ต.ค. 64`, `พ.ย. 64`: what one end leaves out stands at the other."""
    ends = [_point(part) for part in text.split("–")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or first is None or last is None or last.month is None or last.year is None:
        return None
    month = first.month or last.month
    year = first.year or (last.year - 1 if month > last.month else last.year)
    try:
        start = date(year, month, first.day or 1)
        end = date(last.year, last.month, last.day or western.monthrange(last.year, last.month)[1])
    except ValueError:
        return None
    return Period(start, end, is_end) if start <= end else None


def _point(text: str) -> _Point | None:
    found = _POINT.fullmatch(text.strip())
    if not found or not text.strip():
        return None
    month = month_number(bare(found["month"])) if found["month"] else None
    if found["month"] and month is None:
        return None
    year = _full_year(found["year"]) - OFFSET if found["year"] else None
    return _Point(int(found["day"]) if found["day"] else None, month, year)


def _months_of_every_year(text: str) -> tuple[int, int] | None:
    """Months without a year: the same in every year."""
    ends = [_point(part) for part in _YEARLY.sub("", text).split("–")]
    months = [end.month for end in ends if end and end.month and not end.year]
    return (months[0], months[-1]) if len(months) == len(ends) < 3 else None


def _quarter(number: int, year: int) -> Period:
    """A quarter of a fiscal year, whose first begins in October."""
    month = (10, 1, 4, 7)[number - 1]
    in_year = calendar_year(year, month)
    return Period(date(in_year, month, 1), month_end(date(in_year, month + 2, 1)))


def _full_year(written: str) -> int:
    """A B.E. year; two digits are of this century of ours, four below 2400 are C.E."""
    year = int(written)
    if len(written) == 2:
        return 2500 + year
    return year if year >= FIRST_BE else year + OFFSET


@dataclass(frozen=True, slots=True)
class Total:
    """The durations of some steps together: all lengths as a sum, all periods as one span; how many were of each."""

    length: Length | None
    lengths: int
    span: Period | None
    periods: int
    loose: int


def total(durations: Iterable[Duration | None]) -> Total:
    """All together. What could not be read counts nowhere."""
    every = [one for one in durations if one is not None]
    lengths = [one for one in every if isinstance(one, Length)]
    periods = [one for one in every if isinstance(one, Period)]
    starts = [one.end if one.is_end else one.start for one in periods]
    span = Period(min(starts), max(one.end for one in periods)) if periods else None
    return Total(total_length(lengths), len(lengths), span, len(periods), len(every) - len(lengths) - len(periods))


def format_duration(duration: Duration, thai_digits: bool = False) -> str:
    """The duration in words, with years of four digits."""
    if isinstance(duration, Length):
        return format_length(duration, thai_digits)
    words = _told(duration) if isinstance(duration, Period) else duration.words.replace("–", " – ")
    return to_thai(words) if thai_digits else words


def _told(period: Period) -> str:
    """As plans name periods; a limit by its last day."""
    return f"ภายใน {span(period.end, period.end)}" if period.is_end else span(period.start, period.end)


