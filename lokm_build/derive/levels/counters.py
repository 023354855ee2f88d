"""The counters: what each word of `model.counters` counts among the evidence of a unit.

A counter is a function of a Scope that returns a Tally. Most judge one asset after another; a judge yields an Item
for all that could count, with the reason when it does not. A new counter is one function here, one row of `COUNTING`,
and its words in `model.counters`.
"""

import datetime
from collections import Counter as Sums
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from lokm_build.derive.levels.items import Item, Tally, parted
from lokm_build.derive.levels.ledger import Rule, Scope
from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.asset import Activity, Asset, Step
from lokm_build.model.counters import Counter
from lokm_build.model.fields import Counts, Shape, Stage, Status
from lokm_build.model.kinds import Kind
from lokm_build.model.registry import Report
from lokm_build.thai.dates import fiscal_year_span

_FORMS = frozenset({Kind.SOP, Kind.CHECKLIST})
"""Kinds that can hold the steps or the checklist of a mission group."""

_UNTIMED = frozenset({Shape.START, Shape.END, Shape.CONNECTOR})
"""Shapes that are no work, and need no duration."""


def created(scope: Scope) -> Tally:
    """Assets that were made in the window."""
    return _distinct(scope.items(_created))


def _created(asset: Asset, rule: Rule) -> Iterator[Item]:
    yield Item(asset.id, asset, None, asset.meta.date, _made(asset, rule))


def _made(asset: Asset, rule: Rule) -> Reason | None:
    """Why an asset is not one that was made in the window."""
    if rule.factor.kinds and asset.kind not in rule.factor.kinds:
        return Reason.KIND
    return _dated(asset, rule)


def _dated(asset: Asset, rule: Rule) -> Reason | None:
    """Why an asset does not count by its day; what was retired counts in the year that it was made in alone."""
    day = asset.meta.date
    if fault := rule.window.fault(day):
        return fault
    is_former = day is not None and day < fiscal_year_span(rule.window.fiscal_year)[0]
    return Reason.RETIRED if is_former and asset.meta.status is Status.RETIRED else None


def applied(scope: Scope) -> Tally:
    """Assets made in the window that somebody put to use in it, of all that were made in it."""
    return _of_those_within(scope.items(_applied))


def _applied(asset: Asset, rule: Rule) -> Iterator[Item]:
    if fault := _made(asset, rule):
        yield Item(asset.id, asset, None, asset.meta.date, fault)
        return
    adoptions = asset.meta.adoptions
    if good := next((one for one in adoptions if not rule.window.fault(one.date)), None):
        yield Item(asset.id, asset, good, good.date)
    elif undated := next((one for one in adoptions if one.date is None), None):
        yield Item(asset.id, asset, undated, None, Reason.ADOPTION_UNDATED)
    elif adoptions:
        yield Item(asset.id, asset, adoptions[0], adoptions[0].date, Reason.ADOPTION_OUTSIDE)
    else:
        yield Item(asset.id, asset, None, asset.meta.date, Reason.NOT_APPLIED)


def groups_with_steps(scope: Scope) -> Tally:
    """Mission groups that have a procedure with durations, or a checklist, of all groups of the unit."""
    groups = scope.ledger.groups.get(scope.unit, ())
    found = _distinct(scope.items(_steps), total=len(groups))
    return _with_open(found, groups)


def _steps(asset: Asset, rule: Rule) -> Iterator[Item]:
    if asset.kind not in (rule.factor.kinds or _FORMS) or asset.kind not in _FORMS:
        if asset.meta.group and asset.kind is Kind.TECHNIQUE:
            key = f"{asset.meta.unit}/{asset.meta.group}"
            yield Item(key, asset, None, asset.meta.date, _dated(asset, rule) or Reason.NO_FORM)
        return
    untimed = tuple(step.number for step in asset.meta.steps if _lacks_duration(step))
    reason = _dated(asset, rule)
    if reason is None and asset.meta.group is None:
        reason = Reason.NO_GROUP
    elif reason is None and asset.kind is Kind.SOP:
        reason = Reason.NO_DURATION if untimed else None if asset.meta.steps else Reason.NO_STEPS
    key = f"{asset.meta.unit}/{asset.meta.group}" if asset.meta.group else asset.id
    yield Item(key, asset, None, asset.meta.date, reason, steps=untimed if reason is Reason.NO_DURATION else ())


def _lacks_duration(step: Step) -> bool:
    return step.shape not in _UNTIMED and not step.duration


def channels(scope: Scope) -> Tally:
    """Channels through which knowledge was spread in the window."""
    found = _distinct(scope.items(_channels))
    known = scope.factor.channels or tuple(channel.code for channel in scope.catalogue.registry.channels)
    return _with_open(found, known)


def _channels(asset: Asset, rule: Rule) -> Iterator[Item]:
    factor = rule.factor
    if factor.kinds and asset.kind not in factor.kinds:
        yield Item(asset.id, asset, None, asset.meta.date, Reason.KIND)
        return
    for one in asset.meta.disseminations:
        wrong = factor.channels and one.channel not in factor.channels
        yield Item(one.channel, asset, one, one.date, Reason.CHANNEL if wrong else rule.window.fault(one.date))
    if not asset.meta.disseminations:
        yield Item(asset.id, asset, None, asset.meta.date, Reason.NOT_SPREAD)


def topics(scope: Scope) -> Tally:
    """Topics of the assets that were made in the window, of those that the factor names."""
    named = scope.factor.topics
    found = _distinct(scope.items(_topics), total=len(named) if named else None)
    known = named or tuple(topic.code for topic in scope.catalogue.registry.topics)
    return _with_open(found, known)


def _topics(asset: Asset, rule: Rule) -> Iterator[Item]:
    fault, named = _made(asset, rule), rule.factor.topics
    for topic in dict.fromkeys(asset.meta.topics):
        wrong = Reason.TOPIC if named and topic not in named else None
        yield Item(topic, asset, None, asset.meta.date, fault or wrong)


def activities_held(scope: Scope) -> Tally:
    """Activities of plans that were held in the window, of those planned or held in it."""
    return _of_those_within(item for item, _ in _activities(scope))


def activities_reviewed(scope: Scope) -> Tally:
    """Activities held in the window whose AAR is there, of all held in it."""
    catalogue = scope.catalogue

    def reviewed(item: Item, activity: Activity) -> Item:
        review = catalogue.asset(activity.aar) if activity.aar else None
        return item if review and review.kind is Kind.AAR else replace(item, reason=Reason.NO_AAR)

    return _of_those_within(_judged_further(scope, reviewed))


def activities_concluded(scope: Scope) -> Tally:
    """Activities held in the window and concluded, of those planned or held in it."""

    def concluded(item: Item, activity: Activity) -> Item:
        done = Stage.CONCLUDED in activity.progress
        return item if item.reason or done else replace(item, reason=Reason.NOT_CONCLUDED)

    return _of_those_within(concluded(item, activity) for item, activity in _activities(scope))


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
    found = _distinct(judged, total=len(children))
    return _with_open(found, children)


def _by_division(held: Item, activity: Activity, scope: Scope) -> Iterator[Item]:
    tree = scope.ledger.units
    for one in activity.turnout:
        line = (one.unit, *tree.ancestors(one.unit))
        if scope.unit in line[1:]:
            yield replace(held, key=line[line.index(scope.unit) - 1], amount=one.reached)


def reports(scope: Scope) -> Tally:
    """Reports that were handed in for the round by the unit, or by the host of the indicator where none is named."""
    given = [one for one in enumerate(scope.catalogue.registry.reports) if one[1].indicator in scope.rule.keys]
    return _distinct(
        Item(str(number), None, one, one.date, _not_reported(one, scope)) for number, one in given
    )


def _not_reported(report: Report, scope: Scope) -> Reason | None:
    indicator = scope.catalogue.indicators.get(report.indicator)
    unit = report.unit or (indicator.unit if indicator else None)
    if unit and unit != scope.unit and scope.unit not in scope.ledger.units.ancestors(unit):
        return Reason.OTHER_UNIT
    if not _is_of_round(report, scope.rule):
        return Reason.OTHER_ROUND
    return Reason.FUTURE if report.date > scope.rule.window.today else None


def _is_of_round(report: Report, rule: Rule) -> bool:
    asked = rule.window.in_round
    if asked is None or report.indicator != rule.keys[0]:
        return True
    return report.round == asked if rule.window.counts is Counts.ROUND else report.round <= asked


def _distinct(items: Iterable[Item], total: int | None = None) -> Tally:
    """How many different keys are counted."""
    counted, uncounted = parted(items)
    return Tally(len({item.key for item in counted}), total, counted, uncounted)


def _with_open(found: Tally, known: Iterable[str]) -> Tally:
    """The tally with those of the known keys that it has not counted."""
    keys = {item.key for item in found.counted}
    return replace(found, open=tuple(key for key in known if key not in keys))


def _of_those_within(items: Iterable[Item]) -> Tally:
    """How many different keys are counted, of all that belong to the total."""
    counted, uncounted = parted(items)
    keys = {item.key for item in counted}
    still = tuple(dict.fromkeys(i.key for i in uncounted if i.reason and i.reason.within and i.key not in keys))
    return Tally(len(keys), len(keys) + len(still), counted, uncounted, still)


COUNTING: Mapping[Counter, Callable[[Scope], Tally]] = {
    Counter.CREATED: created,
    Counter.APPLIED: applied,
    Counter.GROUPS_WITH_STEPS: groups_with_steps,
    Counter.CHANNELS: channels,
    Counter.TOPICS: topics,
    Counter.ACTIVITIES_HELD: activities_held,
    Counter.ACTIVITIES_REVIEWED: activities_reviewed,
    Counter.ACTIVITIES_CONCLUDED: activities_concluded,
    Counter.STAFF_REACHED: staff_reached,
    Counter.DIVISIONS_REACHED: divisions_reached,
    Counter.REPORTS: reports,
}
"""The function of each counter."""
