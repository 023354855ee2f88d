"""The HTML of bodies as a tree: what `render.body` wrote, read back with the standard library.

Takes any text without raising; what is closed in the wrong order is closed as well as it goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "col", "wbr"})
BLOCKS = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "div", "section", "blockquote", "pre", "table"),
        *("hr", "figure", "figcaption", "details", "summary"),
    }
)


@dataclass(slots=True)
class Node:
    """An element; its children are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    def has_class(self, name: str) -> bool:
        """Whether it is of this class."""
        return name in self.attributes.get("class", "").split()

    def elements(self, *tags: str) -> Iterator["Node"]:
        """Its own children of these tags."""
        return (child for child in self.children if isinstance(child, Node) and child.tag in tags)

    def all(self, *tags: str) -> Iterator["Node"]:
        """Elements of these tags anywhere in it, in their order."""
        waiting: list[Node | str] = [*reversed(self.children)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Node):
                if node.tag in tags:
                    yield node
                waiting.extend(reversed(node.children))

    @property
    def words(self) -> str:
        """Its text."""
        waiting: list[Node | str] = [*reversed(self.children)]
        told: list[str] = []
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                told.append(node)
            else:
                waiting.extend(reversed(node.children))
        return " ".join("".join(told).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("div")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Node:
    """All of the HTML beneath one element."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]
