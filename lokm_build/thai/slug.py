"""Heading ids: readable in an address bar, stable, and never the same twice in a page.

A heading's text in; an id out. The text is normalised as for search, so that a heading keeps its
id when an invisible character or a broken ำ in it is mended. Letters of every script, Thai
vowels and marks, and digits stay; Thai digits become Arabic, since people type ids and links
with these; whatever else stands between becomes one hyphen.
"""

import re
from collections.abc import Iterable

from .graphemes import clusters
from .normalise import normalise_text

NAMELESS = "หัวข้อ"
# Each Thai letter takes nine characters of a link once that is pasted into LINE.
LONGEST = 80
# Word characters without the underscore, and Thai's vowels and marks, some of which \w leaves out.
_BETWEEN = re.compile(r"(?:[^\w\u0e30-\u0e3a\u0e47-\u0e4e\u0300-\u036f]|[_\u0e2f])+")
_LEADING_MARKS = re.compile("^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f-]+")


def heading_id(text: str) -> str:
    """A readable id for a heading; never empty."""
    joined = _BETWEEN.sub("-", normalise_text(text))
    trimmed = _LEADING_MARKS.sub("", joined).strip("-")
    return _clipped(trimmed) or NAMELESS


def unique(ids: Iterable[str], reserved: Iterable[str] = ()) -> list[str]:
    """The ids in their order, each used once.

    The first of its name keeps it, wherever it stands, so a heading named `x-2` is never renamed
    for a second `x`, which becomes the first free of `x-2`, `x-3` …; `reserved` names are never given out.
    """
    wanted = list(ids)
    taken = set(reserved)
    firsts: set[int] = set()
    for place, name in enumerate(wanted):
        if name not in taken:
            taken.add(name)
            firsts.add(place)
    following: dict[str, int] = {}
    return [name if place in firsts else _free(name, taken, following) for place, name in enumerate(wanted)]


def _free(name: str, taken: set[str], following: dict[str, int]) -> str:
    number = following.get(name, 2)
    while f"{name}-{number}" in taken:
        number += 1
    following[name] = number + 1
    taken.add(f"{name}-{number}")
    return f"{name}-{number}"


def _clipped(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    kept = ""
    for cluster in clusters(name):
        if len(kept) + len(cluster) > LONGEST:
            break
        kept += cluster
    word, hyphen, rest = kept.rpartition("-")
    return word if hyphen and len(rest) < LONGEST // 2 else kept
