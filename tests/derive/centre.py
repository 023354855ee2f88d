"""Builds small catalogues for the tests of derived views."""

import datetime

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.place import Places
from lokm_build.model.registry import Centre, Indicator, Registry, Topic, Unit
from lokm_build.render.body import render_body

REGISTRY = Registry(
    centre=Centre(name="ศูนย์ความรู้กรมตัวอย่าง", organisation="กรมตัวอย่าง", url="https://km.example.go.th/"),
    units=(
        Unit(code="dept", name="กรมตัวอย่าง"),
        Unit(code="div", name="กองแผนงาน", parent="dept"),
        Unit(code="group", name="กลุ่มแผน", parent="div"),
        Unit(code="empty", name="กองว่าง", parent="dept"),
    ),
    topics=(
        Topic(code="work", name="งานทั่วไป"),
        Topic(code="meetings", name="การประชุม", parent="work"),
        Topic(code="letters", name="งานสารบรรณ", parent="work"),
        Topic(code="money", name="การเงิน"),
    ),
    indicators=(
        Indicator(agency="d", year="2565", code="2.4", name="ก"),  # type: ignore[arg-type]
        Indicator(agency="d", year="2566", code="2.2", name="ก", succeeds="d/2565/2.4"),  # type: ignore[arg-type]
        Indicator(agency="d", year="2567", code="2.10", name="ก", succeeds="d/2566/2.2"),  # type: ignore[arg-type]
    ),
)


def asset(identity: str, body: str = "", **keys: object) -> Asset:
    """An asset of the unit `div` and the topic `meetings`, unless told otherwise."""
    given = {"title": identity, "kind": "qa", "unit": "div", "topics": ["meetings"], "fiscal_year": "2566", **keys}
    path = f"knowledge/{identity}.md"
    return Asset(identity, path, FrontMatter(**given), body, 1, "0", Places(path))  # type: ignore[arg-type]


def catalogue(*assets: Asset, registry: Registry = REGISTRY) -> Catalogue:
    """A catalogue of these assets on the first day of fiscal year 2570."""
    bodies = {asset.id: render_body(asset) for asset in assets}
    return Catalogue(registry, assets, bodies, today=datetime.date(2026, 10, 1))


def ids(assets: tuple[Asset, ...]) -> list[str]:
    """Their ids."""
    return [asset.id for asset in assets]
