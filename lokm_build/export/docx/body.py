"""A rendered body, put on paper: headings, lists, tables, callouts, footnotes and pictures of `render.body`'s HTML.

Takes HTML and a `Document` to write on. `led` gives addresses of links, `seen` the bytes of pictures (both take
what stands in the HTML, such as `lokm:knowledge/x.md#part`). Nothing of the text is lost: what Word has no form for
stays as words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lokm_build.export.docx.document import Document
from lokm_build.export.docx.grid import put_table
from lokm_build.export.docx.inline import Led, line, task_mark
from lokm_build.export.docx.pictures import Picture, size_of
from lokm_build.export.docx.text import Span
from lokm_build.export.docx.tree import BLOCKS, Node, tree

Seen = Callable[[str], bytes | None]

_HIGHEST = 16.0
"""Centimetres: a picture leaves room for the words around it."""


def put_body(paper: Document, html: str, led: Led, seen: Seen) -> None:
    """Write the HTML; a second-level heading becomes one of the first."""
    _Pen(paper, led, seen).blocks(tree(html).children)


@dataclass
class _Pen:
    """Writes blocks; `style` is that of the paragraphs, `level` the depth in lists (none: -1)."""

    paper: Document
    led: Led
    seen: Seen
    style: str = ""
    level: int = -1

    def within(self, style: str = "", level: int | None = None) -> "_Pen":
        """A pen for what stands inside."""
        inner = self.level if level is None else level
        return _Pen(self.paper, self.led, self.seen, style or self.style, inner)

    def blocks(self, children: Sequence[Node | str]) -> None:
        """Blocks one after the other; words between them are paragraphs of their own."""
        loose: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and child.tag in BLOCKS:
                self.words(loose)
                loose = []
                self.block(child)
            else:
                loose.append(child)
        self.words(loose)

    def block(self, node: Node) -> None:
        """One block."""
        tag = node.tag
        if tag[0] == "h" and tag[1:].isdigit():
            self.paper.heading(line(node.children, self.led), int(tag[1]) - 1)
        elif tag == "p":
            self.words(node.children, "bold" if node.has_class("lokm-callout__title") else "")
        elif tag in ("ul", "ol"):
            self.list(node)
        elif tag == "dl":
            self.definitions(node)
        elif tag == "table":
            put_table(self.paper, node, self.led)
        elif tag == "pre":
            self.paper.paragraph([Span(_code(node))], "Code")
        elif tag == "hr":
            self.paper.paragraph("", "Rule")
        elif tag == "blockquote":
            self.within("Quote").blocks(node.children)
        elif node.has_class("lokm-callout"):
            self.callout(node)
        elif node.has_class("lokm-footnotes"):
            self.footnotes(node)
        else:
            self.blocks(node.children)

    def words(self, children: Sequence[Node | str], look: str = "") -> None:
        """A paragraph; pictures in it stand between paragraphs."""
        held: list[Node | str] = []
        for child in children:
            pictures = [] if isinstance(child, str) else [one for one in (child, *child.all("img")) if one.tag == "img"]
            shown = [picture for one in pictures if (picture := self.picture(one))]
            if not shown:
                held.append(child)
                continue
            self.said(held, look)
            held = []
            for picture in shown:
                self.paper.picture(picture)
        self.said(held, look)

    def said(self, children: Sequence[Node | str], look: str) -> None:
        """A paragraph, if there are words."""
        text = line(children, self.led, Span("", bold=look == "bold"))
        if not text:
            return
        if self.level >= 0:
            self.paper.item(text, None, self.level, self.style)
        else:
            self.paper.paragraph(text, self.style, keep=look == "bold")  # a title stands with what it is over

    def picture(self, node: Node) -> Picture | None:
        """The picture, if Word can open it."""
        data = self.seen(node.attributes.get("src", ""))
        size = size_of(data, self.paper.width, _HIGHEST) if data else None
        return Picture(data, *size, node.attributes.get("alt", "")) if data and size else None

    def list(self, node: Node) -> None:
        """A list of any depth, its entries of any content."""
        level = self.level + 1
        start = node.attributes.get("start", "1")
        number = self.paper.new_list(node.tag == "ol", int(start) if start.isdigit() else 1, level)
        for entry in node.elements("li"):
            first, rest = _first_line(entry)
            mark, text = task_mark(first), line(first, self.led)
            self.paper.item(text, None if mark else number, level, self.style, mark)
            self.within(level=level).blocks(rest)

    def definitions(self, node: Node) -> None:
        """Terms, and beneath each what it means."""
        for entry in node.elements("dt", "dd"):
            if entry.tag == "dt":
                self.said(entry.children, "bold")
            else:
                self.within(level=self.level + 1).blocks(entry.children)

    def callout(self, node: Node) -> None:
        """A callout: shaded paragraphs with a bar beside them."""
        self.within("Callout").blocks(node.children)
        self.paper.paragraph("", "Gap")

    def footnotes(self, node: Node) -> None:
        """Footnotes as text at the end of their section."""
        self.paper.paragraph([Span("เชิงอรรถ", bold=True)], "Note", keep=True)
        for entry in node.all("li"):
            if "value" in entry.attributes:
                first, rest = _first_line(entry)
                mark = Span(f"{entry.attributes['value']} ", raised=True)
                self.paper.paragraph([mark, *line(first, self.led)], "Note")
                self.within("Note").blocks(rest)


def _first_line(entry: Node) -> tuple[Sequence[Node | str], Sequence[Node | str]]:
    """What stands beside the mark of a list's entry, and what beneath it."""
    for index, child in enumerate(entry.children):
        if isinstance(child, Node) and child.tag in BLOCKS:
            before = entry.children[:index]
            if child.tag == "p" and not any(_is_seen(one) for one in before):
                return [*before, *child.children], entry.children[index + 1 :]
            return before, entry.children[index:]
    return entry.children, ()


def _is_seen(child: Node | str) -> bool:
    return bool(child.strip()) if isinstance(child, str) else child.tag != "input"


def _code(node: Node) -> str:
    """Code as it was written, without the last line's end."""
    told = [child if isinstance(child, str) else _code(child) for child in node.children]
    return "".join(told).removesuffix("\n")
