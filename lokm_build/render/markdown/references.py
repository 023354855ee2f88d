"""Character references: what the reader took out of a text does not come back as `&#x202e;`.

A reference is decoded by the parser, after the characters of the file were looked at. Here the
decoded text is looked at again: controls become spaces, what hides or turns text goes, and each
line is told.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from lokm_build.parse.text import CONTROL, clean
from lokm_build.render.markdown.report import Report


def revealed(children: Sequence[Token], line: int, report: Report) -> None:
    """Clean the texts and titles of the tokens of one stretch, which begins on this line."""
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "text":
            child.content = plain(child.content, line, report)
        elif "title" in child.attrs:
            child.attrs["title"] = plain(str(child.attrs["title"]), line, report)
        if child.children:
            revealed(child.children, line, report)


def plain(text: str, line: int, report: Report) -> str:
    """The text with nothing in it that no text needs; that something was there is told on this line."""
    seen = clean(text)
    if seen != text:
        hidden = next(one for one, other in zip(text, f"{seen}\n", strict=False) if one != other)
        code = "CHAR-CONTROL" if CONTROL.match(hidden) else "CHAR-INVISIBLE"
        report.tell(code, report.place(line), value=hidden)
    return seen
