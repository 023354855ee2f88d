"""The files of a site that are the same for every centre: styles, scripts, fonts.

Returns (site path, bytes). Each file is served as it was written, but scripts without their comments, and those of the
search packed (`search/packed`, made by `make scripts`).
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from lokm_build.search.scripts import lean
from lokm_build.site.fonts import font_files

ASSETS = "assets/lokm"
_ROOMS = (("theme", "css"), ("theme", "js"), ("theme", "images"), ("search", "packed"))


def static_files() -> Iterator[tuple[str, bytes]]:
    """All of them, in a fixed order."""
    for room in _ROOMS:
        for file in sorted(_folder(*room), key=lambda file: file.name):
            yield f"{ASSETS}/{file.name}", _served(file)
    for name, data in font_files():
        yield f"{ASSETS}/{name}", data


def _served(file: Traversable) -> bytes:
    is_written = file.name.endswith(".js") and not file.name.startswith("search")
    return lean(file.read_text("utf-8")).encode() if is_written else file.read_bytes()


def _folder(*names: str) -> Iterator[Traversable]:
    folder = files("lokm_build").joinpath(*names)
    return (file for file in folder.iterdir() if file.name.endswith((".css", ".js", ".svg", ".png")))
