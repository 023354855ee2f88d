"""Cells of a step table: the Markdown of one value of the front matter as HTML, its links told.

A cell holds paragraphs, lists, emphasis, code and links; whatever else Markdown knows (headings, tables, images,
HTML) stays the text that it is. Most cells are plain text: they have no HTML of their own, and cost no parsing.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lokm_build.model.asset import Asset, Step
from lokm_build.model.body import StepCells
from lokm_build.model.place import Place
from lokm_build.render.markdown.links import led
from lokm_build.render.markdown.parser import bare_parser
from lokm_build.render.markdown.references import revealed
from lokm_build.render.markdown.report import Report

_MARKED = re.compile(r"[\n\\`*_\[~&]|^\s*(?:[-+]|\d{1,9}[.)])\s|://|\bwww\.|\w@\w")
"""Where a value may be more than plain text."""

_UNKNOWN = (
    "heading", "lheading", "fence", "code", "blockquote", "hr", "html_block", "html_inline", "reference", "image",
)  # fmt: skip


class _CellReport(Report):
    """Tells everything at the place of the cell: a value of YAML has no lines of its own."""

    def __init__(self, asset: Asset, place: Place) -> None:
        super().__init__(asset, {})
        self._cell = place

    def place(self, line: int, column: int = 1) -> Place:  # noqa: ARG002 - the report's
        """The place of the cell."""
        return self._cell

    def seek(self, written: str, lines: list[int] | None, label: str = "") -> Place:  # noqa: ARG002 - the report's
        """The place of the cell."""
        return self._cell


def step_cells(asset: Asset, report: Report) -> tuple[StepCells, ...]:
    """The cells of an asset's steps, or nothing where all of them are plain."""
    steps = asset.meta.steps
    if not any(_MARKED.search(text) for step in steps for text in _texts(step)):
        return ()
    return tuple(
        StepCells(
            _cell(step.detail or "", asset, asset.place("steps", index, "detail"), report),
            tuple(
                _cell(text, asset, asset.place("steps", index, "documents", number), report)
                for number, text in enumerate(step.documents)
            ),
        )
        for index, step in enumerate(steps)
    )


def _texts(step: Step) -> Iterable[str]:
    return (step.detail or "", *step.documents)


def _cell(text: str, asset: Asset, place: Place, report: Report) -> str:
    """The HTML of a value; nothing when it is plain text."""
    if not _MARKED.search(text):
        return ""
    own, env = _CellReport(asset, place), dict[str, Any]()
    tokens = _parser().parse(text, env)
    for token in tokens:
        if token.type == "inline" and token.children:
            if "&" in token.content:
                revealed(token.children, 0, own)
            token.children = led(token.children, token.map, own)
    report.links += own.links
    report.findings += own.findings
    made = _parser()
    html: str = made.renderer.render(_without_frame(tokens), made.options, env)
    return html.strip()


def _without_frame(tokens: list[Token]) -> list[Token]:
    """A single paragraph needs no tag of its own in a cell."""
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":
        return tokens[1:2]
    return tokens


@cache
def _parser() -> MarkdownIt:
    made = bare_parser({"breaks": True})
    return made.disable(list(_UNKNOWN))
