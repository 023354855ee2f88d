"""What may follow an option or a command: days, fiscal years, choices and ports, refused in Thai."""

import datetime
from collections.abc import Iterable
from typing import Any

import click

from lokm_build.thai.dates import ThaiDateError, parse_date, parse_year
from lokm_build.thai.digits import to_arabic
from lokm_build.thai.nearest import meant


class ThaiYear(click.ParamType[int]):
    """A fiscal year in B.E., also from Thai digits."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The year, or a usage error in Thai."""
        try:
            return value if isinstance(value, int) else parse_year(value)
        except ThaiDateError as error:
            self.fail(str(error), param, ctx)


class ThaiDate(click.ParamType[datetime.date]):
    """A day, in any form that an asset may write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day, or a usage error in Thai."""
        if isinstance(value, datetime.date):
            return value
        try:
            return parse_date(value)
        except ThaiDateError as error:
            self.fail(str(error), param, ctx)


class OneOf(click.Choice[str]):
    """One of a few words."""

    def __init__(self, words: Iterable[object]) -> None:
        super().__init__([str(word) for word in words])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a usage error in Thai."""
        if value not in self.choices:
            self.fail(f"'{value}' ไม่มีให้เลือก{meant(value, self.choices)} เลือกจาก: {', '.join(self.choices)}", param, ctx)
        return str(value)


class Port(click.ParamType[int]):
    """The number of a port."""

    name = "port"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error in Thai."""
        digits = to_arabic(str(value))
        if not (digits.isdecimal() and 1 <= int(digits) <= 65535):
            self.fail(f"'{value}' ไม่ใช่หมายเลขพอร์ต ใช้เลขจาก 1 ถึง 65535", param, ctx)
        return int(digits)
