"""The chart of levels over rounds: a line from 1 to 5 as inline SVG, a point for each round.

Takes labels and levels (None: there is none); gives SVG whose colours come from levels.css. What it shows is also in
the table beside it, so it is hidden from screen readers there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, HEIGHT = 360, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 12, 18, 44
MOST = 8
"""Rounds on one chart: more would run into one another on a phone."""


@dataclass(frozen=True, slots=True)
class Point:
    """A round: what stands below it (two lines), and its level."""

    label: str
    year: str
    level: int | None


def levels_chart(points: Sequence[Point]) -> Markup:
    """The latest rounds as a line; a round without level leaves a gap."""
    shown = points[-MOST:]
    if not any(point.level for point in shown):
        return Markup()
    parts = [*_grid(), *_lines(shown), *_points(shown)]
    return Markup(f'<svg class="lokm-chart" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{"".join(parts)}</svg>')


def _x(index: int, count: int) -> int:
    room = WIDTH - _LEFT - _RIGHT
    return _LEFT + room * (2 * index + 1) // (2 * count)


def _y(level: int) -> int:
    return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * (level - 1) // 4


def _grid() -> Iterator[str]:
    for level in range(1, 6):
        y = _y(level)
        yield f'<path class="lokm-chart__grid" d="M{_LEFT} {y}H{WIDTH - _RIGHT}"/>'
        yield f'<text class="lokm-chart__axis" x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{level}</text>'


def _lines(points: Sequence[Point]) -> Iterator[str]:
    """A piece of line between each two rounds that follow one another and have levels."""
    for index in range(1, len(points)):
        before, after = points[index - 1].level, points[index].level
        if before and after:
            here, there = _x(index - 1, len(points)), _x(index, len(points))
            yield f'<path class="lokm-chart__line" d="M{here} {_y(before)}L{there} {_y(after)}"/>'


def _points(points: Sequence[Point]) -> Iterator[str]:
    for index, point in enumerate(points):
        x, foot = _x(index, len(points)), HEIGHT - _BOTTOM + 18
        yield f'<text class="lokm-chart__axis" x="{x}" y="{foot}" text-anchor="middle">{escape(point.label)}</text>'
        if index == 0 or points[index - 1].year != point.year:
            year = escape(point.year)
            yield f'<text class="lokm-chart__axis" x="{x}" y="{foot + 17}" text-anchor="middle">{year}</text>'
        if point.level:
            y = _y(point.level)
            yield f'<circle class="lokm-chart__point" cx="{x}" cy="{y}" r="5"/>'
            yield f'<text class="lokm-chart__value" x="{x}" y="{y - 9}" text-anchor="middle">{point.level}</text>'
