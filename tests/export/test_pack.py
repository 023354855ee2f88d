"""A circulation pack holds what was chosen and nothing else, and says in words what that was."""

import pytest

from lokm_build.derive import views
from lokm_build.export.pack import Choice, UnknownChoiceError, pack
from lokm_build.pipeline import published_files
from tests.render.centre import asset, catalogue

SITE = catalogue(
    asset("plan-sop", kind="sop", topics=["letters"], indicators=["d/2566/2.10"], attachments=["a.pdf"]),
    asset("dept-qa", unit="dept", fiscal_year="2567", aliases=["old-qa"], related=["plan-sop"], attachments=["b.pdf"]),
    asset("plan-qa", fiscal_year="2567"),
    files={"knowledge/div/a.pdf": "a" * 64, "knowledge/div/b.pdf": "b" * 64},
)


def chosen(**choice: tuple[str | int, ...]) -> list[str]:
    return [one.id for one in pack(SITE, Choice(**choice)).assets]  # type: ignore[arg-type]


def test_values_of_one_kind_widen_the_choice_and_kinds_of_choice_narrow_each_other() -> None:
    assert chosen(years=(2566, 2567)) == ["plan-sop", "dept-qa", "plan-qa"]
    assert chosen(years=(2567,), kinds=("qa",), units=("div",)) == ["plan-qa"]
    assert chosen(indicators=("d/2566/2.10",)) == ["plan-sop"]
    assert chosen(topics=("letters",), years=(2567,)) == []


def test_a_unit_includes_what_stands_below_it() -> None:
    assert chosen(units=("dept",)) == ["plan-sop", "dept-qa", "plan-qa"]
    assert chosen(units=("div",)) == ["plan-sop", "plan-qa"]


def test_an_asset_is_chosen_by_a_former_id_too() -> None:
    assert chosen(ids=("old-qa",)) == ["dept-qa"]


def test_nothing_of_the_others_is_left() -> None:
    alone = pack(SITE, Choice(ids=("dept-qa",)))

    assert views(alone).relations.related["dept-qa"] == ()
    assert list(published_files(alone).values()) == ["knowledge/div/b.pdf"]


def test_the_pack_says_what_was_chosen() -> None:
    both = pack(SITE, Choice(units=("div",), years=(2566,)))

    assert both.selection == "หน่วยงาน กองแผนงาน · ปีงบประมาณ 2566"
    assert pack(SITE, Choice(ids=("plan-qa", "old-qa"))).selection == "เรื่องที่เลือก 2 เรื่อง"


def test_unknown_codes_are_told_all_at_once_with_the_nearest() -> None:
    with pytest.raises(UnknownChoiceError) as told:
        pack(SITE, Choice(units=("divv",), ids=("nobody",)))

    assert str(told.value) == "ไม่พบหน่วยงาน 'divv' หมายถึง 'div' หรือไม่\nไม่พบองค์ความรู้ 'nobody'"
