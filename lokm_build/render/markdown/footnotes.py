"""Footnotes go to the end of the section that first cites them.

The parser leaves definitions where they were written, be it in a quotation or in another
note; here they are taken out, numbered as they are cited, and given back to their section,
since a page orders its sections anew. Numbers and ids hold for the whole body.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, text_join
from markdown_it.token import Token

Notes = dict[int, list[Token]]


def note_text_plugin(md: MarkdownIt) -> None:
    """What is escaped in a note of the running text is text, as it is anywhere else."""
    md.core.ruler.push("note_text", _joined)


def _joined(state: StateCore) -> None:
    """Core rule: joins the texts of these notes, which the parser's own rule does not see."""
    for note in state.env.get("footnotes", {}).get("list", {}).values():
        if "tokens" in note:
            inline = Token("inline", "", 0, children=note["tokens"])
            text_join(StateCore("", state.md, {}, [inline]))
            note["tokens"] = inline.children


def parted(tokens: Sequence[Token], env: Mapping[str, Any]) -> tuple[list[Token], Notes]:
    """The text without definitions, and the tokens of each note by the parser's number."""
    if not any(env.get("footnotes", {}).values()):
        return list(tokens), {}
    text: list[Token] = []
    defined: dict[str, list[Token]] = {}
    within = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            within.append([])
            defined.setdefault(token.meta["label"], within[-1])
        elif token.type == "footnote_reference_close":
            within.pop()
        else:
            within[-1].append(_small(token) if len(within) > 1 else token)
    cited = env.get("footnotes", {}).get("list", {})
    notes = {
        number: _inline(note) if "tokens" in note else defined.get(note["label"], []) for number, note in cited.items()
    }
    return text, notes


def numbered(text: Sequence[Token], notes: Notes) -> Notes:
    """The notes that the text cites, by the number under which a reader meets them, with their ways back."""
    if not notes:
        return {}
    numbers: dict[int, int] = {}
    marks: Counter[int] = Counter()
    waiting = [text]
    for tokens in waiting:
        for mark in _marks(tokens):
            note = mark.meta["id"]
            if note not in numbers:
                numbers[note] = len(numbers)
                waiting.append(notes.get(note, []))
            mark.meta = {"id": numbers[note], "subId": marks[note]}
            marks[note] += 1
    return {number: _note(notes.get(note, []), number, marks[note]) for note, number in numbers.items()}


def with_footnotes(tokens: list[Token], notes: Notes) -> list[Token]:
    """A section followed by the notes that it cites, which are taken out of `notes`."""
    if not notes:
        return tokens
    taken: list[Token] = []
    waiting = [mark.meta["id"] for mark in _marks(tokens)]
    for number in waiting:
        if number in notes:
            note = notes.pop(number)
            taken.extend(note)
            waiting.extend(mark.meta["id"] for mark in _marks(note))
    if not taken:
        return tokens
    return [*tokens, Token("footnote_block_open", "", 1), *taken, Token("footnote_block_close", "", -1)]


def _small(token: Token) -> Token:
    """A heading within a note is a paragraph: the page's outline is the text's own."""
    if token.type in ("heading_open", "heading_close"):
        token.type, token.tag = token.type.replace("heading", "paragraph"), "p"
    return token


def _inline(note: Mapping[str, Any]) -> list[Token]:
    """A note written in the running text, `^[like this]`."""
    inline = Token("inline", "", 0, content=note["content"], children=note["tokens"])
    return [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]


def _note(tokens: list[Token], number: int, marks: int) -> list[Token]:
    """The item of a list of notes, with a way back to each of its marks in its last paragraph."""
    last = len(tokens) - 1 if tokens and tokens[-1].type == "paragraph_close" else len(tokens)
    back = [Token("footnote_anchor", "", 0, meta={"id": number, "subId": again}) for again in range(marks)]
    opening = Token("footnote_open", "", 1, meta={"id": number})
    return [opening, *tokens[:last], *back, *tokens[last:], Token("footnote_close", "", -1)]


def _marks(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child
