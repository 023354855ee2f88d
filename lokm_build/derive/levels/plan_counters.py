"""The counters of plans: activities held, reviewed and concluded, people and divisions that they reached.

An activity counts by the day on which it was held. It belongs to the total of a window in which it was planned or
held, so that a postponed one is missing where it was due and counts where it took place.
"""

import datetime
from collections import Counter as Sums
from collections.abc import Callable, Iterator
from dataclasses import replace

from lokm_build.derive.levels.items import Item, Tally, distinct, of_those_within, parted, with_open
from lokm_build.derive.levels.ledger import Rule, Scope
from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.fields import Stage
from lokm_build.model.kinds import Kind


def activities_held(scope: Scope) -> Tally:
    """Activities of plans that were held in the window, of those planned or held in it."""
    return of_those_within(item for item, _ in _activities(scope))


def activities_reviewed(scope: Scope) -> Tally:
    """Activities held in the window whose AAR is there, of all held in it."""
    catalogue = scope.catalogue

    def reviewed(item: Item, activity: Activity) -> Item:
        review = catalogue.asset(activity.aar) if activity.aar else None
        return item if review and review.kind is Kind.AAR else replace(item, reason=Reason.NO_AAR)

    return of_those_within(_judged_further(scope, reviewed))


def activities_concluded(scope: Scope) -> Tally:
    """Activities held in the window and concluded, of those planned or held in it."""

    def concluded(item: Item, activity: Activity) -> Item:
        done = Stage.CONCLUDED in activity.progress
        return item if item.reason or done else replace(item, reason=Reason.NOT_CONCLUDED)

    return of_those_within(concluded(item, activity) for item, activity in _activities(scope))


def _judged_further(scope: Scope, judge: Callable[[Item, Activity], Item]) -> Iterator[Item]:
    """Activities that were held, judged; of the others only those that have another reason than not being held."""
    for item, activity in _activities(scope):
        if item.reason is None:
            yield judge(item, activity)
        elif not item.reason.within:
            yield item


def _activities(scope: Scope) -> Iterator[tuple[Item, Activity]]:
    for item in scope.items(_held):
        if isinstance(item.record, Activity):
            yield item, item.record


def _held(asset: Asset, rule: Rule) -> Iterator[Item]:
    if asset.kind is not Kind.PLAN:
        return
    for one in asset.meta.activities:
        day = one.actual_end or one.actual_start
        yield Item(f"{asset.id}/{one.number}", asset, one, day or one.end or one.start, _not_held(one, rule))


def _not_held(activity: Activity, rule: Rule) -> Reason | None:
    wanted = rule.factor.audience
    if wanted and wanted not in (activity.audience or ""):
        return Reason.AUDIENCE
    held = activity.actual_end or activity.actual_start
    planned = activity.end or activity.start
    due = planned is not None and rule.window.first <= planned <= rule.window.last
    if held is None:
        return Reason.NOT_HELD if due or planned is None else _outside(rule, planned)
    fault = rule.window.fault(held)
    return Reason.NOT_HELD if fault and due else fault


def _outside(rule: Rule, day: datetime.date) -> Reason:
    return Reason.BEFORE if day < rule.window.first else Reason.AFTER


def staff_reached(scope: Scope) -> Tally:
    """People who came to activities held in the window, of the target or of the unit's staff."""
    items = [_with_turnout(item, activity) for item, activity in _activities(scope)]
    counted, uncounted = parted(items)
    target = scope.factor.target
    total = target if target is not None else scope.ledger.staff(scope.unit)
    return Tally(sum(item.amount for item in counted), total, counted, uncounted)


def _with_turnout(item: Item, activity: Activity) -> Item:
    came = activity.reached if activity.reached is not None else sum(one.reached for one in activity.turnout) or None
    if item.reason or came is None:
        return replace(item, reason=item.reason or Reason.NO_TURNOUT)
    return replace(item, amount=came)


def divisions_reached(scope: Scope) -> Tally:
    """Units directly below from which enough people came to activities held in the window."""
    children = scope.ledger.units.children(scope.unit)
    items = [item for held, activity in _activities(scope) for item in _by_division(held, activity, scope)]
    came: Sums[str] = Sums()
    for item in items:
        came[item.key] += 0 if item.reason else item.amount
    least = scope.factor.people or 1
    judged = [replace(i, reason=i.reason or (None if came[i.key] >= least else Reason.FEW)) for i in items]
    found = distinct(judged, total=len(children))
    return with_open(found, children)


def _by_division(held: Item, activity: Activity, scope: Scope) -> Iterator[Item]:
    tree = scope.ledger.units
    for one in activity.turnout:
        line = (one.unit, *tree.ancestors(one.unit))
        if scope.unit in line[1:]:
            yield replace(held, key=line[line.index(scope.unit) - 1], amount=one.reached)
