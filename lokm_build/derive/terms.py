"""The ids of glossary terms in the glossary page, by which pages and search lead to a term."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from lokm_build.model.registry import Term


def term_anchors(terms: Iterable[Term]) -> Mapping[str, str]:
    """The id of each term in the glossary page: readable, and never the same for two terms."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for term in terms:
        if term.term in anchors:
            continue
        stem = _readable(term.term)
        anchor, number = stem, 1
        while anchor in taken:
            number += 1
            anchor = f"{stem}-{number}"
        taken.add(anchor)
        anchors[term.term] = anchor
    return anchors


def _readable(term: str) -> str:
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c == "." else "-" for c in term.lower())
    return "term-" + (re.sub(r"-+", "-", kept).strip("-") or "x")
