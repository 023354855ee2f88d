"""Facets: by what a list can be narrowed, and each asset's values as small numbers.

Takes a catalogue and its views. A value's number is its position in the table of its
facet, which stands in the order in which readers see the choices; the browser loads
the tables once for all lists (`data/facets.js`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lokm_build.derive import Tree, Views
from lokm_build.derive.km_steps import km_steps_of
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES, KmStep
from lokm_build.model.kinds import KINDS
from lokm_build.model.registry import Indicator
from lokm_build.render.links import indicator_slug
from lokm_build.render.pages.naming import agency_name, natural

FACETS: dict[str, str] = {
    "unit": "หน่วยงาน",
    "topic": "หัวข้อ",
    "indicator": "ตัวชี้วัด",
    "kind": "ชนิด",
    "year": "ปีงบประมาณ",
    "step": "ขั้นตอน KM",
}
"""The facets, in the order in which a list offers them."""

_ORDER = {facet: place for place, facet in enumerate(FACETS)}


Values = tuple[tuple[int, ...], ...]
"""An asset's values of all facets, in their order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet; `parent` is the position of the value above it, -1 for none."""

    code: str
    name: str
    parent: int = -1


@dataclass(frozen=True)
class Facets:
    """The tables of all facets."""

    tables: Mapping[str, tuple[Choice, ...]]

    @cached_property
    def _positions(self) -> Mapping[str, Mapping[str, int]]:
        tables = ((facet, self.tables[facet]) for facet in FACETS)
        return {facet: {choice.code: at for at, choice in enumerate(table)} for facet, table in tables}

    def values(self, asset: Asset) -> Values:
        """The asset's values of all facets; codes that the registry does not know are left out."""
        return tuple(
            tuple(known[code] for code in dict.fromkeys(_codes(facet, asset)) if code in known)
            for facet, known in self._positions.items()
        )


def varying(rows: Sequence[Values]) -> tuple[str, ...]:
    """The facets by which assets of these values differ: the others would offer no choice."""
    return tuple(facet for facet, at in _ORDER.items() if any(row[at] != rows[0][at] for row in rows))


def facets(catalogue: Catalogue, views: Views) -> Facets:
    """The tables of a catalogue's facets."""
    indicators = sorted(catalogue.registry.indicators, key=_indicator_order)
    years = sorted(views.indexes.by_year, reverse=True)
    return Facets(
        {
            "unit": _tree(views.units, {code: unit.name for code, unit in catalogue.units.items()}),
            "topic": _tree(views.topics, {code: topic.name for code, topic in catalogue.topics.items()}),
            "indicator": tuple(Choice(indicator_slug(one.key), _indicator_name(catalogue, one)) for one in indicators),
            "kind": tuple(Choice(kind.value, info.name) for kind, info in KINDS.items()),
            "year": tuple(Choice(str(year), str(year)) for year in years),
            "step": tuple(Choice(step.value, NAMES[step]) for step in KmStep),
        }
    )


def _codes(facet: str, asset: Asset) -> tuple[str, ...]:
    meta = asset.meta
    match facet:
        case "unit":
            return (meta.unit,)
        case "topic":
            return meta.topics
        case "indicator":
            return tuple(indicator_slug(key) for key in meta.indicators)
        case "kind":
            return (meta.kind.value,)
        case "step":
            return tuple(step.value for step in km_steps_of(asset))
    return (str(meta.fiscal_year),)


def _tree(tree: Tree, names: Mapping[str, str]) -> tuple[Choice, ...]:
    walked = [code for _, code in tree.walk()]
    at = {code: position for position, code in enumerate(walked)}
    return tuple(Choice(code, names[code], at.get(tree.parents[code] or "", -1)) for code in walked)


def _indicator_order(indicator: Indicator) -> tuple[int, str, tuple[tuple[int, str], ...]]:
    return (-indicator.year, indicator.agency, natural(indicator.code))


def _indicator_name(catalogue: Catalogue, indicator: Indicator) -> str:
    return f"{indicator.year} · {agency_name(catalogue, indicator.agency)} {indicator.code} {indicator.name}"
