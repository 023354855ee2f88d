from typing import Any

from repo import Repo


def sop(*steps: dict[str, Any]) -> list[str]:
    """Findings of steps of which each is written on two lines or more, from line 10: number, text, then the rest."""
    body = "".join(f"## {h}\n\nก\n\n" for h in ("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ"))
    return Repo().asset("a", kind="sop", steps=list(steps), body=body).places()


def hint(code: str, *steps: dict[str, Any]) -> str:
    return Repo().asset("a", kind="sop", steps=list(steps)).hint(code)


ONE, TWO, THREE = ({"number": number, "text": f"งาน {number}"} for number in (1, 2, 3))
APPROVED = {"number": 2, "text": "เห็นชอบหรือไม่", "shape": "decision"}


def test_a_flow_from_start_to_end_with_a_way_back_is_sound() -> None:
    assert sop(ONE, {**APPROVED, "yes": 3, "no": 1}, {**THREE, "duration": "ต.ค. 64 – ก.พ. 65"}) == []


def test_a_step_that_nothing_leads_to_is_told() -> None:
    assert sop({**ONE, "next": 3}, TWO, THREE) == ["a.md:13 STEP-UNREACHED"]
    assert sop({**ONE, "shape": "end"}, {**TWO, "shape": "start"}) == []


def test_a_flow_that_never_ends_is_told() -> None:
    assert sop(ONE, {**TWO, "next": 1}) == ["a.md:9 STEP-NO-END"]


def test_answers_lead_to_two_places() -> None:
    assert sop(ONE, {**APPROVED, "yes": 3, "no": 3}, THREE) == ["a.md:16 STEP-SAME"]


def test_what_was_not_approved_does_not_go_on_as_if_it_were() -> None:
    onward = {"number": 4, "text": "ประกาศ"}
    assert sop(ONE, {**APPROVED, "yes": 4, "no": 3}, THREE, onward) == ["a.md:16 STEP-RETURN"]
    assert sop(ONE, {**APPROVED, "yes": 4, "no": 3}, {**THREE, "next": 1}, onward) == []
    assert sop(ONE, {**APPROVED, "yes": 4, "no": 3}, {**THREE, "shape": "end"}, onward) == []
    assert sop(ONE, {**APPROVED, "text": "เร่งด่วนหรือไม่", "yes": 4, "no": 3}, THREE, onward) == []
    assert "เมื่อไม่เห็นชอบ" in hint("STEP-RETURN", ONE, {**APPROVED, "yes": 4, "no": 3}, THREE, onward)


def test_a_connector_leads_on() -> None:
    point = {"number": 3, "text": "ก", "shape": "connector"}
    assert sop(ONE, TWO, point) == ["a.md:15 STEP-CONNECTOR"]
    assert sop(ONE, TWO, point, {"number": 4, "text": "ต่อ"}) == []
    assert sop(ONE, {**point, "number": 2}, {**point, "next": 4}, {"number": 4, "text": "ต่อ"}) == []


def test_a_duration_that_cannot_be_read_is_told_with_examples() -> None:
    assert sop({**ONE, "duration": "นานพอควร"}) == ["a.md:12 STEP-DURATION"]
    assert "2 วัน" in hint("STEP-DURATION", {**ONE, "duration": "นานพอควร"})
    assert sop({**ONE, "duration": "ตามชั้นความเร็ว"}) == []


def forms(*given: dict[str, Any]) -> list[str]:
    centre = {"name": "ศูนย์", "organisation": "กรม", "forms": list(given)}
    return Repo().registry(centre=centre).asset("a").places()


def test_sound_forms_pass() -> None:
    five = {"code": "five", "units": ["plan-div"], "columns": ["number", "flow"], "document_number": "SOP-{number}"}
    assert forms(five, {"code": "all"}) == []


def test_a_form_of_an_unknown_unit_or_column_is_told() -> None:
    assert forms({"code": "five", "units": ["plan-dev"]}) == ["registry/centre.yml:4 UNIT-UNKNOWN"]
    assert forms({"code": "five", "columns": ["number", "flaw"]}) == ["registry/centre.yml:7 VALUE-CHOICE"]
    assert forms({"code": "five", "columns": ["flow", "flow"]}) == ["registry/centre.yml:4 FORM-COLUMN"]


def test_a_unit_has_one_form() -> None:
    twice = ({"code": "a", "units": ["dept"]}, {"code": "b", "units": ["dept"]})
    assert forms(*twice) == ["registry/centre.yml:7 FORM-UNIT"]
    assert forms({"code": "a"}, {"code": "b"}) == ["registry/centre.yml:5 FORM-UNIT"]
    assert "registry/centre.yml:4 CODE-DUPLICATE" in forms({"code": "a"}, {"code": "a", "units": ["dept"]})


def test_a_pattern_of_numbers_holds_known_blanks_only() -> None:
    assert forms({"code": "a", "document_number": "SOP-{shrt}"}) == ["registry/centre.yml:4 FORM-NUMBER"]


def test_a_page_ends_after_a_step_that_is_there() -> None:
    body = "".join(f"## {h}\n\nก\n\n" for h in ("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ"))
    repo = Repo().asset("a", kind="sop", page_after=[1, 9], steps=[ONE, TWO], body=body)
    assert repo.places() == ["a.md:11 STEP-TARGET"]


def test_a_procedure_that_nobody_can_follow_is_told() -> None:
    many = [{"number": number, "text": "งาน"} for number in range(1, 102)]
    assert sop(*many) == ["a.md:210 STEP-MANY"]
    assert sop(*many[:-1]) == []
