"""Families of assets that grew out of one another, and awards."""

from lokm_build.derive.growth import families, honours
from lokm_build.model.asset import Asset, Award
from tests.derive.centre import asset, catalogue, ids


def generations(*assets: Asset) -> list[list[list[str]]]:
    return [
        [[grown.asset.id for grown in generation] for generation in family.generations]
        for family in families(catalogue(*assets))
    ]


def test_routine_work_stands_before_its_research_and_that_before_the_innovation() -> None:
    routine, other = asset("routine"), asset("other")
    research = asset("research", kind="research", builds_on=["routine", "other"])
    innovation = asset("innovation", builds_on=["research", "routine"])

    assert generations(innovation, asset("alone"), other, research, routine) == [
        [["other", "routine"], ["research"], ["innovation"]]
    ]


def test_the_family_with_the_newest_member_stands_first() -> None:
    made = generations(
        asset("a"), asset("b", builds_on=["a"], date="2566-01-01"),
        asset("c"), asset("d", builds_on=["c"], date="2566-02-01"),
    )  # fmt: skip

    assert made == [[["c"], ["d"]], [["a"], ["b"]]]


def test_a_former_name_is_followed_and_what_is_not_shown_is_left_out() -> None:
    assert generations(asset("a", aliases=["old"]), asset("b", builds_on=["old", "hidden"])) == [[["a"], ["b"]]]
    assert generations(asset("b", builds_on=["hidden", "b"])) == []


def test_a_ring_comes_last_and_ends() -> None:
    ring = asset("a", builds_on=["b"]), asset("b", builds_on=["a", "root"])

    assert generations(*ring, asset("root")) == [[["root"], ["a", "b"]]]


def test_a_long_line_is_walked_without_recursion() -> None:
    line = [asset("v0"), *(asset(f"v{number}", builds_on=[f"v{number - 1}"]) for number in range(1, 2000))]

    assert len(generations(*line)[0]) == 2000


def test_awards_stand_by_year_and_one_without_goes_by_its_assets() -> None:
    made = catalogue(
        asset("a", awards=[Award(name="ก", year=2565)]),
        asset("b", fiscal_year="2567", awards=[Award(name="ข"), Award(name="ค", year=2570)]),
    )

    assert [(one.award.name, one.asset.id) for one in honours(made)] == [("ค", "b"), ("ข", "b"), ("ก", "a")]
    assert ids(tuple(one.asset for one in honours(catalogue()))) == []
