"""The drawing of an SOP's flow: its steps' symbols, and arrows from one to the next, as SVG without script or style.

`flow_column(steps)`      one SVG a table row; each fills its cell, whatever the cell's height, so that arrows run on
`flow_figure(steps)`      the same drawing alone, whole; `alone=True` gives it colours and font of its own
`cell_picture(steps, index, height)`  one row alone at a fixed height in pixels, for Word
`page_break(steps)`       the connectors ○ that stand at the head and the foot of a printed page
`break_pictures(steps, index)`  those of a page that ends after this row, for Word, `BREAK_HEIGHT` pixels high
`flow_in_words(steps)`    the flow told in Thai, a sentence a step
"""

from lokm_build.render.flow.column import (
    BREAK_HEIGHT,
    break_pictures,
    cell_height,
    cell_picture,
    column_width,
    flow_column,
    page_break,
)
from lokm_build.render.flow.figure import flow_figure
from lokm_build.render.flow.words import flow_in_words

__all__ = [
    "BREAK_HEIGHT",
    "break_pictures",
    "cell_height",
    "cell_picture",
    "column_width",
    "flow_column",
    "flow_figure",
    "flow_in_words",
    "page_break",
]
