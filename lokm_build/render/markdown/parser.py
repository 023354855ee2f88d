"""The one Markdown parser of a process: CommonMark, GitHub's dialect, footnotes, definition lists, callouts.

Links are not judged here: every destination arrives as it was written, for
`addresses` to judge. HTML is told apart by `raw_html`, and nothing of it is trusted.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from lokm_build.render.markdown.footnotes import note_text_plugin
from lokm_build.render.markdown.quick import quicken
from lokm_build.render.markdown.raw_html import html_plugin
from lokm_build.render.markdown.renderer import BodyRenderer

DEEPEST = 60
"""Blocks within blocks: what lies deeper is left out by the parser. A list counts two."""


class _Parser(MarkdownIt):
    """Leaves addresses alone."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def parser() -> MarkdownIt:
    """The parser; it keeps no state between texts."""
    made = plain_parser()
    quicken(made)
    return made


def bare_parser(options: Mapping[str, Any]) -> MarkdownIt:
    """A parser of CommonMark and addresses alone, for what is less than a body."""
    made = _Parser("commonmark", {"maxNesting": DEEPEST, "xhtmlOut": False, **options})
    made.use(gfm_autolink_plugin)
    made.renderer = BodyRenderer(made)
    return made


def plain_parser() -> MarkdownIt:
    """The parser as its parts were made, which asks every rule everywhere: the measure for the quick one."""
    made = _Parser(
        "commonmark",
        {"maxNesting": DEEPEST, "xhtmlOut": False, "alerts": True, "tasklists": True, "store_labels": True},
    )
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin, move_to_end=False)
    for plugin in (note_text_plugin, deflist_plugin, admon_plugin, gfm_autolink_plugin, html_plugin):
        made.use(plugin)
    # Last, since plugins bring rendering rules of their own.
    made.renderer = BodyRenderer(made)
    return made
