"""Footnotes go to the end of the section that first cites them.

The parser gathers them at the end of the text; but a page orders its sections anew,
and a section's notes must stay with it. Numbers and ids hold for the whole body.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token


def without_footnotes(tokens: list[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The text alone, and the tokens of each note by its number in the stream."""
    start = next((n for n, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes: dict[int, list[Token]] = {}
    current: list[Token] = []
    for token in tokens[start + 1 : -1]:
        if token.type == "footnote_open":
            current = notes.setdefault(token.meta["id"], [])
        current.append(token)
    return tokens[:start], notes


def with_footnotes(tokens: list[Token], notes: dict[int, list[Token]]) -> list[Token]:
    """A section followed by the notes that it cites, which are taken out of `notes`."""
    taken: list[Token] = []
    waiting = list(_cited(tokens))
    for number in waiting:
        if number in notes:
            note = notes.pop(number)
            taken.extend(note)
            waiting.extend(_cited(note))
    if not taken:
        return tokens
    return [*tokens, Token("footnote_block_open", "", 1), *taken, Token("footnote_block_close", "", -1)]


def _cited(tokens: Sequence[Token]) -> Iterator[int]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child.meta["id"]
