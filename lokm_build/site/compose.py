"""Composes a site: what the core made, what the engine rendered, and the files that never change.

Takes a Build and the folder into which an engine rendered `docs/` and the frames;
yields (site path, bytes) of every file that the site adds or changes. What the
engine wrote and is not yielded here (its own styles and scripts) stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lokm_build.derive import Views
from lokm_build.export.catalogue import catalogue_csv, catalogue_json
from lokm_build.export.feed import atom_feed
from lokm_build.export.sitemap import sitemap
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.pipeline import Build
from lokm_build.render.pages import data_files, pages
from lokm_build.render.pages.not_found import NOT_FOUND_TEXT, not_found
from lokm_build.render.pages.slots import fill_slots
from lokm_build.search import HandPage, documents, index
from lokm_build.site.fonts import inline_css
from lokm_build.site.frames import SECTIONS, Frame
from lokm_build.site.marks import SITE_MARK, site_mark
from lokm_build.site.scan import Scan
from lokm_build.site.static import static_files

DROPPED = {"sitemap.xml", "sitemap.xml.gz", "404.html"}
"""What engines write of their own that ours replace."""

FRAME_FILES = ("lokm-frame.html", "index.html")
"""Where a section's frame stands: the landing page, unless the site's owner wrote that page by hand."""

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.S)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.S)
_EDITION_BANNER = '<div class="lokm-edition" role="note">ฉบับใช้ภายในหน่วยงาน ห้ามเผยแพร่ภายนอก</div>'

Written = tuple[str, bytes]


class ScanError(Exception):
    """What was composed must not be published; `faults` holds a line for each reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Rendered:
    """What an engine rendered: a frame for each section, the hand-written pages, and the paths of all else."""

    frames: Mapping[str, Frame]
    hand_pages: Mapping[str, str]
    others: tuple[str, ...] = field(default=())


def read_rendered(folder: Path) -> Rendered:
    """Read an engine's output folder."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    framed = {section: _frame_file(folder, section) for section in SECTIONS}
    frames = {section: Frame.cut((folder / path).read_text("utf-8")) for section, path in framed.items()}
    taken = set(framed.values()) | DROPPED
    hand = {path: (folder / path).read_text("utf-8") for path in found if path.endswith(".html") and path not in taken}
    others = tuple(path for path in found if path not in taken and path not in hand)
    return Rendered(frames, hand, others)


def _frame_file(folder: Path, section: str) -> str:
    candidates = [f"{section}/{name}" for name in FRAME_FILES]
    return next((path for path in candidates if (folder / path).is_file()), candidates[-1])


def compose(build: Build, rendered: Rendered, read: Callable[[str], bytes]) -> Iterator[Written]:
    """Yield every file of the site but the engine's own; `read` gives the bytes of a repository file.

    Raises ScanError at the end when a link leads nowhere or something would load from another host.
    """
    catalogue, views = build.catalogue, build.views
    assert catalogue is not None and views is not None, "composing needs a sound registry"
    scan, written = Scan(), set(rendered.others)
    for path, data in _everything(build, catalogue, views, rendered, read, scan):
        written.add(path)
        yield path, data
    if faults := scan.faults(written):
        raise ScanError(faults)


def _everything(
    build: Build,
    catalogue: Catalogue,
    views: Views,
    rendered: Rendered,
    read: Callable[[str], bytes],
    scan: Scan,
) -> Iterator[Written]:
    mark = _marker(catalogue.edition)
    yield from static_files()
    yield from _framed(catalogue, views, rendered, scan, mark)
    hand = _hand_pages(catalogue, views, rendered)
    for path, html in hand.items():
        scan.add(path, html)
        yield path, mark(html).encode()
    yield from data_files(catalogue, views)
    yield from index(documents(catalogue, [_hand_page(path, html) for path, html in hand.items()])).items()
    yield from _exports(catalogue, views, tuple(hand))
    for path, source in build.attachments.items():
        yield path, read(source)
    yield "404.html", not_found(catalogue, inline_css(NOT_FOUND_TEXT))
    yield SITE_MARK, site_mark(catalogue.edition)


def _framed(
    catalogue: Catalogue, views: Views, rendered: Rendered, scan: Scan, mark: Callable[[str], str]
) -> Iterator[Written]:
    for section, frame in rendered.frames.items():
        scan.add(f"{section}/", "".join(frame.pieces))
    for page in pages(catalogue, views):
        if page.path in rendered.hand_pages:
            continue  # the site's owner wrote this landing by hand
        scan.add(page.path, page.html + page.head)
        filled = rendered.frames[page.section].fill(page) if page.section else page.html
        yield page.path, mark(filled).encode()


def _hand_pages(catalogue: Catalogue, views: Views, rendered: Rendered) -> dict[str, str]:
    return {
        path: fill_slots(html, catalogue, views, "../" * path.count("/"))
        for path, html in rendered.hand_pages.items()
    }


def _hand_page(path: str, html: str) -> HandPage:
    article = _ARTICLE.search(html)
    content = article[1] if article else html
    heading = _HEADING.search(content)
    return HandPage(path, re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", heading[1]) if heading else "", content)


def _exports(catalogue: Catalogue, views: Views, hand: tuple[str, ...]) -> Iterator[Written]:
    yield "catalogue.json", catalogue_json(catalogue)
    yield "catalogue.csv", catalogue_csv(catalogue)
    yield "feed.xml", atom_feed(catalogue, views)
    yield "sitemap.xml", sitemap(catalogue, views, hand)


def _marker(edition: Edition) -> Callable[[str], str]:
    """What marks every page of the internal edition, in one place for all of them."""
    if edition is not Edition.INTERNAL:
        return lambda html: html
    body = re.compile(r"<body\b[^>]*>")
    return lambda html: body.sub(lambda match: match[0] + _EDITION_BANNER, html, count=1)
