"""Growth: from routine work to R2R to innovation, family by family; and the register of awards."""

from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.derive.growth import Family, Grown
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated

GENERATIONS_SHOWN, MEMBERS_SHOWN = 8, 12


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: `awards` stand by the asset's id; `more` are not shown."""

    members: tuple[Grown, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Line:
    """A family for a page."""

    generations: tuple[Generation, ...]
    more: int
    count: int


def growth_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The families and the awards."""
    for at, stem, families in paginated(desk.families, "growth"):
        yield draft(
            desk, stem, numbered("จากงานประจำสู่นวัตกรรม", at), "สายการต่อยอดจากงานประจำสู่งานวิจัย (R2R) และนวัตกรรม", "growth",
            indexed=at.number == 1, at=at, total=len(desk.families), lines=[_line(family) for family in families],
        )  # fmt: skip
    for at, stem, honours in paginated(desk.honours, "awards"):
        yield draft(
            desk, stem, numbered("ทะเบียนรางวัล", at), "รางวัลและการประกวดขององค์ความรู้ทุกเรื่อง", "awards",
            indexed=at.number == 1, at=at, total=len(desk.honours), honours=honours,
        )  # fmt: skip


def _line(family: Family) -> Line:
    shown = tuple(
        Generation(members[:MEMBERS_SHOWN], max(0, len(members) - MEMBERS_SHOWN))
        for members in family.generations[:GENERATIONS_SHOWN]
    )
    return Line(shown, max(0, len(family.generations) - GENERATIONS_SHOWN), len(family.assets))
