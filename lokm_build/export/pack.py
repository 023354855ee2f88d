"""A circulation pack: the assets chosen by unit, topic, indicator, kind, fiscal year or id.

Takes a catalogue and a Choice; returns the catalogue of the chosen assets. Kinds of
choice narrow each other; several values of one kind widen it. A unit or topic
includes what stands below it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from lokm_build.derive.trees import topic_tree, unit_tree
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.thai.nearest import meant


class UnknownChoiceError(ValueError):
    """A code that the repository does not know; the message is Thai and names it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take; all empty means everything."""

    units: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is chosen at all."""
        return any((self.units, self.topics, self.indicators, self.kinds, self.years, self.ids))


def pack(catalogue: Catalogue, choice: Choice) -> Catalogue:
    """The catalogue of the chosen assets, which knows in words what was chosen. Raises UnknownChoiceError."""
    _refuse_unknown(catalogue, choice)
    units, topics = unit_tree(catalogue), topic_tree(catalogue)
    in_units = {code for unit in choice.units for code in (unit, *units.descendants(unit))}
    in_topics = {code for topic in choice.topics for code in (topic, *topics.descendants(topic))}
    ids = {asset.id for identity in choice.ids if (asset := catalogue.asset(identity))}

    def is_chosen(asset: Asset) -> bool:
        meta = asset.meta
        return all(
            (
                not in_units or meta.unit in in_units,
                not in_topics or not in_topics.isdisjoint(meta.topics),
                not choice.indicators or not set(choice.indicators).isdisjoint(meta.indicators),
                not choice.kinds or meta.kind in choice.kinds,
                not choice.years or meta.fiscal_year in choice.years,
                not ids or asset.id in ids,
            )
        )

    return replace(catalogue.only(is_chosen), selection=describe(catalogue, choice))


def describe(catalogue: Catalogue, choice: Choice) -> str:
    """The choice in Thai words: `หน่วยงาน กลุ่มพัฒนาระบบบริหาร · ปีงบประมาณ 2566`."""
    parts = [
        *(f"หน่วยงาน {catalogue.units[code].name}" for code in choice.units),
        *(f"หัวข้อ {catalogue.topics[code].name}" for code in choice.topics),
        *(f"ตัวชี้วัด {key}" for key in choice.indicators),
        *(KINDS[Kind(kind)].name for kind in choice.kinds),
        *(f"ปีงบประมาณ {year}" for year in choice.years),
    ]
    if choice.ids:
        parts.append(f"เรื่องที่เลือก {len(choice.ids)} เรื่อง")
    return " · ".join(parts)


def _refuse_unknown(catalogue: Catalogue, choice: Choice) -> None:
    known: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("หน่วยงาน", choice.units, catalogue.units),
        ("หัวข้อ", choice.topics, catalogue.topics),
        ("ตัวชี้วัด", choice.indicators, catalogue.indicators),
        ("ชนิด", choice.kinds, [str(kind) for kind in Kind]),
        ("องค์ความรู้", choice.ids, {*catalogue.by_id, *catalogue.aliases}),
    )
    wrong = [
        f"ไม่พบ{name} '{code}'{meant(code, codes)}"
        for name, chosen, codes in known
        for code in chosen
        if code not in codes
    ]
    if wrong:
        raise UnknownChoiceError("\n".join(wrong))
