"""Dates and fiscal years, as Thai offices write them.

Text in; `datetime.date` and Buddhist Era (B.E.) fiscal years out. What cannot be read is
refused with a `ThaiDateError`, whose text tells the author in Thai what is wrong and what to
write. Knows no today: nothing is guessed from the clock, so two-digit years are refused.

B.E. = C.E. + 543. A year from 2400 is B.E.; what is written with an era must fit that era.
The fiscal year begins on 1 October of the year before the one whose name it bears. Its two evaluation rounds
are October to February and March to July; August and September belong to neither.
"""

import calendar as western
import re
from datetime import date, timedelta, timezone

from .calendar import BUDDHIST, CHRISTIAN, MONTHS, SHORT_MONTHS, bare, era, month_number
from .digits import to_arabic

OFFSET = 543
FIRST_MONTH = 10
"""Of a fiscal year."""
BANGKOK = timezone(timedelta(hours=7))
"""Thailand keeps one offset all year; a fixed one needs no time-zone data on Windows."""
LONGEST = 80
FIRST_BE = 2400
FIRST_CE, LAST_CE = FIRST_BE - OFFSET, 2100

_ERA = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|B\.?E\.?|C\.?E\.?|A\.?D\.?)"
_YEAR = rf"(?:{_ERA}\s*)?(?P<year>\d+)(?:\s*(?P<era_after>B\.?E\.?|C\.?E\.?|A\.?D\.?))?"
_DAY_WORD = r"(?:วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ|ศุกร์|เสาร์)?\s*ที่\s*)?"
_YEAR_WORD = r"(?:ปีงบประมาณ|ปี|FY)?\s*"
_NAME = r"(?P<month>[^\W\d_][^\d,/]*?)"
_FLAGS = re.IGNORECASE

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<year>\d+)")
_WORDS = re.compile(rf"{_DAY_WORD}(?P<day>\d{{1,2}})\s*{_NAME},?\s*{_YEAR}", _FLAGS)
_AMERICAN = re.compile(rf"{_NAME}\s*(?P<day>\d{{1,2}})\s*,\s*{_YEAR}", _FLAGS)
_NO_DAY = re.compile(rf"{_NAME}\s*{_YEAR}", _FLAGS)
_ONLY_YEAR = re.compile(rf"{_YEAR_WORD}{_YEAR}", _FLAGS)

_EXAMPLES = "เช่น 2566-07-14 หรือ 14 ก.ค. 2566"


class ThaiDateError(ValueError):
    """A date or year that cannot be read; the text is the reason, in Thai."""


def parse_date(text: str) -> date:
    """The day that the text names, in B.E. or C.E., with Thai or Arabic digits."""
    written = _tidy(text)
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _WORDS, _AMERICAN):
        if found := pattern.fullmatch(written):
            return _day(found)
    raise ThaiDateError(_unreadable(written))


def parse_year(text: str) -> int:
    """The B.E. year that the text names; a C.E. year is converted."""
    written = _tidy(text)
    found = _ONLY_YEAR.fullmatch(written)
    if found is None:
        raise ThaiDateError(f"อ่านปี '{written}' ไม่ได้ ให้เขียนเลขสี่หลัก เช่น 2566")
    return _christian_year(found) + OFFSET


def fiscal_year(day: date) -> int:
    """The B.E. fiscal year in which the day falls."""
    return day.year + OFFSET + (1 if day.month >= FIRST_MONTH else 0)


def fiscal_year_span(be: int) -> tuple[date, date]:
    """The first and the last day of a B.E. fiscal year."""
    closing = be - OFFSET
    return date(closing - 1, FIRST_MONTH, 1), date(closing, 9, 30)


def round_span(be: int, number: int | None) -> tuple[date, date]:
    """The first and the last day of a round of a B.E. fiscal year: 1, 2, or None for the whole year."""
    first, last = fiscal_year_span(be)
    march = date(last.year, 3, 1)
    if number == 1:
        return first, march - timedelta(days=1)
    return (march, date(last.year, 7, 31)) if number == 2 else (first, last)


def calendar_year(be: int, month: int) -> int:
    """The C.E. year in which a month of a B.E. fiscal year lies."""
    return be - OFFSET - (1 if month >= FIRST_MONTH else 0)


def buddhist_year(day: date) -> int:
    """The B.E. calendar year in which the day falls."""
    return day.year + OFFSET


def format_date(day: date, style: str = "long") -> str:
    """The day in Thai and B.E.: `long`, `short`, or `month` without the day."""
    year = buddhist_year(day)
    if style == "long":
        return f"{day.day} {MONTHS[day.month - 1]} {year}"
    if style == "short":
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year}"
    if style == "month":
        return f"{MONTHS[day.month - 1]} {year}"
    raise ValueError(f"unknown date style: {style}")


def _tidy(text: str) -> str:
    # No date is longer than this; a longer text would only cost the patterns time.
    return " ".join(to_arabic(text[:LONGEST]).split())


def _day(found: re.Match[str]) -> date:
    year = _christian_year(found)
    month = _month(found["month"])
    day = int(found["day"])
    last = western.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ThaiDateError(f"ไม่มีวันที่ {day}: เดือน{MONTHS[month - 1]} พ.ศ. {year + OFFSET} มี {last} วัน")
    return date(year, month, day)


def _month(name: str) -> int:
    if name.isdecimal():
        return _counted_month(int(name))
    number = month_number(name)
    if number is None:
        raise ThaiDateError(f"ไม่รู้จักเดือน '{name.strip()}' {_EXAMPLES}")
    return number


def _counted_month(number: int) -> int:
    if 1 <= number <= 12:
        return number
    raise ThaiDateError(f"ไม่มีเดือนที่ {number}: เดือนมีตั้งแต่ 1 ถึง 12 และวันเขียนก่อนเดือน {_EXAMPLES}")


def _christian_year(found: re.Match[str]) -> int:
    named = found.groupdict()
    written = named["year"]
    if len(written) != 4:
        raise ThaiDateError(_wrong_length(written))
    year = int(written)
    said = era(named.get("era") or named.get("era_after") or "")
    is_buddhist = said == BUDDHIST if said else year >= FIRST_BE
    christian = year - OFFSET if is_buddhist else year
    if not FIRST_CE <= christian <= LAST_CE:
        raise ThaiDateError(_implausible(year, said))
    return christian


def _wrong_length(written: str) -> str:
    if len(written) == 2:
        return f"ปี '{written}' มีสองหลัก จึงไม่รู้ว่าศตวรรษใด ให้เขียน 25{written} (พ.ศ.) หรือ 20{written} (ค.ศ.)"
    return f"ปี '{written}' ไม่ใช่เลขสี่หลัก ให้เขียนสี่หลัก เช่น 2566 (พ.ศ.) หรือ 2023 (ค.ศ.)"


def _implausible(year: int, said: str | None) -> str:
    if said == CHRISTIAN and year >= FIRST_BE:
        return f"ค.ศ. {year} อยู่ไกลเกินไป หมายถึง พ.ศ. {year} หรือไม่"
    if said == BUDDHIST and FIRST_CE <= year <= LAST_CE:
        return f"พ.ศ. {year} เก่าเกินไป หมายถึง ค.ศ. {year} (พ.ศ. {year + OFFSET}) หรือไม่"
    return f"ปี {year} เป็นไปไม่ได้: รับ พ.ศ. {FIRST_BE}–{LAST_CE + OFFSET} หรือ ค.ศ. {FIRST_CE}–{LAST_CE}"


def _unreadable(written: str) -> str:
    if not written:
        return f"ไม่ได้เขียนวันที่ {_EXAMPLES}"
    if (found := _NO_DAY.fullmatch(written)) and month_number(bare(found["month"])):
        return f"'{written}' ไม่มีวันที่ของเดือน ให้เขียนครบทั้งวัน เดือน ปี {_EXAMPLES}"
    if _ONLY_YEAR.fullmatch(written):
        return f"'{written}' มีแต่ปี ให้เขียนครบทั้งวัน เดือน ปี {_EXAMPLES}"
    return f"อ่านวันที่ '{written}' ไม่ได้ {_EXAMPLES}"
