"""The blocks of a report: what stands in it, whether it is written as HTML or for Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a file of the pack, or to an address on the web."""

    text: str
    address: str


Text = str | Link | tuple["str | Link", ...]
"""What stands in a cell or a paragraph: words, links, or both in a row."""


def pieces(text: Text) -> tuple[str | Link, ...]:
    """The words and links of a text."""
    return text if isinstance(text, tuple) else (text,)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a `strong` one is what a reader must not miss."""

    kind: ClassVar[str] = "words"
    text: Text
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    kind: ClassVar[str] = "listing"
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `shares` are the widths of its columns as parts of the whole, `marked` the row that stands out."""

    kind: ClassVar[str] = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    shares: tuple[int, ...]
    marked: int | None = None


Block = Heading | Words | Listing | Table


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its title, the line below it, and its blocks from top to bottom."""

    title: str
    subtitle: str
    blocks: Sequence[Block]
