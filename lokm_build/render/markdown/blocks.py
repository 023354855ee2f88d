"""The blocks of a text: plain ones read at a look, the others by the parser's own rules.

Headings, paragraphs, flat lists and tables are most of what is written, and a line's beginning tells them.
Where a line begins otherwise, and before it where the text above might go on in it, the parser's
rules are asked for one block, as they would be if they had come so far by themselves. So either way
the blocks are the parser's, and a test holds that.
"""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


class Headline(NamedTuple):
    """A heading: its level as written, from 2 on."""

    line: int
    level: int
    text: str


class Paragraph(NamedTuple):
    """Lines of text, up to the line `end`."""

    line: int
    end: int
    text: str


class Items(NamedTuple):
    """A list whose entries are a line each. Its sign tells it from other lists; an ordered one has a first number."""

    line: int
    sign: str
    start: int | None
    texts: Sequence[str]


class Table(NamedTuple):
    """A table; rows below the first stand from the second line after it on. `aligned` tells for each column how."""

    line: int
    aligned: Sequence[str]
    rows: Sequence[Sequence[str]]


class Callout(NamedTuple):
    """GitHub's callout of one paragraph; `name` is what stands in its first line, which `line` counts."""

    line: int
    end: int
    name: str
    text: str


class Parsed(NamedTuple):
    """A block of any other sort, as the parser's tokens."""

    line: int
    tokens: list[Token]


Plain = Headline | Paragraph | Items | Table | Callout
Block = Plain | Parsed

_NOTES = ("[^", "^[", "\r", "\0")
"""Where one of these stands, blocks alone do not tell what becomes of a text."""
_HEADLINE = re.compile(r"(#{2,6}) (?! )(.*[^# \t])")
_ITEM = re.compile(r"(?:[-+*]|([0-9]{1,9})[.)]) (?=\S)")
_CALLOUT = re.compile(r"> \[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]")
_TASK = re.compile(r"\[[ xX]\]")
_TEXT = re.compile(
    r"""[A-Za-z"'(),./;$%@{}^\x80-\U0010ffff]|\[|!\[|\*{1,2}[^*\s]|[0-9]++(?![.)](?:\s|\Z))|[-+_`][^-+_`*\s|:]"""
)
"""How a line begins that is text wherever it stands."""
_RULED = re.compile(r"\|(?: *:?-+:? *\|)+")
_MOST_CELLS = 0x10000
"""Beyond so many the parser may cut a table short."""
_ALIGNED = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def blocks_of(text: str, md: MarkdownIt, env: MutableMapping[str, Any]) -> list[Block] | None:
    """The blocks of a text without notes; `env` learns what the parser notes by the way."""
    if any(sign in text for sign in _NOTES):
        return None
    return _Reading(text, md, env).blocks()


class _Reading:
    def __init__(self, text: str, md: MarkdownIt, env: MutableMapping[str, Any]) -> None:
        self._text, self._md, self._env = text, md, env
        self._lines = text.split("\n")
        self._refers = "]:" in text
        self._state: StateBlock | None = None

    def blocks(self) -> list[Block]:
        """All blocks, in their order."""
        lines, at = self._lines, 0
        blocks: list[Block] = []
        while at < len(lines):
            if not lines[at]:
                at += 1
                continue
            plain, end = self._plain(at)
            if plain is None or (blocks and _go_on(blocks[-1], plain)):
                # What stands above may go on here: an entry after an empty line, a term before its meaning.
                at = blocks.pop().line if blocks and isinstance(blocks[-1], Paragraph | Items) else at
                parsed, at = self._parsed(at)
                blocks.append(parsed)
            else:
                blocks.append(plain)
                at = end
        return blocks

    def _plain(self, at: int) -> tuple[Plain | None, int]:
        line = self._lines[at]
        if line[0] == "#":
            return _headline(self._lines, at)
        if line[0] == "|":
            return _table(self._lines, at)
        if line[0] == ">":
            return (None, at) if self._refers else _callout(self._lines, at)
        if item := _ITEM.match(line):
            return (None, at) if self._refers and line[item.end()] == "[" else _items(self._lines, at)
        return (None, at) if self._refers and line[0] == "[" else _paragraph(self._lines, at)

    def _parsed(self, at: int) -> tuple[Parsed, int]:
        """One block by the parser's rules."""
        if self._state is None:
            self._state = StateBlock(self._text, self._md, self._env, [])
        state = self._state
        state.tokens, state.line = [], at
        if not state.isEmpty(at):
            for rule in self._md.block.ruler.getRules(""):
                if rule(state, at, state.lineMax, False):
                    break
        return Parsed(at, state.tokens), max(state.line, at + 1)


def _go_on(before: Block, block: Plain) -> bool:
    """Whether two lists are one to the parser, which goes on after an empty line."""
    return isinstance(block, Items) and isinstance(before, Items) and before.sign == block.sign


def _ends(line: str) -> bool:
    """Whether a line ends whatever plain block stands above it."""
    return not line or (line[0] == "#" and _HEADLINE.fullmatch(line) is not None)


def _headline(lines: Sequence[str], at: int) -> tuple[Plain | None, int]:
    found = _HEADLINE.fullmatch(lines[at])
    if not found or ("|" in found[2] and any(lines[at + 1 : at + 2])):
        return None, at
    return Headline(at, len(found[1]), mdTrim(found[2])), at + 1


def _paragraph(lines: Sequence[str], at: int) -> tuple[Plain | None, int]:
    end = at
    while end < len(lines) and not _ends(line := lines[end]):
        if not _TEXT.match(line):
            if end > at and (item := _ITEM.match(line)) and item[1] in (None, "1"):
                break
            return None, at
        end += 1
    return Paragraph(at, end, mdTrim("\n".join(lines[at:end]))), end


def _callout(lines: Sequence[str], at: int) -> tuple[Plain | None, int]:
    found = _CALLOUT.fullmatch(lines[at])
    end = at + 1
    while found and end < len(lines) and (line := lines[end]):
        if line[:2] != "> " or not _TEXT.match(line, 2):
            return None, at
        end += 1
    if not found or end == at + 1:
        return None, at
    return Callout(at, end, found[1], mdTrim("\n".join([line[2:] for line in lines[at + 1 : end]]))), end


def _sign(line: str) -> str:
    """What tells the entries of one list from those of another."""
    return line[0] if line[0] in "-+*" else line.lstrip("0123456789")[0]


def _items(lines: Sequence[str], at: int) -> tuple[Plain | None, int]:
    texts, end, start, sign = [], at, None, _sign(lines[at])
    while end < len(lines) and not _ends(line := lines[end]):
        item = _ITEM.match(line)
        if not item or _sign(line) != sign:
            return None, at
        text = line[item.end() :]
        if not _TEXT.match(text) or _TASK.match(text):
            return None, at
        if end == at and item[1]:
            start = int(item[1])
        texts.append(mdTrim(text))
        end += 1
    return Items(at, sign, start, texts), end


def _table(lines: Sequence[str], at: int) -> tuple[Plain | None, int]:
    end = at
    while end < len(lines) and lines[end][:1] == "|":
        end += 1
    if end < at + 2 or (end < len(lines) and not _ends(lines[end])):
        return None, at
    if any("\\" in line for line in lines[at:end]):  # which may stand before what parts cells
        return None, at
    ruled = mdTrim(lines[at + 1])
    if not _RULED.fullmatch(ruled):
        return None, at
    marks = [mark.strip() for mark in ruled[1:-1].split("|")]
    aligned = [_ALIGNED[mark[0] == ":", mark[-1] == ":"] for mark in marks]
    rows = [_cells(line) for line in (lines[at], *lines[at + 2 : end])]
    count = len(aligned)
    if len(rows[0]) != count or len(rows) * count > _MOST_CELLS:
        return None, at
    return Table(at, aligned, [[*row[:count], *[""] * (count - len(row))] for row in rows]), end


def _cells(line: str) -> list[str]:
    cells = mdTrim(line).split("|")
    if cells[0] == "":
        del cells[0]
    if cells and cells[-1] == "":
        del cells[-1]
    return [mdTrim(cell) for cell in cells]
