"""Steps of procedures and activities of plans: numbers, ways and dates that fit together."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lokm_build.model.asset import Activity, Asset
from lokm_build.model.body import Body
from lokm_build.model.codes import finding
from lokm_build.model.fields import Shape
from lokm_build.model.finding import Finding
from lokm_build.model.kinds import KINDS, Kind

_WAYS = ("next", "yes", "no")
_KEYS_OF_KINDS = {
    "steps": Kind.SOP,
    "procedure": Kind.SOP,
    "page_after": Kind.SOP,
    "activities": Kind.PLAN,
    "needed": Kind.PLAN,
    "kpi": Kind.PLAN,
    "target": Kind.PLAN,
    "confirmed_by": Kind.QA,
    "confirmed": Kind.QA,
    "signatory": Kind.POLICY,
    "effective": Kind.POLICY,
    "expires": Kind.POLICY,
}
_TOLD = 20


def keys_fit_the_kind(asset: Asset, _: Body) -> Iterator[Finding]:
    """Steps belong to procedures, activities to plans."""
    for key, kind in _KEYS_OF_KINDS.items():
        if asset.kind is not kind and getattr(asset.meta, key):
            values = {"kind": KINDS[asset.kind].short, "right": KINDS[kind].short}
            yield finding("KEY-KIND", asset.place(key), key=key, **values)


def step_numbers_are_unique(asset: Asset, _: Body) -> Iterator[Finding]:
    """No two steps share a number, since decisions point to numbers."""
    seen: set[int] = set()
    for index, step in enumerate(asset.meta.steps):
        if step.number in seen:
            yield finding("STEP-DUPLICATE", asset.place("steps", index, "number"), number=str(step.number))
        seen.add(step.number)


def step_numbers_follow(asset: Asset, _: Body) -> Iterator[Finding]:
    """Numbers of steps leave no hole."""
    numbers = sorted({step.number for step in asset.meta.steps})
    index_of = {step.number: index for index, step in enumerate(asset.meta.steps)}
    for before, number in pairwise(numbers):
        if number != before + 1:
            place = asset.place("steps", index_of[number], "number")
            yield finding("STEP-GAP", place, before=str(before), number=str(number))


def step_ways_lead_somewhere(asset: Asset, _: Body) -> Iterator[Finding]:
    """`next`, `yes`, `no` and `page_after` name steps that are there."""
    numbers = {step.number for step in asset.meta.steps}
    known = ", ".join(map(str, sorted(numbers)[:_TOLD]))
    for index, step in enumerate(asset.meta.steps):
        for key in _WAYS:
            target = getattr(step, key)
            if target is not None and target not in numbers:
                place = asset.place("steps", index, key)
                yield finding("STEP-TARGET", place, key=key, number=str(target), known=known)
    for index, target in enumerate(asset.meta.page_after if numbers else ()):
        if target not in numbers:
            place = asset.place("page_after", index)
            yield finding("STEP-TARGET", place, key="page_after", number=str(target), known=known)


def decisions_have_both_ways(asset: Asset, _: Body) -> Iterator[Finding]:
    """A decision says where *yes* and where *no* lead."""
    for index, step in enumerate(asset.meta.steps):
        for key in ("yes", "no"):
            if step.shape is Shape.DECISION and getattr(step, key) is None:
                yield finding("STEP-BRANCH", asset.place("steps", index), key=key, number=str(step.number))


def activity_numbers_are_unique(asset: Asset, _: Body) -> Iterator[Finding]:
    """No two activities of a plan share a number."""
    counts = Counter(activity.number for activity in asset.meta.activities)
    seen: set[int] = set()
    for index, activity in enumerate(asset.meta.activities):
        if counts[activity.number] > 1 and activity.number in seen:
            place = asset.place("activities", index, "number")
            yield finding("ACTIVITY-DUPLICATE", place, number=str(activity.number))
        seen.add(activity.number)


def activities_end_after_they_start(asset: Asset, _: Body) -> Iterator[Finding]:
    """Planned and actual periods run forwards, and no more come than were invited."""
    for index, activity in enumerate(asset.meta.activities):
        for start, end in (("start", "end"), ("actual_start", "actual_end")):
            if _backwards(activity, start, end):
                yield finding("ACTIVITY-DATES", asset.place("activities", index, end), start=start, end=end)
        invited, reached = activity.invited, activity.reached
        if invited is not None and reached is not None and reached > invited:
            place = asset.place("activities", index, "reached")
            yield finding("ACTIVITY-COUNT", place, invited=str(invited), reached=str(reached))


def _backwards(activity: Activity, start: str, end: str) -> bool:
    first, last = getattr(activity, start), getattr(activity, end)
    return first is not None and last is not None and last < first
