import pytest
from repo import FRONT_MATTER, Repo, yaml_text

from lokm_build.parse.yaml_values import read_values

KEYS = yaml_text(FRONT_MATTER)


def places(keys: str) -> list[str]:
    return Repo().file("knowledge/a.md", f"---\n{KEYS}{keys}---\n\n- x\n").places()


def test_scalars_stay_the_text_that_was_written() -> None:
    values = read_values("a", "a: no\nb: 2.10\nc: 12:30:45\nd: [null, ~, 0812345678]\n", 2)
    assert values.value == {"a": "no", "b": "2.10", "c": "12:30:45", "d": ["null", "~", "0812345678"]}


def test_a_value_with_nothing_in_it_is_not_given() -> None:
    values = read_values("a", "a:\nb:\n  -\n  - x\nc: ''\n", 2)
    assert values.value == {"b": ["x"], "c": ""}
    assert values.places.at("a").line == 2


def test_flow_and_block_say_the_same_and_every_value_has_its_place() -> None:
    flow = read_values("a", "s: {event: x, at: [p, q]}\n", 2)
    block = read_values("a", "s:\n  event: x\n  at:\n    - p\n    - q\n", 2)
    assert flow.value == block.value
    assert flow.places.at("s", "at", 1).column == 23
    assert (block.places.at("s", "at", 1).line, block.places.at("s", "at", 1).column) == (6, 7)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("owner: !!python/object/apply:os.system [x]\n", "YAML-TAG"),
        ("owner: &a x\n", "YAML-ANCHOR"),
        ("owner: *a\n", "YAML-ANCHOR"),
        ("owner: *สำคัญ* มาก\n", "YAML-QUOTE"),
        ("owner: %งบ\n", "YAML-QUOTE"),
        ("owner: @ผู้ดูแล\n", "YAML-QUOTE"),
        ("owner: ก: ข\n", "YAML-COLON"),
        ("owner: \"เปิด\n", "YAML-SYNTAX"),
        ("keywords: [ก, ข\n", "YAML-SYNTAX"),
        ("owner:ไม่มีช่องว่าง\n", "YAML-SYNTAX"),
        ("source:\n\tevent: x\n", "YAML-TAB"),
        ("? [a, b]\n: x\n", "YAML-KEY"),
        ("<<: x\n", "YAML-KEY"),
        ("owner: " + "[" * 5000 + "\n", "YAML-DEPTH"),
        ("owner: ก\nowner: ข\n", "KEY-DUPLICATE"),
    ],
)
def test_what_yaml_cannot_say_here_is_named_at_its_line(text: str, code: str) -> None:
    line = 9 + (code in ("YAML-TAB", "KEY-DUPLICATE"))
    assert places(text) == [f"a.md:{line} {code}"]


def test_one_fault_does_not_hide_the_others() -> None:
    text = "owner: *สำคัญ*\nkeywords: [ก\nstatu: draft\ndate: 2566-02-30\n"
    assert places(text) == [
        "a.md:9 YAML-QUOTE",
        "a.md:10 YAML-SYNTAX",
        "a.md:11 KEY-UNKNOWN",
        "a.md:12 DATE-INVALID",
    ]


def test_a_required_value_that_cannot_be_read_is_not_called_missing() -> None:
    repo = Repo().file("knowledge/a.md", "---\n" + KEYS.replace("เรื่องตัวอย่าง", "%งบประมาณ", 1) + "---\n\n- x\n")
    assert repo.places() == ["a.md:2 YAML-QUOTE"]


def test_the_hint_says_how_to_quote() -> None:
    repo = Repo().file("knowledge/a.md", "---\ntitle: *สำคัญ*\n---\n")
    assert "เครื่องหมายคำพูด" in repo.hint("YAML-QUOTE")
