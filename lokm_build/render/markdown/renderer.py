"""How tokens become HTML: the renderer of the parser, with this site's class names.

Everything that comes from an author is escaped here or was cleaned before
(`raw_html`). No inline style, no script, no event handler is ever written.
"""

# ruff: noqa: ARG002 (markdown-it-py hands all five arguments to every rule)

from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

Tokens = Sequence[Token]


class BodyRenderer(RendererHTML):
    """One method a kind of token; markdown-it's own methods serve the rest.

    `render` and `renderToken` write what markdown-it's would, in fewer steps.
    """

    def render(self, tokens: Tokens, options: OptionsDict, env: EnvType) -> str:
        """The HTML of blocks."""
        out: list[str] = []
        rules, tag = self.rules, self.renderToken
        for index, token in enumerate(tokens):
            if token.type != "inline":
                out.append(rules.get(token.type, tag)(tokens, index, options, env))
            elif token.children:
                out.append(self.renderInline(token.children, options, env))
        return "".join(out)

    def renderInline(self, tokens: Tokens, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """The HTML of a line."""
        if len(tokens) == 1 and tokens[0].type == "text":
            return escapeHtml(tokens[0].content)
        return super().renderInline(tokens, options, env)

    def renderToken(self, tokens: Tokens, idx: int, options: OptionsDict, env: EnvType) -> str:  # noqa: N802
        """A tag as it stands for nothing but itself."""
        token = tokens[idx]
        if token.hidden:
            return ""
        name = f"{token.tag}{self.renderAttrs(token)}" if token.attrs else token.tag
        if token.nesting == -1:
            return f"</{name}>\n" if token.block else f"</{name}>"
        if not token.block:
            return f"<{name}>"
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return f"{before}<{name}>{_after(token, tokens[idx + 1 : idx + 2])}"

    def alert_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """A callout; `callouts` says which."""
        return callout_start(tokens[index].meta["callout"])

    def alert_title_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """Its title."""
        return CALLOUT_TITLE

    def table_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """A table scrolls in a region of its own, which the keyboard can reach."""
        return f"{table_region(env)}<table>\n"

    def table_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """The end of the table and its region."""
        return "</table>\n</div>\n"

    def th_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """A column's head."""
        return f'<th scope="col"{_aligned(tokens[index])}>'

    def td_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """A cell."""
        return f"<td{_aligned(tokens[index])}>"

    def html_block(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """HTML that `raw_html` has cleaned."""
        content = tokens[index].content
        if "<table" not in content:
            return content + "\n"
        return f"{table_region(env)}{content}\n</div>\n"

    def html_inline(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """None is left after cleaning; what a rule might add is shown as text."""
        return escape(tokens[index].content)

    def list_item_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """An item, with a box when it is a task."""
        checked = tokens[index].meta.get("checked")
        if checked is None:
            return self.renderToken(tokens, index, options, env)
        box, told = (" checked", "ทำแล้ว") if checked else ("", "ยังไม่ได้ทำ")
        return f'<li class="lokm-task"><input type="checkbox" disabled{box} aria-label="{told}"> '

    def bullet_list_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """A list, told apart when it holds tasks."""
        if "class" not in tokens[index].attrs:
            return self.renderToken(tokens, index, options, env)
        return '<ul class="lokm-tasks">\n'

    def fence(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """Code, with its language; it scrolls, so the keyboard must reach it."""
        language = tokens[index].info.split(maxsplit=1)[:1]
        named = f' class="language-{escape(language[0])}"' if language else ""
        return f'<pre tabindex="0"><code{named}>{escape(tokens[index].content)}</code></pre>\n'

    def code_block(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """Indented code."""
        return f'<pre tabindex="0"><code>{escape(tokens[index].content)}</code></pre>\n'

    def footnote_ref(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """The mark in the text that leads to a footnote."""
        number, name = _footnote(tokens[index])
        return (
            f'<sup class="lokm-footnote"><a href="#fn-{number}" id="fnref-{name}" role="doc-noteref" '
            f'aria-label="เชิงอรรถ {number}">{number}</a></sup>'
        )

    def footnote_block_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """The footnotes of one section."""
        return '<div class="lokm-footnotes">\n<p class="lokm-footnotes__title">เชิงอรรถ</p>\n<ol>\n'

    def footnote_block_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """Their end."""
        return "</ol>\n</div>\n"

    def footnote_open(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """One footnote: its number holds even where a section begins with a later one."""
        number, _ = _footnote(tokens[index])
        return f'<li id="fn-{number}" value="{number}">'

    def footnote_close(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """Its end."""
        return "</li>\n"

    def footnote_anchor(self, tokens: Tokens, index: int, options: OptionsDict, env: EnvType) -> str:
        """The way back."""
        number, name = _footnote(tokens[index])
        return (
            f' <a class="lokm-footnote-back" href="#fnref-{name}" role="doc-backlink" '
            f'aria-label="กลับไปที่เชิงอรรถ {number} ในเนื้อหา">↩</a>'
        )


CALLOUT_TITLE = '<p class="lokm-callout__title">'


def callout_start(kind: str) -> str:
    """How a callout begins."""
    return f'<div class="lokm-callout lokm-callout--{kind}" role="note">\n'


def _after(token: Token, following: Tokens) -> str:
    """The line end after a block's opening tag, unless its text or its end comes next."""
    for other in following if token.nesting == 1 else ():
        if other.type == "inline" or other.hidden or (other.nesting == -1 and other.tag == token.tag):
            return ""
    return "\n"


def table_region(env: EnvType) -> str:
    """Each region's name is its own, so that a list of regions tells them apart."""
    number = env["tables"] = env.get("tables", 0) + 1
    return f'<div class="lokm-table" tabindex="0" role="region" aria-label="ตารางที่ {number}">\n'


def _aligned(token: Token) -> str:
    """A content security policy without inline styles needs a class."""
    style: Any = token.attrs.get("style", "")
    return f' class="lokm-align-{style.removeprefix("text-align:")}"' if style else ""


def _footnote(token: Token) -> tuple[int, str]:
    """A footnote's number, and the name of one of its marks."""
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return number, f"{number}-{again + 1}" if again > 0 else str(number)
