"""The glossary: terms and abbreviations by letter, each with an anchor that other pages can lead to."""

from dataclasses import dataclass

from lokm_build.derive.terms import term_anchors
from lokm_build.model.page import Page
from lokm_build.model.registry import Term
from lokm_build.render.pages.listing import scripts
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render
from lokm_build.thai.collate import initial, sort_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and the id of its place in the page."""

    term: Term
    anchor: str


def glossary_page(shared: Shared) -> Page:
    """All terms, in Thai dictionary order."""
    terms = shared.catalogue.registry.glossary
    anchors = term_anchors(terms)
    letters: dict[str, list[Entry]] = {}
    for term in sorted(terms, key=lambda term: sort_key(term.term)):
        letter = _initial(term.term)
        letters.setdefault(letter, []).append(Entry(term, anchors[term.term]))
    html = render("glossary.html", letters=letters, total=len(terms))
    head = scripts(shared.root, "glossary.js") if terms else ""
    description = "ความหมายของคำศัพท์และคำย่อที่ใช้ในศูนย์ความรู้"
    return Page("glossary/index.html", "glossary", "คำศัพท์และคำย่อ", description, html, head)


def _initial(term: str) -> str:
    """The letter under which a term stands."""
    letter = initial(term)
    return {"0-9": "0–9", "#": "อื่น ๆ"}.get(letter, letter)
