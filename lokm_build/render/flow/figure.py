"""The whole flow of an SOP as one figure: the rows under one another, each as tall as it needs to be."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from lokm_build.model.asset import Step
from lokm_build.render.flow.ink import ALONE, HEAD, PAGE, Marks
from lokm_build.render.flow.measure import plain
from lokm_build.render.flow.routing import Plan, Port, plan
from lokm_build.render.flow.symbols import FIGURE
from lokm_build.render.flow.ways import arriving, head_beside, label_below, label_beside, leaving, turn
from lokm_build.render.flow.words import flow_in_words

_TITLE = "ผังขั้นตอนการปฏิบัติงาน"


def flow_figure(steps: Sequence[Step], *, alone: bool = False) -> str:
    """The whole drawing as one SVG with a view box, a title and the flow in words as its description.

    `alone` gives it colours and font of its own, as a picture outside a page needs; no steps give no figure.
    """
    if not steps:
        return ""
    drawn = plan(steps, FIGURE)
    middles = list(_middles(drawn))
    high = middles[-1] + drawn.rows[-1].below
    marks = Marks(ALONE if alone else PAGE, FIGURE)
    for row, at in zip(drawn.rows, middles, strict=True):
        marks.symbol(row.symbol, drawn.middle, at)
    _straight(marks, drawn, middles)
    _beside(marks, drawn, middles)
    told = "\n".join(map(plain, flow_in_words(steps)))
    return (
        f'<svg{marks.ink.root} class="lokm-flow lokm-flow--whole" role="img" width="{drawn.width}" height="{high}" '
        f'viewBox="0 0 {drawn.width} {high}"><title>{_TITLE} {len(steps)} ขั้น</title><desc>{escape(told)}</desc>'
        f"{marks.picture()}</svg>"
    )


def _middles(drawn: Plan) -> Iterator[int]:
    """The height of each row's middle."""
    y = 0
    for row in drawn.rows:
        yield y + row.above
        y += row.above + row.below


def _straight(marks: Marks, drawn: Plan, middles: Sequence[int]) -> None:
    for (row, at), (following, below) in pairwise(zip(drawn.rows, middles, strict=True)):
        if row.is_left:
            tip = below - following.symbol.tall
            marks.upright(drawn.middle, f"{at + row.symbol.foot:g}", f"{tip - HEAD + 1:g}")
            marks.head(drawn.middle, tip, 0)
            label_below(marks, drawn, row, at)


def _beside(marks: Marks, drawn: Plan, middles: Sequence[int]) -> None:
    ports = {(port.edge, port.arrives): port for row in drawn.rows for port in row.ports}
    for (index, arrives), port in ports.items():
        if not arrives:
            _around(marks, drawn, middles, port, ports[index, True])


def _around(marks: Marks, drawn: Plan, middles: Sequence[int], start: Port, end: Port) -> None:
    way = drawn.edges[start.edge]
    (first, at), (last, there) = ((drawn.rows[index], middles[index]) for index in (way.start, way.end))
    marks.way(f"{leaving(drawn, first, start, at)}L{turn(end, there)}{arriving(drawn, last, end, there)}")
    head_beside(marks, drawn, last, end, there)
    label_beside(marks, drawn, start, at)
