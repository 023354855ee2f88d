"""Renders one asset's body: Markdown in, a `Body` of HTML sections, links and findings out.

What one asset alone determines, and nothing else: no catalogue, no disk, no clock. Takes
any text whatever without raising; what comes out holds no script, no style, no frame,
and loads nothing from elsewhere. Links to repository files stay `lokm:` links.
"""

from collections.abc import Mapping
from typing import Any

from markdown_it.token import Token

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, BodySection, Heading
from lokm_build.render.markdown.cells import step_cells
from lokm_build.render.markdown.cleaning import cleaned
from lokm_build.render.markdown.footnotes import numbered, parted, with_footnotes
from lokm_build.render.markdown.headings import settled
from lokm_build.render.markdown.outright import outright
from lokm_build.render.markdown.parser import DEEPEST, parser
from lokm_build.render.markdown.report import Report
from lokm_build.render.markdown.text import plain_text


def render_body(asset: Asset) -> Body:
    """The rendered body of an asset."""
    return outright(asset) or parsed_body(asset)


def parsed_body(asset: Asset) -> Body:
    """The same by way of the parser, which reads whatever there is: the measure for the quick way."""
    env: dict[str, Any] = {}
    tokens = parser().parse(asset.body, env)
    report = Report(asset, env.get("references", {}))
    _tell_depth(tokens, report)
    text, notes = parted(tokens, env)
    text, headings = settled(cleaned(text, report), report)
    notes = numbered(text, {number: cleaned(note, report) for number, note in notes.items()})
    by_id = {heading.id: heading for heading in headings}
    sections = [_section(cut, with_footnotes(cut, notes), by_id, env) for cut in _cut(text)]
    cells = step_cells(asset, report) if asset.meta.steps else ()
    return Body(
        tuple(section for section in sections if section.heading or section.html),
        tuple(report.links),
        tuple(sorted(report.findings)),
        cells,
    )


def _tell_depth(tokens: list[Token], report: Report) -> None:
    """The parser silently leaves out what is nested too deep: the author must know."""
    deepest = max((token.level for token in tokens), default=0)
    if deepest >= DEEPEST - 1:
        token = next(token for token in tokens if token.level == deepest)
        line = token.map[0] if token.map else 0
        report.tell("BODY-LIMIT", report.place(line), reason=f"ซ้อนกันเกิน {DEEPEST // 2} ชั้น")


def _cut(tokens: list[Token]) -> list[list[Token]]:
    """The text cut before each of its level-2 headings."""
    cuts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            cuts.append([])
        cuts[-1].append(token)
    return cuts


def _section(
    tokens: list[Token], whole: list[Token], headings: Mapping[str, Heading], env: dict[str, Any]
) -> BodySection:
    """`tokens` is the section as written, `whole` has its footnotes too."""
    here = tuple(
        headings[str(token.attrs["id"])] for token in tokens if token.type == "heading_open" and token.level == 0
    )
    own = here[0] if here and here[0].level == 2 else None
    made = parser()
    html: str = made.renderer.render(whole, made.options, env)
    return BodySection(own, html, plain_text(whole), here[1:] if own else here)
