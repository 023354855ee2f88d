"""How an activity of a KM plan stands on a day: done, running, late or still ahead, and what was postponed.

Takes one activity and a day; knows no catalogue. Postponement is a named problem of such plans, so the planned
dates stay the measure: a new date is told beside them, with the distance in words.

An activity is due at the end of its plan (its beginning, where the plan names no end), or of its new dates when it
was postponed. It is late when that day has passed and it is not done.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lokm_build.model.asset import Activity
from lokm_build.model.fields import Stage
from lokm_build.thai.spans import distance, span

_BEGUN = frozenset({Stage.STARTED, Stage.COLLECTED, Stage.ASSESSED})


class State(StrEnum):
    """How an activity stands."""

    DONE = "done"
    RUNNING = "running"
    LATE = "late"
    PLANNED = "planned"


STATE_NAMES = {
    State.DONE: "แล้วเสร็จ",
    State.RUNNING: "กำลังดำเนินการ",
    State.LATE: "ล่าช้า",
    State.PLANNED: "ยังไม่ถึงกำหนด",
}
UNDATED = "ยังไม่กำหนดวัน"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included; a missing end is the other one."""

    first: datetime.date
    last: datetime.date

    @property
    def words(self) -> str:
        """The period in short words."""
        return span(self.first, self.last)


class Slip(StrEnum):
    """In what way an activity left its plan."""

    POSTPONED = "postponed"
    OVERRAN = "overran"
    OVERDUE = "overdue"


SLIP_NAMES = {Slip.POSTPONED: "เลื่อน", Slip.OVERRAN: "เสร็จช้ากว่าแผน", Slip.OVERDUE: "เลยกำหนด"}


@dataclass(frozen=True, slots=True)
class Delay:
    """What was not kept of the plan: its name, the whole in words, and the days behind the planned end."""

    slip: Slip
    words: str
    days: int

    @property
    def name(self) -> str:
        """The slip in one word, as a label has room for."""
        return SLIP_NAMES[self.slip]


@dataclass(frozen=True, slots=True)
class ActivityStanding:
    """How an activity stands on a day; `moved` are the new dates of one that was postponed and has none actual."""

    state: State
    state_words: str
    planned: Period | None
    moved: Period | None
    actual: Period | None
    delay: Delay | None


def standing(activity: Activity, today: datetime.date) -> ActivityStanding:
    """How this activity stands on this day."""
    planned = period(activity.start, activity.end)
    moved = period(activity.postponed.start, activity.postponed.end) if activity.postponed else None
    actual = period(activity.actual_start, activity.actual_end)
    state = _state(activity, moved or planned, today)
    is_undated = state is State.PLANNED and not (planned or moved)
    return ActivityStanding(
        state,
        UNDATED if is_undated else STATE_NAMES[state],
        planned,
        None if actual else moved,
        actual,
        _delay(activity, planned, actual or moved, state, today),
    )


def period(first: datetime.date | None, last: datetime.date | None) -> Period | None:
    """The period between these days, whichever are known; one that runs backwards is turned round."""
    known = sorted(day for day in (first, last) if day)
    return Period(known[0], known[-1]) if known else None


def _state(activity: Activity, due: Period | None, today: datetime.date) -> State:
    ended = activity.actual_end is not None and activity.actual_end <= today
    if ended or Stage.CONCLUDED in activity.progress:
        return State.DONE
    if due and due.last < today:
        return State.LATE
    begun = activity.actual_start is not None and activity.actual_start <= today
    return State.RUNNING if begun or _BEGUN.intersection(activity.progress) else State.PLANNED


def _delay(
    activity: Activity, planned: Period | None, new: Period | None, state: State, today: datetime.date
) -> Delay | None:
    if planned is None:
        return None
    due, slip = planned.last, _slip(activity, planned.last, new)
    if new and slip is Slip.POSTPONED:
        return _behind(slip, f"เลื่อนจาก {planned.words} เป็น {new.words} ช้า", due, new.last)
    if new and slip is Slip.OVERRAN:
        return _behind(slip, SLIP_NAMES[slip], due, new.last)
    return _behind(Slip.OVERDUE, "เลยกำหนดมาแล้ว", due, today) if state is State.LATE else None


def _slip(activity: Activity, due: datetime.date, new: Period | None) -> Slip | None:
    """Begun after it was due, or given new dates after it: postponed. Begun in time and ended after it: overran."""
    began, ended = activity.actual_start, activity.actual_end
    if new is None or new.last <= due:
        return None
    if began > due if began else ended is None:
        return Slip.POSTPONED
    return Slip.OVERRAN if ended else None


def _behind(slip: Slip, words: str, due: datetime.date, day: datetime.date) -> Delay:
    return Delay(slip, f"{words} {distance(due, day)}", (day - due).days)
