"""The form of a KM action plan as plain data, the same for page, paper, Word and the secretary's pages.

Takes a plan, the catalogue (of one edition) in which its AARs and assets stand, and a day; returns a PlanForm:
five fields of the head, ten columns (that of progress lies over six stages), one row an activity, and totals.
Heads follow the form of a provincial administration's plan for B.E. 2567; texts are as written, unescaped.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lokm_build.derive.activities import SLIP_NAMES, STATE_NAMES, ActivityStanding, Slip, State, standing
from lokm_build.derive.profiles import form_profile
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Stage
from lokm_build.model.forms import FormProfile

STAGES = tuple(Stage)
STAGE_HEADS = ("วางแผน", "เสนอ", "เริ่ม", "รวบรวม", "ประเมิน", "สรุป")
"""The stages as heads of narrow columns."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a field of a head; `topic` is the code of the topic that holds what it names, `asset` the id of an
    asset of this title."""

    text: str
    topic: str = ""
    asset: str = ""


@dataclass(frozen=True, slots=True)
class HeadField:
    """One of the five fields above the table; without lines it was left empty."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One of the ten columns: its head, the note in brackets, and the heads under it over which it is merged."""

    head: str
    note: str = ""
    under: tuple[str, ...] = ()


COLUMNS = (
    Column("ลำดับ ที่"),
    Column("กิจกรรม"),
    Column("ระยะเวลา"),
    Column("ตัวชี้วัด (KPI)", "ที่จะบรรลุกิจกรรม"),
    Column("เป้าหมาย", "ตามตัวชี้วัด"),
    Column("กลุ่มเป้าหมาย"),
    Column("ความก้าวหน้าการดำเนินงาน", under=STAGE_HEADS),
    Column("ผู้รับผิดชอบ"),
    Column("บทสรุปการเรียนรู้"),
    Column("รูปแบบกิจกรรม"),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """An asset that an activity leads to."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One activity: the ten cells, how it stands, and where it leads. `stages` are in the order of STAGES."""

    number: int
    name: str
    standing: ActivityStanding
    indicator: str
    target: str
    audience: str
    turnout: str
    stages: tuple[bool, ...]
    roles: tuple[str, ...]
    lesson: str
    format: str
    reason: str
    reviews: tuple[Cited, ...]
    assets: tuple[Cited, ...]

    @property
    def planned(self) -> str:
        """The planned period in words, or nothing."""
        return self.standing.planned.words if self.standing.planned else ""

    @property
    def moved(self) -> str:
        """The new dates in words, while there are no actual ones."""
        return self.standing.moved.words if self.standing.moved else ""

    @property
    def actual(self) -> str:
        """The actual period in words; one that has not ended says so."""
        real, is_open = self.standing.actual, self.standing.state in (State.RUNNING, State.LATE)
        if real is None:
            return ""
        return f"ตั้งแต่ {real.words}" if is_open and real.first == real.last else real.words

    @property
    def delay(self) -> str:
        """What was not kept of the plan, in words, or nothing."""
        return self.standing.delay.words if self.standing.delay else ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The activities counted: by state, by slip, by what they left behind; people, where both counts are known."""

    activities: int
    by_state: tuple[tuple[State, int], ...]
    by_slip: tuple[tuple[Slip, int], ...]
    reviewed: int
    with_assets: int
    invited: int
    reached: int

    def words(self) -> Iterator[str]:
        """The totals as short sentences, the states first; what is none is left out."""
        yield f"{self.activities:,} กิจกรรม"
        yield from (f"{STATE_NAMES[state]} {number:,}" for state, number in self.by_state if number)
        yield from (f"{SLIP_NAMES[slip]} {number:,}" for slip, number in self.by_slip if number)
        if self.reviewed:
            yield f"มี AAR แล้ว {self.reviewed:,}"
        if self.with_assets:
            yield f"ได้องค์ความรู้แล้ว {self.with_assets:,}"
        if self.invited:
            yield turnout(self.invited, self.reached)


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A whole plan as its form shows it on a day; `profile.figures` writes our words in the digits of the form."""

    profile: FormProfile
    title: str
    fiscal_year: int
    today: datetime.date
    head: tuple[HeadField, ...]
    columns: tuple[Column, ...]
    rows: tuple[PlanRow, ...]
    totals: Totals


def plan_form(asset: Asset, catalogue: Catalogue, today: datetime.date) -> PlanForm:
    """The form of this plan on this day."""
    rows = tuple(plan_row(activity, catalogue, today) for activity in asset.meta.activities)
    return PlanForm(
        form_profile(asset, catalogue),
        asset.title,
        asset.meta.fiscal_year,
        today,
        tuple(HeadField(name, tuple(lines)) for name, lines in _head(asset, catalogue)),
        COLUMNS,
        rows,
        _totals(rows, asset.meta.activities),
    )


def plan_row(activity: Activity, catalogue: Catalogue, today: datetime.date) -> PlanRow:
    """The row of one activity."""
    return PlanRow(
        activity.number,
        activity.name,
        standing(activity, today),
        activity.indicator or "",
        activity.target or "",
        activity.audience or "",
        turnout(activity.invited, activity.reached),
        tuple(stage in activity.progress for stage in STAGES),
        activity.role,
        activity.lesson or "",
        activity.format or "",
        (activity.postponed.reason if activity.postponed else None) or "",
        _cited([activity.aar] if activity.aar else [], catalogue),
        _cited(activity.assets, catalogue),
    )


def turnout(invited: int | None, reached: int | None) -> str:
    """How many came of those who were invited."""
    if reached is None:
        return f"เชิญ {invited:,} คน" if invited else ""
    if not invited:
        return f"เข้าร่วม {reached:,} คน"
    share = f"{100 * reached / invited:.1f}".removesuffix(".0")
    return f"เข้าร่วม {reached:,} จาก {invited:,} คน (ร้อยละ {share})"


def _head(asset: Asset, catalogue: Catalogue) -> Iterator[tuple[str, Iterable[Line]]]:
    meta = asset.meta
    unit = catalogue.units.get(meta.unit)
    groups = {group.code: group.name for group in unit.groups} if unit else {}
    yield "หน่วยงาน", [Line(catalogue.unit_name(meta.unit))]
    yield "กลุ่มภารกิจ (ที่คัดเลือกทำ KM)", [Line(groups[meta.group])] if meta.group in groups else []
    yield "องค์ความรู้ที่จำเป็น", _needed(asset, catalogue)
    yield "ตัวชี้วัดตามคำรับรองฯ (KPI)", [Line(meta.kpi)] if meta.kpi else []
    yield "เป้าหมายตัวชี้วัดตามคำรับรองฯ", [Line(meta.target)] if meta.target else []


def _needed(asset: Asset, catalogue: Catalogue) -> Iterator[Line]:
    """The names of the knowledge a plan is for, with the topic that holds it."""
    for code in asset.meta.needed:
        if need := catalogue.needs.get(code):
            topic = catalogue.topics.get(need.topic)
            yield Line(need.name or (topic.name if topic else code), topic.code if topic else "")


def _cited(ids: Iterable[str], catalogue: Catalogue) -> tuple[Cited, ...]:
    return tuple(Cited(found.id, found.title) for found in catalogue.cited(ids))


def _totals(rows: tuple[PlanRow, ...], activities: tuple[Activity, ...]) -> Totals:
    slips = [row.standing.delay.slip for row in rows if row.standing.delay]
    states = [row.standing.state for row in rows]
    counted = [one for one in activities if one.invited and one.reached is not None]
    return Totals(
        len(rows),
        tuple((state, states.count(state)) for state in State),
        tuple((slip, slips.count(slip)) for slip in Slip),
        sum(bool(row.reviews) for row in rows),
        sum(bool(row.assets) for row in rows),
        sum(one.invited or 0 for one in counted),
        sum(one.reached or 0 for one in counted),
    )
