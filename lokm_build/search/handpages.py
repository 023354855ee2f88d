"""A hand-written page as a document: the text of its HTML, in parts by heading.

Takes what an engine rendered; drops scripts, styles, navigation, forms and whatever
is hidden from readers of the text. Pages that only carry lists of others (no text of
their own) are not documents.
"""

import re
from html.parser import HTMLParser

from lokm_build.search.document import Document, HandPage, Part, Role

_SILENT = {"script", "style", "template", "nav", "form", "button", "svg", "noscript", "select"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "source"}
_HEADINGS = {"h2", "h3", "h4"}
_BLOCKS = _HEADINGS | {"p", "li", "tr", "div", "section", "table", "ul", "ol", "dl", "dd", "dt", "pre"}
_UNREAD_CLASSES = {"headerlink", "lokm-live"}  # a live list shows other documents, which are found by themselves
SHORTEST = 40


class _Reader(HTMLParser):
    """Collects (heading, anchor, text) as it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[str]] = [["", "", ""]]
        self.silent: list[str] = []
        self.heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.parts[-1][2] += "\n" if tag in ("br", "hr") else ""
            return
        given = dict(attrs)
        if self.silent or tag in _SILENT or tag == "h1" or _unread(given):
            self.silent.append(tag)
        elif tag in _HEADINGS:
            self.heading = tag
            self.parts.append(["", given.get("id") or "", ""])
        elif tag in _BLOCKS:
            self.parts[-1][2] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                del self.silent[len(self.silent) - 1 - self.silent[::-1].index(tag) :]
        elif tag == self.heading:
            self.heading = ""
        elif tag in _BLOCKS:
            self.parts[-1][2] += "\n"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts[-1][0 if self.heading else 2] += data


def _unread(attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").split()
    return (
        not _UNREAD_CLASSES.isdisjoint(classes)
        or "data-lokm-slot" in attributes
        or "data-lokm-live" in attributes
        or attributes.get("aria-hidden") == "true"
        or "hidden" in attributes
    )


def text_parts(html: str) -> tuple[Part, ...]:
    """The text of a page in parts by heading of level 2 to 4."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    parts = (Part(_line(heading), anchor, _lines(text)) for heading, anchor, text in reader.parts)
    return tuple(part for part in parts if part.heading or part.text)


def page_document(page: HandPage) -> Document | None:
    """The page as a document, unless it says nothing of its own."""
    parts = text_parts(page.html)
    if page.path == "index.html" or sum(len(part.text) for part in parts) < SHORTEST:
        return None
    title = _line(page.title) or page.path
    return Document(page.path, page.path, Role.PAGE, title, "คู่มือ", "page", parts=parts)


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("¶", "").strip()


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_line, text.split("\n")) if line)
