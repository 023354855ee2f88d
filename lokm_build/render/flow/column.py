"""The flow column of an SOP's table: one SVG a row."""

from collections.abc import Sequence

from lokm_build.model.asset import Step


def flow_column(steps: Sequence[Step]) -> tuple[str, ...]:
    """One SVG a step; each fills its cell, and its lines meet those of the rows above and below."""
    return tuple('<svg class="lokm-flow-cell" aria-hidden="true" focusable="false"></svg>' for _ in steps)


def column_width(steps: Sequence[Step]) -> int:
    """The width in pixels of every cell of the column."""
    return 160 if steps else 0


def cell_height(steps: Sequence[Step], index: int) -> int:
    """The least height in pixels of a row's cell: in it symbol, arrowhead and label have room."""
    return 60 if 0 <= index < len(steps) else 0


def cell_picture(steps: Sequence[Step], index: int, height: float) -> str:
    """One row as an SVG that stands alone (colours and font of its own), `column_width` by `height` pixels.

    A height below `cell_height` is raised to it.
    """
    high = max(height, cell_height(steps, index))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{column_width(steps)}" height="{high}"></svg>'


def page_break(steps: Sequence[Step]) -> tuple[str, str]:
    """The connectors of a printed page: at its head (○ and an arrow on), at its foot (an arrow and ○)."""
    empty = '<svg class="lokm-flow-break" aria-hidden="true" focusable="false"></svg>' if steps else ""
    return empty, empty
