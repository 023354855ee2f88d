"""Sections of a body take the official order of their kind, however their headings are written."""

import pytest

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.place import Places
from lokm_build.model.sections import bare_heading, ordered_sections
from lokm_build.render.body import render_body


def asset(kind: str, body: str, **keys: object) -> Asset:
    meta = FrontMatter(title="ก", kind=kind, unit="u", topics=["t"], fiscal_year="2566", **keys)  # type: ignore[arg-type]
    return Asset("a", "knowledge/a.md", meta, body, 1, "0", Places("knowledge/a.md"))


@pytest.mark.parametrize(
    "written",
    [
        *("ขอบเขต", "1 ขอบเขต", "๒. ขอบเขต", "2.1 ขอบเขต", "๓) ขอบเขต", "(3) ขอบเขต", "๓.ขอบเขต", "ก. ขอบเขต"),
        *("ข้อ ๑ ขอบเขต", "ข้อที่ 1: ขอบเขต", "ส่วนที่ 2 – ขอบเขต", "ขอบเขต:", " ขอบ  เขต ", "ขอบเขต​"),
    ],
)
def test_numbers_punctuation_and_spaces_do_not_matter(written: str) -> None:
    assert bare_heading(written) == "ขอบเขต"


def test_a_heading_that_is_only_a_number_stays_itself() -> None:
    assert bare_heading("2566") == "2566"


def test_other_spellings_are_known_and_official_ones_win() -> None:
    written = asset("lesson", "## ๒. สถานการณ์และความเป็นมา\n\nก\n\n## ภาคผนวก\n\nข\n")

    found = ordered_sections(written, render_body(written))

    assert [known and known.heading for _, known in found] == ["สถานการณ์", None]


def test_sections_take_the_official_order_and_unknown_ones_follow() -> None:
    written = asset("qa", "นำ\n\n## ภาคผนวก\n\nก\n\n## วิสัชนา\n\nข\n\n## 1. คำถาม\n\nค\n")

    found = ordered_sections(written, render_body(written))

    assert [part.heading and part.heading.text for part, _ in found] == [None, "1. คำถาม", "วิสัชนา", "ภาคผนวก"]


def test_a_section_written_twice_is_shown_twice() -> None:
    written = asset("checklist", "## รายการ\n\nก\n\n## รายการตรวจสอบ\n\nข\n")

    assert [part.text for part, _ in ordered_sections(written, render_body(written))] == ["ก", "ข"]
