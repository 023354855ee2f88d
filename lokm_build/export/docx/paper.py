"""One asset as a Word file: its head, its sections as the kind's form numbers them, its tables, what is attached.

Takes an asset of a catalogue (of one edition) and `read`, which opens repository files (pictures); gives bytes.
What this edition does not show is neither linked nor shown; links lead to the centre's address, where it has one.
"""

import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from lokm_build.export.docx.body import put_body
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.heads import put_head
from lokm_build.export.docx.text import Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.links import asset_url, file_url
from lokm_build.render.pages.outline import Part, outline

Read = Callable[[str], bytes]

_AT_HOME = "lokm:"
_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def word_file(asset: Asset, catalogue: Catalogue, read: Read) -> bytes:
    """The .docx file of this asset."""
    organisation = catalogue.registry.centre.organisation
    paper = Document(asset.title, organisation, asset.meta.summary or "", asset.meta.date)
    put_head(paper, asset, catalogue)
    for part in outline(asset, catalogue.body(asset)).parts:
        _put_part(paper, part, catalogue, read)
    _put_attachments(paper, asset, catalogue)
    return paper.save()


def _put_part(paper: Document, part: Part, catalogue: Catalogue, read: Read) -> None:
    put_body(paper, part.html, lambda href: address(href, catalogue), lambda src: picture(src, catalogue, read))


def _put_attachments(paper: Document, asset: Asset, catalogue: Catalogue) -> None:
    attached = [path for path in asset.attached if path in catalogue.files]
    if attached:
        paper.heading("ไฟล์แนบ", 1)
        links = ((posixpath.basename(path), address(f"{_AT_HOME}{path}", catalogue)) for path in attached)
        paper.items([Span(name, link=link) for name, link in links], numbered=True)


def address(href: str, catalogue: Catalogue) -> str:
    """The whole address of a link as a body has it; "" where it leads nowhere from a file on a desk."""
    if href.startswith(_ELSEWHERE):
        return href
    url = catalogue.registry.centre.url
    if not url or not href.startswith(_AT_HOME):
        return ""
    quoted, mark, fragment = href.removeprefix(_AT_HOME).partition("#")
    path = unquote(quoted)
    asset = catalogue.linked(path)
    found = asset_url(asset.id) if asset else file_url(path, catalogue)
    return f"{url.rstrip('/')}/{found}{mark}{fragment}" if found else ""


def picture(src: str, catalogue: Catalogue, read: Read) -> bytes | None:
    """The bytes of a picture that this edition shows."""
    path = unquote(src.removeprefix(_AT_HOME))
    return read(path) if src.startswith(_AT_HOME) and path in catalogue.files else None
