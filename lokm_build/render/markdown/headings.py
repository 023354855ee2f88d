"""Headings of a body: their levels beneath the page's title, and ids that never collide.

Whatever levels an author uses, the outermost headings of the body become level 2 and
none is skipped, since a page has one title and sections are cut at level 2.
"""

import re
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from lokm_build.model.body import Heading
from lokm_build.model.sections import bare_heading
from lokm_build.render.markdown.report import Report
from lokm_build.render.markdown.text import inline_text
from lokm_build.thai.normalise import normalise_text
from lokm_build.thai.slug import heading_id, unique

_TAKEN = re.compile(r"(?:lokm|fn|fnref|search|md|__)(?:[-_].*)?\Z")
"""Ids that the page around the body, its frame or its footnotes may use."""


def settled(tokens: list[Token], report: Report) -> tuple[list[Token], list[Heading]]:
    """The tokens with levels and ids, without a heading that repeats the title; and the headings cut at."""
    tokens = _without_title(tokens, report.asset.title)
    places = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    outer = [number for number in places if tokens[number].level == 0]
    depths = depths_of([int(tokens[number].tag[1:]) for number in outer])
    levels = dict(zip(outer, depths, strict=True))
    texts = [" ".join(inline_text(tokens[number + 1].children or []).split()) for number in places]
    ids = ids_of(texts)
    made = [
        _made(tokens, number, levels.get(number), name, text, report)
        for number, name, text in zip(places, ids, texts, strict=True)
    ]
    return tokens, [one for number, one in zip(places, made, strict=True) if number in levels]


def _made(
    tokens: list[Token], number: int, level: int | None, name: str, text: str, report: Report
) -> Heading:
    """The heading with its level and line, written into its tokens; one within a quotation has no level."""
    opening, closing = tokens[number], tokens[number + 2]
    level = level or max(int(opening.tag[1:]), 3)
    opening.tag = closing.tag = f"h{level}"
    opening.attrs["id"] = name
    return heading(level, name, text, report.place(opening.map[0] if opening.map else 0).line)


def heading(level: int, name: str, text: str, line: int) -> Heading:
    """A heading, and what of it counts."""
    return Heading(level, name, text, line, bare_heading(text))


def ids_of(texts: Iterable[str]) -> list[str]:
    """The ids of headings, each used once."""
    return unique(_id(text) for text in texts)


def _id(text: str) -> str:
    name = heading_id(text)
    return f"h-{name}" if _TAKEN.match(name) else name


def _without_title(tokens: list[Token], title: str) -> list[Token]:
    """Without a level-1 heading that repeats the title, which authors write for GitHub's readers."""
    if not tokens or tokens[0].type != "heading_open" or tokens[0].tag != "h1":
        return tokens
    if any(token.type == "heading_open" and token.tag == "h1" for token in tokens[1:]):
        return tokens
    same = normalise_text(inline_text(tokens[1].children or [])).strip() == normalise_text(title).strip()
    return tokens[3:] if same else tokens


def depths_of(written: Sequence[int]) -> list[int]:
    """Levels from 2 on, each at most one deeper than what it stands under.

    A single level-1 heading is a section like the others, not the parent of them all.
    """
    above: list[int] = []
    depths = []
    for level in written:
        level = 2 if level == 1 and written.count(1) == 1 else level
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        depths.append(min(len(above) + 1, 6))
    return depths
