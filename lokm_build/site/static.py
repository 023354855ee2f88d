"""The files of a site that are the same for every centre: styles, scripts, fonts.

Returns (site path, bytes). Each file is served as it was written, scripts without their comments.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from lokm_build.search.scripts import lean
from lokm_build.site.fonts import font_files

ASSETS = "assets/lokm"
_ROOMS = (("theme", "css"), ("theme", "js"), ("theme", "images"), ("search", "browser"))


def static_files() -> Iterator[tuple[str, bytes]]:
    """All of them, in a fixed order."""
    for room in _ROOMS:
        for file in sorted(_folder(*room), key=lambda file: file.name):
            yield f"{ASSETS}/{file.name}", _served(file)
    for name, data in font_files():
        yield f"{ASSETS}/{name}", data


def _served(file: Traversable) -> bytes:
    return lean(file.read_text("utf-8")).encode() if file.name.endswith(".js") else file.read_bytes()


def _folder(*names: str) -> Iterator[Traversable]:
    folder = files("lokm_build").joinpath(*names)
    return (file for file in folder.iterdir() if file.name.endswith((".css", ".js", ".svg", ".png")))
