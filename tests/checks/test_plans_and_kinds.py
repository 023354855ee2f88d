"""Activities, AARs, orders and checklists hold together."""

from typing import Any

from repo import Repo


def plan(**keys: Any) -> list[str]:
    return Repo().asset("a", kind="plan", activities=[{"number": 1, "name": "ก", **keys}]).places()


def test_a_postponement_stands_beside_the_planned_dates() -> None:
    assert plan(start="เม.ย. 2566", end="เม.ย. 2566", postponed={"start": "ส.ค. 2566", "reason": "รอวิทยากร"}) == []
    assert plan(postponed={"start": "ส.ค. 2566"}) == ["a.md:12 ACTIVITY-POSTPONED"]
    backwards = {"start": "2566-08-02", "end": "2566-08-01"}
    assert plan(start="เม.ย. 2566", postponed=backwards) == ["a.md:15 ACTIVITY-DATES"]


def test_a_plan_that_nobody_can_follow_is_told() -> None:
    many = [{"number": number, "name": "ก"} for number in range(1, 102)]

    assert Repo().asset("a", kind="plan", activities=many).places() == ["a.md:210 ACTIVITY-MANY"]
    assert Repo().asset("a", kind="plan", activities=many[:-1]).places() == []


def test_an_actual_date_that_lies_ahead_is_told() -> None:
    assert plan(actual_start="2566-07-14") == []  # today
    assert plan(actual_start="2566-07-15") == ["a.md:12 ACTIVITY-AHEAD"]


def test_what_an_activity_names_as_its_aar_is_one() -> None:
    review = Repo().asset("a", kind="plan", activities=[{"number": 1, "name": "ก", "aar": "b"}])

    assert review.asset("b").places() == ["a.md:12 ACTIVITY-AAR"]


def test_an_aar_reviews_something() -> None:
    body = "".join(f"## {heading}\n\nก\n\n" for heading in ("สิ่งที่วางแผนไว้", "สิ่งที่เกิดขึ้นจริง", "สาเหตุ", "สิ่งที่ควรปรับปรุง"))
    alone = Repo().asset("b", kind="aar", body=body)

    assert alone.places() == ["b.md:3 AAR-ACTIVITY"]
    assert alone.asset("b", kind="aar", body=body, source={"event": "ประชุม"}).places() == []
    assert alone.asset("b", kind="aar", body=body, aliases=["old"]).asset(
        "a", kind="plan", activities=[{"number": 1, "name": "ก", "aar": "old"}]
    ).places() == []  # fmt: skip


def test_an_order_begins_before_it_expires() -> None:
    body = "## สาระสำคัญ\n\nแต่งตั้ง\n"
    order = {"kind": "policy", "number": "18/2565", "signatory": "อธิบดี", "body": body}

    assert Repo().asset("a", effective="2566-01-01", expires="2566-01-01", **order).places() == []
    assert Repo().asset("a", effective="2566-01-02", expires="2566-01-01", **order).places() == ["a.md:10 ORDER-DATES"]


def test_keys_of_orders_and_answers_belong_to_their_kinds() -> None:
    repo = Repo().asset("a", signatory="อธิบดี", confirmed_by=["กองแผน"])
    assert repo.places() == ["a.md:9 KEY-KIND", "a.md:10 KEY-KIND"]


def test_the_section_that_a_key_fills_is_not_missed() -> None:
    answer = Repo().asset("a", kind="qa", confirmed_by=["กองแผน"], body="## คำถาม\n\nก\n\n## คำตอบ\n\nข\n")

    assert answer.places() == []


def test_where_one_item_says_why_the_others_do_too() -> None:
    body = "- [ ] ตรวจชื่อ — *ระเบียบข้อ 4*\n- [ ] ตรวจวัน\n- [x] ตรวจตรา – _กฎกระทรวง_\n"

    assert Repo().asset("a", body=body).places() == ["a.md:12 CHECK-RULE"]
    assert Repo().asset("a", body="- [ ] ตรวจชื่อ\n- [ ] ตรวจวัน\n").places() == []
    assert "(ไม่บอกรวม 1 รายการ)" in Repo().asset("a", body=body).hint("CHECK-RULE")
