"""What is wrong with a drawn flow, computed from its geometry alone; nothing when every way and word can be read.

A fault begins with its name: `torn`, `tangled`, `missing`, `extra`, `crosses`, `together`, `outside`, `spills`,
`words`, `overlaps`, `astray`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot

from render.drawing import Box, Drawing, Line, Point, Written

from lokm_build.model.flow import Edge

_JOIN, _TOUCH, _HEAD, _CLEAR, _NEAR = 0.3, 1.0, 2.5, 3.0, 8.0


@dataclass
class Way:
    """A way that was followed from a symbol to the arrowhead at its end; -1 where there is none."""

    line: Line
    start: int
    end: int
    head: int


def faults(drawing: Drawing, edges: Sequence[Edge], texts: Sequence[str]) -> list[str]:
    """Everything that is wrong, given what should have been drawn: the ways, and the text of each symbol."""
    lines, tangled = _joined(drawing.ways)
    ways = [_followed(line, drawing) for line in lines]
    return [
        *tangled,
        *_wrong_ways(ways, edges, drawing),
        *_crossings(ways, drawing),
        *_together(ways),
        *_outside(drawing),
        *_spills(drawing, texts),
        *_overlaps(drawing),
        *_astray(ways, edges, drawing),
    ]


def _joined(parts: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Parts whose ends meet as one line; more than two that meet cannot be told apart."""
    wrong: list[str] = []
    ends: dict[tuple[int, int], list[tuple[Point, int]]] = {}
    for index, part in enumerate(parts):
        for point in (part[0], part[-1]):
            ends.setdefault((round(point[0]), round(point[1])), []).append((point, index))

    def meeting(point: Point, index: int) -> list[int]:
        x, y = round(point[0]), round(point[1])
        near = (one for dx in (-1, 0, 1) for dy in (-1, 0, 1) for one in ends.get((x + dx, y + dy), ()))
        return [other for place, other in near if other != index and _far(place, point) <= _JOIN]

    used: set[int] = set()
    lines: list[Line] = []
    for index, part in enumerate(parts):
        if index in used:
            continue
        used.add(index)
        line = list(part)
        for _ in range(2):
            last = index
            while others := meeting(line[-1], last):
                if len(others) > 1:
                    wrong.append(f"tangled at {line[-1]}")
                if others[0] in used:
                    break
                last = others[0]
                used.add(last)
                more = parts[last]
                line += (more if _far(more[0], line[-1]) <= _JOIN else more[::-1])[1:]
            line.reverse()
        lines.append(_straightened(line))
    return lines, wrong


def _straightened(line: Line) -> Line:
    """Without points on a straight stretch."""
    found = line[:1]
    for before, at, after in zip(line, line[1:], line[2:], strict=False):
        if abs((at[0] - before[0]) * (after[1] - at[1]) - (at[1] - before[1]) * (after[0] - at[0])) > 1e-6:
            found.append(at)
    return [*found, line[-1]]


def _followed(line: Line, drawing: Drawing) -> Way:
    for shown in (line, line[::-1]):
        head = next((n for n, head in enumerate(drawing.heads) if _reaches(shown[-1], head)), -1)
        if head >= 0:
            return Way(shown, _at(shown[0], drawing), _at(drawing.heads[head][0], drawing), head)
    return Way(line, _at(line[0], drawing), -1, -1)


def _reaches(point: Point, head: Line) -> bool:
    base = ((head[1][0] + head[2][0]) / 2, (head[1][1] + head[2][1]) / 2)
    return _far(point, base) <= _HEAD


def _at(point: Point, drawing: Drawing) -> int:
    return next((n for n, shape in enumerate(drawing.symbols) if _from_line(point, shape) <= _TOUCH), -1)


def _wrong_ways(ways: Sequence[Way], edges: Sequence[Edge], drawing: Drawing) -> Iterator[str]:
    yield from (f"torn: a way from {way.start} to {way.end} ending {way.line[-1]}" for way in ways if _is_torn(way))
    drawn = Counter((way.start, way.end) for way in ways if not _is_torn(way))
    asked = Counter((edge.start, edge.end) for edge in edges)
    yield from (f"missing: {way}" for way in asked - drawn)
    yield from (f"extra: {way}" for way in drawn - asked)
    heads = Counter(way.head for way in ways if way.head >= 0)
    yield from (f"extra: head {n}" for n in range(len(drawing.heads)) if heads[n] != 1)


def _is_torn(way: Way) -> bool:
    return -1 in (way.start, way.end, way.head)


def _crossings(ways: Sequence[Way], drawing: Drawing) -> Iterator[str]:
    shapes = [("symbol", _shrunk(shape)) for shape in drawing.symbols]
    shapes += [("text", _corners(line.box)) for text in (*drawing.texts, *drawing.labels) for line in text]
    boxes = [(kind, shape, _box(shape)) for kind, shape in shapes]
    heads = [(number, head, _box(head)) for number, head in enumerate(drawing.heads)]
    for way in ways:
        for start, end in pairwise(way.line):
            along = _box([start, end])
            for kind, shape, box in boxes:
                if _near(along, box) and _cuts(start, end, shape):
                    yield f"crosses: the way {way.start}→{way.end} a {kind} at {box}"
            for number, head, box in heads:
                if number != way.head and _near(along, box) and _cuts(start, end, head):
                    yield f"crosses: the way {way.start}→{way.end} a head at {head[0]}"


def _together(ways: Sequence[Way]) -> Iterator[str]:
    """Two ways that run beside each other so close that they look like one."""
    for axis in (0, 1):
        runs = sorted((run, n) for n, way in enumerate(ways) for run in _runs(way.line, axis))
        for at, (a, n) in enumerate(runs):
            for b, other in runs[at + 1 :]:
                if b[0] - a[0] >= _CLEAR:
                    break
                if other != n and min(a[2], b[2]) - max(a[1], b[1]) > 0.5:
                    yield f"together: {ways[n].start}→{ways[n].end} and {ways[other].start}→{ways[other].end}"


def _runs(line: Line, axis: int) -> list[tuple[float, float, float]]:
    """The stretches along which x (0) or y (1) stays: that value, and from where to where the other goes."""
    return [
        (start[axis], *sorted((start[1 - axis], end[1 - axis])))  # type: ignore[misc]
        for start, end in pairwise(line)
        if abs(start[axis] - end[axis]) < 1e-6
    ]


def _outside(drawing: Drawing) -> Iterator[str]:
    left, top, right, bottom = drawing.bounds
    lines = (line.box for text in (*drawing.texts, *drawing.labels) for line in text)
    for box in (*map(_box, (*drawing.ways, *drawing.heads, *drawing.symbols)), *lines):
        if box[0] < left - 1e-6 or box[1] < top - 1e-6 or box[2] > right + 1e-6 or box[3] > bottom + 1e-6:
            yield f"outside: {box}"


def _spills(drawing: Drawing, texts: Sequence[str]) -> Iterator[str]:
    """Text that lacks a letter, or does not lie in its symbol."""
    shown = ["".join(line.text for line in text) for text in drawing.texts]
    for number, (text, told) in enumerate(zip(texts, shown, strict=True)):
        if "".join(text.split()) != "".join(told.split()):
            yield f"words: {told!r} for {text!r} in symbol {number}"
    for number, (shape, text) in enumerate(zip(drawing.symbols, drawing.texts, strict=True)):
        for line in text:
            if not all(_inside(corner, shape) for corner in _corners(line.box)):
                yield f"spills: {line.text!r} from symbol {number}"


def _overlaps(drawing: Drawing) -> Iterator[str]:
    labels = [line for label in drawing.labels for line in label]
    texts = [line for text in drawing.texts for line in text]
    for one, other in (*combinations(labels, 2), *((a, b) for a in labels for b in texts)):
        if _near(_less(one.box), _less(other.box)):
            yield f"overlaps: {one.text!r} and {other.text!r}"
    shapes = [(_box(shape), shape) for shape in (*drawing.symbols, *drawing.heads)]
    for label in labels:
        for box, shape in shapes:
            if _near(label.box, box) and _meet(_corners(label.box), shape):
                yield f"overlaps: {label.text!r} and a shape at {shape[0]}"
    for (box, one_shape), (other_box, other_shape) in combinations(shapes, 2):
        if _near(box, other_box) and _meet(_shrunk(one_shape), _shrunk(other_shape)):
            yield f"overlaps: shapes at {one_shape[0]} and {other_shape[0]}"


def _astray(ways: Sequence[Way], edges: Sequence[Edge], drawing: Drawing) -> Iterator[str]:
    """Labels that are missing, or stand nearer to another way than to their own."""
    told = [("".join(line.text for line in label).replace(" ", ""), label) for label in drawing.labels]
    asked = Counter(edge.label.replace(" ", "") for edge in edges if edge.label)
    shown = Counter(words for words, _ in told)
    yield from (f"words: the label {words!r}" for words in (asked - shown) + (shown - asked))
    wanted = Counter((edge.start, edge.end, edge.label.replace(" ", "")) for edge in edges if edge.label)
    for words, label in told:
        near = min(ways, key=lambda way: _from_label(way, label), default=None)
        if near is None or _from_label(near, label) > _NEAR or not wanted[near.start, near.end, words]:
            yield f"astray: {words!r} stands by {near and (near.start, near.end)}"
        else:
            wanted[near.start, near.end, words] -= 1


def _from_label(way: Way, label: Sequence[Written]) -> float:
    boxes = [line.box for line in label]
    whole = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return min(_from_line(corner, way.line) for corner in _corners(whole))


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _from_line(point: Point, line: Line) -> float:
    box = _box(line)
    if not (box[0] - 20 <= point[0] <= box[2] + 20 and box[1] - 20 <= point[1] <= box[3] + 20):
        return 20.0
    return min(_from_stretch(point, start, end) for start, end in pairwise(line))


def _from_stretch(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / long)) if long else 0.0
    return _far(point, (start[0] + t * dx, start[1] + t * dy))


def _box(line: Line) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def _less(box: Box) -> Box:
    return box[0] + 0.5, box[1] + 0.5, box[2] - 0.5, box[3] - 0.5


def _near(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _corners(box: Box) -> Line:
    left, top, right, bottom = box
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]


def _shrunk(shape: Line) -> Line:
    """The shape without its outermost pixel, so that what touches it does not count as crossing it."""
    left, top, right, bottom = _box(shape)
    x, y = (left + right) / 2, (top + bottom) / 2
    across, down = (1 - 2 * _TOUCH / max(2 * _TOUCH, long) for long in (right - left, bottom - top))
    return [(x + (a - x) * across, y + (b - y) * down) for a, b in shape]


def _inside(point: Point, shape: Line) -> bool:
    is_in = False
    for (x1, y1), (x2, y2) in pairwise(shape):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            is_in = not is_in
    return is_in


def _cuts(start: Point, end: Point, shape: Line) -> bool:
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return any(_inside(point, shape) for point in (start, middle, end)) or any(
        _intersect(start, end, a, b) for a, b in pairwise(shape)
    )


def _meet(one: Line, other: Line) -> bool:
    return any(_cuts(a, b, other) for a, b in pairwise(one)) or _inside(other[0], one)


def _intersect(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
