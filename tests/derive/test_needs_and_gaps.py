"""Needed knowledge against held knowledge: of the centre, of units, by criteria, of a plan."""

from dataclasses import replace

from lokm_build.derive.choosing import choosing
from lokm_build.derive.gaps import Cell, UnitGap, unit_gaps
from lokm_build.derive.kv_ks_ka import model_of
from lokm_build.derive.needs import Needs, needs
from lokm_build.derive.trees import topic_tree, unit_tree
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Criterion
from lokm_build.model.registry import Need, Registry, Role
from tests.derive.centre import REGISTRY, asset, catalogue, ids


def registry(*wanted: Need, **more: object) -> Registry:
    return replace(REGISTRY, needs=wanted, **more)  # type: ignore[arg-type]


def centre(*assets: Asset, registry: Registry) -> tuple[Catalogue, Needs]:
    made = catalogue(*assets, registry=registry)
    return made, needs(made, topic_tree(made))


def cells(made: Catalogue, found: Needs) -> dict[str, list[str]]:
    gaps: tuple[UnitGap, ...] = unit_gaps(made, unit_tree(made), found)
    return {gap.unit: [_told(cell) for cell in gap.cells] for gap in gaps}


def _told(cell: Cell) -> str:
    return f"{cell.topic} {cell.state} {len(cell.own)}+{cell.elsewhere_count}"


def test_a_need_is_met_by_its_topic_and_what_stands_below_and_empty_ones_stand_first() -> None:
    wanted = registry(Need(code="a", topic="work"), Need(code="b", topic="money", name="การเบิกเงิน"))
    _, found = centre(asset("m", topics=["meetings"]), asset("l", topics=["letters"]), registry=wanted)

    assert [(gap.name, gap.state, ids(gap.assets)) for gap in found.worst_first] == [
        ("การเบิกเงิน", "none", []),
        ("งานทั่วไป", "held", ["l", "m"]),
    ]


def test_plans_orders_and_retired_assets_give_no_knowledge() -> None:
    wanted = registry(Need(code="a", topic="money"))
    useless = (
        asset("p", kind="plan", topics=["money"]),
        asset("o", kind="policy", topics=["money"]),
        asset("r", topics=["money"], status="retired"),
    )

    assert centre(*useless, registry=wanted)[1].by_code["a"].state == "none"


def test_what_is_overdue_for_review_is_no_more_than_waiting() -> None:
    wanted = registry(Need(code="a", topic="money"))
    old = asset("old", topics=["money"], review_by="2569-09-30")

    assert centre(old, registry=wanted)[1].by_code["a"].state == "stale"
    assert centre(old, asset("new", topics=["money"]), registry=wanted)[1].by_code["a"].state == "held"


def test_who_needs_it_is_told_by_the_registry_by_plans_and_by_roles() -> None:
    role = Role(code="clerk", name="เจ้าพนักงานธุรการ", needs=("a",))
    wanted = registry(Need(code="a", topic="money", units=("div", "gone")), roles=(role,))
    gap = centre(asset("p", kind="plan", unit="group", needed=["a"]), registry=wanted)[1].by_code["a"]

    assert (gap.units, ids(gap.plans), gap.roles) == (("div", "group"), ["p"], (role,))


def test_a_unit_holds_what_its_sub_units_hold_and_sees_what_others_have() -> None:
    wanted = registry(
        Need(code="a", topic="meetings", units=("dept", "div", "group", "empty")),
        Need(code="b", topic="money", units=("div",)),
    )
    made, found = centre(asset("x", unit="group"), asset("y", unit="div"), registry=wanted)

    assert cells(made, found) == {
        "dept": ["meetings held 2+0"],
        "div": ["money none 0+0", "meetings held 2+0"],
        "group": ["meetings held 1+1"],
        "empty": ["meetings elsewhere 0+2"],
    }


def test_a_cell_names_a_few_assets_of_others_and_counts_all() -> None:
    wanted = registry(Need(code="a", topic="meetings", units=("empty",)))
    made, found = centre(*(asset(f"x{number}") for number in range(40)), registry=wanted)
    cell = unit_gaps(made, unit_tree(made), found)[0].cells[0]

    assert (len(cell.elsewhere), cell.elsewhere_count) == (5, 40)


def test_needs_are_ranked_by_weights_of_the_registry_and_say_why() -> None:
    criteria = (Criterion(code="s", name="ยุทธศาสตร์", weight=30), Criterion(code="u", name="เร่งด่วน", weight=10))
    wanted = (
        Need(code="low", topic="money", scores={"s": 1, "u": 5}),
        Need(code="high", topic="money", scores={"s": 5}),
        Need(code="none", topic="money"),
    )
    made, found = centre(registry=registry(*wanted, criteria=criteria))
    chosen = choosing(made, found)

    ranked = [(one.place, one.gap.need.code, one.percent) for one in chosen.ranked]
    assert ranked == [(1, "high", "75.0"), (2, "low", "40.0")]
    assert [one.name for one in chosen.ranked[0].missing] == ["เร่งด่วน"]
    assert [mark.criterion.code for mark in chosen.ranked[1].strongest] == ["u"]
    assert [mark.criterion.code for mark in chosen.ranked[1].weakest] == ["s"]
    assert [gap.need.code for gap in chosen.unscored] == ["none"]

    turned = registry(*wanted, criteria=(criteria[0].model_copy(update={"weight": 1}), criteria[1]))
    assert [one.gap.need.code for one in choosing(*centre(registry=turned)).ranked] == ["low", "high"]


def test_equal_scores_share_a_place_and_what_nobody_has_stands_first() -> None:
    criteria = (Criterion(code="s", name="ก", weight=1),)
    wanted = [Need(code=code, topic=topic, scores={"s": 3}) for code, topic in (("a", "meetings"), ("b", "money"))]
    made, found = centre(asset("x"), registry=registry(*wanted, criteria=criteria))

    assert [(one.place, one.gap.need.code) for one in choosing(made, found).ranked] == [(1, "b"), (1, "a")]


def test_without_criteria_nothing_is_ranked() -> None:
    made, found = centre(registry=registry(Need(code="a", topic="money", scores={"s": 3})))

    assert choosing(made, found).ranked == ()


def threads(plan: Asset, *assets: Asset, wanted: Registry) -> list[tuple[str, list[int], list[str]]]:
    made, found = centre(plan, *assets, registry=wanted)
    model = model_of(plan, made, topic_tree(made), found)
    return [
        (one.gap.need.code, [shared.activity.number for shared in one.activities], ids(one.assets))
        for one in model.threads
    ]


def test_a_plan_goes_from_needs_over_activities_to_assets_with_its_gaps_first() -> None:
    topics = {"m": "meetings", "l": "letters", "c": "money"}
    wanted = registry(*(Need(code=code, topic=topic) for code, topic in topics.items()))
    plan = asset(
        "p",
        kind="plan",
        needed=["m", "l"],
        activities=[
            Activity(number=1, name="ก", assets=("x",), aar="r"),
            Activity(number=2, name="ข", needs=("l",)),
            Activity(number=3, name="ค", needs=("c",), assets=("x", "p")),
            Activity(number=4, name="ง"),
        ],
    )
    others = asset("x", topics=["meetings", "money"]), asset("r", kind="aar", topics=["meetings"])

    assert threads(plan, *others, wanted=wanted) == [("l", [2], []), ("m", [1], ["x", "r"]), ("c", [1, 3], ["x"])]
    made, found = centre(plan, *others, registry=wanted)
    model = model_of(plan, made, topic_tree(made), found)
    assert [one.activity.number for one in model.loose] == [4]
    assert model.whole == 2


def test_a_plan_without_needs_or_activities_has_no_threads() -> None:
    assert threads(asset("p", kind="plan"), wanted=registry()) == []
