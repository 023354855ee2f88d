"""One asset as one self-contained HTML file, to send through LINE or e-mail.

Takes the asset's composed page and what it refers to; styles, the characters of the
font that it uses, and images go inside. Links to other pages lead to the centre's
address, or become plain text where it has none. Attachments go inside as well, up
to a size that mail systems still carry.
"""

import base64
import html as markup
import mimetypes
import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from urllib.parse import unquote

from lokm_build.model.catalogue import Catalogue
from lokm_build.model.page import Page
from lokm_build.render.policy import ALONE, guarded
from lokm_build.render.templating import render
from lokm_build.thai.digits import ARABIC, THAI

LARGEST_INSIDE = 5 * 1024 * 1024
"""Bytes of one attachment; a larger one is named, and left where it is."""

_STYLES = ("tokens.css", "base.css", "parts.css", "asset.css", "forms.css", "flow.css", "plan.css", "kinds.css")
_PAGE_NUMBERS = f"- {THAI}{ARABIC}"
"""What paper adds at the head of its pages."""
_LINK = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>(.*?)</a>', re.S)
_IMAGE = re.compile(r'(<img\b[^>]*?\ssrc=")([^"]*)(")')
_INTERACTIVE = re.compile(r"<button\b.*?</button>", re.S)


def single_file(
    page: Page,
    catalogue: Catalogue,
    attachments: Mapping[str, str],
    read: Callable[[str], bytes],
    font_css: Callable[[str], str],
) -> bytes:
    """The document. `attachments` maps site paths to repository paths, which `read` opens."""

    def inside(path: str) -> str | None:
        source = attachments.get(path)
        data = read(source) if source else None
        return _data_address(path, data) if data is not None and len(data) <= LARGEST_INSIDE else None

    content = _INTERACTIVE.sub("", page.html)
    content = _IMAGE.sub(lambda match: match[1] + (inside(_site_path(match[2])) or "") + match[3], content)
    content = _LINK.sub(lambda match: _link(match, catalogue.registry.centre.url, inside), content)
    shown = re.sub(r"<[^>]+>", "", content) + page.title + catalogue.registry.centre.name
    style = font_css(markup.unescape(shown) + _PAGE_NUMBERS) + _styles()
    made = render("single_file.html", page=page, centre=catalogue.registry.centre, content=content, style=style)
    return guarded(made, ALONE).encode()


def _link(match: re.Match[str], url: str | None, inside: Callable[[str], str | None]) -> str:
    address = match[2]
    if address.startswith("#") or re.match(r"[a-z]+:", address):
        return match[0]
    path = _site_path(address)
    if data := inside(path):
        name = path.rpartition("/")[2]
        return f'<a{match[1]} href="{data}" download="{markup.escape(name)}"{match[3]}>{match[4]}</a>'
    if url:
        target = markup.escape(url.rstrip("/") + "/" + address.removeprefix("../"))
        return f'<a{match[1]} data-lokm-own href="{target}"{match[3]}>{match[4]}</a>'
    return f"<span>{match[4]}</span>"


def _site_path(address: str) -> str:
    return unquote(markup.unescape(address)).removeprefix("../").partition("#")[0]


def _data_address(path: str, data: bytes) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _styles() -> str:
    folder = files("lokm_build").joinpath("theme", "css")
    screen = "\n".join(folder.joinpath(name).read_text("utf-8") for name in _STYLES)
    return f"{screen}\n@media print {{\n{folder.joinpath('print.css').read_text('utf-8')}\n}}\n"
