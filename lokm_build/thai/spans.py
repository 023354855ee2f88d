"""Periods and the distance between two days, in the short words of Thai plans.

Days in, words out. A period of whole months is named by its months, as plans name it; what the two ends of a
period share is said once.
"""

import calendar as western
from datetime import date, timedelta

from .calendar import SHORT_MONTHS
from .dates import buddhist_year, format_date


def span(first: date | None, last: date | None) -> str:
    """`1–6 ส.ค. 2555`, `27 ส.ค. – 14 ก.ย. 2555`, `เม.ย. – มิ.ย. 2567`; one day where the ends are one."""
    if first is None or last is None or first == last:
        day = first or last
        return format_date(day, "short") if day else ""
    if first.day == 1 and last == month_end(last) and first < last:
        return _months(first, last)
    opening, closing = format_date(first, "short").split(" "), format_date(last, "short")
    if first.year == last.year:
        opening.pop()
        if first.month == last.month:
            return f"{first.day}–{closing}"
    return f"{' '.join(opening)} – {closing}"


def distance(first: date, last: date) -> str:
    """How much later the last day is, in years, months and days; between two ends of months, in whole months."""
    if last <= first:
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month
    if not _both_end_months(first, last) and _months_later(first, months) > last:
        months -= 1
    whole = first if months == 0 else _months_later(first, months)
    days = 0 if _both_end_months(first, last) else (last - whole).days
    counted = ((months // 12, "ปี"), (months % 12, "เดือน"), (days, "วัน"))
    return " ".join(f"{number:,} {name}" for number, name in counted if number)


def month_end(day: date) -> date:
    """The last day of the month in which the day falls."""
    return day.replace(day=western.monthrange(day.year, day.month)[1])


def _months(first: date, last: date) -> str:
    opening, closing = SHORT_MONTHS[first.month - 1], f"{SHORT_MONTHS[last.month - 1]} {buddhist_year(last)}"
    if first.year != last.year:
        return f"{opening} {buddhist_year(first)} – {closing}"
    return closing if first.month == last.month else f"{opening} – {closing}"


def _both_end_months(first: date, last: date) -> bool:
    return all((day + timedelta(days=1)).day == 1 for day in (first, last))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, western.monthrange(year, month + 1)[1]))
