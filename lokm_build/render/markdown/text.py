"""The plain text of tokens: what search reads and summaries quote.

A line for each block, a line for each row of a table with spaces between its cells.
Headings of the page are left out: they are searched on their own.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from lokm_build.render.markdown.raw_html import table_text

_VERBATIM = ("text", "code_inline")
_BREAKS = ("softbreak", "hardbreak")
_TELLING = frozenset(
    {"heading_open", "heading_close", "td_open", "th_open", "tr_close", "html_block", "fence", "code_block"}
)
"""The blocks, besides lines of text, that say something of it."""


def inline_text(children: Sequence[Token]) -> str:
    """The text of a line: without marks, footnote numbers and addresses."""
    if len(children) == 1 and children[0].type == "text":
        return children[0].content
    return "".join(
        child.content
        if child.type in _VERBATIM
        else " "
        if child.type in _BREAKS
        else inline_text(child.children)
        if child.children
        else ""
        for child in children
    )


def plain_text(tokens: Sequence[Token]) -> str:
    """The text of a section."""
    return even("".join(_pieces(tokens)))


def even(text: str) -> str:
    """A text without empty lines, and with one space where there are several."""
    return "\n".join([line for line in [" ".join(part.split()) for part in text.split("\n")] if line])


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    heading = cell = False
    for token in tokens:
        kind = token.type
        if kind == "inline":
            if not heading:
                yield inline_text(token.children or [])
                yield " " if cell else "\n"
        elif kind not in _TELLING:
            continue
        elif kind in ("heading_open", "heading_close"):
            heading = token.nesting == 1 and token.level == 0
        elif kind in ("td_open", "th_open"):
            cell = True
        elif kind == "tr_close":
            cell = False
            yield "\n"
        elif kind == "html_block":
            yield table_text(token.content) + "\n"
        else:
            yield token.content + "\n"
