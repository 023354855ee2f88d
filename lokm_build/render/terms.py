"""Glossary terms where they occur: the first occurrence of each in an asset is explained.

Works on rendered HTML, which is well-formed: one pass over its tags and texts with one
expression for the whole glossary. Links, headings, code and what is explained already
are left alone, and so are letters that are part of another word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from lokm_build.model.registry import Term

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_CLOSED = frozenset({"a", "abbr", "code", "pre", "button", "h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .+&/-]*\Z")
_BEFORE_LATIN, _BEFORE_THAI = "[A-Za-z0-9_.@&-]", "[ก-๙.]"
_THAI_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,4}\.)+[ก-ฮ]{0,4}\Z")


@dataclass(frozen=True)
class Terms:
    """A glossary ready for marking: the expression of all its words, and what each means."""

    words: re.Pattern[str]
    meanings: dict[str, Term]


def compiled_terms(glossary: Iterable[Term]) -> Terms | None:
    """The terms that can be told apart in running text; None when there are none.

    A term is marked by its own name and its Latin or dotted aliases: a Thai phrase explains itself,
    and where it ends cannot be told without a dictionary.
    """
    meanings: dict[str, Term] = {}
    for term in glossary:
        for word in (term.term, *term.aliases):
            if _explanation(term, word) and _tellable(word):
                meanings.setdefault(word, term)
    if not meanings:
        return None
    return Terms(re.compile(_pattern(sorted(meanings, key=lambda word: (-len(word), word)))), meanings)


def mark_terms(html: str, terms: Terms | None, seen: set[str] | None = None) -> str:
    """`html` with the first occurrence of each term explained.

    `seen` holds the terms explained already and learns the new ones, so that an asset's
    sections, marked one after the other, explain each term once.
    """
    if terms is None or not terms.words.search(html):
        return html
    return "".join(_marked(html, terms, set() if seen is None else seen))


def _marked(html: str, terms: Terms, seen: set[str]) -> Iterator[str]:
    def explained(found: re.Match[str]) -> str:
        term = terms.meanings[_plain(found[0])]
        if term.term in seen:
            return found[0]
        seen.add(term.term)
        return _abbr(term, found[0])

    inside, done = 0, 0
    for tag in _TAG.finditer(html):
        text = html[done : tag.start()]
        yield text if inside else terms.words.sub(explained, text)
        yield tag[0]
        if tag[2].lower() in _CLOSED:
            inside += -1 if tag[1] else 1
        done = tag.end()
    rest = html[done:]
    yield rest if inside else terms.words.sub(explained, rest)


def _abbr(term: Term, written: str) -> str:
    told = escape(_explanation(term, _plain(written)))
    name = escape(term.term)
    return f'<abbr class="lokm-term" tabindex="0" data-term="{name}" title="{told}">{written}</abbr>'


def _explanation(term: Term, word: str) -> str:
    """The full form and the definition; nothing when both only repeat the word."""
    parts = [part for part in (term.full, term.definition) if part and part != word]
    return ": ".join(parts)


def _tellable(word: str) -> bool:
    return bool(_LATIN.match(word) or _THAI_ABBREVIATION.match(word))


def _pattern(longest_first: list[str]) -> str:
    """The words as HTML has them, not within another word: neither side may be a letter of its own script.

    What may not stand before a word is told after its first letter, so that a search leaps from letter to letter.
    """
    by_first: dict[str, list[str]] = {}
    for word in longest_first:
        by_first.setdefault(word[0], []).append(word)
    return "|".join(_begun(first, words) for first, words in by_first.items())


def _begun(first: str, words: list[str]) -> str:
    """All words that begin with this letter."""
    before, told = (_BEFORE_LATIN, _latin) if _LATIN.match(first) else (_BEFORE_THAI, _thai)
    return f"{first}(?<!{before}{first})(?:{'|'.join(told(word)[len(first) :] for word in words)})"


def _latin(word: str) -> str:
    return re.escape(escape(word)) + "(?![A-Za-z0-9_@]|[.-][A-Za-z0-9])"


def _thai(word: str) -> str:
    """After its last dot an abbreviation is over, unless more of its kind follows: ก.พ. is not part of ก.พ.ร."""
    return re.escape(word) + (r"(?![ก-ฮ]{1,4}\.)" if word.endswith(".") else r"(?![ก-๙.])")


def _plain(written: str) -> str:
    return written.replace("&amp;", "&")
