import re
from pathlib import Path

import lokm_build
from lokm_build.model.codes import CODES, GROUPS, finding
from lokm_build.model.place import Place

PLACE = Place("knowledge/a.md", 3, 5)
SOURCES = "\n".join(path.read_text("utf-8") for path in Path(lokm_build.__file__).parent.rglob("*.py"))


def test_every_code_says_what_why_and_what_to_do_in_thai() -> None:
    for code in CODES.values():
        assert all(re.search("[ก-๙]", text) for text in (code.message, code.hint, code.why)), code.code


def test_no_code_stands_twice_and_each_is_used() -> None:
    names = [code.code for group in GROUPS for code in group.codes]
    assert len(names) == len(set(names))
    assert [name for name in names if SOURCES.count(f'"{name}"') < 2] == []


def test_braces_in_a_value_are_text() -> None:
    assert "'{key} {0} %s'" in finding("KEY-UNKNOWN", PLACE, key="{key} {0} %s").message


def test_what_cannot_be_seen_is_escaped_and_what_is_long_is_clipped() -> None:
    message = finding("LINK-UNKNOWN", PLACE, value="a\u202eb\n::error::c" + "ก" * 500).message
    assert "a‹U+202E›b‹U+000A›::error::c" in message
    assert len(message) < 200
    assert "\n" not in message


def test_a_name_that_is_near_becomes_the_hint() -> None:
    assert finding("UNIT-UNKNOWN", PLACE, "plan-div", value="x").hint == "หมายถึง 'plan-div' หรือไม่"
    assert "units.yml" in finding("UNIT-UNKNOWN", PLACE, value="x").hint
