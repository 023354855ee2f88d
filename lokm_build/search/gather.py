"""What can be found in a catalogue: its assets, the hand-written pages and the registry's entries.

Assets and pages come first, by address, then the entries; the order gives every
document its number. What the catalogue's edition does not hold is not here either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import quote

from lokm_build.derive.forms import said
from lokm_build.derive.indexes import dated
from lokm_build.derive.km_steps import km_steps_of
from lokm_build.derive.terms import term_anchors
from lokm_build.derive.trees import Tree, topic_tree, unit_tree
from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES
from lokm_build.model.kinds import KINDS
from lokm_build.render.links import asset_url, indicator_url, topic_url, unit_url
from lokm_build.search.document import Document, Facet, HandPage, Part, Role
from lokm_build.search.handpages import page_document

Entry = TypeVar("Entry")


def documents(catalogue: Catalogue, hand_pages: Sequence[HandPage] = ()) -> Iterator[Document]:
    """All documents, in an order that the same content always gives."""
    yield from asset_documents(catalogue)
    yield from other_documents(catalogue, hand_pages)


def asset_documents(catalogue: Catalogue) -> Iterator[Document]:
    """The documents of all assets."""
    trees = unit_tree(catalogue), topic_tree(catalogue)
    for asset in sorted(catalogue.assets, key=lambda asset: asset.id):
        yield with_body(asset_document(catalogue, asset, trees), catalogue.bodies.get(asset.id))


def other_documents(catalogue: Catalogue, hand_pages: Sequence[HandPage]) -> Iterator[Document]:
    """Those that come after them: hand-written pages, and entries of the registry."""
    for page in sorted(hand_pages, key=lambda page: page.path):
        if document := page_document(page):
            yield document
    yield from entries(catalogue)


def asset_document(catalogue: Catalogue, asset: Asset, trees: tuple[Tree, Tree] | None = None) -> Document:
    """One asset without its body, with the words of the registry that belong to it.

    The trees of units and of topics tell what stands under what; without them it has no facets.
    """
    meta = asset.meta
    unit = catalogue.units.get(meta.unit)
    return Document(
        id=asset.id,
        url=asset_url(asset.id),
        role=Role.ASSET,
        title=meta.title,
        label=KINDS[meta.kind].short,
        hue=meta.kind.value,
        unit=(unit.short[0] if unit.short else unit.name) if unit else "",
        year=meta.fiscal_year,
        summary=meta.summary or "",
        names=tuple(_names(catalogue, meta)),
        attachments=tuple(name.rsplit("/", 1)[-1] for name in meta.attachments),
        parts=tuple(_form_parts(meta)),
        facets=_facets(catalogue, asset, *trees) if trees else {},
        day=dated(asset).toordinal(),
    )


def _names(catalogue: Catalogue, meta: FrontMatter) -> Iterator[str]:
    yield KINDS[meta.kind].name
    if unit := catalogue.units.get(meta.unit):
        yield from (unit.name, *unit.short)
    for code in meta.topics:
        if topic := catalogue.topics.get(code):
            yield from (topic.name, *topic.synonyms)
    for key in meta.indicators:
        if indicator := catalogue.indicators.get(key):
            yield f"ตัวชี้วัดที่ {indicator.code} ปี {indicator.year}"
    yield from meta.keywords
    if meta.owner:
        yield meta.owner


def with_body(document: Document, body: Body | None) -> Document:
    """The document with the text of its body before what it has."""
    return replace(document, parts=(*_written_parts(body), *document.parts)) if body else document


def _written_parts(body: Body) -> Iterator[Part]:
    for section in body.sections:
        heading = section.heading
        text = section.text
        if heading and text.startswith(heading.text):
            text = text[len(heading.text) :].lstrip()
        yield Part(heading.text if heading else "", heading.id if heading else "", text)


def _form_parts(meta: FrontMatter) -> Iterator[Part]:
    """What stands in front matter and is shown as a table."""
    steps = [
        _joined(one.text, said(one.detail or ""), one.duration, *one.role, *map(said, one.documents))
        for one in meta.steps
    ]
    plans = [
        _joined(plan.name, plan.indicator, plan.target, plan.audience, *plan.role, plan.lesson, plan.format)
        for plan in meta.activities
    ]
    records = [
        *(_joined(adoption.result, adoption.evidence) for adoption in meta.adoptions),
        *(_joined(award.name, award.result) for award in meta.awards),
    ]
    records.append(_joined(meta.number, meta.signatory, *meta.confirmed_by))
    if meta.source:
        records.append(_joined(meta.source.event, meta.source.place))
    for lines in ([meta.procedure or ""], steps, plans, records):
        if text := "\n".join(line for line in lines if line):
            yield Part("", "", text)


def _joined(*texts: str | None) -> str:
    return " · ".join(text for text in texts if text)


def _facets(catalogue: Catalogue, asset: Asset, units: Tree, topics: Tree) -> dict[str, tuple[Facet, ...]]:
    """What narrowing finds it by; whoever asks for a unit or a topic means what stands under it too."""
    meta = asset.meta
    of_units, of_topics = _with_ancestors(units, [meta.unit]), _with_ancestors(topics, meta.topics)
    found = {
        "unit": tuple(_facet(one.code, one.name, one.short) for one in _known(of_units, catalogue.units)),
        "topic": tuple(_facet(one.code, one.name, one.synonyms) for one in _known(of_topics, catalogue.topics)),
        "indicator": tuple(
            _facet(one.key, f"{one.code} (ปี {one.year}) {one.name}", (one.code, one.name))
            for one in _known(meta.indicators, catalogue.indicators)
        ),
        "kind": (_facet(meta.kind.value, KINDS[meta.kind].name, (KINDS[meta.kind].short,)),),
        "year": (_facet(str(meta.fiscal_year), f"พ.ศ. {meta.fiscal_year}"),),
        "step": tuple(_facet(step.value, NAMES[step]) for step in km_steps_of(asset)),
    }
    return {name: values for name, values in found.items() if values}


@lru_cache(maxsize=4096)
def _facet(code: str, name: str, others: tuple[str, ...] = ()) -> Facet:
    """The same facet for all documents that have it."""
    return Facet(code, name, others)


def _with_ancestors(tree: Tree, codes: Iterable[str]) -> tuple[str, ...]:
    own = tuple(codes)
    return tuple(dict.fromkeys((*own, *(above for code in own for above in tree.ancestors(code)))))


def _known(codes: Iterable[str], known: Mapping[str, Entry]) -> Iterator[Entry]:
    return (known[code] for code in codes if code in known)


def entries(catalogue: Catalogue) -> Iterator[Document]:
    """Units, topics, indicators and terms: the direct answers."""
    registry = catalogue.registry
    for unit in registry.units:
        yield _entry(f"unit:{unit.code}", unit_url(unit.code), "หน่วยงาน", unit.name, aliases=unit.short)
    for topic in registry.topics:
        yield _entry(f"topic:{topic.code}", topic_url(topic.code), "หัวข้อ", topic.name, aliases=topic.synonyms)
    for one in registry.indicators:
        title = f"ตัวชี้วัดที่ {one.code} {one.name}"
        url, told = indicator_url(one.key), one.definition or ""
        yield _entry(f"indicator:{one.key}", url, "ตัวชี้วัด", title, told, year=one.year)
    anchors = term_anchors(registry.glossary)
    for term in registry.glossary:
        aliases = (term.full, *term.aliases) if term.full else term.aliases
        told = term.definition or term.full or ""
        url = f"glossary/index.html#{quote(anchors[term.term])}"
        yield _entry(f"term:{term.term}", url, "คำศัพท์", term.term, told, aliases)


def _entry(
    identity: str,
    url: str,
    label: str,
    title: str,
    summary: str = "",
    aliases: tuple[str, ...] = (),
    year: int | None = None,
) -> Document:
    return Document(
        identity, url, Role.ENTRY, title, label, "entry",
        year=year, summary=summary, names=aliases, aliases=aliases,
    )  # fmt: skip
