"""Headings of a body: their levels beneath the page's title, and ids that never collide.

Whatever levels an author uses, the outermost headings of the body become level 2 and
none is skipped, since a page has one title and sections are cut at level 2.
"""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from lokm_build.model.body import Heading
from lokm_build.render.markdown.report import Report
from lokm_build.render.markdown.text import inline_text
from lokm_build.thai.normalise import normalise_text
from lokm_build.thai.slug import heading_id

_TAKEN = re.compile(r"(?:lokm|fn|fnref|search|md|__)(?:[-_].*)?\Z")
"""Ids that the page around the body, its frame or its footnotes may use."""


def settled(tokens: list[Token], report: Report) -> tuple[list[Token], list[Heading]]:
    """The tokens with levels and ids, without a heading that repeats the title; and the headings cut at."""
    tokens = _without_title(tokens, report.asset.title)
    places = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    outer = [number for number in places if tokens[number].level == 0]
    depths = _depths([int(tokens[number].tag[1:]) for number in outer])
    names = _Names()
    levels = dict(zip(outer, depths, strict=True))
    made = [_made(tokens, number, levels.get(number), names, report) for number in places]
    return tokens, [heading for number, heading in zip(places, made, strict=True) if number in levels]


def _made(tokens: list[Token], number: int, level: int | None, names: "_Names", report: Report) -> Heading:
    opening, inline, closing = tokens[number : number + 3]
    text = " ".join(inline_text(inline.children or []).split())
    level = level or max(int(opening.tag[1:]), 3)
    opening.tag = closing.tag = f"h{level}"
    opening.attrs["id"] = names.new(text)
    return Heading(
        level, str(opening.attrs["id"]), text, report.place(opening.map[0] if opening.map else 0).line
    )


def _without_title(tokens: list[Token], title: str) -> list[Token]:
    """Without the one level-1 heading at the head of the text that repeats the title, as GitHub readers like it."""
    first = [
        number for number, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"
    ]
    if len(first) != 1 or first[0] != 0 or tokens[0].level:
        return tokens
    same = normalise_text(inline_text(tokens[1].children or [])).strip() == normalise_text(title).strip()
    return tokens[3:] if same else tokens


def _depths(written: Sequence[int]) -> list[int]:
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


class _Names:
    """Ids given so far."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def new(self, text: str) -> str:
        """An id for this heading that no other has."""
        wanted = heading_id(text) or "section"
        wanted = f"h-{wanted}" if _TAKEN.match(wanted) else wanted
        name, number = wanted, self._given.get(wanted, 1)
        while name in self._given:
            number += 1
            name = f"{wanted}-{number}"
        self._given[wanted] = number
        self._given.setdefault(name, 1)
        return name
