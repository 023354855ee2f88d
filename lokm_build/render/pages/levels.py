"""Level rules of an indicator as a plain table: factors down, levels across, and how holes are settled.

Takes the `factors` of the registry, which are free data: what has not this shape is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor: what each level asks for, where the rule is stated, and (case, settlement) of its holes."""

    code: str
    name: str
    levels: tuple[str, ...]
    source: str
    holes: tuple[tuple[str, str], ...]


def factors(data: Any) -> tuple[Factor, ...]:
    """The factors that have levels."""
    rows = [_factor(row) for row in _list(data) if isinstance(row, Mapping)]
    return tuple(row for row in rows if row.levels)


def _factor(row: Mapping[str, Any]) -> Factor:
    return Factor(
        code=_text(row.get("code")),
        name=_text(row.get("name")),
        levels=tuple(_text(level) for level in _list(row.get("levels"))),
        source=_text(row.get("source")),
        holes=tuple(
            (_text(hole.get("case")), _text(hole.get("settled")))
            for hole in _list(row.get("holes"))
            if isinstance(hole, Mapping)
        ),
    )


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
