"""The flow of a procedure: where each step leads, what can be reached, and what an answer is called."""

import pytest
from hypothesis import given
from render.flows import chain, flows, steps

from lokm_build.model.asset import Step
from lokm_build.model.flow import Edge, answers, edges, ends, positions, reachable


def ways(*some: Step) -> list[tuple[int, int, str]]:
    return [(edge.start, edge.end, edge.label) for edge in edges(some)]


def test_each_step_leads_to_the_next_and_an_end_nowhere() -> None:
    assert ways(*chain(3)) == [(0, 1, ""), (1, 2, "")]
    assert ways(*steps({"shape": "end"}, {})) == []


def test_next_leads_elsewhere() -> None:
    assert ways(*chain(4, s2={"next": 4}, s3={"next": 1})) == [(0, 1, ""), (1, 3, ""), (2, 0, "")]


def test_a_decision_leads_where_its_answers_say() -> None:
    decided = chain(4, s3={"shape": "decision", "text": "ผู้อำนวยการเห็นชอบหรือไม่", "yes": 4, "no": 2})

    assert edges(decided)[2:] == (Edge(2, 3, "yes", "เห็นชอบ"), Edge(2, 1, "no", "ไม่เห็นชอบ"))


def test_an_answer_that_names_no_step_leads_on() -> None:
    assert ways(*chain(3, s2={"shape": "decision", "no": 1})) == [(0, 1, ""), (1, 2, "ใช่"), (1, 0, "ไม่ใช่")]
    assert ways(*chain(3, s2={"shape": "decision", "yes": 1, "next": 3})) == [(0, 1, ""), (1, 0, "ใช่"), (1, 2, "ไม่ใช่")]


def test_a_decision_without_answers_leads_on_without_a_word() -> None:
    assert ways(*chain(3, s2={"shape": "decision"})) == [(0, 1, ""), (1, 2, "")]


def test_a_number_that_no_step_has_leads_nowhere() -> None:
    assert ways(*chain(3, s1={"next": 9}, s2={"yes": 3, "no": 0})) == [(1, 2, "ใช่")]


def test_a_number_written_twice_means_the_first_step_that_has_it() -> None:
    doubled = steps({}, {"number": 1}, {"next": 1})

    assert positions(doubled) == {1: 0, 3: 2}
    assert ways(*doubled) == [(0, 1, ""), (1, 2, ""), (2, 0, "")]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("ผู้บังคับบัญชาเห็นชอบหรือไม่", "เห็นชอบ"),
        ("เสนออธิบดีพิจารณาอนุมัติ", "อนุมัติ"),
        ("เอกสารครบถ้วนและถูกต้องหรือไม่", "ถูกต้อง"),
        ("ผู้อนุมัติลงนามแล้วหรือยัง", "ใช่"),
        ("กรรมการไม่เห็นชอบใช่หรือไม่", "ใช่"),
        ("มีข้อแก้ไขหรือไม่", "มี"),
        ("มีนาคมรายงานแล้วหรือไม่", "ใช่"),
        ("ผลผ่านเกณฑ์?", "ผ่าน"),
        ("เอกสารพร้อมหรือไม่", "พร้อม"),
        ("ส่งพร้อมหนังสือนำหรือไม่", "ใช่"),
        ("แก้ไขหรือไม่", "ใช่"),
    ],
)
def test_answers_are_called_by_what_the_decision_asks(text: str, yes: str) -> None:
    assert answers(Step(number=1, text=text)) == (yes, f"ไม่{yes}")


def test_an_author_names_the_answers() -> None:
    assert answers(Step(number=1, text="เห็นชอบหรือไม่", answers=("ครบ", "ขาด"))) == ("ครบ", "ขาด")


def test_one_answer_alone_is_none() -> None:
    assert answers(Step(number=1, text="แก้หรือไม่", answers=("แก้",))) == ("ใช่", "ไม่ใช่")


def test_what_no_way_leads_to_is_not_reached_unless_it_is_a_start() -> None:
    assert reachable(chain(5, s2={"next": 5}, s4={"shape": "start"})) == {0, 1, 3, 4}
    assert reachable(()) == frozenset()


def test_the_work_ends_where_no_way_leads_on() -> None:
    assert ends(chain(4, s2={"shape": "end"}, s3={"next": 9})) == (1, 2, 3)


@given(flows())
def test_ways_are_told_once_and_stay_within_the_steps(some: tuple[Step, ...]) -> None:
    told = edges(some)

    assert len({(edge.start, edge.answer) for edge in told}) == len(told)
    assert all(0 <= edge.end < len(some) for edge in told)
    assert all(bool(edge.label) == bool(edge.answer) for edge in told)
    assert {edge.end for edge in told if edge.start in reachable(some)} <= reachable(some)
