"""Flows of any make: sound ones, wild ones, texts of every length."""

import random
from typing import Any

from hypothesis import strategies as st

from lokm_build.model.asset import Step

WORDS = (
    *("ตรวจสอบ", "เอกสาร", "หลักฐาน", "เสนอ", "ผู้อำนวยการ", "เห็นชอบ", "หรือไม่", "ลงทะเบียน", "ที่", "ปี๊บ"),
    *("ระบบสารบรรณอิเล็กทรอนิกส์", " ", " ", "GAP ", "LIKE Talk Award", "(ครั้งที่ 2)", "e-bidding", "2565", "ฯลฯ"),
    *("ๆ", "😀", "Pneumonoultramicroscopicsilicovolcanoconiosis"),
)
SHAPES = ("start", "process", "process", "decision", "document", "subprocess", "connector", "end")
ANSWERS = ((), ("ครบ", "ไม่ครบ"), ("อนุมัติตามที่ขอทุกรายการ", "ส่งกลับให้แก้ไขแล้วเสนอใหม่"), ("Yes", "No"))


def steps(*given: dict[str, Any]) -> tuple[Step, ...]:
    """Steps numbered from 1, with a text where none is given."""
    return tuple(Step(**{"number": at, "text": f"ขั้นที่ {at}", **values}) for at, values in enumerate(given, 1))


def chain(count: int, **ways: dict[str, Any]) -> tuple[Step, ...]:
    """Steps from a start to an end; `s3={…}` tells what is other about step 3."""
    first = {1: {"shape": "start"}, count: {"shape": "end"}}
    return steps(*({**first.get(at, {}), **ways.get(f"s{at}", {})} for at in range(1, count + 1)))


texts = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join),
    st.sampled_from(WORDS),
    st.text("กเา่ีM 😀", min_size=1, max_size=200),
).filter(lambda text: bool(text.strip()))


@st.composite
def flows(draw: st.DrawFn, most: int = 9, branches: int = 5) -> tuple[Step, ...]:
    """Up to so many steps and branches, leading anywhere."""
    count = draw(st.integers(1, most))
    numbers = st.integers(1, count)
    branching = draw(st.sets(numbers, max_size=branches))
    made = []
    for at in range(1, count + 1):
        told: dict[str, Any] = {"shape": draw(st.sampled_from(SHAPES)), "text": draw(texts)}
        if at in branching:
            told |= draw(_branch(numbers))
        made.append(told)
    return steps(*made)


def _branch(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[dict[str, Any]]:
    decided = st.fixed_dictionaries(
        {"shape": st.sampled_from(("decision", "decision", "process")), "answers": st.sampled_from(ANSWERS)},
        optional={"yes": numbers, "no": numbers},
    )
    return st.one_of(decided, decided, st.fixed_dictionaries({"next": numbers}))


def large(seed: int) -> tuple[Step, ...]:
    """Sixty steps and fifteen branches, by chance: too many to be drawn one by one."""
    chance = random.Random(seed)
    branching = set(chance.sample(range(1, 61), 15))
    return steps(*(_any_step(chance, at in branching) for at in range(1, 61)))


def _any_step(chance: random.Random, is_branching: bool) -> dict[str, Any]:
    text = "".join(chance.choices(WORDS, k=chance.randint(1, 7))).strip() or "ขั้น"
    told: dict[str, Any] = {"shape": chance.choice(SHAPES), "text": text}
    if is_branching:
        told |= {"shape": "decision", "answers": chance.choice(ANSWERS), "no": chance.randint(1, 60)}
        told |= {"yes": chance.randint(1, 60)} if chance.random() < 0.3 else {}
    return told
