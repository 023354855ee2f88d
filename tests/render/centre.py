"""Builds small catalogues for the tests of pages, and reads pages as a reader does."""

import datetime
import re
from html import unescape

from lokm_build.derive import views
from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.page import Page
from lokm_build.model.place import Places
from lokm_build.model.registry import Centre, Channel, Group, Indicator, Need, Registry, Term, Topic, Unit
from lokm_build.model.source import History
from lokm_build.render.body import render_body
from lokm_build.render.pages.asset import asset_page

CENTRE = Centre(
    name="ศูนย์ความรู้กรมตัวอย่าง",
    organisation="กรมตัวอย่าง",
    url="https://km.example.go.th/",
    repository="https://github.com/example/centre",
    licence="dga-ogl",  # type: ignore[arg-type]
)
REGISTRY = Registry(
    centre=CENTRE,
    units=(
        Unit(code="dept", name="กรมตัวอย่าง"),
        Unit(code="div", name="กองแผนงาน", parent="dept", groups=(Group(code="plan", name="กลุ่มแผน"),)),
    ),
    topics=(Topic(code="meetings", name="การประชุม"), Topic(code="letters", name="งานสารบรรณ")),
    indicators=(Indicator(agency="d", year="2566", code="2.10", name="องค์กรแห่งการเรียนรู้"),),  # type: ignore[arg-type]
    channels=(Channel(code="line", name="LINE"),),
    glossary=(Term(term="LO", full="Learning Organization", definition="องค์กรที่เรียนรู้จากงาน"),),
    needs=(Need(code="minutes", topic="meetings", name="การจดรายงานการประชุม"),),
)


def asset(identity: str, body: str = "", **keys: object) -> Asset:
    """An asset of the unit `div` and the topic `meetings`, unless told otherwise."""
    given = {"title": identity, "kind": "qa", "unit": "div", "topics": ["meetings"], "fiscal_year": "2566", **keys}
    path = f"knowledge/div/{identity}.md"
    return Asset(identity, path, FrontMatter(**given), body, 1, "0", Places(path))  # type: ignore[arg-type]


def catalogue(
    *assets: Asset,
    centre: Centre = CENTRE,
    files: dict[str, str] | None = None,
    history: dict[str, History] | None = None,
    edition: Edition = Edition.PUBLIC,
) -> Catalogue:
    """What an edition shows of these assets on the first day of fiscal year 2570."""
    registry = Registry(**{**REGISTRY.__dict__, "centre": centre})
    bodies = {each.id: render_body(each) for each in assets}
    day = datetime.date(2026, 10, 1)
    return Catalogue(registry, assets, bodies, files or {}, history or {}, day).for_edition(edition)


def page(catalogue: Catalogue, identity: str) -> Page:
    """The page of an asset."""
    return asset_page(catalogue.by_id[identity], catalogue, views(catalogue))


def words(html: str) -> str:
    """What a reader reads: text without tags, spaces told once."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def headings(html: str) -> list[str]:
    """The second-level headings in order."""
    return [words(found) for found in re.findall(r"<h2\b[^>]*>(.*?)</h2>", html, re.S)]


def section(html: str, heading_id: str) -> str:
    """The HTML of the section that this heading names."""
    found = re.search(rf'<section[^>]*aria-labelledby="{heading_id}".*?</section>', html, re.S)
    assert found, f"no section {heading_id}"
    return found[0]
