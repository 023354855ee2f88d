"""Drawings as pixels, for readers of Word files that know no SVG (Word before 2016, previews of mail programs).

Takes SVG, gives PNG bytes; texts are set in Sarabun from the project's own package, whatever the machine has.
The same SVG gives the same bytes.
"""

from functools import cache
from pathlib import Path

import fontpkg_sarabun
import resvg_py

SCALE = 2.0
"""Pixels for each of the drawing's own: 192 dots an inch, enough for what only stands in for the drawing."""


def png(svg: str, scale: float = SCALE) -> bytes:
    """The drawing, on nothing: a table's lines are seen through it."""
    made = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=True,
        font_files=_faces(),
        font_family="Sarabun",
        sans_serif_family="Sarabun",
    )
    return bytes(made)


@cache
def _faces() -> list[str]:
    folder = Path(fontpkg_sarabun.ROOT) / "files"
    return [str(folder / f"Sarabun-{face}.ttf") for face in ("Regular", "Bold")]
