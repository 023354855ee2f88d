"""What stands in a line of a body: elements become spans, white space is what HTML makes of it.

The box of a task is no part of its line: `task_mark` tells it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lokm_build.export.docx.text import Span
from lokm_build.export.docx.tree import Node

Led = Callable[[str], str]
"""Gives the whole address of a link as a body has it, or "" where it leads nowhere outside the site."""

_LOOKS = {
    **dict.fromkeys(("strong", "b", "th", "dt"), "bold"),
    **dict.fromkeys(("em", "i", "cite", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "sup": "raised",
    "sub": "lowered",
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = "lokm-footnote-back"


def line(children: Sequence[Node | str], led: Led, look: Span | None = None) -> list[Span]:
    """The spans of a line, without white space at its ends or beside its breaks."""
    return _trimmed(list(_spans(children, look or Span(""), led)))


def _spans(children: Sequence[Node | str], look: Span, led: Led) -> Iterator[Span]:
    for child in children:
        if isinstance(child, str):
            yield replace(look, text=_SPACE.sub(" ", child))
        elif child.tag == "br":
            yield replace(look, text="\n")
        elif child.tag == "img":
            yield replace(look, text=child.attributes.get("alt", ""))
        elif not (child.tag == "input" or child.has_class(_UNSEEN)):
            yield from _spans(child.children, _looked(child, look, led), led)


def task_mark(children: Sequence[Node | str]) -> str:
    """The box of an entry that is a task, or nothing."""
    boxes = (child for child in children if isinstance(child, Node) and child.tag == "input")
    return next(("☑" if "checked" in box.attributes else "☐" for box in boxes), "")


def _looked(node: Node, look: Span, led: Led) -> Span:
    if node.tag == "a":
        return replace(look, link=led(node.attributes.get("href", "")) or look.link)
    name = _LOOKS.get(node.tag)
    return replace(look, **{name: True}) if name else look  # type: ignore[arg-type]


def _trimmed(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    at_start = True
    for span in spans:
        text = span.text.lstrip(" ") if at_start else span.text
        if text == "\n" and kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(replace(span, text=text))
            at_start = text.endswith((" ", "\n"))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
