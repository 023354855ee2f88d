"""Raw HTML in a body: tables pass through an allow-list, comments go, of all else only the text stays.

A rule for the parser that finds the blocks, and functions that turn blocks and inline
tags into what may be shown. Whatever comes out of here is well-formed and inert.
"""

import re
from collections.abc import Iterator
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from lokm_build.render.markdown.references import plain
from lokm_build.render.markdown.report import Report

_TABLE_PARTS = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
_CELL_PARTS = {"br", "p", "ul", "ol", "li", "b", "strong", "i", "em", "sup", "sub"}
TABLE_TAGS = frozenset(_TABLE_PARTS | _CELL_PARTS)
_VALUES = {
    "rowspan": re.compile(r"\d{1,4}\Z"),
    "colspan": re.compile(r"\d{1,4}\Z"),
    "span": re.compile(r"\d{1,4}\Z"),
    "start": re.compile(r"\d{1,6}\Z"),
    "scope": re.compile(r"(?:row|col|rowgroup|colgroup)\Z"),
    "align": re.compile(r"(?:left|center|right)\Z"),
}
_ATTRIBUTES = {
    "td": {"rowspan", "colspan", "align"},
    "th": {"rowspan", "colspan", "align", "scope"},
    **{tag: {"align"} for tag in ("tr", "thead", "tbody", "tfoot", "caption", "p")},
    "col": {"span", "align"},
    "colgroup": {"span", "align"},
    "ol": {"start"},
}
_LOOKS = frozenset(
    {"border", "cellpadding", "cellspacing", "width", "height", "valign", "bgcolor", "nowrap", "class", "lang", "dir"}
)
"""What word processors write into tables to make them look so: it goes, and nobody misses it."""

_ACTS = re.compile(r"url\s*\(|expression|@import|position|\\\\|javascript:", re.I)
"""A style that is more than looks."""

_SILENCED = {"script", "style"}
"""Tags whose content is not text."""

_ROUNDS = 6
_COMMENT_END = "--!?>"
"""As browsers have it; of the mark in between they complain, and end the comment all the same."""
_COMMENT = re.compile(rf"<!--(?:-?>|.*?(?:{_COMMENT_END}|\Z))", re.S)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_OPENING = re.compile(r"""<([A-Za-z][A-Za-z0-9]*)((?:[^<>"']++|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_CLEAN_TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
_VOID = {"br", "col"}
_ALIGN = re.compile(r'(<[a-z]+(?: [a-z]+="[a-z0-9]*")*?) align="(left|center|right)"')
_LINE_TAGS = re.compile(r"</(?:tr|p|li|caption|table)>|<br>")
_ANY_TAG = re.compile(r"<[^>]*>")

_BLOCKS = tuple(
    (kind, re.compile(opening, re.I), re.compile(closing, re.I))
    for kind, opening, closing in (
        ("comment", r"<!--", _COMMENT_END),
        ("table", r"<table(?=[\s/>]|$)", r"</table\s*>"),
        ("silent", r"<(?:script|style)(?=[\s/>]|$)", r"</(?:script|style)\s*>"),
        ("verbatim", r"<(?:pre|textarea)(?=[\s/>]|$)", r"</(?:pre|textarea)\s*>"),
        ("silent", r"<\?", r"\?>"),
        ("silent", r"<!\[CDATA\[", r"\]\]>"),
        ("silent", r"<![A-Za-z]", r">"),
    )
)


def html_plugin(md: MarkdownIt) -> None:
    """Blocks of HTML end where they are closed, not at the first blank line; other tags are inline."""
    md.block.ruler.at("html_block", _block, {"alt": ["paragraph", "reference", "blockquote"]})


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", first):
        return False
    matching = ((kind, closing) for kind, opening, closing in _BLOCKS if opening.match(state.src, first))
    found = next(matching, None)
    if found and not silent:
        kind, closing = found
        after = _end(state, start, end, closing) or _blank(state, start, end, kind)
        token = state.push("html_block", "", 0)
        token.map = [start, after]
        token.content = state.getLines(start, after, state.blkIndent, True)
        token.meta = {"kind": kind, "silent": _silent(token.content, closing)}
        state.line = after
    return found is not None


def _silent(content: str, closing: re.Pattern[str]) -> str:
    """The block up to and with what closes it: what follows on that line is text again."""
    end = closing.search(content)
    return content[: end.end()] if end else content


def _end(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int | None:
    """The line after the one that closes the block, within its container."""
    if not closing.search(state.src, state.bMarks[start]):
        return None
    for line in range(start, end):
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        begin = state.bMarks[line] + state.tShift[line]
        if closing.search(state.src, begin, state.eMarks[line]):
            return line + 1
    return None


def _blank(state: StateBlock, start: int, end: int, kind: str) -> int:
    """Where a block ends that is never closed: a comment with its container, others at a blank line."""
    for line in range(start + 1, end):
        outdented = state.sCount[line] < state.blkIndent and not state.isEmpty(line)
        if outdented or (kind != "comment" and state.isEmpty(line)):
            return line
    return end


def shown_block(token: Token, report: Report) -> Token | None:
    """What a block of HTML becomes, or None when nothing of it can be seen."""
    line = token.map[0] if token.map else 0
    kind, content = token.meta["kind"], token.content
    if kind == "silent":
        report.tell("HTML-REMOVED", report.place(line), value=_named(content))
        line += token.meta["silent"].count("\n")
        content = content[len(token.meta["silent"]) :]
    if kind == "table":
        _tell_attributes(content, line, report)
    _tell_tags(content, TABLE_TAGS if kind == "table" else frozenset(), line, report)
    if kind == "comment" and not re.search(_COMMENT_END, content):
        report.tell("HTML-REMOVED", report.place(line), value="<!--")
    if kind == "verbatim":
        code = plain(unescape(_text(content)), line, report)
        return Token("code_block", "code", 0, content=code, map=token.map, block=True)
    shown = plain(_table(content) if kind == "table" else _paragraph(content), line, report)
    return token.copy(content=shown) if shown else None


def shown_inline(children: list[Token], line: int, report: Report) -> list[Token]:
    """Inline tokens without HTML: comments gone, line breaks ours, of other tags the text alone."""
    if not any(child.type == "html_inline" or child.type == "image" for child in children):
        return children
    return _trimmed(list(_shown(children, line, report)))


def _trimmed(children: list[Token]) -> list[Token]:
    """Without the line breaks that removed tags leave at either end."""
    breaks = ("softbreak", "hardbreak")
    while children and children[-1].type in breaks:
        children.pop()
    start = next((number for number, child in enumerate(children) if child.type not in breaks), 0)
    return children[start:]


def _shown(children: list[Token], line: int, report: Report) -> Iterator[Token]:
    until = ""
    for number, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        if child.type != "html_inline":
            if child.type == "image" and child.children:
                child.children = shown_inline(child.children, line, report)
            # What opens or closes within a script stays: its other half may stand without.
            if not until or child.nesting:
                yield child
            continue
        tag = _TAG.match(child.content)
        name = tag[2].lower() if tag else ""
        if name == "br":
            yield Token("hardbreak", "br", 0)
        elif not child.content.startswith("<!--"):
            _tell_tags(child.content, frozenset(), line, report)
        if tag and not until and name in _SILENCED and _closes_later(children, number, name):
            until = "" if tag[1] else name
        elif tag and tag[1] and name == until:
            until = ""
        line += child.content.count("\n")


def _closes_later(children: list[Token], number: int, name: str) -> bool:
    return any(
        child.type == "html_inline" and child.content.lower().startswith(f"</{name}")
        for child in children[number + 1 :]
    )


def _tell_tags(content: str, allowed: frozenset[str], line: int, report: Report) -> None:
    """Report every opening tag that goes; what closes it needs no finding of its own."""
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), content)
    for tag in _TAG.finditer(bare):
        if tag[2].lower() not in allowed:
            place = report.place(line + bare.count("\n", 0, tag.start()))
            report.removed(tag[2].lower(), bool(tag[1]), place)


def _tell_attributes(content: str, line: int, report: Report) -> None:
    """Report what of a table's attributes goes and is more than looks, each once: all cells may have the same ones."""
    bare = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), content)
    told: set[str] = set()
    for tag in _OPENING.finditer(bare):
        for attribute in _ATTRIBUTE.finditer(tag[2]):
            name = attribute[1].lower()
            if name not in told and not _is_known(tag[1].lower(), name, attribute[0]):
                told.add(name)
                place = report.place(line + bare.count("\n", 0, tag.start(2) + attribute.start()))
                report.tell("HTML-REMOVED", place, value=name)


def _is_known(tag: str, name: str, whole: str) -> bool:
    """Whether an attribute of a table may stay, or goes as mere looks."""
    looks = name in _LOOKS or (name == "style" and not _ACTS.search(unescape(whole)))
    return looks or name in _ATTRIBUTES.get(tag, ())


def _named(content: str) -> str:
    found = _TAG.match(content.lstrip())
    return f"<{found[2].lower()}>" if found else content.lstrip()[:2]


def _table(content: str) -> str:
    """The table as it may be shown, well-formed: cleaned until nothing changes.

    A tag that goes may have held apart two that stay, and without it these mean something else. What does not
    come to rest was made to do so; its text is shown.
    """
    for _ in range(_ROUNDS):
        before, content = content, _cleaned(content)
        if content == before:
            return _ALIGN.sub(r'\1 class="lokm-align-\2"', content).strip()
    return _text(content)


def _cleaned(content: str) -> str:
    clean = nh3.clean(
        content,
        tags=set(TABLE_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_kept_value,
        clean_content_tags=_SILENCED,
        generic_attribute_prefixes=set(),
        link_rel=None,
    )
    return _listed(clean) if "<li" in clean else clean


def _listed(clean: str) -> str:
    """Well-formed HTML without the items that stand in no list: such a one ends the item around the table."""
    within: list[str] = []

    def kept(tag: re.Match[str]) -> str:
        name = tag[2]
        if name in _VOID:
            return tag[0]
        if tag[1]:
            return tag[0] if within.pop() else ""
        stays = name != "li" or within[-1:] in (["ul"], ["ol"])
        within.append(name if stays else "")
        return tag[0] if stays else ""

    return _CLEAN_TAG.sub(kept, clean)


def _kept_value(_tag: str, name: str, value: str) -> str | None:
    plain = value.strip().lower()
    return plain if name in _VALUES and _VALUES[name].match(plain) else None


def _text(content: str) -> str:
    """The text of HTML, escaped."""
    return nh3.clean(content, tags=set(), clean_content_tags=_SILENCED)


def _paragraph(content: str) -> str:
    text = _text(_COMMENT.sub("", content)).strip()
    return f"<p>{text}</p>" if text else ""


def table_text(html: str) -> str:
    """The plain text of a table that was shown: a line a row, a space between cells."""
    spaced = re.sub(r"</t[dh]>", " ", html.replace("\n", " "))
    lines = unescape(_ANY_TAG.sub("", _LINE_TAGS.sub("\n", spaced))).split("\n")
    return "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)
