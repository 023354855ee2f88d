"""The drawing's plan: symbols under one another in a column, arrows from each to the next, all others beside it.

Takes steps and sizes; gives rows with everything that stands in them, around the row's own middle, so that rows of
any height can be put under one another. Ways back run on the left, ways ahead that leave steps out on the right:
each leaves a symbol's side, follows a lane of its own and enters a symbol's side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from lokm_build.model.asset import Step
from lokm_build.model.fields import Shape
from lokm_build.model.flow import Edge, edges
from lokm_build.render.flow.lanes import lanes
from lokm_build.render.flow.measure import lines, plain, width
from lokm_build.render.flow.symbols import Scale, Symbol, symbol

LANE = 9.0
BEND = 5.0
_APART = 10.0  # between two arrows that meet one side of a symbol
_RUN = 17.0  # from the innermost lane to a symbol: an arrowhead and a little of its line
_ABOVE, _BELOW = 16.0, 12.0
_MARGIN = 6.0
NEAR = 4.0  # between a label and what stands beside it


@dataclass(frozen=True, slots=True)
class Port:
    """Where a way leaves or enters a symbol's side, at `y`; `lane` is the x of its lane, which goes up or down."""

    edge: int
    side: int
    y: float
    lane: float
    is_up: bool
    arrives: bool
    label: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One step: its symbol, what meets it, the lanes that pass it, and the room it needs above and below its middle."""

    symbol: Symbol
    is_entered: bool
    is_left: bool
    label: tuple[str, ...]
    ports: tuple[Port, ...]
    passing: tuple[float, ...]
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole drawing; `middle` is the x of all symbols, `slot` from where to where symbols may reach."""

    scale: Scale
    edges: tuple[Edge, ...]
    rows: tuple[Row, ...]
    width: int
    middle: float
    slot: tuple[float, float]


def plan(steps: Sequence[Step], scale: Scale) -> Plan:
    """The plan of these steps at this size."""
    return _plan(tuple(steps), scale)


@lru_cache(maxsize=16)
def _plan(steps: tuple[Step, ...], scale: Scale) -> Plan:
    ways = edges(steps)
    straight = {way.start: index for index, way in reversed(list(enumerate(ways))) if way.end == way.start + 1}
    beside = [index for index, way in enumerate(ways) if straight.get(way.start) != index]
    labels = [lines(way.label, scale.label_room, scale.label) for way in ways]
    frame = _frame(ways, beside, labels, scale)
    meeting, passing = _meeting(ways, frame), _passing(ways, frame, len(steps))
    rows = []
    for index, step in enumerate(steps):
        ports = tuple(port for side in meeting.get(index, ()) for port in _stacked(step, side, labels, scale))
        label = labels[straight[index]] if index in straight else ()
        rows.append(_row(step, scale, index - 1 in straight, index in straight, label, ports, passing[index]))
    return Plan(scale, ways, tuple(rows), frame.width, (frame.slot[0] + frame.slot[1]) / 2, frame.slot)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The widths of the drawing, and the x of the lane of each way that runs beside."""

    width: int
    slot: tuple[float, float]
    lanes: dict[int, float]


def _frame(ways: Sequence[Edge], beside: Sequence[int], labels: Sequence[tuple[str, ...]], scale: Scale) -> _Frame:
    back = [index for index in beside if ways[index].end <= ways[index].start]
    ahead = [index for index in beside if ways[index].end > ways[index].start]
    (lanes_back, room_back), (lanes_ahead, room_ahead) = (_side(ways, some, labels, scale) for some in (back, ahead))
    slot = (_MARGIN + room_back, _MARGIN + room_back + scale.slot)
    places = {index: slot[0] - far for index, far in lanes_back.items()}
    places.update((index, slot[1] + far) for index, far in lanes_ahead.items())
    return _Frame(ceil(slot[1] + room_ahead + _MARGIN), slot, places)


def _side(
    ways: Sequence[Edge], some: Sequence[int], labels: Sequence[tuple[str, ...]], scale: Scale
) -> tuple[dict[int, float], float]:
    """How far from the symbols' room the lane of each way on this side lies, and the farthest."""
    label = max((width(line, scale.label) for index in some for line in labels[index]), default=0.0)
    first = max(_RUN, ceil(label) + 2 * NEAR + 1)
    numbers = lanes([_span(ways[index]) for index in some])
    far = {index: first + LANE * number for index, number in zip(some, numbers, strict=True)}
    return far, max(far.values(), default=0.0)


def _span(way: Edge) -> tuple[float, float]:
    """Along which rows a way takes up its lane: from below or above the middle of the first to that of the last."""
    first, last = min(way.start, way.end), max(way.start, way.end)
    return (first + 0.3, last - 0.3) if first < last else (first - 0.1, first + 0.1)


def _passing(ways: Sequence[Edge], frame: _Frame, count: int) -> list[tuple[float, ...]]:
    """The lanes that run by each row from top to bottom."""
    found: list[list[float]] = [[] for _ in range(count)]
    for index, x in frame.lanes.items():
        way = ways[index]
        for row in range(min(way.start, way.end) + 1, max(way.start, way.end)):
            found[row].append(x)
    return [tuple(sorted(some)) for some in found]


def _meeting(ways: Sequence[Edge], frame: _Frame) -> dict[int, list[list[Port]]]:
    """Row by row and side by side the ports, from top to bottom, none of them placed yet.

    Ways whose lanes go up stand over those whose lanes go down; of those that go up the innermost stands first, of
    those that go down the outermost: so no two ways that meet one side cross there.
    """
    found: dict[int, dict[int, list[Port]]] = {}
    for index, x in frame.lanes.items():
        way = ways[index]
        side = 1 if way.end > way.start else -1
        for row, arrives in ((way.start, False), (way.end, True)):
            port = Port(index, side, 0.0, x, is_up=(side > 0) == arrives, arrives=arrives)
            found.setdefault(row, {}).setdefault(side, []).append(port)
    middle = (frame.slot[0] + frame.slot[1]) / 2
    return {
        row: [sorted(ports, key=lambda port: _order(port, ways[port.edge], middle)) for ports in sides.values()]
        for row, sides in found.items()
    }


def _order(port: Port, way: Edge, middle: float) -> tuple[float, ...]:
    far = abs(port.lane - middle)
    if way.start == way.end:
        return (1, far, port.edge, not port.arrives)
    return (0, far) if port.is_up else (2, -far)


def _stacked(step: Step, ports: Sequence[Port], labels: Sequence[tuple[str, ...]], scale: Scale) -> Iterator[Port]:
    """The ports of one side at their heights: around the symbol's middle, or a decision's way out at its corner."""
    heights, y = [], 0.0
    for port in ports:
        y += _APART + (NEAR + len(labels[port.edge]) * scale.label_line if not port.arrives else 0)
        heights.append(y)
    leaving = [y for port, y in zip(ports, heights, strict=True) if not port.arrives]
    zero = leaving[0] if leaving and step.shape is Shape.DECISION else (heights[0] + heights[-1]) / 2
    for port, y in zip(ports, heights, strict=True):
        yield replace(port, y=round(y - zero, 1), label=() if port.arrives else labels[port.edge])


def _row(
    step: Step,
    scale: Scale,
    is_entered: bool,
    is_left: bool,
    label: tuple[str, ...],
    ports: tuple[Port, ...],
    passing: tuple[float, ...],
) -> Row:
    made = symbol(step.shape, plain(step.text), scale, max((abs(port.y) for port in ports), default=0.0))
    top = max((len(port.label) * scale.label_line + 2 * NEAR - port.y for port in ports), default=0.0)
    above = max(made.tall + (_ABOVE if is_entered else NEAR), top)
    below = made.tall + (max(_BELOW, len(label) * scale.label_line + NEAR) if is_left else NEAR)
    return Row(made, is_entered, is_left, label, ports, passing, ceil(above), ceil(below))
