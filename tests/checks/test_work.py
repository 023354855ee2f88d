from typing import Any

from repo import Repo


def sop(*steps: dict[str, Any]) -> list[str]:
    body = "".join(f"## {h}\n\nก\n\n" for h in ("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ"))
    return Repo().asset("a", kind="sop", steps=list(steps), body=body).places()


def plan(**keys: Any) -> list[str]:
    return Repo().asset("a", kind="plan", activities=[{"number": 1, "name": "ก", **keys}]).places()


def test_steps_that_fit_together_pass() -> None:
    decision = {"number": 2, "text": "เห็นชอบหรือไม่", "shape": "decision", "yes": 3, "no": 1}
    assert sop({"number": 1, "text": "ก"}, decision, {"number": 3, "text": "ค", "role": "ผู้อำนวยการ"}) == []


def test_a_number_that_stands_twice_or_is_left_out_is_told() -> None:
    assert sop({"number": 1, "text": "ก"}, {"number": 1, "text": "ข"}) == ["a.md:12 STEP-DUPLICATE"]
    assert sop({"number": 1, "text": "ก"}, {"number": 3, "text": "ข"}) == ["a.md:12 STEP-GAP"]


def test_a_way_to_a_step_that_is_not_there_is_told_at_its_key() -> None:
    assert sop({"number": 1, "text": "ก", "next": 7}) == ["a.md:12 STEP-TARGET"]


def test_a_decision_says_both_ways() -> None:
    assert sop({"number": 1, "text": "ก", "shape": "decision", "yes": 1}) == ["a.md:10 STEP-BRANCH"]


def test_steps_and_activities_belong_to_their_kinds() -> None:
    repo = Repo().asset("a", steps=[{"number": 1, "text": "ก"}], kpi="ร้อยละ 80")
    assert repo.places() == ["a.md:9 KEY-KIND", "a.md:12 KEY-KIND"]


def test_periods_run_forwards() -> None:
    assert plan(start="2566-02-01", end="2566-01-01") == ["a.md:13 ACTIVITY-DATES"]
    assert plan(start="ต.ค. 2565", end="ต.ค. 2565", actual_start="2566-01-01") == []


def test_activities_have_numbers_of_their_own() -> None:
    twice = [{"number": 1, "name": "ก"}, {"number": 1, "name": "ข"}]
    assert Repo().asset("a", kind="plan", activities=twice).places() == ["a.md:12 ACTIVITY-DUPLICATE"]


def test_no_more_come_than_were_invited() -> None:
    assert plan(invited=40, reached=34) == []
    assert plan(invited=34, reached=40) == ["a.md:13 ACTIVITY-COUNT"]
