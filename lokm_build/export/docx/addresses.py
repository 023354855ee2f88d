"""Where links of a body lead from a file on somebody's desk, and the pictures that it shows.

Takes what stands in a body's HTML (`lokm:knowledge/x.md#part`) and the catalogue of an edition; what this edition
does not show is neither linked nor shown.
"""

from collections.abc import Callable
from urllib.parse import unquote

from lokm_build.model.catalogue import Catalogue
from lokm_build.render.links import asset_url, file_url

Read = Callable[[str], bytes]
"""Opens a file of the repository by its path."""

AT_HOME = "lokm:"
_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def page_address(path: str, catalogue: Catalogue) -> str:
    """The whole address of a page or file of the site; "" for a centre that has no address."""
    url = catalogue.registry.centre.url
    return f"{url.rstrip('/')}/{path}" if url else ""


def address(href: str, catalogue: Catalogue) -> str:
    """The whole address of a link; "" where it leads nowhere."""
    if href.startswith(_ELSEWHERE):
        return href
    if not href.startswith(AT_HOME):
        return ""
    quoted, mark, fragment = href.removeprefix(AT_HOME).partition("#")
    path = unquote(quoted)
    asset = catalogue.linked(path)
    found = asset_url(asset.id) if asset else file_url(path, catalogue)
    return page_address(f"{found}{mark}{fragment}", catalogue) if found else ""


def picture(src: str, catalogue: Catalogue, read: Read) -> bytes | None:
    """The bytes of a picture."""
    path = unquote(src.removeprefix(AT_HOME))
    return read(path) if src.startswith(AT_HOME) and path in catalogue.files else None
