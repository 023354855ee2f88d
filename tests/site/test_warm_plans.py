"""Pages of plans and of their AARs stay those of a clean build when a plan, what it cites or the day changes."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import asset

from tests.site.test_warm import TODAY, build, differing, home, root

__all__ = ["home", "root"]

PLAN = "[{number: 1, name: วงเล่าเรื่อง, start: 2569-11-01, end: 2569-11-25, aar: review, assets: [a2]%s}]"


def plan(root: Path, more: str = "") -> None:
    """A plan and the AAR of its activity."""
    asset(root, "review", "ทบทวน", "", kind="aar")
    asset(root, "the-plan", "แผน", "", kind="plan", activities=PLAN % more)


def postpone(root: Path) -> None:
    plan(root, ", postponed: {start: 2570-01-05, reason: รอวิทยากร}")


def cite_no_more(root: Path) -> None:
    asset(root, "the-plan", "แผน", "", kind="plan", activities="[{number: 1, name: วงเล่าเรื่อง}]")


def retitle_what_is_cited(root: Path) -> None:
    path = root / "knowledge/plan/a2.md"
    path.write_text(path.read_text("utf-8").replace("เรื่องที่ 2", "เรื่องสองฉบับใหม่"), "utf-8")


def retitle_the_plan(root: Path) -> None:
    asset(root, "the-plan", "แผนฉบับแก้ไข", "", kind="plan", activities=PLAN % "")


def hide_the_review(root: Path) -> None:
    asset(root, "review", "ทบทวน", "", kind="aar", access="internal")


@pytest.mark.build
@pytest.mark.parametrize(
    "change",
    [postpone, cite_no_more, retitle_what_is_cited, retitle_the_plan, hide_the_review],
    ids=lambda change: change.__name__,
)
def test_after_a_change_plans_are_what_a_clean_build_makes(
    root: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    plan(root)
    build(root, tmp_path / "site")
    assert "วงเล่าเรื่อง" in (tmp_path / "site/knowledge/review.html").read_text("utf-8")
    change(root)
    build(root, tmp_path / "site")

    assert differing(root, tmp_path / "site") == []


@pytest.mark.build
def test_a_plan_is_late_on_the_day_after_it_was_due(root: Path, tmp_path: Path) -> None:
    plan(root)
    build(root, tmp_path / "site")
    before = (tmp_path / "site/knowledge/the-plan.html").read_text("utf-8")
    later = TODAY + datetime.timedelta(days=6)
    build(root, tmp_path / "site", today=later)
    after = (tmp_path / "site/knowledge/the-plan.html").read_text("utf-8")

    assert ("ล่าช้า" in before, "เลยกำหนดมาแล้ว 1 วัน" in after) == (False, True)
    assert differing(root, tmp_path / "site", later) == []
