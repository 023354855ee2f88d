"""The page of one asset: what it says, what is known about it, and where to go from it.

Takes an asset of a catalogue (of one edition) with its views; returns a Page that
fills the frame of `knowledge/`. Everything that another asset must not see in this
edition is looked up in the catalogue, and so left out.
"""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lokm_build.derive import Related, Views
from lokm_build.derive.activities import State
from lokm_build.derive.citation import asset_address, citation
from lokm_build.derive.heads import form_head
from lokm_build.derive.plans import plan_form
from lokm_build.derive.profiles import form_profile
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Digits
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.model.page import Page
from lokm_build.render.charts.gantt import gantt
from lokm_build.render.links import asset_url, edit_url, file_url, kind_url, resolve, unit_url
from lokm_build.render.pages.checklist import with_rules
from lokm_build.render.pages.facts import facts_of, paper_rows
from lokm_build.render.pages.head import asset_description, asset_head, replaced
from lokm_build.render.pages.latest import latest
from lokm_build.render.pages.outline import Entry, Part, outline
from lokm_build.render.pages.qr import qr_code
from lokm_build.render.pages.steps import steps_view
from lokm_build.render.templating import macro, render
from lokm_build.render.terms import Terms, compiled_terms, mark_terms

ROOT = "../"
RELATED_SHOWN = 8
CITED_SHOWN = 20
GROWN_SHOWN = 12
STATE_TAGS = {State.DONE: "lokm-tag--good", State.RUNNING: "", State.LATE: "lokm-tag--stop", State.PLANNED: ""}


Ways = tuple[str, str, Sequence[tuple[str, Sequence[Asset]]]]
"""An id, a heading, and under it assets by the reason why they stand there."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as the page shows it."""

    name: str
    type: str
    address: str


def asset_page(asset: Asset, catalogue: Catalogue, views: Views, terms: Terms | None = None) -> Page:
    """The page of this asset; `terms` spares the compiling of the glossary when many pages are made."""
    terms = terms or compiled_terms(catalogue.registry.glossary)
    return Page(
        path=asset_url(asset.id),
        section="knowledge",
        title=asset.title,
        description=asset_description(asset, catalogue),
        html=_content(asset, catalogue, views, terms),
        head=asset_head(asset, catalogue, views),
    )


def _content(asset: Asset, catalogue: Catalogue, views: Views, terms: Terms | None) -> str:
    relations, address = views.relations, asset_address(catalogue, asset)
    attachments = tuple(_attachments(asset, catalogue))
    related = relations.related.get(asset.id, ())[:RELATED_SHOWN]
    after, profile = _after(asset, attachments, bool(related)), form_profile(asset, catalogue)
    laid = outline(asset, catalogue.body(asset), after, profile.figures)
    facts, activity_of = facts_of(asset, catalogue), relations.activity_of.get(asset.id)
    plan = plan_form(asset, catalogue, catalogue.today) if asset.kind is Kind.PLAN else None
    return render(
        "asset/page.html",
        meta=asset.meta,
        latest=latest(asset.meta),
        catalogue=catalogue,
        crumbs=_crumbs(asset, catalogue, views),
        is_wide=any(part.table for part in laid.parts),
        is_internal=asset.is_internal,
        review_passed=asset.review_passed(catalogue.today),
        paper_rows=paper_rows(asset, catalogue, facts),
        parts=tuple(_shown(asset, laid.parts, catalogue, terms)),
        has_thai_digits=profile.digits is Digits.THAI,
        entries=laid.entries,
        steps=steps_view(asset, catalogue) if asset.meta.steps else None,
        head=plan.head if plan else form_head(asset, catalogue, activity_of),
        plan=plan,
        gantt=gantt(plan) if plan else None,
        state_tags=STATE_TAGS,
        attachments=attachments,
        ways=tuple(_ways(asset, catalogue, views, related)),
        superseded_by=relations.superseded_by.get(asset.id, ()),
        activity_of=activity_of,
        group=facts.group,
        topics=facts.topics,
        indicators=facts.indicators,
        licence=facts.licence,
        history=catalogue.history.get(asset.path),
        edit=edit_url(asset, catalogue.registry.centre.repository),
        citation=citation(catalogue, asset),
        address=address,
        qr=qr_code(address) if address else "",
    )


def _shown(asset: Asset, parts: tuple[Part, ...], catalogue: Catalogue, terms: Terms | None) -> Iterator[Part]:
    """The parts with links resolved and glossary terms explained, each once; bodies are safe already."""
    explained: set[str] = set()
    for part in parts:
        html = mark_terms(resolve(part.html, catalogue, ROOT), terms, explained)
        if asset.kind is Kind.CHECKLIST:
            html = with_rules(html)
        yield Part(part.id, Markup(html), part.table)


def _crumbs(asset: Asset, catalogue: Catalogue, views: Views) -> object:
    """Breadcrumbs: the unit beneath its superior units, then the kind."""
    code = asset.meta.unit
    codes = [*reversed(views.units.ancestors(code)), code] if code in catalogue.units else []
    units = [(catalogue.units[one].name, unit_url(one)) for one in codes]
    return macro("_crumbs.html", "crumbs")([*units, (KINDS[asset.kind].name, kind_url(asset.kind))], ROOT)


def _attachments(asset: Asset, catalogue: Catalogue) -> Iterator[File]:
    for path in asset.attached:
        if address := file_url(path, catalogue):
            name = posixpath.basename(path)
            yield File(name, posixpath.splitext(name)[1].removeprefix(".").upper() or "ไฟล์", address)


def _after(asset: Asset, attachments: tuple[File, ...], related: bool) -> Iterator[Entry]:
    """What stands after the text and is worth a line in the table of contents."""
    told = {
        "attachments": ("ไฟล์แนบ", attachments),
        "adoptions": ("การนำไปใช้", asset.meta.adoptions),
        "disseminations": ("การเผยแพร่", asset.meta.disseminations),
        "awards": ("รางวัล", asset.meta.awards),
        "related": ("เรื่องที่เกี่ยวข้อง", related),
    }
    return (Entry(f"lokm-{name}", text, quiet=True) for name, (text, there) in told.items() if there)


def _ways(asset: Asset, catalogue: Catalogue, views: Views, related: tuple[Related, ...]) -> Iterator[Ways]:
    """Where to go from here: what it replaces, what it grew out of and into, what is related and why, what cites it."""
    cited_by = _not_among(views.relations.cited_by.get(asset.id, ()), related)[:CITED_SHOWN]
    if old := replaced(asset, catalogue):
        yield "supersedes", "ใช้แทนเรื่องเดิม", [("", old)]
    if roots := [root for root in catalogue.cited(asset.meta.builds_on) if root is not asset]:
        yield "builds-on", "ต่อยอดมาจาก", [("", roots)]
    if grown := views.relations.grown_into.get(asset.id, ())[:GROWN_SHOWN]:
        yield "grown-into", "ต่อยอดเป็น", [("", grown)]
    if related:
        yield "related", "เรื่องที่เกี่ยวข้อง", _by_reason(related)
    if cited_by:
        yield "cited", "เรื่องที่อ้างถึงหน้านี้", [("", cited_by)]


def _by_reason(related: tuple[Related, ...]) -> list[tuple[str, tuple[Asset, ...]]]:
    """Reasons in their order, each with the assets that stand there for it."""
    reasons = dict.fromkeys(item.why for item in related)
    return [(why, tuple(item.asset for item in related if item.why == why)) for why in reasons]


def _not_among(assets: tuple[Asset, ...], related: tuple[Related, ...]) -> tuple[Asset, ...]:
    """What is shown as related already need not be named again as citing."""
    shown = {item.asset.id for item in related}
    return tuple(asset for asset in assets if asset.id not in shown)
