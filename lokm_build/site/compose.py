"""Composes a site: what the core made, what the engine rendered, and the files that never change.

Takes a Build and the folder into which an engine rendered `docs/` and the frames;
yields (site path, bytes) of every file that the site adds or changes. What the
engine wrote and is not yielded here (its own styles and scripts) stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from lokm_build.derive import Views
from lokm_build.export.catalogue import catalogue_csv, catalogue_json
from lokm_build.export.feed import atom_feed
from lokm_build.export.sitemap import site_maps
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.page import Page
from lokm_build.pipeline import Build
from lokm_build.render.pages import data_files, pages
from lokm_build.render.pages.head import page_address
from lokm_build.render.pages.not_found import NOT_FOUND_TEXT, not_found
from lokm_build.render.pages.slots import SlotError, fill_slots
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
_BODY_TAG = re.compile(r"<body\b[^>]*>")
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
    composition = _Composition(build.catalogue, build.views, rendered)
    written = set(rendered.others)
    for path, data in composition.files():
        written.add(path)
        yield path, data
    for path, source in build.attachments.items():
        written.add(path)
        yield path, read(source)
    if faults := composition.scan.faults(written):
        raise ScanError(faults)


@dataclass
class _Composition:
    """One run of composing: what it is made from, what it has scanned, which pages search engines may list."""

    catalogue: Catalogue
    views: Views
    rendered: Rendered
    scan: Scan = field(default_factory=Scan)
    listed: list[str] = field(default_factory=list)

    def files(self) -> Iterator[Written]:
        yield from static_files()
        yield from self._framed()
        hand = self._hand_pages()
        yield from ((path, self._marked(html)) for path, html in hand.items())
        yield from data_files(self.catalogue, self.views)
        yield from index(documents(self.catalogue, [_hand_page(*page) for page in hand.items()])).items()
        yield from self._exports()
        lost = not_found(self.catalogue, inline_css(NOT_FOUND_TEXT + _EDITION_BANNER))
        yield "404.html", self._marked(lost.decode())
        yield SITE_MARK, site_mark(self.catalogue.edition)

    def _framed(self) -> Iterator[Written]:
        for section, frame in self.rendered.frames.items():
            self.scan.add(f"{section}/", "".join(frame.pieces))
        for page in pages(self.catalogue, self.views):
            if page.path in self.rendered.hand_pages:
                continue  # the site's owner wrote this landing by hand
            self.scan.add(page.path, page.html + page.head)
            if page.indexed:
                self.listed.append(page.path)
            yield page.path, self._marked(self._document(page))

    def _document(self, page: Page) -> str:
        """The page in its section's frame; a page without a section brings a whole document."""
        return self.rendered.frames[page.section].fill(page) if page.section else page.html

    def _hand_pages(self) -> dict[str, str]:
        filled = {path: self._filled(path, html) for path, html in self.rendered.hand_pages.items()}
        for path, html in filled.items():
            self.scan.add(path, html)
            self.listed.append(path)
        return filled

    def _filled(self, path: str, html: str) -> str:
        """A hand-written page with its live lists. Raises SlotError that names the page."""
        try:
            return fill_slots(self._addressed(path, html), self.catalogue, self.views, "../" * path.count("/"))
        except SlotError as error:
            raise SlotError(f"{path}: {error}") from error

    def _addressed(self, path: str, html: str) -> str:
        """A hand-written page with its canonical address, which its engine was not told."""
        address = escape(page_address(self.catalogue, path))
        tags = f'<link rel="canonical" href="{address}">\n<meta property="og:url" content="{address}">\n</head>'
        return html.replace("</head>", tags, 1) if address else html

    def _exports(self) -> Iterator[Written]:
        yield "catalogue.json", catalogue_json(self.catalogue)
        yield "catalogue.csv", catalogue_csv(self.catalogue)
        yield "feed.xml", atom_feed(self.catalogue, self.views)
        yield from site_maps(self.catalogue, self.listed)

    def _marked(self, html: str) -> bytes:
        """The page's bytes; every page of the internal edition says so."""
        if self.catalogue.edition is Edition.INTERNAL:
            html = _BODY_TAG.sub(lambda match: match[0] + _EDITION_BANNER, html, count=1)
        return html.encode()


def _hand_page(path: str, html: str) -> HandPage:
    article = _ARTICLE.search(html)
    content = article[1] if article else html
    heading = _HEADING.search(content)
    return HandPage(path, re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", heading[1]) if heading else "", content)
