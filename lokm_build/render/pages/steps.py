"""The step table of an SOP as rows: where each decision leads is told in words.

Takes the steps of an asset; columns that no step fills are not shown. The shape of
the table follows the unit's form: five columns where no step names a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lokm_build.model.asset import Step


@dataclass(frozen=True, slots=True)
class Way:
    """Where the work goes from a step, in words, and the row it leads to."""

    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Row:
    """One step and the ways out of it that are not simply the next row."""

    id: str
    step: Step
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class StepTable:
    """All rows, and which of the optional columns have something in them."""

    rows: tuple[Row, ...]
    has_detail: bool
    has_duration: bool
    has_role: bool
    has_documents: bool


def step_table(steps: Sequence[Step]) -> StepTable:
    """The table of these steps."""
    return StepTable(
        rows=tuple(Row(_id(step.number), step, tuple(_ways(step))) for step in steps),
        has_detail=any(step.detail for step in steps),
        has_duration=any(step.duration for step in steps),
        has_role=any(step.role for step in steps),
        has_documents=any(step.documents for step in steps),
    )


def _ways(step: Step) -> Iterator[Way]:
    for answer, target in (("ใช่", step.yes), ("ไม่ใช่", step.no), ("", step.next)):
        if target is not None:
            yield Way(f"{answer} {_leads(step.number, target)}".strip(), _id(target))


def _leads(number: int, target: int) -> str:
    return f"กลับไปขั้นที่ {target}" if target <= number else f"ไปขั้นที่ {target}"


def _id(number: int) -> str:
    return f"lokm-step-{number}"
