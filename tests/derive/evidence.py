"""Builds small centres for the tests of levels: a department, a division of seven mission groups, and its evidence.

The rules are those of the sample registry, read from its file, so that the cases judge what is shipped.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lokm_build.derive.levels import Evaluation, FactorResult, evaluate
from lokm_build.derive.levels.assume import assumption
from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.ladder import Factor
from lokm_build.model.place import Places
from lokm_build.model.registry import Centre, Channel, Group, Indicator, Registry, Report, Topic, Unit
from lokm_build.model.source import Source
from lokm_build.parse.registry import parse_registry

_FILE = "knowledge/registry/indicators.yml"
LATE = datetime.date(2030, 1, 1)
"""A day after all rounds of these tests."""

GROUPS = tuple(Group(code=f"g{number}", name=f"กลุ่มที่ {number}") for number in range(1, 8))
UNITS = (
    Unit(code="dept", name="กรม", staff="90"),  # type: ignore[arg-type]
    Unit(code="div", name="กอง", parent="dept", groups=GROUPS, staff="50"),  # type: ignore[arg-type]
    Unit(code="sub", name="กลุ่มย่อย", parent="div"),
    Unit(code="three", name="กองเล็ก", parent="dept", groups=GROUPS[:3]),
    Unit(code="none", name="กองใหม่", parent="dept"),
)
CHANNELS = ("website", "facebook", "line", "circular", "board", "meeting", "manual")
TOPICS = ("work", "meetings", "letters")


@cache
def shipped() -> Mapping[str, Factor]:
    """The three factors of the sample registry by code."""
    path = Path(__file__).resolve().parent.parent.parent / _FILE
    registry, _, _ = parse_registry({_FILE: Source(_FILE, path.read_bytes())})
    return {factor.code: factor for factor in next(i for i in registry.indicators if i.factors).factors}


def indicators(factors: Iterable[Factor], counts: str | None = None) -> tuple[Indicator, ...]:
    """One indicator's life: 2.4 of 2565, 2.2 of 2566 and of 2567; all by the same rules."""
    own = {"factors": tuple(factors), **({"counts": counts} if counts else {})}
    return (
        Indicator(agency="d", year="2565", code="2.4", name="องค์กรแห่งการเรียนรู้", unit="div", **own),  # type: ignore
        Indicator(
            agency="d", year="2566", code="2.2", name="องค์กรแห่งการเรียนรู้", unit="div",  # type: ignore[arg-type]
            succeeds="d/2565/2.4", factors_of="d/2565/2.4",
        ),
        Indicator(
            agency="d", year="2567", code="2.2", name="องค์กรแห่งการเรียนรู้", unit="div",  # type: ignore[arg-type]
            succeeds="d/2566/2.2", factors_of="d/2566/2.2",
        ),
    )  # fmt: skip


def asset(
    identity: str, date: str | None = "2566-01-10", *, applied: Iterable[str | None] = (),
    spread: Iterable[tuple[str, str | None]] = (), **keys: Any,
) -> Asset:  # fmt: skip
    """A technique of `div` that is evidence of 2.2 of 2566; `applied` are days of adoptions."""
    given = {
        "title": identity, "kind": "technique", "unit": "div", "topics": ["work"], "fiscal_year": "2566",
        "indicators": ["d/2566/2.2"], "date": date,
        "adoptions": [{"unit": "dept", **({"date": day} if day else {})} for day in applied],
        "disseminations": [{"channel": one, **({"date": day} if day else {})} for one, day in spread],
        **keys,
    }  # fmt: skip
    meta = FrontMatter(**{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]
    path = f"knowledge/{identity}.md"
    digest = hashlib.sha256(repr(meta).encode()).hexdigest()
    return Asset(identity, path, meta, "", 1, digest, Places(path), front_digest=digest)


def sop(identity: str, group: str | None, *durations: str | None, **keys: Any) -> Asset:
    """A procedure of a mission group with steps of these durations (None: without)."""
    steps = [
        {"number": str(number), "text": "ทำ", **({"duration": one} if one else {})}
        for number, one in enumerate(durations, 1)
    ]
    return asset(identity, kind="sop", group=group, steps=steps, **keys)


def plan(identity: str, *activities: Mapping[str, Any], **keys: Any) -> Asset:
    """A plan with these activities, numbered from 1."""
    rows = [{"number": str(number), "name": f"กิจกรรม {number}", **one} for number, one in enumerate(activities, 1)]
    return asset(identity, kind="plan", activities=rows, **keys)


def centre(
    assets: Iterable[Asset], factors: Iterable[Factor], counts: str | None = None, reports: Iterable[Report] = (),
    today: datetime.date = LATE,
) -> Catalogue:  # fmt: skip
    """The catalogue of this evidence under these rules."""
    registry = Registry(
        centre=Centre(name="ศูนย์", organisation="กรม"),
        units=UNITS,
        topics=tuple(Topic(code=code, name=code) for code in TOPICS),
        indicators=indicators(factors, counts),
        channels=tuple(Channel(code=code, name=code) for code in CHANNELS),
        reports=tuple(reports),
    )
    ordered = sorted(assets, key=lambda one: one.id)
    return Catalogue(registry, tuple(ordered), today=today)


def judged(
    catalogue: Catalogue, *, key: str = "d/2566/2.2", unit: str = "div", in_round: int | None = None,
    assume: Iterable[str] = (), year: int | None = None,
) -> Evaluation:  # fmt: skip
    """The evaluation that the test asks for."""
    assumed = tuple(assumption(text, catalogue) for text in assume)
    return evaluate(catalogue, key, unit, year, in_round, None, assumed)


def of(evaluation: Evaluation, code: str) -> FactorResult:
    """The result of one factor."""
    return next(result for result in evaluation.factors if result.factor.code == code)


def uncounted(result: FactorResult) -> dict[str, str]:
    """Why each key did not count."""
    return {item.key: item.reason.name for item in result.tally.uncounted if item.reason}
