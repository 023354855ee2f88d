"""A body written block by block: the HTML, text and headings that the parser's tokens would give, without them.

What a look at a line does not tell, the parser reads. A body with notes, or one whose headings
the parser alone finds, gives None: there all tokens are needed. A test holds this way and the parser's together.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore, text_join
from markdown_it.token import Token

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, BodySection, Heading
from lokm_build.render.markdown.blocks import Block, Callout, Headline, Items, Paragraph, Parsed, Table, blocks_of
from lokm_build.render.markdown.callouts import CALLOUTS
from lokm_build.render.markdown.cells import step_cells
from lokm_build.render.markdown.cleaning import clean_inline, cleaned
from lokm_build.render.markdown.headings import depths_of, heading, ids_of
from lokm_build.render.markdown.parser import DEEPEST, parser
from lokm_build.render.markdown.quick import linked, parse_lines, told_apart
from lokm_build.render.markdown.renderer import CALLOUT_TITLE, BodyRenderer, callout_start, table_region
from lokm_build.render.markdown.report import Report
from lokm_build.render.markdown.text import even, inline_text, plain_text


class _Written(NamedTuple):
    """A block as HTML and as text; of a heading what stands in it, and its level as written."""

    html: str
    text: str
    line: int = 0
    level: int = 0


class _TogetherError(Exception):
    """What is left of a line or a block decides about what stands around it."""


def outright(asset: Asset) -> Body | None:
    """The body of an asset, where its blocks can be written one after another."""
    env: dict[str, Any] = {}
    blocks = blocks_of(asset.body, parser(), env)
    if blocks is None:
        return None
    report = Report(asset, env.get("references", {}))
    try:
        written = list(map(_Writing(report, env).written, blocks))
    except _TogetherError:
        return None
    sections = tuple(_sections(written, _headings(written, report)))
    cells = step_cells(asset, report) if asset.meta.steps else ()
    return Body(sections, tuple(report.links), tuple(sorted(report.findings)), cells)


def _headings(written: Sequence[_Written], report: Report) -> Iterator[Heading]:
    found = [one for one in written if one.level]
    texts = [" ".join(one.text.split()) for one in found]
    rows = zip(found, depths_of([one.level for one in found]), ids_of(texts), texts, strict=True)
    return (heading(level, name, text, report.place(one.line).line) for one, level, name, text in rows)


def _sections(written: Sequence[_Written], headings: Iterator[Heading]) -> Iterator[BodySection]:
    """The blocks cut before each heading of level 2."""
    own: Heading | None = None
    html: list[str] = []
    texts: list[str] = []
    inner: list[Heading] = []
    for one in written:
        if not one.level:
            if one.html:
                html.append(one.html)
            texts.append(one.text)
            continue
        head = next(headings)
        if head.level == 2:
            if html:
                yield BodySection(own, "".join(html), even("\n".join(texts)), tuple(inner))
            own, html, texts, inner = head, [], [], []
        else:
            inner.append(head)
        html.append(f'<h{head.level} id="{escapeHtml(head.id)}">{one.html}</h{head.level}>\n')
    if html:
        yield BodySection(own, "".join(html), even("\n".join(texts)), tuple(inner))


class _Writing:
    """Writes the blocks of one body, in their order; links and findings go to the report."""

    def __init__(self, report: Report, env: dict[str, Any]) -> None:
        self._report, self._md, self._env = report, parser(), env
        assert isinstance(self._md.renderer, BodyRenderer)
        self._renderer = self._md.renderer
        self._signs = [(sign, escapeHtml(sign)) for sign in '&<>"' if sign in report.asset.body]

    def written(self, block: Block) -> _Written:
        """A block as HTML and as text."""
        if isinstance(block, Paragraph):
            html, text = self._line(block.text, block.line, block.end)
            return _Written(f"<p>{html}</p>\n", text)
        if isinstance(block, Headline):
            return _Written(*self._line(block.text, block.line, block.line + 1), block.line, block.level)
        if isinstance(block, Items):
            return self._items(block)
        if isinstance(block, Table):
            return self._table(block)
        return self._callout(block) if isinstance(block, Callout) else self._tokens(block)

    def _callout(self, block: Callout) -> _Written:
        found = CALLOUTS[block.name.lower()]
        html, text = self._line(block.text, block.line + 1, block.end)
        start = f"{callout_start(found.kind)}{CALLOUT_TITLE}{found.title}</p>\n"
        return _Written(f"{start}<p>{html}</p>\n</div>\n", f"{found.title}\n{text}")

    def _tokens(self, block: Parsed) -> _Written:
        """A block that the parser read; a heading that it found has its place among all headings."""
        if any(token.type == "heading_open" or token.level >= DEEPEST - 1 for token in block.tokens):
            raise _TogetherError
        parse_lines(StateCore("", self._md, self._env, block.tokens))
        tokens = cleaned(block.tokens, self._report)
        html = self._renderer.render(tokens, self._md.options, self._env)
        return _Written(html, plain_text(tokens))

    def _items(self, block: Items) -> _Written:
        rows = [self._line(text, line, line + 1) for line, text in enumerate(block.texts, block.line)]
        tag = "ul" if block.start is None else "ol"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        html = "".join([f"<li>{html}</li>\n" for html, _ in rows])
        return _Written(f"<{tag}{start}>\n{html}</{tag}>\n", "\n".join([text for _, text in rows]))

    def _table(self, block: Table) -> _Written:
        looks = [f' class="lokm-align-{way}"' if way else "" for way in block.aligned]
        region = table_region(self._env)
        head, *rows = [self._row(cells, line) for cells, line in zip(block.rows, _lines_of(block), strict=False)]
        top = "".join([f'<th scope="col"{look}>{html}</th>\n' for look, (html, _) in zip(looks, head, strict=True)])
        below = "".join([_row_html(looks, row) for row in rows])
        body = f"<tbody>\n{below}</tbody>\n" if rows else ""
        text = "\n".join([" ".join([cell for _, cell in row]) for row in (head, *rows)])
        return _Written(f"{region}<table>\n<thead>\n<tr>\n{top}</tr>\n</thead>\n{body}</table>\n</div>\n", text)

    def _row(self, cells: Sequence[str], line: int) -> list[tuple[str, str]]:
        return [self._line(cell, line, line + 1) if cell else ("", "") for cell in cells]

    def _line(self, content: str, first: int, end: int) -> tuple[str, str]:
        """What stands within a block, as HTML and as text."""
        if not content:
            raise _TogetherError
        pieces = told_apart(content)
        if len(pieces) == 1:
            return self._escaped(content), content
        if not pieces:
            return self._parsed(content, first, end)
        html = [self._escaped(piece) for piece in pieces]
        html[1::2] = [f"<strong>{strong}</strong>" for strong in html[1::2]]
        return "".join(html), "".join(pieces)

    def _escaped(self, text: str) -> str:
        """What `escapeHtml` makes of a part of the body."""
        for sign, escaped in self._signs:
            text = text.replace(sign, escaped)
        return text

    def _parsed(self, content: str, first: int, end: int) -> tuple[str, str]:
        token = Token("inline", "", 0, map=[first, end], content=content, children=[])
        children = linked(content)
        token.children = children
        if not children:
            self._md.inline.parse(content, self._md, self._env, children)
            text_join(StateCore("", self._md, self._env, [token]))
        clean_inline(token, token.children, self._report)
        if not token.children:
            raise _TogetherError
        html = self._renderer.renderInline(token.children, self._md.options, self._env)
        return html, inline_text(token.children)


def _row_html(looks: Sequence[str], row: Sequence[tuple[str, str]]) -> str:
    cells = [f"<td{look}>{html}</td>\n" for look, (html, _) in zip(looks, row, strict=True)]
    return f"<tr>\n{''.join(cells)}</tr>\n"


def _lines_of(block: Table) -> Iterator[int]:
    """The lines of a table's rows: the second one of the file rules the columns."""
    yield block.line
    yield from count(block.line + 2)
