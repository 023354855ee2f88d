"""The flow of an SOP in words, for those who do not see the drawing: a sentence a step, in Thai."""

from collections.abc import Sequence

from lokm_build.model.asset import Step
from lokm_build.model.fields import NAMES, Shape
from lokm_build.model.flow import Edge, edges
from lokm_build.render.flow.measure import plain


def flow_in_words(steps: Sequence[Step]) -> tuple[str, ...]:
    """A sentence for each step, in order: what it is, and where it leads."""
    leading: dict[int, list[Edge]] = {}
    for edge in edges(steps):
        leading.setdefault(edge.start, []).append(edge)
    return tuple(
        " ".join((_named(step), *(_way(steps, edge) for edge in leading.get(index, ()))))
        if index in leading
        else f"{_named(step)} จบขั้นตอน"
        for index, step in enumerate(steps)
    )


def _named(step: Step) -> str:
    shape = "" if step.shape is Shape.PROCESS else f" ({NAMES[step.shape]})"
    return f"ขั้นที่ {step.number}{shape} {plain(step.text)}"


def _way(steps: Sequence[Step], edge: Edge) -> str:
    number = steps[edge.end].number
    goes = f"กลับไปขั้นที่ {number}" if edge.end < edge.start else f"ไปขั้นที่ {number}"
    if edge.end == edge.start:
        goes = f"ทำขั้นที่ {number} ซ้ำ"
    space = " " if edge.label[:1].isascii() else ""
    return f"ถ้า{space}{edge.label} {goes}" if edge.label else goes
