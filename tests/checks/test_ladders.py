from typing import Any

import pytest
from repo import Repo

RUNGS: list[dict[str, Any]] = [
    {"level": level, "text": f"ระดับ {level}", "at_least": count} for level, count in enumerate((0, 1, 2, 3, 4), 1)
]


def codes(*factors: dict[str, Any], **keys: Any) -> list[str]:
    """What is found of an indicator with these factors."""
    entry = {"agency": "doh", "year": 2566, "code": "2.2", "name": "ก", "factors": list(factors), **keys}
    return [place.split()[1] for place in Repo().registry(indicators=[entry]).places()]


def factor(ladder: list[dict[str, Any]] | None = None, **keys: Any) -> dict[str, Any]:
    given = {"code": "F", "name": "ปัจจัย", "counter": "channels", "source": "แผน", "ladder": ladder or RUNGS, **keys}
    return {key: value for key, value in given.items() if value is not None}


def rungs(*conditions: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"level": level, "text": "ก", **one} for level, one in enumerate(conditions, 1)]


def test_rules_that_hold_together_pass() -> None:
    assert codes(factor()) == []


@pytest.mark.parametrize(
    ("faulty", "code"),
    [
        (factor(counter="chanels"), "VALUE-CHOICE"),
        (factor(counter=None), "FACTOR-COUNTER"),
        (factor(source=None), "FACTOR-SOURCE"),
        (factor(target=40), "FACTOR-PARAMETER"),
        (factor(channels=["lime"]), "CHANNEL-UNKNOWN"),
        (factor(counter="topics", topics=["cordination"]), "TOPIC-UNKNOWN"),
        (factor(RUNGS[:4]), "LADDER-LEVELS"),
        (factor([*RUNGS[:4], {**RUNGS[4], "level": 7}]), "VALUE-RANGE"),
        (factor([{**RUNGS[0], "all": "อาจจะ"}, *RUNGS[1:]]), "VALUE-FLAG"),
        (factor(rungs({"at_most": 0}, {"at_least": 1}, {"at_least": 2}, {"at_least": 3}, {})), "LADDER-EMPTY"),
        (factor(holes=[{"case": "กรณีหนึ่ง", "level": 3, "settled": "ให้ระดับ 3"}]), "HOLE-EMPTY"),
        (factor([*RUNGS[:4], {"level": 5, "text": "ก", "all": "true"}]), "LADDER-TOTAL"),
        (factor([{**RUNGS[0], "at_least": 1}, *RUNGS[1:]]), "LADDER-HOLE"),
        (factor([*RUNGS[:3], {**RUNGS[3], "at_least": 5, "at_most": 4}, RUNGS[4]]), "LADDER-UNREACHABLE"),
        (factor([*RUNGS[:4], {**RUNGS[4], "at_most": 6}]), "LADDER-FALLS"),
        (factor(holes=[{"case": "มาก", "at_least": 9, "level": 1, "settled": "ลด"}]), "LADDER-FALLS"),
    ],
)
def test_a_rule_that_does_not_hold_is_told(faulty: dict[str, Any], code: str) -> None:
    assert code in codes(faulty)


def test_two_factors_of_one_code_are_told() -> None:
    assert codes(factor(), factor()) == ["FACTOR-DUPLICATE"]


def test_shared_rules_lead_to_an_indicator_and_not_round_in_a_ring() -> None:
    assert codes(factors_of="doh/2565/2.9") == ["FACTORS-UNKNOWN"]
    assert codes(factors_of="doh/2566/2.2") == ["FACTORS-CYCLE"]
    assert codes(factor(), factors_of="doh/2566/2.2") == ["FACTORS-CYCLE"]


def test_a_hole_of_the_form_is_told_until_it_is_settled() -> None:
    ladder = rungs({"at_most": 0}, {"at_least": 1}, {"at_least": 2}, {"at_least": 3, "at_most": 5}, {"all": "true"})
    open_case = factor(ladder, counter="groups_with_steps")
    hole = {"case": "หกขึ้นไป แต่ยังไม่ครบ", "at_least": 6, "all": "false", "level": 4, "settled": "ให้ระดับ 4"}

    assert "LADDER-FALLS" in codes(open_case)
    assert codes({**open_case, "holes": [hole]}) == []


def test_a_percentage_is_tried_at_small_and_great_totals() -> None:
    shares = rungs(*({"percent_at_least": share} for share in (0, 20, 50, 80)), {"all": "true"})
    none = {"case": "ไม่มีกลุ่มภารกิจ", "total_at_most": 0, "level": 1, "settled": "ให้ระดับ 1"}

    assert codes(factor(shares, counter="groups_with_steps", holes=[none])) == []
    assert codes(factor(shares, counter="applied")) == ["LADDER-HOLE"]


def test_the_unit_of_a_turnout_is_known() -> None:
    activity = {"number": 1, "name": "ก", "turnout": [{"unit": "nobody", "reached": 3}]}

    assert Repo().asset("a", kind="plan", activities=[activity]).places() == ["a.md:13 UNIT-UNKNOWN"]
