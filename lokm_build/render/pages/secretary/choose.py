"""Choosing: needs ranked by the weighted criteria, with the reason, for the committee's table and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.derive.choosing import BEST_SCORE, Choice
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated
from lokm_build.render.pages.secretary.gap import Asked, asked

UNSCORED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranked need: `marks` are (criterion, score or nothing), `why` and `but` the reasons in words."""

    place: int
    need: Asked
    percent: str
    width: int
    marks: tuple[tuple[str, int | None], ...]
    why: str
    but: str


def choose_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The ranked list, as many pages as it needs."""
    chosen = desk.chosen
    whole = sum(criterion.weight for criterion in chosen.criteria)
    for at, stem, some in paginated(chosen.ranked, "choose"):
        yield draft(
            desk, stem, numbered("เลือกความรู้ที่จะทำก่อน", at), "จัดลำดับความรู้ที่จำเป็นด้วยเกณฑ์ถ่วงน้ำหนัก พร้อมเหตุผล", "choose",
            indexed=at.number == 1, at=at, total=len(chosen.ranked), best=BEST_SCORE, whole=whole,
            ranked=[_ranked(choice) for choice in some],
            unscored=[asked(gap) for gap in chosen.unscored[:UNSCORED_SHOWN]], unscored_count=len(chosen.unscored),
        )  # fmt: skip


def _ranked(choice: Choice) -> Ranked:
    missing = ", ".join(criterion.name for criterion in choice.missing)
    lost = ", ".join(f"{mark.criterion.name} {mark.score}" for mark in choice.weakest)
    return Ranked(
        choice.place, asked(choice.gap), choice.percent, round(choice.hundredths / 100),
        tuple((mark.criterion.name, mark.score) for mark in choice.marks),
        ", ".join(f"{mark.criterion.name} {mark.score}" for mark in choice.strongest),
        "; ".join(filter(None, [lost and f"ด้อยที่ {lost}", missing and f"ยังไม่ให้คะแนน {missing}"])),
    )  # fmt: skip
