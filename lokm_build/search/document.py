"""What can be found: one value for an asset, a hand-written page or an entry of the registry.

A document carries plain text only; its address is relative to the site's root.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lokm_build.model.choice import Choice
from lokm_build.model.record import Record, record


class Role(Choice):
    """Assets and pages are results; entries (units, topics, indicators, terms) are direct answers."""

    ASSET = "asset"
    PAGE = "page"
    ENTRY = "entry"


@record()
class Part(Record):
    """A stretch of text under one heading; `anchor` is the heading's id in the page, or empty."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A value by which results can be narrowed: its code, what readers call it, and what else they call it."""

    code: str
    name: str
    others: tuple[str, ...] = ()


@record()
class Document(Record):
    """One thing that can be found.

    `names` are words about it that its text need not hold: unit, topics, synonyms, keywords;
    `attachments` the names of the files that hang on it. `label` is what kind of thing it is, as the
    reader sees it, and `hue` its code, for its colour. `day` (an ordinal) orders what is listed without a question.
    `aliases` (of entries) are expressions that mean the same, the title's short form among them: a query
    with one finds the others.
    """

    id: str
    url: str
    role: Role
    title: str
    label: str = ""
    hue: str = ""
    unit: str = ""
    year: int | None = None
    summary: str = ""
    names: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    day: int = 0


@dataclass(frozen=True, slots=True)
class HandPage:
    """A page of docs/ as rendered: its path in the site, its title, the HTML of its content."""

    path: str
    title: str
    html: str
