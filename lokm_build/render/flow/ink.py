"""How the drawing is written as SVG: marks with classes for pages, with colours and font of their own for pictures.

No script, no style, no id: every mark may stand in one page as often as it likes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from lokm_build.render.flow.symbols import Scale, Symbol

HEAD, _HALF = 8.0, 4.0  # an arrowhead is as long, and half as wide
_LEAD = 0.34  # of a font's size: from the middle of a line down to the feet of its letters


@dataclass(frozen=True, slots=True)
class Ink:
    """The attributes of each kind of mark, and of the whole picture."""

    way: str
    head: str
    symbol: str
    text: str
    label: str
    root: str = ""


PAGE = Ink(
    way='class="lokm-flow__ways"',
    head='class="lokm-flow__heads"',
    symbol='class="lokm-flow__symbols"',
    text='class="lokm-flow__texts"',
    label='class="lokm-flow__labels"',
)
ALONE = Ink(
    way='fill="none" stroke="#333333" stroke-width="1.4" stroke-linecap="round"',
    head='fill="#333333"',
    symbol='fill="#ffffff" stroke="#111111" stroke-width="1.4" stroke-linejoin="round"',
    text='fill="#000000"',
    label='fill="#333333"',
    root=' xmlns="http://www.w3.org/2000/svg" font-family="Sarabun"',
)


@dataclass(slots=True)
class Marks:
    """What has been drawn so far, kind by kind."""

    ink: Ink
    scale: Scale
    _ways: list[str] = field(default_factory=list)
    _heads: list[str] = field(default_factory=list)
    _symbols: list[str] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _labels: list[str] = field(default_factory=list)

    def way(self, data: str) -> None:
        """A part of a way, as the data of a path."""
        self._ways.append(f'<path d="{data}"/>')

    def upright(self, x: float, start: str, end: str) -> None:
        """A straight part of a way, from one height to another: pixels, or per cent of the row."""
        self._ways.append(f'<line x1="{x:g}" x2="{x:g}" y1="{start}" y2="{end}"/>')

    def head(self, x: float, y: float, towards: int) -> None:
        """An arrowhead with its point here: downwards (0), to the right (1) or to the left (-1)."""
        side = f"l{-towards * HEAD:g} {-_HALF:g}v{2 * _HALF:g}z"
        back = side if towards else f"l{-_HALF:g} {-HEAD:g}h{2 * _HALF:g}z"
        self._heads.append(f'<path d="M{x:g} {y:g}{back}"/>')

    def symbol(self, symbol: Symbol, x: float, y: float) -> None:
        """A symbol with its text, its middle here."""
        self._symbols.append(f'<path d="{symbol.outline(x, y)}"/>')
        middle = y + symbol.middle
        self._texts.append(_written(symbol.text, x, middle, self.scale.line, self.scale.size))

    def circle(self, x: float, y: float, radius: float) -> None:
        """An empty connector."""
        self._symbols.append(f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"/>')

    def label(self, text: Sequence[str], x: float, y: float, side: int) -> None:
        """An answer that ends (-1) or begins (1) at x, around this height."""
        anchor = ' text-anchor="end"' if side < 0 else ""
        self._labels.append(_written(text, x, y, self.scale.label_line, self.scale.label, anchor))

    def picture(self) -> str:
        """All marks: ways beneath, then heads, symbols and text."""
        scale, ink = self.scale, self.ink
        return "".join(
            f"<g {told}>{''.join(marks)}</g>"
            for told, marks in (
                (ink.way, self._ways),
                (ink.head, self._heads),
                (ink.symbol, self._symbols),
                (f'{ink.text} text-anchor="middle" font-size="{scale.size:g}"', self._texts),
                (f'{ink.label} font-size="{scale.label:g}"', self._labels),
            )
            if marks
        )


def _written(text: Sequence[str], x: float, middle: float, line: float, size: float, anchor: str = "") -> str:
    first = middle - (len(text) - 1) * line / 2 + _LEAD * size
    spans = (
        f'<tspan x="{x:g}" y="{first + place * line:g}">{escape(words)}</tspan>' for place, words in enumerate(text)
    )
    return f"<text{anchor}>{''.join(spans)}</text>"
