"""The flow of an SOP: which step leads to which, and by what answer.

Takes the steps as written; steps are told by their position (0 for the first), since numbers may be written
twice. Never raises: a number that no step has leads nowhere here, and is a finding elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lokm_build.model.asset import Step
from lokm_build.model.fields import Shape

Answer = Literal["", "yes", "no"]

_ASKED = re.compile(
    "(?<!ผู้)(?<!ไม่)(?:เห็นชอบ|อนุมัติ|อนุญาต|เห็นด้วย|ถูกต้อง|ครบถ้วน|ครบ|สมบูรณ์|เพียงพอ|ยอมรับ|รับรอง|ผ่าน|พร้อม(?=หรือ|แล้ว|\\W|$))"
)
_HAS = re.compile("มี(?!ผล|ส่วน|นา)")


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """One way of the flow, from the step at `start` to the step at `end`; `label` is the answer in words, or empty."""

    start: int
    end: int
    answer: Answer
    label: str


def edges(steps: Sequence[Step]) -> tuple[Edge, ...]:
    """Every way, in the order of the steps; of one step: yes, then no."""
    places = positions(steps)
    return tuple(
        Edge(start, end, answer, answers(step)[answer == "no"] if answer else "")
        for start, step in enumerate(steps)
        for answer, end in _ways(step, start, len(steps), places)
    )


def positions(steps: Sequence[Step]) -> dict[int, int]:
    """The position of each number: of the first step that has it."""
    return {step.number: index for index, step in reversed(list(enumerate(steps)))}


def answers(step: Step) -> tuple[str, str]:
    """How a decision's *yes* and *no* are called: as its author says, else by the word that it asks for."""
    if len(step.answers) == 2:
        return step.answers[0], step.answers[1]
    asked = _ASKED.findall(step.text)
    yes = asked[-1] if asked else "มี" if _HAS.match(step.text) else "ใช่"
    return yes, f"ไม่{yes}"


def reachable(steps: Sequence[Step]) -> frozenset[int]:
    """The steps that the work can come to: from the first one, and from every start symbol."""
    leads: dict[int, list[int]] = {}
    for edge in edges(steps):
        leads.setdefault(edge.start, []).append(edge.end)
    found: set[int] = set()
    waiting = [index for index, step in enumerate(steps) if not index or step.shape is Shape.START]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found.add(index)
            waiting += leads.get(index, ())
    return frozenset(found)


def ends(steps: Sequence[Step]) -> tuple[int, ...]:
    """The steps from which no way leads on."""
    leading = {edge.start for edge in edges(steps)}
    return tuple(index for index in range(len(steps)) if index not in leading)


def _ways(step: Step, start: int, count: int, places: dict[int, int]) -> Iterator[tuple[Answer, int]]:
    following = start + 1 if start + 1 < count else None
    onward = following if step.next is None else places.get(step.next)
    if step.shape is Shape.END:
        return
    told: tuple[tuple[Answer, int | None], ...] = (("", onward),)
    if step.yes is not None or step.no is not None:
        yes = onward if step.yes is None else places.get(step.yes)
        no = onward if step.no is None else places.get(step.no)
        told = (("yes", yes), ("no", no))
    yield from ((answer, end) for answer, end in told if end is not None)
