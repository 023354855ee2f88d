"""Indexes hold each asset wherever a reader may look for it, in the order that helps."""

from lokm_build.derive import Indexes, views
from lokm_build.derive.indexes import INITIALS, initial_name
from lokm_build.model.asset import Asset
from lokm_build.model.kinds import Kind
from tests.derive.centre import asset, catalogue, ids


def indexes(*assets: Asset) -> Indexes:
    return views(catalogue(*assets)).indexes


def test_a_unit_shows_its_own_assets_and_rolls_up_those_of_the_units_below() -> None:
    found = indexes(asset("a", unit="group"), asset("b", unit="div"), asset("c", unit="dept"))

    assert ids(found.by_unit["div"]) == ["b"]
    assert ids(found.by_unit_all["div"]) == ["a", "b"]
    assert ids(found.by_unit_all["dept"]) == ["a", "b", "c"]
    assert found.by_unit_all["empty"] == ()


def test_an_asset_of_two_topics_under_one_parent_counts_there_once() -> None:
    found = indexes(asset("a", topics=["meetings", "letters"]))

    assert ids(found.by_topic_all["work"]) == ["a"]
    assert ids(found.by_topic["letters"]) == ["a"]
    assert found.by_topic["work"] == ()


def test_a_code_that_the_registry_does_not_know_still_finds_its_assets() -> None:
    assert ids(indexes(asset("a", unit="gone")).by_unit_all["gone"]) == ["a"]


def test_newest_goes_by_date_then_by_fiscal_year_then_by_id() -> None:
    found = indexes(
        asset("b", date="2566-03-01"),
        asset("a", date="2566-03-01"),
        asset("c", date="2567-01-01"),
        asset("d"),
        asset("e", fiscal_year="2568"),
    )

    assert ids(found.newest) == ["e", "c", "a", "b", "d"]


def test_kinds_and_years_are_complete_and_years_run_backwards() -> None:
    found = indexes(asset("a", fiscal_year="2565"), asset("b", fiscal_year="2567", kind="sop"))

    assert list(found.by_year) == [2567, 2565]
    assert set(found.by_kind) == set(Kind)
    assert ids(found.by_kind[Kind.SOP]) == ["b"]


def test_titles_stand_under_their_initial_in_dictionary_order() -> None:
    titles = {"a": "เกณฑ์", "b": "การ", "c": "แก้", "d": "AAR", "e": "๕ ส", "f": "“คำ”", "g": "ฮา", "h": "!"}
    found = indexes(*(asset(identity, title=title) for identity, title in titles.items()))

    assert tuple(found.by_initial) == INITIALS
    assert ids(found.by_initial["th-01"]) == ["b", "a", "c"]
    assert {key: ids(held) for key, held in found.by_initial.items() if held and key != "th-01"} == {
        "th-04": ["f"],
        "th-44": ["g"],
        "latin": ["d"],
        "digit": ["e"],
        "other": ["h"],
    }


def test_initials_are_named_for_readers() -> None:
    assert [initial_name(key) for key in ("th-01", "th-44", "latin")] == ["ก", "ฮ", "A–Z"]
    assert len(INITIALS) == 47


def test_review_due_is_what_was_missed_and_what_comes_within_ninety_days() -> None:
    found = indexes(
        asset("late", review_by="2568-01-01"),
        asset("soon", review_by="2569-12-30"),
        asset("later", review_by="2569-12-31"),
        asset("gone", review_by="2568-01-01", status="retired"),
        asset("never"),
    )

    assert ids(found.review_due) == ["late", "soon"]


def test_most_adopted_counts_adoptions_and_leaves_out_what_is_retired() -> None:
    once, twice = [{"unit": "div"}], [{"unit": "div"}, {"unit": "dept"}]
    found = indexes(
        asset("a", adoptions=once),
        asset("b", adoptions=twice),
        asset("c", adoptions=once, date="2566-05-01"),
        asset("d", adoptions=twice, status="retired"),
        asset("e"),
    )

    assert ids(found.most_adopted) == ["b", "c", "a"]
