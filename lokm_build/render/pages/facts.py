"""What is known about an asset beside its text: what the registry says of it, and the rows that paper shows.

Takes an asset of a catalogue; codes that the registry does not know are left out.
"""

from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, Licence
from lokm_build.model.record import record
from lokm_build.model.registry import Group, Indicator, Topic
from lokm_build.render.pages.head import licence
from lokm_build.render.templating import kind_name, thai_date, unit_name

Fact = tuple[str, object]
"""A name, and what stands under it."""


@record()
class Facts:
    """The entries of the registry to which an asset belongs, and its licence."""

    group: Group | None
    topics: tuple[Topic, ...]
    indicators: tuple[Indicator, ...]
    licence: Licence | None


def facts_of(asset: Asset, catalogue: Catalogue) -> Facts:
    """The facts of an asset."""
    topics, indicators = catalogue.topics, catalogue.indicators
    return Facts(
        _group(asset, catalogue),
        tuple(topics[code] for code in asset.meta.topics if code in topics),
        tuple(indicators[key] for key in asset.meta.indicators if key in indicators),
        licence(asset, catalogue),
    )


def _group(asset: Asset, catalogue: Catalogue) -> Group | None:
    unit = catalogue.units.get(asset.meta.unit) if asset.meta.group else None
    groups = unit.groups if unit else ()
    return next((group for group in groups if group.code == asset.meta.group), None)


def paper_rows(asset: Asset, catalogue: Catalogue, facts: Facts) -> list[list[Fact]]:
    """The facts as paper shows them, two to a row."""
    there = [fact for fact in _paper(asset, catalogue, facts) if fact[1]]
    return [there[start : start + 2] for start in range(0, len(there), 2)]


def _paper(asset: Asset, catalogue: Catalogue, facts: Facts) -> Iterator[Fact]:
    meta = asset.meta
    yield "ชนิด", kind_name(meta.kind)
    yield "ปีงบประมาณ", meta.fiscal_year
    yield "หน่วยงาน", unit_name(meta.unit, catalogue) + (f" {facts.group.name}" if facts.group else "")
    yield "ผู้ดูแลเนื้อหา", meta.owner
    yield "หัวข้อ", ", ".join(topic.name for topic in facts.topics)
    yield "วันที่เอกสาร", meta.date and thai_date(meta.date)
    yield "ตัวชี้วัด", ", ".join(f"{one.code} ปี {one.year} {one.name}" for one in facts.indicators)
    yield "ทบทวนภายใน", meta.review_by and thai_date(meta.review_by)
    yield "สัญญาอนุญาต", facts.licence and NAMES[facts.licence]
    yield "สถานะ", NAMES[meta.status]
