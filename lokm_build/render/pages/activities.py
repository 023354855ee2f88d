"""The activity table of a KM plan as rows: planned dates against actual ones, turnout, what came of it.

Takes the activities of a plan and the catalogue in which its AARs and assets stand.
Postponement is a named problem of such plans: an activity that began after its
planned end was postponed; one that ended after it, overran.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, Stage
from lokm_build.thai.dates import format_date

POSTPONED, OVERRUN = "เลื่อน", "เสร็จช้ากว่าแผน"
_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity with the words that its cells show."""

    activity: Activity
    planned: str
    actual: str
    delay: str
    turnout: str
    stages: tuple[bool, ...]
    latest: Stage | None
    stages_words: str
    cited: tuple[tuple[str, Asset], ...]


def activity_row(activity: Activity, catalogue: Catalogue) -> ActivityRow:
    """The row of one activity."""
    reached = tuple(stage in activity.progress for stage in _STAGES)
    latest = max(activity.progress, key=_STAGES.index, default=None)
    done = ", ".join(NAMES[stage] for stage in _STAGES if stage in activity.progress)
    return ActivityRow(
        activity,
        planned=span(activity.start, activity.end),
        actual=span(activity.actual_start, activity.actual_end),
        delay=delay(activity),
        turnout=_turnout(activity),
        stages=reached,
        latest=latest,
        stages_words=f"ทำแล้ว {sum(reached)} จาก {len(_STAGES)} ขั้น: {done}",
        cited=tuple(_cited(activity, catalogue)),
    )


def delay(activity: Activity) -> str:
    """How the actual dates stand against the plan; nothing where they kept to it or are not known."""
    planned_end = activity.end or activity.start
    if planned_end is None:
        return ""
    if activity.actual_start and activity.actual_start > planned_end:
        return POSTPONED
    return OVERRUN if activity.end and activity.actual_end and activity.actual_end > activity.end else ""


def span(first: datetime.date | None, last: datetime.date | None) -> str:
    """A period in short words: `1–30 เม.ย. 2567`; what its two ends share is said once."""
    if first is None or last is None or first == last:
        day = first or last
        return format_date(day, "short") if day else ""
    opening, closing = format_date(first, "short").split(" "), format_date(last, "short")
    if first.year == last.year:
        opening.pop()
        if first.month == last.month:
            return f"{first.day}–{closing}"
    return f"{' '.join(opening)} – {closing}"


def _turnout(activity: Activity) -> str:
    if activity.reached is None:
        return f"เชิญ {activity.invited:,} คน" if activity.invited else ""
    if not activity.invited:
        return f"เข้าร่วม {activity.reached:,} คน"
    share = f"{100 * activity.reached / activity.invited:.1f}".removesuffix(".0")
    return f"เข้าร่วม {activity.reached:,} จาก {activity.invited:,} คน (ร้อยละ {share})"


def _cited(activity: Activity, catalogue: Catalogue) -> Iterator[tuple[str, Asset]]:
    review = catalogue.cited((activity.aar,) if activity.aar else ())
    yield from (("AAR", found) for found in review)
    yield from (("องค์ความรู้", found) for found in catalogue.cited(activity.assets))
