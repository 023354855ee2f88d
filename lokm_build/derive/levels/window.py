"""The period that an evaluation looks at: a round of a fiscal year, and which days count in it.

Rounds are those of `thai.dates`: 1 from October to February, 2 from March to July, None for the whole year from
October to September. August and September belong to the whole year alone.
"""

import datetime
from dataclasses import dataclass

from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.fields import Counts
from lokm_build.thai.dates import fiscal_year_span, round_span

Round = int | None
"""1, 2, or None for the whole year."""

ROUNDS: tuple[Round, ...] = (1, 2, None)
ROUND_NAMES: dict[Round, str] = {1: "รอบ 5 เดือนแรก", 2: "รอบ 5 เดือนหลัง", None: "ทั้งปี"}
ROUND_MONTHS: dict[Round, str] = {1: "ต.ค.–ก.พ.", 2: "มี.ค.–ก.ค.", None: "ต.ค.–ก.ย."}


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, none after `today`; `in_round` of `fiscal_year` is what is evaluated."""

    fiscal_year: int
    in_round: Round
    counts: Counts
    first: datetime.date
    last: datetime.date
    today: datetime.date

    def fault(self, day: datetime.date | None) -> Reason | None:
        """Why something of this day does not count; None when it does."""
        if day is None:
            return Reason.NO_DATE
        if day < self.first:
            return Reason.BEFORE
        if day > self.last:
            return Reason.AFTER
        return Reason.FUTURE if day > self.today else None


def window(fiscal_year: int, in_round: Round, counts: Counts, today: datetime.date) -> Window:
    """The days that count for a round: its own, those since October, or all before its end."""
    first, last = round_span(fiscal_year, in_round)
    if counts is Counts.YEAR_TO_DATE:
        first = fiscal_year_span(fiscal_year)[0]
    elif counts is Counts.EVER:
        first = datetime.date.min
    return Window(fiscal_year, in_round, counts, first, last, today)
