"""The parser's rules, asked only where they can apply: the same tokens for less work.

markdown-it asks every rule at every line, and at every character that might mean something. Nearly all
rules begin with one of a few characters, and most lines of Thai text with none of these: here a table
says which, and only the rules concerned are asked. A rule that the table does not know is always asked.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore, text_join
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from lokm_build.thai.characters import LETTERS

_BLOCKS = {
    "admonition": "!?",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
_ENDS = _BLOCKS | {"deflist": ":~"}
"""What ends a paragraph: there it is the definition that is looked for, not its term."""
_INLINE = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "gfm_autolink_www": "w",
    "gfm_autolink_protocol": ":",
    "gfm_autolink_email": "@",
}
_STOP = re.compile(r"[\n\\`~*_\[\]!^<&w:@](?:(?<![w:])|(?<=w)(?=ww\.)|(?<=[pso]:))")
"""Where text may be more than text: at `w` and `:` only where an address may stand."""
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(((?:\.\./)*[a-z0-9][a-z0-9./#-]*)\)")
"""A link to another file, as most are: nothing of its address means anything to the parser."""
_WORDS = re.compile(rf"[\w{LETTERS}](?:.*[\w{LETTERS}])?")
"""What begins and ends with neither blanks nor punctuation: stars around it mark it, whatever stands beyond them."""

Rule = TypeVar("Rule", bound=Callable[..., Any])


def quicken(md: MarkdownIt) -> None:
    """Make a parser quick, once it has all its rules."""
    md.block.ruler = _Chains(md.block.ruler, _blocks)
    md.inline.ruler = _Chains(md.inline.ruler, _inline)
    md.inline.terminator_re = _STOP
    md.core.ruler.at("normalize", _normal)
    md.core.ruler.at("inline", parse_lines)
    md.disable("text_join")


class _Chains(Ruler[Rule]):
    """A ruler whose chains are one rule each, which asks the others."""

    def __init__(self, ruler: Ruler[Rule], chained: Callable[[str, Sequence[tuple[str, Rule]]], Rule]) -> None:
        super().__init__()
        self._names = ruler.get_active_rules()
        named = dict(zip(ruler.getRules(), self._names, strict=True))
        chains = {"", *(chain for rule in ruler.__rules__ for chain in rule.alt)}
        self._chains = {
            chain: [chained(chain, [(named[rule], rule) for rule in ruler.getRules(chain)])] for chain in chains
        }

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803
        """The chain of this name."""
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        """The names of the rules."""
        return self._names


def _by_first(rules: Sequence[tuple[str, Rule]], table: Mapping[str, str]) -> tuple[dict[str, list[Rule]], list[Rule]]:
    """The rules to ask where one of the table's characters stands, and where any other does."""
    firsts = {first for name, _ in rules for first in table.get(name, "")}
    known = {first: [rule for name, rule in rules if first in table.get(name, first)] for first in firsts}
    return known, [rule for name, rule in rules if name not in table]


def _blocks(chain: str, named: Sequence[tuple[str, Any]]) -> Any:
    """A chain of rules for blocks: a line's first character tells which to ask; indented code begins with any."""
    every = [rule for _, rule in named]
    known, others = _by_first([row for row in named if row[0] != "code"], _ENDS if chain else _BLOCKS)

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        rules = every if state.is_code_block(start) else known.get(state.src[first : first + 1], others)
        for rule in rules:  # noqa: SIM110 (asked so often that a generator would show)
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _inline(_: str, named: Sequence[tuple[str, Any]]) -> Any:
    """The chain of rules for what stands within a line."""
    known, others = _by_first(named, _INLINE)

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in known.get(state.src[state.pos], others):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return ask


def _normal(state: StateCore) -> None:
    """Core rule: line ends as they should be, and no NUL."""
    state.src = state.src.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def parse_lines(state: StateCore) -> None:
    """Core rule: parses what stands within lines, unless a look tells what it is; then joins pieces of text."""
    whole, parsed = state.tokens, []
    for token in whole:
        if token.type == "inline" and token.content:
            token.children = _seen(token.content)
            if not token.children:
                state.md.inline.parse(token.content, state.md, state.env, token.children)
                parsed.append(token)
    state.tokens = parsed
    text_join(state)
    state.tokens = whole


def told_apart(content: str) -> list[str]:
    """The text alone where it is plain; where only words are strong, its pieces, every second one strong; else none."""
    if not _STOP.search(content):
        return [content]
    pieces = content.split("**")
    if len(pieces) % 2 == 0 or _STOP.search(content.replace("**", "")):
        return []
    if not (all(map(_WORDS.fullmatch, pieces[1::2])) and all(pieces[2:-1:2])):
        return []
    return pieces


def linked(content: str) -> list[Token]:
    """The tokens of a text that is plain but for links to other files; else none."""
    pieces = _LINK.split(content)
    if len(pieces) == 1 or _STOP.search(" ".join([*pieces[::3], *pieces[1::3]])):
        return []
    tokens = [Token("text", "", 0, content=pieces[0])] if pieces[0] else []
    for label, target, following in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        tokens += (
            Token("link_open", "a", 1, attrs={"href": target}),
            Token("text", "", 0, level=1, content=label),
            Token("link_close", "a", -1),
        )
        if following:
            tokens.append(Token("text", "", 0, content=following))
    return tokens


def _seen(content: str) -> list[Token]:
    """The tokens of a text that a look tells; else none."""
    if "](" in content:
        return linked(content)
    first, *pieces = told_apart(content) or [""]
    tokens = [Token("text", "", 0, content=first)] if first or pieces else []
    for inner, following in zip(pieces[::2], pieces[1::2], strict=True):
        tokens += (
            Token("strong_open", "strong", 1, markup="**"),
            Token("text", "", 0, level=1, content=inner),
            Token("strong_close", "strong", -1, markup="**"),
            Token("text", "", 0, content=following),
        )
    return tokens
