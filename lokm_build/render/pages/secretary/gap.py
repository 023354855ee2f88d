"""Gap: needed knowledge against held knowledge, in the whole centre, as a matrix, and a page for each unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lokm_build.derive.gaps import Cell, UnitGap
from lokm_build.derive.indexes import Assets
from lokm_build.derive.needs import Held, NeedGap
from lokm_build.model.registry import Role
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated

UNITS_ACROSS, TOPICS_DOWN = 8, 20
"""The largest matrix: more would be read by nobody. Each unit's own page holds all of its topics."""
EMPTY_SHOWN, ASSETS_SHOWN, NEEDING_SHOWN = 20, 3, 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A need with who needs it, as a page has room for."""

    code: str
    name: str
    topic: str
    topic_name: str
    state: Held
    source: str
    purpose: str
    units: tuple[str, ...]
    roles: tuple[Role, ...]
    plans: Assets
    assets: Assets
    count: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of the matrix or a row of a unit; `asset` is the newest that the unit has."""

    topic: str
    name: str
    state: Held
    needs: tuple[str, ...]
    own: Assets
    count: int
    elsewhere: Assets
    elsewhere_count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: a topic, and the spot of each unit (None: not needed there)."""

    topic: str
    name: str
    spots: tuple[Spot | None, ...]


def asked(gap: NeedGap) -> Asked:
    """A need for a page."""
    need = gap.need
    return Asked(
        need.code, gap.name, need.topic, gap.topic, gap.state, need.source or "", need.for_ or "",
        gap.units[:NEEDING_SHOWN], gap.roles[:NEEDING_SHOWN], gap.plans[:ASSETS_SHOWN],
        gap.assets[:ASSETS_SHOWN], len(gap.assets),
    )  # fmt: skip


def gap_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The page of the whole centre and those of units."""
    yield from _whole(desk)
    for gap in desk.gaps:
        yield from _of_unit(gap, desk)


def _whole(desk: Desk) -> Iterator[PageDraft]:
    """What nobody has and the matrix on the first page; all units, over as many pages as they need."""
    found = desk.needs.worst_first
    empty = [gap for gap in found if gap.state is Held.NONE]
    units = sorted(desk.gaps, key=lambda gap: -gap.count(Held.NONE))
    across = units[:UNITS_ACROSS]
    down = _lines(across)
    topics = {cell.topic for gap in units for cell in gap.cells}
    for at, stem, some in paginated(units, "gap"):
        first = at.number == 1
        yield draft(
            desk, stem, numbered("ช่องว่างความรู้ (GAP)", at),
            "ความรู้ที่ต้องใช้เทียบกับองค์ความรู้ที่มี แยกตามหน่วยงานและหัวข้อ", "gap",
            indexed=first, at=at, total=len(found),
            counts=[(state, sum(gap.state is state for gap in found)) for state in Held],
            empty=[asked(gap) for gap in empty[:EMPTY_SHOWN]] if first else [],
            more=max(0, len(empty) - EMPTY_SHOWN),
            across=[gap.unit for gap in across], down=down[:TOPICS_DOWN] if first else [],
            units=[(gap.unit, len(gap.cells), [(state, gap.count(state)) for state in Held]) for gap in some],
            units_count=len(units), topics=len(topics),
        )  # fmt: skip


def _lines(units: Sequence[UnitGap]) -> list[Line]:
    """The topics that these units need, those that most of them lack first."""
    spots = {(gap.unit, cell.topic): _spot(cell, 1) for gap in units for cell in gap.cells}
    names = {cell.topic: cell.name for gap in units for cell in gap.cells}
    lines = [
        Line(topic, name, tuple(spots.get((gap.unit, topic)) for gap in units)) for topic, name in names.items()
    ]
    return sorted(lines, key=lambda line: (-_lacking(line, Held.NONE), -_lacking(line, Held.ELSEWHERE)))


def _lacking(line: Line, state: Held) -> int:
    return sum(spot is not None and spot.state is state for spot in line.spots)


def _spot(cell: Cell, shown: int) -> Spot:
    return Spot(
        cell.topic, cell.name, cell.state, tuple(gap.name for gap in cell.needs[:NEEDING_SHOWN]),
        cell.own[:shown], len(cell.own), cell.elsewhere[:shown], cell.elsewhere_count,
    )  # fmt: skip


def _of_unit(gap: UnitGap, desk: Desk) -> Iterator[PageDraft]:
    name = desk.catalogue.units[gap.unit].name
    for at, stem, cells in paginated(gap.cells, f"gap-{gap.unit}"):
        yield draft(
            desk, stem, numbered(f"ช่องว่างความรู้ของ{name}", at), f"ความรู้ที่{name}ต้องใช้ เทียบกับที่มี", "gap_unit",
            indexed=at.number == 1, at=at, unit=gap.unit, total=len(gap.cells),
            counts=[(state, gap.count(state)) for state in Held],
            spots=[_spot(cell, ASSETS_SHOWN) for cell in cells],
        )  # fmt: skip
