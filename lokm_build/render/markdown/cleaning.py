"""Tokens after parsing: without foreign HTML, with safe links, callouts with their titles; what is amiss is told."""

from markdown_it.token import Token

from lokm_build.render.markdown.callouts import titled
from lokm_build.render.markdown.links import led
from lokm_build.render.markdown.raw_html import shown_block, shown_inline
from lokm_build.render.markdown.references import revealed
from lokm_build.render.markdown.report import Report

_HARMLESS = frozenset(
    {"text", "softbreak", "hardbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close"}
)
"""What stands in a line and is neither HTML nor leads anywhere: nothing of it has to be looked at."""


def cleaned(tokens: list[Token], report: Report) -> list[Token]:
    """The tokens without foreign HTML and with safe links; what is empty then is not shown."""
    kept: list[Token] = []
    for token in tokens:
        kind = token.type
        if kind == "html_block":
            kept.extend(filter(None, [shown_block(token, report)]))
            continue
        if kind == "inline" and token.children:
            clean_inline(token, token.children, report)
        elif kind == "paragraph_close" and kept[-1].type == "inline" and not kept[-1].children:
            del kept[-2:]
            continue
        kept.append(token)
    return titled(kept)


def clean_inline(token: Token, children: list[Token], report: Report) -> None:
    """Clean the children of an inline token."""
    first = token.map[0] if token.map else 0
    report.start(first)
    if "&" in token.content:
        revealed(children, first, report)
    if not _HARMLESS.issuperset([child.type for child in children]):
        token.children = led(shown_inline(children, first, report), token.map, report)
