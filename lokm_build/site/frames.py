"""Frames: a page that an engine rendered once with markers, filled with any number of our pages.

`frame_markdown` is the Markdown that the engine renders; `Frame.cut` splits the
result at the markers, which are plain words, so that any engine carries them
along; `Frame.fill` joins the pieces around a Page. See design.md section 4.
"""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from lokm_build.model.page import Page

TITLE, DESCRIPTION, HEADING, CONTENT = "LOKMTITLE", "LOKMDESCRIPTION", "LOKMHEADING", "LOKMCONTENT"

SECTIONS: dict[str, str] = {
    "knowledge": "องค์ความรู้",
    "units": "หน่วยงาน",
    "topics": "หัวข้อ",
    "indicators": "ตัวชี้วัด",
    "levels": "ระดับตัวชี้วัด",
    "kinds": "ชนิดองค์ความรู้",
    "years": "ปีงบประมาณ",
    "titles": "เรียงตามชื่อ ก–ฮ",
    "newest": "มาใหม่",
    "review": "ถึงกำหนดทบทวน",
    "glossary": "คำศัพท์และคำย่อ",
    "secretary": "สำหรับเลขานุการ",
    "search": "ค้นหา",
}
"""The folders of generated pages; each has a landing page that gives the folder its frame."""

SEARCH_PLUGINS = ("search", "material/search")
"""What engines call their own search, which ours replaces."""

_DESCRIPTION_TAG = re.compile(rf'<meta name="?description"? content="?{DESCRIPTION}"?\s*/?>')
_BODY = re.compile(rf"<h1[^>]*>(?:(?!</h1>).)*{HEADING}.*?</h1>.*?<p>\s*{CONTENT}\s*</p>", re.S)
_BETWEEN = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2\s*>|<[^<>]*>)|\s*\n\s*", re.I | re.S)
"""Line breaks with the spaces around them, which engines write by the thousand; and what must be passed over whole."""

_HEAD, _MAIN = "\x00head\x00", "\x00main\x00"


class EngineError(Exception):
    """The engine could not render docs/; the message is what it said."""


@contextmanager
def engine_project(root: Path | None) -> Iterator[tuple[Path, Path]]:
    """The configuration and the docs/ to render: the root's own where it has them, else the packaged ones."""
    with as_file(files("lokm_build").joinpath("site", "default")) as packaged:
        own = root.resolve() if root else packaged
        config_file = own / "mkdocs.yml" if (own / "mkdocs.yml").is_file() else packaged / "mkdocs.yml"
        docs = own / "docs" if (own / "docs").is_dir() else packaged / "docs"
        yield config_file, docs


def frame_path(section: str, is_taken: Callable[[str], bool]) -> str:
    """The file in docs/ that is a section's frame: its landing page, or one beside it where docs/ has that already."""
    landing = f"{section}/index.md"
    return f"{section}/lokm-frame.md" if is_taken(landing) else landing


class FrameError(Exception):
    """The engine's page lacks a marker; the message names it."""


def frame_markdown(section: str) -> str:
    """The Markdown of a section's frame, for the engine to render."""
    meta = [f"title: {TITLE}", f"description: {DESCRIPTION}", "hide: [navigation, toc]", f"lokm_section: {section}"]
    if section == "search":
        meta.append("search_box: page")
    return "\n".join(["---", *meta, "---", "", f"# {HEADING}", "", CONTENT, ""])


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed pieces of a rendered page; between them stand title, head and content in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, rendered: str) -> "Frame":
        """Split an engine's page. Raises FrameError when a marker is missing."""
        marked, heads = _DESCRIPTION_TAG.subn(_HEAD, _BETWEEN.sub(_tight, rendered), count=1)
        marked, bodies = _BODY.subn(_MAIN, marked, count=1)
        for count, name in ((heads, DESCRIPTION), (bodies, CONTENT), (marked.count(TITLE), TITLE)):
            if not count:
                raise FrameError(name)
        pieces = re.split(f"({TITLE}|{HEADING}|{_HEAD}|{_MAIN})", marked)
        return cls(tuple(pieces))

    def fill(self, page: Page) -> str:
        """The whole document of a page."""
        slots = slots_of(page)
        return "".join(slots.get(piece, piece) for piece in self.pieces)


def _tight(found: re.Match[str]) -> str:
    """A line break alone: a browser shows both alike, and every page of the site carries its frame."""
    return found[1] or "\n"


def slots_of(page: Page) -> dict[str, str]:
    """What a page puts in the place of each piece that is a marker."""
    title = html.escape(page.title)
    description = f'<meta name="description" content="{html.escape(page.description)}">\n{page.head}'
    return {TITLE: title, HEADING: title, _HEAD: description, _MAIN: page.html}
