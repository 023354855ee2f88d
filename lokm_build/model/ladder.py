"""Level rules of an indicator as data: factors with their ladders and holes, and what a ladder says of a count.

Everything that a form states stands in registry/indicators.yml; here is only how such data is read. `reached` is
a pure function of a factor and two numbers: how many counted, and of how many.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from lokm_build.model.counters import COUNTERS, Counter, CounterInfo
from lokm_build.model.fields import (
    Counts,
    Entity,
    Flag,
    Grade,
    Number,
    Overall,
    Percent,
    Refs,
    Text,
    Texts,
    _many,
)
from lokm_build.model.kinds import Kind

Kinds = Annotated[tuple[Kind, ...], BeforeValidator(_many)]

LEVELS = (1, 2, 3, 4, 5)


class Conditions(Entity):
    """What a count must be: all conditions that are given must hold; `total` is of how many."""

    at_least: Number | None = Field(None, description="จำนวนที่นับได้ อย่างน้อยเท่านี้")
    at_most: Number | None = Field(None, description="จำนวนที่นับได้ ไม่เกินเท่านี้")
    total_at_least: Number | None = Field(None, description="จำนวนทั้งหมด อย่างน้อยเท่านี้")
    total_at_most: Number | None = Field(None, description="จำนวนทั้งหมด ไม่เกินเท่านี้")
    percent_at_least: Percent | None = Field(None, description="ร้อยละของจำนวนทั้งหมด อย่างน้อยเท่านี้")
    all_: Flag | None = Field(None, alias="all", description="true คือครบทุกรายการ; false คือยังไม่ครบ")

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that it would always hold."""
        return self.at_least is self.at_most is None and not self.needs_total

    @property
    def needs_total(self) -> bool:
        """Whether a condition asks of how many."""
        return not (self.total_at_least is self.total_at_most is self.percent_at_least is self.all_ is None)

    def hold(self, count: int, total: int | None) -> bool:
        """Whether all conditions hold for `count` of `total` (None: the counter knows no total)."""
        return (
            (self.at_least is None or count >= self.at_least)
            and (self.at_most is None or count <= self.at_most)
            and (not self.needs_total or (total is not None and self._of(count, total)))
        )

    def _of(self, count: int, total: int) -> bool:
        return (
            (self.total_at_least is None or total >= self.total_at_least)
            and (self.total_at_most is None or total <= self.total_at_most)
            and (self.percent_at_least is None or (total > 0 and 100 * count >= self.percent_at_least * total))
            and (self.all_ is None or (total > 0 and count >= total) == self.all_)
        )


class Rung(Conditions):
    """One level of a ladder: its conditions, and the words of the form."""

    level: Grade = Field(description="ระดับ 1–5")
    text: Text = Field(description="ถ้อยคำของเกณฑ์")


class Hole(Conditions):
    """A case that the ladder does not settle, and how it is settled here: with a `level`, the hole decides."""

    case: Text = Field(description="กรณีที่เกณฑ์ไม่ได้กล่าวถึง")
    level: Grade | None = Field(None, description="ระดับที่ให้ในกรณีนี้")
    settled: Text = Field(description="วินิจฉัยอย่างไร เพราะเหตุใด")


class Factor(Entity):
    """One factor (ปัจจัย): what is counted, and the ladder that makes a level of it."""

    code: Text = Field(description="รหัสปัจจัย เช่น F1", max_length=40)
    name: Text = Field(description="ชื่อปัจจัย")
    counter: Counter | None = Field(None, description="สิ่งที่นับ")
    ladder: tuple[Rung, ...] = Field((), description="เงื่อนไขของแต่ละระดับ ได้ระดับสูงสุดที่เงื่อนไขเป็นจริง")
    holes: tuple[Hole, ...] = Field((), description="กรณีที่เกณฑ์ไม่ครอบคลุมและข้อวินิจฉัย ใช้ก่อน ladder")
    source: Text | None = Field(None, description="ที่มาของเกณฑ์")
    weight: Number | None = Field(None, description="น้ำหนัก เมื่อ overall เป็น weighted (ค่าตั้งต้น 1)")
    counts: Counts | None = Field(None, description="ช่วงเวลาที่นับของปัจจัยนี้ ถ้าต่างจากของตัวชี้วัด")
    kinds: Kinds = Field((), description="นับเฉพาะชนิดเหล่านี้")
    channels: Refs = Field((), description="นับเฉพาะช่องทางเหล่านี้ (ตัวนับ channels)")
    topics: Refs = Field((), description="นับเฉพาะหัวข้อเหล่านี้ (ตัวนับ topics)")
    target: Number | None = Field(None, description="เป้าหมายเป็นจำนวนคน (ตัวนับ staff_reached)")
    people: Number | None = Field(None, description="จำนวนคนขั้นต่ำของแต่ละหน่วยงาน (ตัวนับ divisions_reached)")
    audience: Text | None = Field(None, description="นับเฉพาะกิจกรรมที่กลุ่มเป้าหมายมีคำนี้")
    levels: Texts = Field((), description="แบบเดิม: ถ้อยคำของระดับ 1–5 เท่านั้น แสดงเกณฑ์ได้แต่ไม่คำนวณระดับ")

    @property
    def info(self) -> CounterInfo | None:
        """What is known of its counter."""
        return COUNTERS[self.counter] if self.counter else None

    @property
    def is_countable(self) -> bool:
        """Whether a level can be computed: there is a counter and a ladder."""
        return self.counter is not None and bool(self.ladder)

    @property
    def rows(self) -> tuple[tuple[int, str], ...]:
        """Level and words of each rung, lowest first, whichever way they are written."""
        if self.ladder:
            return tuple(sorted((rung.level, rung.text) for rung in self.ladder))
        return tuple(enumerate(self.levels, 1))

    @property
    def conditions(self) -> tuple[Conditions, ...]:
        """Those of all rungs and holes."""
        return (*self.ladder, *self.holes)

    def text_of(self, level: int) -> str:
        """The words of the form for a level."""
        return dict(self.rows).get(level, "")


class Summing(Entity):
    """How the levels of the factors make the level of the indicator."""

    by: Overall = Field(description="วิธีรวม")
    source: Text | None = Field(None, description="ที่มาของวิธีรวม")


@dataclass(frozen=True, slots=True)
class Reached:
    """What a ladder says of a count: `level` is None where neither a rung nor a hole covers it."""

    level: int | None
    hole: Hole | None = None


def reached(factor: Factor, count: int, total: int | None) -> Reached:
    """The level of a count: the first hole that fits decides, else the highest rung whose conditions hold."""
    for hole in factor.holes:
        if hole.level is not None and not hole.is_empty and hole.hold(count, total):
            return Reached(hole.level, hole)
    return Reached(max((rung.level for rung in factor.ladder if rung.hold(count, total)), default=None))


def turning_points(factor: Factor, total: int | None) -> set[int]:
    """The counts at or after which conditions begin or cease to hold."""
    found: set[int] = set()
    for one in factor.conditions:
        found |= {number for number in (one.at_least,) if number is not None}
        found |= {number + 1 for number in (one.at_most,) if number is not None}
        if total is not None and one.percent_at_least is not None:
            found.add(-(-one.percent_at_least * total // 100))
        if total is not None and one.all_ is not None:
            found.add(total)
    return found


def combined(levels: dict[str, int | None], factors: tuple[Factor, ...], by: Overall) -> int | None:
    """The level of an indicator from those of its factors by code; None where one is unknown or there is none."""
    known = [level for level in levels.values() if level is not None]
    if not known or len(known) < len(levels):
        return None
    if by is Overall.MINIMUM:
        return min(known)
    weights = {f.code: f.weight if f.weight is not None and by is Overall.WEIGHTED else 1 for f in factors}
    whole = sum(weights[code] for code in levels)
    return sum(weights[code] * (level or 0) for code, level in levels.items()) // whole if whole else None
