"""Reads the geometry back from the SVG of a flow: where every line, arrowhead, symbol and text really lies.

Knows nothing of how the drawing was planned. Cells of the column are put under one another at the heights that a
test gives them, and per cent are taken of those heights, as a browser would.
"""

import io
import math
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import fontpkg_sarabun
from fontTools import ttLib

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_COMMAND = re.compile(r"([MmLlHhVvQqAaZz])([^MmLlHhVvQqAaZz]*)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "A": 7}
_CURVE = 12


@dataclass
class Written:
    """One line of text: what it says, and the box of its letters."""

    text: str
    box: Box


@dataclass
class Drawing:
    """What was found, in pixels of the whole drawing; a text is a list of its lines."""

    bounds: Box = (0.0, 0.0, 0.0, 0.0)
    ways: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    symbols: list[Line] = field(default_factory=list)
    texts: list[list[Written]] = field(default_factory=list)
    labels: list[list[Written]] = field(default_factory=list)


def of_figure(svg: str) -> Drawing:
    """The geometry of a picture with a view box."""
    root = ET.fromstring(re.sub(r' xmlns="[^"]*"', "", svg))
    left, top, wide, high = map(float, root.attrib["viewBox"].split())
    drawing = Drawing((left, top, left + wide, top + high))
    _read(drawing, root, 0.0, high)
    return drawing


def of_column(cells: Sequence[str], heights: Sequence[float]) -> Drawing:
    """The geometry of a column whose cells have these heights."""
    drawing, y = Drawing(), 0.0
    for cell, high in zip(cells, heights, strict=True):
        room, shown = ET.fromstring(f"<td>{cell}</td>")
        assert float(room.attrib["height"]) <= high, "a cell lower than its drawing asks for"
        assert "viewBox" not in shown.attrib and "height" not in shown.attrib
        _read(drawing, shown, y, high)
        y += high
        drawing.bounds = (0.0, 0.0, float(shown.attrib["width"]), y)
    return drawing


def least_heights(cells: Sequence[str]) -> list[float]:
    """The height that each cell asks for."""
    return [float(ET.fromstring(f"<td>{cell}</td>")[0].attrib["height"]) for cell in cells]


def _read(drawing: Drawing, element: ET.Element, y: float, high: float) -> None:
    for inner in element:
        if inner.tag == "svg":
            _read(drawing, inner, y + _length(inner.get("y", "0"), high), high)
        elif inner.tag == "g":
            _group(drawing, inner, y, high)


def _group(drawing: Drawing, group: ET.Element, y: float, high: float) -> None:
    size = float(group.get("font-size", "0"))
    kind = _kind(group)
    for mark in group:
        if kind in ("texts", "labels"):
            anchor = mark.get("text-anchor", group.get("text-anchor", "start"))
            lines = [_written(span, size, anchor, y) for span in mark]
            (drawing.texts if kind == "texts" else drawing.labels).append(lines)
            continue
        found = _outline(mark, y, high)
        {"ways": drawing.ways, "heads": drawing.heads, "symbols": drawing.symbols}[kind].append(found)


def _kind(group: ET.Element) -> str:
    if named := group.get("class"):
        return named.removeprefix("lokm-flow__")
    if group.get("font-size"):
        return "texts" if group.get("text-anchor") else "labels"
    return "ways" if group.get("fill") == "none" else "symbols" if group.get("stroke") else "heads"


def _outline(mark: ET.Element, y: float, high: float) -> Line:
    if mark.tag == "line":
        return [(float(mark.attrib[f"x{end}"]), y + _length(mark.attrib[f"y{end}"], high)) for end in "12"]
    return [(x, y + below) for x, below in flattened(mark.attrib["d"])]


def _length(told: str, high: float) -> float:
    return float(told[:-1]) / 100 * high if told.endswith("%") else float(told)


def flattened(data: str) -> Line:
    """The first stretch of a path (up to where it closes, or moves again) as points."""
    points: Line = []
    for command, told in _COMMAND.findall(data):
        if command in "Zz" or (command in "Mm" and points):
            return [*points, points[0]] if command in "Zz" else points
        numbers = [float(number) for number in _NUMBER.findall(told)]
        for start in range(0, len(numbers), _TAKES[command.upper()]):
            taken = numbers[start : start + _TAKES[command.upper()]]
            points += _stretch(command, taken, points[-1] if points else (0.0, 0.0))
    return points


def _stretch(command: str, told: list[float], at: Point) -> Iterator[Point]:
    x, y = at if command.islower() else (0.0, 0.0)
    kind = command.upper()
    if kind == "H":
        yield x + told[0], at[1]
    elif kind == "V":
        yield at[0], y + told[0]
    elif kind in "ML":
        yield x + told[0], y + told[1]
    elif kind == "Q":
        yield from _bent(at, (x + told[0], y + told[1]), (x + told[2], y + told[3]))
    else:
        yield from _arc(at, told, (x + told[5], y + told[6]))


def _bent(start: Point, control: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _CURVE + 1):
        t = step / _CURVE
        weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
        yield tuple(sum(w * p[axis] for w, p in zip(weights, (start, control, end), strict=True)) for axis in (0, 1))  # type: ignore[misc]


def _arc(start: Point, told: list[float], end: Point) -> Iterator[Point]:
    wide, high, _, large, sweep = told[:5]
    a, b = (start[0] - end[0]) / 2 / wide, (start[1] - end[1]) / 2 / high
    far = math.sqrt(max(0.0, 1 / (a * a + b * b) - 1)) * (1 if large != sweep else -1)
    middle = (far * b * wide + (start[0] + end[0]) / 2, -far * a * high + (start[1] + end[1]) / 2)
    first, last = (math.atan2((p[1] - middle[1]) / high, (p[0] - middle[0]) / wide) for p in (start, end))
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    for step in range(1, _CURVE + 1):
        angle = first + (last - first) * step / _CURVE
        yield middle[0] + wide * math.cos(angle), middle[1] + high * math.sin(angle)


def _written(span: ET.Element, size: float, anchor: str, y: float) -> Written:
    text, x, foot = span.text or "", float(span.attrib["x"]), y + float(span.attrib["y"])
    wide = size * sum(map(advance, text))
    left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    return Written(text, (left, foot - 0.9 * size, left + wide, foot + 0.25 * size))


def advance(character: str) -> float:
    """What the font says that a character takes up, in em; what it lacks is taken to be wide."""
    known = _advances().get(ord(character))
    return known if known is not None else 0.0 if unicodedata.category(character)[0] in "MC" else 1.4


@cache
def _advances() -> dict[int, float]:
    face = (Path(fontpkg_sarabun.ROOT) / "files" / "Sarabun-Regular.ttf").read_bytes()
    font = ttLib.TTFont(io.BytesIO(face), lazy=True)
    return {code: font["hmtx"][glyph][0] / font["head"].unitsPerEm for code, glyph in font.getBestCmap().items()}
