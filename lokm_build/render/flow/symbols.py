"""The symbols of the official flowchart form, each as large as its text asks for.

A symbol stands around its own middle: x and y count from there, downwards and to the right. Text lies within
it whole; arrows meet its outline at `side(y)`, above at `-tall` and below at `foot`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt

from lokm_build.model.fields import Shape
from lokm_build.render.flow.measure import Piece, filled, filled_by, fitting, lines, width

_ROUND = 20.0
_WAVE = 5.0
_BAR = 7.0
_INSET = 4.0  # between a slanted side and a letter
_PAD = 7.0
_CIRCLE = 15.0
_GROWTH = 1.06
_SHARES = (0.4, 0.5, 0.6, 0.7, 0.8)
_STEEP = 0.27  # half the height by the width, at least: an arrowhead that meets a slanted side does not cut into it


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in pixels: the room for symbols, their text, and the labels of answers."""

    slot: float
    size: float
    line: float
    label: float
    label_line: float
    label_room: float


COLUMN = Scale(slot=140, size=14, line=20, label=12, label_line=17, label_room=72)
FIGURE = Scale(slot=200, size=15, line=22, label=13, label_line=18, label_room=88)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape with its text: half its width, half its height, and where the middle of its text stands."""

    shape: Shape
    half: float
    tall: float
    text: tuple[str, ...]
    middle: float = 0.0

    def side(self, y: float) -> float:
        """Half the width of the outline at this height."""
        return _side(self.shape, self.half, self.tall, y)

    @property
    def foot(self) -> float:
        """Where the arrow leaves below."""
        return self.tall - _WAVE if self.shape is Shape.DOCUMENT else self.tall

    def outline(self, x: float, y: float) -> str:
        """The outline around this point, as the data of a path."""
        return _OUTLINES.get(self.shape, _box)(x, y, self.half, self.tall)


@lru_cache(maxsize=2048)
def symbol(shape: Shape, text: str, scale: Scale, least: float = 0.0) -> Symbol:
    """The symbol for a text, at least twice `least` tall (for the arrows that meet its sides)."""
    if shape is Shape.DECISION:
        steep = scale.slot * _STEEP if least else 0.0
        return _grown(shape, text, scale, scale.slot / 2, max(least + 12, scale.line * 1.4, steep))
    if shape is Shape.CONNECTOR:
        return _connector(text, scale, least)
    bars = _BAR if shape is Shape.SUBPROCESS else 0.0
    ends = 5.0 if shape in (Shape.START, Shape.END) else 0.0
    wave = 2 * _WAVE if shape is Shape.DOCUMENT else 0.0
    written = lines(text, scale.slot - 2 * (_PAD + bars + ends), scale.size)
    tall = max((len(written) * scale.line + 2 * _PAD + wave) / 2, least + 8 + wave / 2)
    return Symbol(shape, scale.slot / 2, ceil(tall), written, -wave / 2)


def _connector(text: str, scale: Scale, least: float) -> Symbol:
    """A circle about a short text, an ellipse about a long one; taller where arrows meet its sides."""
    half = max(_CIRCLE, ceil(width(text, scale.size) / 2 + _PAD))
    if half <= scale.slot / 4:
        return Symbol(Shape.CONNECTOR, half, max(1.2 * least + 4, half), (text,) if text else ())
    steep = scale.slot / 2 if least else 0.0
    return _grown(Shape.CONNECTOR, text, scale, scale.slot / 2, max(1.2 * least + 4, scale.line, steep))


def _grown(shape: Shape, text: str, scale: Scale, half: float, least: float) -> Symbol:
    """A symbol with slanted sides, as low as holds its text.

    Lines of one width are tried first: they tell how tall it is at most. It is lower where lines that grow longer
    towards its middle fit.
    """
    parts = fitting(text, scale.slot * 0.6, scale.size)
    if not parts:
        return Symbol(shape, half, ceil(least), ())
    blocks = [tuple(filled(parts, 2 * half * share)) for share in _SHARES]
    most, block = min((_holding(shape, half, block, scale), block) for block in blocks)
    tall = max(least, sum(part.advance for part in parts) * scale.line / (2 * half))
    while tall < most:
        if written := _within(shape, half, tall, parts, scale.line):
            return Symbol(shape, half, ceil(tall), tuple(written))
        tall *= _GROWTH
    return Symbol(shape, half, ceil(max(most, least)), block)


def _holding(shape: Shape, half: float, block: Sequence[str], scale: Scale) -> float:
    """Half the height at which a symbol so wide holds these lines."""
    reaches = (1 - (width(line, scale.size) / 2 + _INSET) / half for line in block)
    edges = _edges(len(block), scale.line)
    if shape is Shape.CONNECTOR:
        return max(edge / sqrt(1 - (1 - reach) ** 2) for edge, reach in zip(edges, reaches, strict=True))
    return max(edge / reach for edge, reach in zip(edges, reaches, strict=True))


def _within(shape: Shape, half: float, tall: float, parts: Sequence[Piece], line: float) -> list[str] | None:
    """The text in as few lines as this symbol holds it in; of many lines, not every number is tried."""
    needed = sum(part.width for part in parts)
    fewest, most = max(1, int(needed / (2 * half))), int(2 * tall / line)
    for count in range(fewest, most + 1, 1 + (most - fewest) // 16):
        rooms = [2 * (_side(shape, half, tall, min(edge, tall)) - _INSET) for edge in _edges(count, line)]
        if sum(rooms) >= needed and (found := filled_by(parts, rooms)):
            return found
    return None


@lru_cache(maxsize=128)
def _edges(count: int, line: float) -> tuple[float, ...]:
    """How far the letters of each of so many lines reach from the middle of all, up or down."""
    return tuple(max(abs(index - count / 2), abs(index + 1 - count / 2)) * line - 1.5 for index in range(count))


def _side(shape: Shape, half: float, tall: float, y: float) -> float:
    if shape is Shape.DECISION:
        return half * (1 - abs(y) / tall)
    if shape is Shape.CONNECTOR:
        return half * sqrt(max(0.0, 1 - (y / tall) ** 2))
    if shape in (Shape.START, Shape.END):
        bend = min(tall, _ROUND)
        into = max(0.0, abs(y) - (tall - bend))
        return half - bend + sqrt(max(0.0, bend**2 - into**2))
    return half


def _box(x: float, y: float, half: float, tall: float) -> str:
    return f"M{x - half:g} {y - tall:g}h{2 * half:g}v{2 * tall:g}h{-2 * half:g}z"


def _rounded(x: float, y: float, half: float, tall: float) -> str:
    bend = min(tall, _ROUND)
    across, down, arc = 2 * (half - bend), 2 * (tall - bend), f"a{bend:g} {bend:g} 0 0 1"
    return (
        f"M{x - half + bend:g} {y - tall:g}h{across:g}{arc} {bend:g} {bend:g}v{down:g}{arc} {-bend:g} {bend:g}"
        f"h{-across:g}{arc} {-bend:g} {-bend:g}v{-down:g}{arc} {bend:g} {-bend:g}z"
    )


def _diamond(x: float, y: float, half: float, tall: float) -> str:
    return f"M{x - half:g} {y:g}l{half:g} {-tall:g}l{half:g} {tall:g}l{-half:g} {tall:g}z"


def _paper(x: float, y: float, half: float, tall: float) -> str:
    down = 2 * tall - _WAVE
    wave = f"q{-half / 2:g} {-2 * _WAVE:g} {-half:g} 0q{-half / 2:g} {2 * _WAVE:g} {-half:g} 0"
    return f"M{x - half:g} {y - tall:g}h{2 * half:g}v{down:g}{wave}z"


def _barred(x: float, y: float, half: float, tall: float) -> str:
    bar = f"v{2 * tall:g}"
    return f"{_box(x, y, half, tall)}M{x - half + _BAR:g} {y - tall:g}{bar}M{x + half - _BAR:g} {y - tall:g}{bar}"


def _circle(x: float, y: float, half: float, tall: float) -> str:
    arc = f"a{half:g} {tall:g} 0 1 0"
    return f"M{x - half:g} {y:g}{arc} {2 * half:g} 0{arc} {-2 * half:g} 0z"


_OUTLINES: dict[Shape, Callable[[float, float, float, float], str]] = {
    Shape.START: _rounded,
    Shape.END: _rounded,
    Shape.DECISION: _diamond,
    Shape.DOCUMENT: _paper,
    Shape.SUBPROCESS: _barred,
    Shape.CONNECTOR: _circle,
}
