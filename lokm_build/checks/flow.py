"""The flow of a procedure leads from its first step to an end, and its times can be read.

Numbers that stand twice or are not there, and answers that are missing, are told in `checks.work`.
"""

import re
from collections.abc import Iterator, Sequence

from lokm_build.model.asset import Asset, Step
from lokm_build.model.body import Body
from lokm_build.model.codes import finding
from lokm_build.model.fields import Shape
from lokm_build.model.finding import Finding
from lokm_build.model.flow import Edge, answers, edges, ends, reachable
from lokm_build.thai.durations import read_duration

_APPROVAL = re.compile("(?:เห็นชอบ|อนุมัติ|อนุญาต|ถูกต้อง|ครบถ้วน|สมบูรณ์|รับรอง|ผ่าน)$")
"""What goes back for mending when the answer is no."""


MOST = 100
"""Steps of one procedure: the page of more weighs more than 300 KB."""


def steps_are_few(asset: Asset, _: Body) -> Iterator[Finding]:
    """A procedure has no more steps than somebody can follow."""
    count = len(asset.meta.steps)
    if count > MOST:
        yield finding("STEP-MANY", asset.place("steps", MOST), count=str(count), limit=str(MOST))


def steps_are_reached(asset: Asset, _: Body) -> Iterator[Finding]:
    """The work can come to each step."""
    steps = _sound(asset)
    for index in sorted(set(range(len(steps))) - reachable(steps)):
        yield finding("STEP-UNREACHED", asset.place("steps", index), number=str(steps[index].number))


def steps_come_to_an_end(asset: Asset, _: Body) -> Iterator[Finding]:
    """The work is done at some step."""
    steps = _sound(asset)
    if steps and not ends(steps):
        yield finding("STEP-NO-END", asset.place("steps"))


def answers_make_a_difference(asset: Asset, _: Body) -> Iterator[Finding]:
    """*Yes* and *no* lead to two places, and what was not approved does not go on as if it were."""
    steps = _sound(asset)
    ways = edges(steps) if any(step.shape is Shape.DECISION for step in steps) else ()
    for index, step in enumerate(steps):
        if step.shape is not Shape.DECISION or step.yes is None or step.no is None:
            continue
        if step.yes == step.no:
            yield finding("STEP-SAME", asset.place("steps", index, "no"), number=str(step.number))
            continue
        yes, no = answers(step)
        if _APPROVAL.search(yes) and _goes_on(index, ways):
            place = asset.place("steps", index, "no")
            yield finding("STEP-RETURN", place, number=str(step.number), value=no)


def _sound(asset: Asset) -> Sequence[Step]:
    """The steps, when numbers and ways are all there; where they are not, that is told, and more would only confuse."""
    steps = asset.meta.steps
    numbers = {step.number for step in steps}
    wanted = {number for step in steps for number in (step.next, step.yes, step.no) if number is not None}
    asked = all(step.yes is not None and step.no is not None for step in steps if step.shape is Shape.DECISION)
    return steps if len(numbers) == len(steps) and wanted <= numbers and asked else ()


def _goes_on(decision: int, ways: Sequence[Edge]) -> bool:
    """Whether *no* leads to where *yes* leads, without coming by the decision again."""
    leads: dict[int, list[int]] = {}
    for way in ways:
        leads.setdefault(way.start, []).append(way.end)
    out = {way.answer: way.end for way in ways if way.start == decision}
    goal, waiting, seen = out.get("yes"), [out.get("no")], {decision}
    while waiting:
        index = waiting.pop()
        if index == goal:
            return index is not None
        if index is not None and index not in seen:
            seen.add(index)
            waiting += leads.get(index, ())
    return False


def connectors_lead_on(asset: Asset, _: Body) -> Iterator[Finding]:
    """A connector is half of a way: the step, or the other connector, to which it leads is there."""
    steps = asset.meta.steps
    connects = any(step.shape is Shape.CONNECTOR for step in steps)
    for index in ends(steps) if connects else ():
        if steps[index].shape is Shape.CONNECTOR and steps[index].next is None:
            yield finding("STEP-CONNECTOR", asset.place("steps", index, "text"), value=steps[index].text)


def durations_can_be_read(asset: Asset, _: Body) -> Iterator[Finding]:
    """What stands as the duration of a step says something about time."""
    for index, step in enumerate(asset.meta.steps):
        if step.duration and read_duration(step.duration) is None:
            yield finding("STEP-DURATION", asset.place("steps", index, "duration"), value=step.duration)
