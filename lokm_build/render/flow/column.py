"""The flow column of an SOP's table: one drawing a row, whose lines meet those of the rows above and below.

A cell's drawing knows no height: all of it stands around the cell's middle (`y="50%"`), and what runs on to the
next row ends at the cell's edge, in per cent. Two elements make it: an empty one that keeps the least height, and
the drawing, which theme/css/flow.css lays over the whole cell.
"""

from collections.abc import Sequence

from lokm_build.model.asset import Step
from lokm_build.render.flow.ink import ALONE, HEAD, PAGE, Ink, Marks
from lokm_build.render.flow.routing import Plan, Port, Row, plan
from lokm_build.render.flow.symbols import COLUMN
from lokm_build.render.flow.ways import arriving, head_beside, label_below, label_beside, leaving, turn, turning

_HIDDEN = 'aria-hidden="true" focusable="false"'
_CIRCLE = 9.0
BREAK_HEIGHT = 34
"""The height in pixels of a page's connectors."""


def flow_column(steps: Sequence[Step]) -> tuple[str, ...]:
    """One drawing a step, hidden from screen readers (who are told `flow_in_words`); its cell is `.lokm-flow-cell`."""
    drawn = plan(steps, COLUMN)
    return tuple(
        f'<svg class="lokm-flow__room" width="{drawn.width}" height="{_height(row)}" {_HIDDEN}></svg>'
        f'<svg class="lokm-flow lokm-flow--row" width="{drawn.width}" {_HIDDEN}>'
        f'<svg y="50%" overflow="visible">{_marks(drawn, row, PAGE, "-50%", "50%").picture()}</svg></svg>'
        for row in drawn.rows
    )


def column_width(steps: Sequence[Step]) -> int:
    """The width in pixels of every cell of the column."""
    return plan(steps, COLUMN).width if steps else 0


def cell_height(steps: Sequence[Step], index: int) -> int:
    """The least height in pixels of a row's cell: in it symbol, arrowhead and label have room."""
    return _height(plan(steps, COLUMN).rows[index])


def cell_picture(steps: Sequence[Step], index: int, height: float) -> str:
    """One row as an SVG that stands alone (colours and font of its own), `column_width` by `height` pixels.

    A height below `cell_height` is raised to it.
    """
    drawn = plan(steps, COLUMN)
    row = drawn.rows[index]
    high = max(height, _height(row))
    marks = _marks(drawn, row, ALONE, f"{-high / 2:g}", f"{high / 2:g}")
    return (
        f'<svg{ALONE.root} width="{drawn.width}" height="{high:g}" '
        f'viewBox="0 {-high / 2:g} {drawn.width} {high:g}">{marks.picture()}</svg>'
    )


def page_break(steps: Sequence[Step]) -> tuple[str, str]:
    """The connectors of a printed page, for its head (○ and a line on) and its foot (an arrow and ○)."""
    if not steps:
        return "", ""
    drawn = plan(steps, COLUMN)
    head, foot = (_connector(drawn, Marks(PAGE, COLUMN), is_head=is_head) for is_head in (True, False))
    told = f'<svg class="lokm-flow lokm-flow--break" width="{drawn.width}" height="{BREAK_HEIGHT}" {_HIDDEN}>'
    return f"{told}{head}</svg>", f"{told}{foot}</svg>"


def break_pictures(steps: Sequence[Step], index: int) -> tuple[str, str] | None:
    """The connectors where a page ends after this row, for its foot and the next head, each an SVG that stands alone.

    Ways beside the column run on through them; None where no way leads over.
    """
    drawn = plan(steps, COLUMN)
    lanes = {port.edge: port.lane for row in drawn.rows for port in row.ports}
    ways = {lane: drawn.edges[edge] for edge, lane in lanes.items()}
    beside = sorted(lane for lane, way in ways.items() if min(way.start, way.end) <= index < max(way.start, way.end))
    goes_on = drawn.rows[index].is_left
    if not (beside or goes_on):
        return None
    size = f'width="{drawn.width}" height="{BREAK_HEIGHT}" viewBox="0 0 {drawn.width} {BREAK_HEIGHT}"'
    foot, head = (_passing(beside) for _ in range(2))
    if goes_on:
        _connector(drawn, foot, is_head=False)
        _connector(drawn, head, is_head=True)
    return f"<svg{ALONE.root} {size}>{foot.picture()}</svg>", f"<svg{ALONE.root} {size}>{head.picture()}</svg>"


def _passing(lanes: Sequence[float]) -> Marks:
    marks = Marks(ALONE, COLUMN)
    for lane in lanes:
        marks.upright(lane, "0", f"{BREAK_HEIGHT}")
    return marks


def _connector(drawn: Plan, marks: Marks, *, is_head: bool) -> str:
    y = _CIRCLE + 1 if is_head else BREAK_HEIGHT - _CIRCLE - 1
    if is_head:
        marks.upright(drawn.middle, f"{y + _CIRCLE:g}", f"{BREAK_HEIGHT}")
    else:
        marks.upright(drawn.middle, "0", f"{y - _CIRCLE - HEAD:g}")
        marks.head(drawn.middle, y - _CIRCLE, 0)
    marks.circle(drawn.middle, y, _CIRCLE)
    return marks.picture()


def _height(row: Row) -> int:
    return 2 * max(row.above, row.below)


def _marks(drawn: Plan, row: Row, ink: Ink, top: str, bottom: str) -> Marks:
    """What stands in a row, its middle at 0, its edges at `top` and `bottom`."""
    marks = Marks(ink, drawn.scale)
    for x in row.passing:
        marks.upright(x, top, bottom)
    if row.is_entered:
        marks.upright(drawn.middle, top, f"{1 - row.symbol.tall - HEAD:g}")
        marks.head(drawn.middle, -row.symbol.tall, 0)
    if row.is_left:
        marks.upright(drawn.middle, f"{row.symbol.foot:g}", bottom)
        label_below(marks, drawn, row)
    for port in row.ports:
        _beside(marks, drawn, row, port, top if port.is_up else bottom)
    marks.symbol(row.symbol, drawn.middle, 0.0)
    return marks


def _beside(marks: Marks, drawn: Plan, row: Row, port: Port, edge: str) -> None:
    """A port's part of its way, up to the row's edge; a way from a step to itself is drawn where it leaves."""
    way = drawn.edges[port.edge]
    if port.arrives:
        head_beside(marks, drawn, row, port)
        if way.start != way.end:
            marks.upright(port.lane, edge, turning(port))
            marks.way(f"M{turn(port)}{arriving(drawn, row, port)}")
        return
    label_beside(marks, drawn, port)
    if way.start != way.end:
        marks.way(leaving(drawn, row, port))
        marks.upright(port.lane, turning(port), edge)
        return
    home = next(other for other in row.ports if other.edge == port.edge and other.arrives)
    marks.way(f"{leaving(drawn, row, port)}L{turn(home)}{arriving(drawn, row, home)}")
