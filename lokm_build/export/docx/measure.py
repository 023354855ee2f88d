"""How high a table's cell will be: the lines that its words need in Sarabun, as Word will break them.

Word breaks Thai by a dictionary of its own, so the room is taken a little narrower than it is: a row whose
picture is higher than its words looks well, one that is lower has a hole in its arrows.
"""

from collections.abc import Sequence

from lokm_build.export.docx.text import Inline, plain
from lokm_build.render.flow.measure import filled, fitting
from lokm_build.render.flow.measure import width as width_of

_POINT = 2.54 / 72
_SIZE, _SMALL, _BOLDER = 10.5, 9, 1.08
_LINE = 1.3 * _SIZE * _POINT
"""Sarabun's own line, in centimetres."""
_AROUND = 2 * _POINT
"""Above and below a paragraph, as the style TableText has it."""
_BORDERS = 0.34
_SURE = 0.96


def height(texts: Sequence[Inline], width: float) -> float:
    """Centimetres that these paragraphs need in a cell of this width."""
    room = max((width - _BORDERS) * _SURE, 0.5) / _POINT
    return sum(_lines(text, room) * _LINE + _AROUND for text in texts)


def long(text: str) -> float:
    """Centimetres that these words need on one line of a small head, with the room around them."""
    return width_of(plain(text), _SMALL) * _BOLDER * _POINT + _BORDERS + 0.1


def _lines(text: Inline, room: float) -> int:
    return sum(max(1, len(filled(fitting(line, room, _SIZE), room))) for line in plain(text).split("\n"))
