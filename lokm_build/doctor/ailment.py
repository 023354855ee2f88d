"""Ailments: what is wrong with a set-up, as data, and how they are told: one line each, with how to mend it below.

Needs nothing but Python, since what is wrong may be that all else is missing.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ailment:
    """One thing about a set-up: something to mend, or a note on what it does without."""

    where: str
    message: str
    hint: str = ""
    is_note: bool = False


def lines(ailments: Iterable[Ailment]) -> list[str]:
    """One line for each, and an indented line for its hint."""
    told: list[str] = []
    for one in ailments:
        told.append(f"{one.where}: {'ควรรู้: ' if one.is_note else ''}{one.message}")
        if one.hint:
            told.append(f"    คำแนะนำ: {one.hint}")
    return told


def summary(ailments: Iterable[Ailment]) -> str:
    """How many there are of both."""
    found = tuple(ailments)
    notes = sum(one.is_note for one in found)
    to_mend = len(found) - notes
    told = f"พบสิ่งที่ต้องแก้ {to_mend:,} ข้อ" if to_mend else "ไม่พบสิ่งที่ต้องแก้"
    return f"{told} ควรรู้ {notes:,} ข้อ" if notes else told


def exit_code(ailments: Iterable[Ailment]) -> int:
    """0 when nothing is to be mended, else 1."""
    return int(any(not one.is_note for one in ailments))
