"""The counters: what each word of `model.counters` counts among the evidence of a unit.

A counter is a function of a Scope that returns a Tally. Most judge one asset after another; a judge yields an Item
for all that could count, with the reason when it does not. A new counter is one function, one row of `COUNTING`,
and its words in `model.counters`. Those of plans stand in `plan_counters`.
"""

from collections.abc import Callable, Iterator, Mapping

from lokm_build.derive.levels.items import Item, Tally, distinct, of_those_within, with_open
from lokm_build.derive.levels.ledger import Rule, Scope
from lokm_build.derive.levels.plan_counters import (
    activities_concluded,
    activities_held,
    activities_reviewed,
    divisions_reached,
    staff_reached,
)
from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.asset import Asset, Step
from lokm_build.model.counters import Counter
from lokm_build.model.fields import Counts, Shape, Status
from lokm_build.model.kinds import Kind
from lokm_build.model.registry import Report
from lokm_build.thai.dates import fiscal_year_span

_FORMS = frozenset({Kind.SOP, Kind.CHECKLIST})
"""Kinds that can hold the steps or the checklist of a mission group."""

_UNTIMED = frozenset({Shape.START, Shape.END, Shape.CONNECTOR})
"""Shapes that are no work, and need no duration."""


def created(scope: Scope) -> Tally:
    """Assets that were made in the window."""
    return distinct(scope.items(_created))


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
    return of_those_within(scope.items(_applied))


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
    found = distinct(scope.items(_steps), total=len(groups))
    return with_open(found, groups)


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
    found = distinct(scope.items(_channels))
    known = scope.factor.channels or tuple(channel.code for channel in scope.catalogue.registry.channels)
    return with_open(found, known)


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
    found = distinct(scope.items(_topics), total=len(named) if named else None)
    known = named or tuple(topic.code for topic in scope.catalogue.registry.topics)
    return with_open(found, known)


def _topics(asset: Asset, rule: Rule) -> Iterator[Item]:
    fault, named = _made(asset, rule), rule.factor.topics
    for topic in dict.fromkeys(asset.meta.topics):
        wrong = Reason.TOPIC if named and topic not in named else None
        yield Item(topic, asset, None, asset.meta.date, fault or wrong)


def reports(scope: Scope) -> Tally:
    """Reports that were handed in for the round by the unit, or by the host of the indicator where none is named."""
    given = [one for one in enumerate(scope.catalogue.registry.reports) if one[1].indicator in scope.rule.keys]
    return distinct(
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
