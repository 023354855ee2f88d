"""The parts of ways as the data of paths: around the corner to a lane, back from it, and from symbol to symbol.

All take the height of a row's middle (`at`), from which the row's own heights count.
"""

from lokm_build.render.flow.ink import HEAD, Marks
from lokm_build.render.flow.routing import BEND, NEAR, Plan, Port, Row

_INTO = HEAD - 1  # a line ends within its arrowhead


def leaving(drawn: Plan, row: Row, port: Port, at: float = 0.0) -> str:
    """From the symbol's side to the lane and around its corner."""
    y, lane = at + port.y, port.lane
    run = f"M{touching(drawn, row, port):g} {y:g}H{lane - port.side * BEND:g}"
    return f"{run}Q{lane:g} {y:g} {turn(port, at)}"


def arriving(drawn: Plan, row: Row, port: Port, at: float = 0.0) -> str:
    """From the lane around its corner to the symbol's side, without a move to where it starts."""
    y, lane, end = at + port.y, port.lane, touching(drawn, row, port) + port.side * _INTO
    return f"Q{lane:g} {y:g} {lane - port.side * BEND:g} {y:g}H{end:g}"


def turn(port: Port, at: float = 0.0) -> str:
    """The point at which a port's way has come around the corner and follows its lane."""
    return f"{port.lane:g} {_past(port, at + port.y):g}"


def turning(port: Port) -> str:
    """The height of that point."""
    return f"{_past(port, port.y):g}"


def touching(drawn: Plan, row: Row, port: Port) -> float:
    """The x at which the port's way meets the symbol."""
    return round(drawn.middle + port.side * row.symbol.side(port.y), 1)


def head_beside(marks: Marks, drawn: Plan, row: Row, port: Port, at: float = 0.0) -> None:
    """The arrowhead of a way that arrives from beside."""
    marks.head(touching(drawn, row, port), at + port.y, -port.side)


def label_beside(marks: Marks, drawn: Plan, port: Port, at: float = 0.0) -> None:
    """The answer of a way that leaves a symbol's side: over its line, beside the symbols' room."""
    if port.label:
        middle = at + port.y - NEAR / 2 - len(port.label) * drawn.scale.label_line / 2
        marks.label(port.label, drawn.slot[port.side > 0] + port.side * NEAR, middle, port.side)


def label_below(marks: Marks, drawn: Plan, row: Row, at: float = 0.0) -> None:
    """The answer of a way that leads to the next row: to the right of its line."""
    if row.label:
        middle = at + row.symbol.tall + len(row.label) * drawn.scale.label_line / 2
        marks.label(row.label, drawn.middle + NEAR + 2, middle, 1)


def _past(port: Port, y: float) -> float:
    return y - BEND if port.is_up else y + BEND
