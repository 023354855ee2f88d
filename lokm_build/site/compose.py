"""Composes a site: what the core made, what the engine rendered, and the files that never change.

Takes a Build and what an engine rendered from `docs/` and the frames; puts every file that the
site adds or changes into an Output. What the engine wrote and is not put here (its own
styles and scripts) stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path

from lokm_build.export.catalogue import catalogue_files
from lokm_build.export.feed import atom_feed
from lokm_build.export.servers import site_files
from lokm_build.export.sitemap import site_maps
from lokm_build.model.asset import Asset
from lokm_build.pipeline import Build
from lokm_build.render.links import asset_url
from lokm_build.render.pages import index_drafts, listings
from lokm_build.render.pages.head import page_address
from lokm_build.render.pages.list_data import list_drafts
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.not_found import NOT_FOUND_TEXT, not_found
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.slots import SlotError, fill_slots
from lokm_build.search import HandPage
from lokm_build.site.cache import key
from lokm_build.site.fonts import inline_css
from lokm_build.site.frames import SECTIONS, Frame
from lokm_build.site.framing import EDITION_BANNER, Framing
from lokm_build.site.manifest import stamp
from lokm_build.site.marks import SITE_MARK, site_mark, tally
from lokm_build.site.means import Means
from lokm_build.site.output import Output
from lokm_build.site.paging import Common, put_asset_pages, put_data, put_pages, shelf_of_bodies
from lokm_build.site.recall import fronts_key, put_once, recalled
from lokm_build.site.scan import Scan
from lokm_build.site.searching import Searching
from lokm_build.site.static import static_files

DROPPED = {"sitemap.xml", "sitemap.xml.gz", "404.html"}
"""What engines write of their own that ours replace."""

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Material's own search, which ours replaces: over a megabyte of scripts that no page loads."""

TEXT_ALONE = NOT_FOUND_TEXT + EDITION_BANNER
"""What stands on the page that brings its own font."""

FRAME_FILES = ("lokm-frame.html", "index.html")
"""Where a section's frame stands: the landing page, unless the site's owner wrote that page by hand."""

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.S)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.S)


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


def read_folder(folder: Path) -> dict[str, bytes]:
    """The files of an engine's output folder, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def rendered_from(files: Mapping[str, bytes]) -> Rendered:
    """What an engine's files are to us. Raises FrameError."""
    framed = {section: _frame_file(files, section) for section in SECTIONS}
    frames = {section: Frame.cut(files.get(path, b"").decode()) for section, path in framed.items()}
    taken = set(framed.values()) | DROPPED
    hand = {path: files[path].decode() for path in files if path.endswith(".html") and path not in taken}
    kept = (path for path in files if path not in taken and path not in hand)
    others = tuple(path for path in kept if not path.startswith(UNUSED))
    return Rendered(frames, hand, others)


def _frame_file(files: Mapping[str, bytes], section: str) -> str:
    candidates = [f"{section}/{name}" for name in FRAME_FILES]
    return next((path for path in candidates if path in files), candidates[-1])


def compose(
    build: Build,
    rendered: Rendered,
    read: Callable[[str], bytes],
    output: Output,
    means: Means,
    is_guarded: bool = True,
) -> None:
    """Put every file of the site but the engine's own into the output; `read` gives the bytes of a repository file.

    Raises ScanError at the end when a link leads nowhere, something would load from another host, or code stands where
    no policy lets it run. Whoever serves pages that are not `is_guarded` puts scripts of their own into them.
    """
    composition = _Composition(build, rendered, output, means, is_guarded)
    composition.put_all()
    for path, source in build.attachments.items():
        output.put(path, read(source))
    output.put(SITE_MARK, site_mark(build.catalogue.edition, tally(_sizes(rendered, output))))
    if faults := composition.scan.faults({*rendered.others, *output.made.files}, output.made):
        raise ScanError(faults)


def _sizes(rendered: Rendered, output: Output) -> Iterator[tuple[str, int]]:
    """Path and size of every file: of those put, and of the engine's own where it wrote them into the site itself."""
    made = output.made.files
    yield from ((path, entry[1][0]) for path, entry in made.items())
    for path in rendered.others:
        if path not in made and (found := stamp(f"{output.folder}/{path}")):
            yield path, found[0]


@dataclass(frozen=True)
class _Lists:
    """The lists of a site, and what they share; made when they are asked for, and gone when they are written."""

    shared: Shared

    @cached_property
    def all(self) -> tuple[Listing, ...]:
        """Every list."""
        return tuple(listings(self.shared))


class _Composition:
    """One run of composing: what it is made from, what it has scanned, which pages search engines may list."""

    def __init__(self, build: Build, rendered: Rendered, output: Output, means: Means, is_guarded: bool) -> None:
        self.build, self.rendered, self.output, self.means = build, rendered, output, means
        self.catalogue, self.views = build.catalogue, build.views
        self.fronts = fronts_key(build.catalogue)
        self.framing = Framing(rendered.frames, build.catalogue.edition, is_guarded)
        self.scan = Scan()
        self.listed: list[str] = []

    def put_all(self) -> None:
        """The site, one kind of file after another."""
        for section, frame in self.rendered.frames.items():
            self.scan.add_written(f"{section}/", "".join(frame.pieces))
        self._put(static_files())
        self._put_asset_pages(lambda: self._searching.prepare())  # while others make these pages
        searching = self._searching
        self.means.telling.paged(self.output)
        searching.begin()  # while this process makes the lists
        self._put_lists(searching.go_on)
        self._put_hand_pages(self._hand_pages)
        self.means.telling.phase("แฟ้มส่งออก")
        self._put_exports(searching.go_on)
        lost = not_found(self.catalogue, inline_css(TEXT_ALONE))
        self.output.put("404.html", self.framing.marked(lost.decode()))
        searching.put()

    def _put_lists(self, meanwhile: Callable[[], None]) -> None:
        self.means.telling.phase("ดัชนีและรายการ")
        told = sorted((section, repr(frame)) for section, frame in self.framing.frames.items())
        pages = key("lists", self.fronts, repr((told, self.framing.is_guarded, sorted(self.rendered.hand_pages))))
        lists = _Lists(Shared(self.catalogue, self.views))
        self.listed += self._put_once(pages, lambda: self._put_index_pages(lists, meanwhile))
        self.means.telling.phase("ข้อมูลของรายการ")
        self._put_once(key("list data", self.fronts), lambda: self._put_list_data(lists, meanwhile))

    def _put_once(self, name: bytes, put: Callable[[], Iterable[tuple[str, bool]]]) -> list[str]:
        return put_once(name, self.output, self.means.store, put)

    def _put(
        self, files: Iterable[tuple[str, bytes]], meanwhile: Callable[[], None] = lambda: None
    ) -> list[tuple[str, bool]]:
        put = []
        for path, data in files:
            meanwhile()
            self.output.put(path, data)
            put.append((path, False))
        return put

    def _put_asset_pages(self, meanwhile: Callable[[], None]) -> None:
        catalogue, taken = self.catalogue, self.rendered.hand_pages
        common = Common(
            catalogue.registry, catalogue.today, catalogue.edition, catalogue.selection,
            self.framing.only("knowledge"), frozenset(path for path in taken if path.startswith("knowledge/")),
        )  # fmt: skip
        put_asset_pages(self.build, common, self.output, self.means, self.scan, meanwhile)
        self.listed += [path for path in map(_page_path, catalogue.assets) if path not in taken]

    def _put_index_pages(self, lists: _Lists, meanwhile: Callable[[], None]) -> list[tuple[str, bool]]:
        # Where the site's owner wrote a landing by hand, there is none of ours.
        taken = self.rendered.hand_pages
        drafts = (draft for draft in index_drafts(lists.shared, lists.all) if draft.path not in taken)
        return put_pages(drafts, self.catalogue, self.framing, self.output, self.means, self.scan, meanwhile)

    def _put_list_data(self, lists: _Lists, meanwhile: Callable[[], None]) -> Iterator[tuple[str, bool]]:
        drafts = list_drafts(lists.shared, lists.all, self.output.read)
        return ((path, False) for path in put_data(drafts, self.catalogue, self.output, meanwhile))

    def _put_exports(self, meanwhile: Callable[[], None]) -> None:
        taken = sorted(self.rendered.others)
        name = key("exports", self.fronts, *sorted(self.listed), "", *taken)
        self._put_once(name, lambda: self._put(self._exports(), meanwhile))

    @cached_property
    def _searching(self) -> Searching:
        pages = [_hand_page(*page) for page in self._hand_pages.items()]
        return Searching(self.catalogue, pages, self.output, self.means, shelf_of_bodies(self.catalogue))

    @cached_property
    def _hand_pages(self) -> dict[str, str]:
        written = self.rendered.hand_pages
        name = key("hand pages", self.fronts, repr(sorted(written.items())))
        made = recalled(name, self.means.store, lambda: [self._filled(path, html) for path, html in written.items()])
        return dict(zip(written, made, strict=True))

    def _put_hand_pages(self, hand: Mapping[str, str]) -> None:
        for path, html in hand.items():
            self.scan.add_written(path, html)
            self.listed.append(path)
            self.output.put(path, self.framing.marked(html))

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

    def _exports(self) -> Iterator[tuple[str, bytes]]:
        yield from catalogue_files(self.catalogue)
        yield "feed.xml", atom_feed(self.catalogue, self.views)
        yield from site_maps(self.catalogue, self.listed)
        # Where docs/ brings a server's configuration of its own, there is none of ours.
        taken = set(self.rendered.others)
        yield from ((path, data) for path, data in site_files(self.catalogue.registry.centre) if path not in taken)


def _page_path(asset: Asset) -> str:
    return asset_url(asset.id)


def _hand_page(path: str, html: str) -> HandPage:
    article = _ARTICLE.search(html)
    content = article[1] if article else html
    heading = _HEADING.search(content)
    return HandPage(path, re.sub(r"<a class=\"headerlink\".*?</a>|<[^>]+>", "", heading[1]) if heading else "", content)
