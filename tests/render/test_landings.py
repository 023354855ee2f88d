"""Landings and what stands around lists: trees, indicators with their lineage, letters, the glossary."""

import re

from render.listed import REGISTRY, asset, index_page, shared

from lokm_build.model.registry import Indicator, Term
from lokm_build.render.pages.glossary import term_anchors


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_unit_counts_its_sub_units_assets_and_can_show_its_own_alone() -> None:
    site = shared(asset("a"), asset("b", unit="money"), asset("c", unit="dept"))

    assert "กรมตัวอย่าง 3 เรื่อง กองแผนงาน 1 เรื่อง ชื่อย่อ กผ. กองคลัง 1 เรื่อง กองว่าง 0 เรื่อง" in text(
        index_page(site, "units/index.html").html
    )
    page = text(index_page(site, "units/dept.html").html)
    assert "รวมหน่วยงานย่อย 3" in page
    assert "เฉพาะหน่วยงานนี้ 1" in page


def test_a_unit_page_leads_up_to_its_parents_and_names_its_mission_groups() -> None:
    page = index_page(shared(asset("x", group="a"), asset("y")), "units/plan.html").html

    assert "หน้าแรก หน่วยงาน กรมตัวอย่าง" in text(page)
    assert "กลุ่มภารกิจ กลุ่มหนึ่ง 1 เรื่อง" in text(page)
    assert "data-own" not in page


def test_an_empty_unit_says_how_its_first_asset_comes_here() -> None:
    assert "unit: idle" in index_page(shared(asset("a")), "units/idle.html").html


def test_topics_show_what_else_readers_call_them() -> None:
    assert "การประชุม 1 เรื่อง คำอื่นที่ใช้เรียก จัดประชุม" in text(index_page(shared(asset("a")), "topics/index.html").html)


def test_an_indicator_shows_its_predecessors_assets_apart() -> None:
    old = asset("old", title="เรื่องเดิม", indicators=["dept/2566/2.4"])
    new = asset("new", title="เรื่องใหม่", indicators=["dept/2567/2.10"])
    page = index_page(shared(old, new), "indicators/dept_2567_2.10.html").html

    own, former = page.split("ตัวชี้วัดเดิม")
    assert "เรื่องใหม่" in own
    assert "เรื่องเดิม" not in own
    assert "เรื่องเดิม" in former
    assert "2.4 ปี 2566 2.10 ปี 2567" in text(own)


def test_an_indicator_that_was_succeeded_leads_to_its_successor() -> None:
    page = index_page(shared(asset("a")), "indicators/dept_2566_2.4.html").html

    assert "ตัวชี้วัดนี้สืบต่อเป็น 2.10 ปีงบประมาณ 2567" in text(page)


def test_indicators_stand_by_agency_year_and_number() -> None:
    registry_indicators = tuple(
        Indicator(agency="d", year="2566", code=code, name=code)  # type: ignore[arg-type]
        for code in ("2.10", "2.2")
    )
    site = shared(registry=type(REGISTRY)(centre=REGISTRY.centre, indicators=registry_indicators))
    page = index_page(site, "indicators/index.html").html

    assert page.index("d_2566_2.2.html") < page.index("d_2566_2.10.html")


def test_titles_stand_under_their_consonant_whatever_vowel_leads() -> None:
    site = shared(asset("a", title="เทคนิค"), asset("b", title="ทางเลือก"), asset("c", title="AAR"))

    assert 'href="th-23.html"' in index_page(site, "titles/index.html").html
    page = index_page(site, "titles/th-23.html").html
    assert page.index("knowledge/b.html") < page.index("knowledge/a.html")
    assert index_page(site, "titles/latin.html")


def test_what_is_due_for_review_says_since_when() -> None:
    due = asset("due", review_by="2567-01-30")
    soon = asset("soon", review_by="2567-02-11")
    page = text(index_page(shared(soon, due), "review/index.html").html)

    assert "กำหนดทบทวน 30 ม.ค. 2567 เลยมาแล้ว 2 วัน" in page
    assert "กำหนดทบทวน 11 ก.พ. 2567 อีก 10 วัน" in page


def test_terms_have_readable_anchors_that_never_collide() -> None:
    terms = [Term(term=name) for name in ("DOC 4.0", "กพร.", "doc-4.0", "<>")]

    assert term_anchors(terms) == {
        "DOC 4.0": "term-doc-4.0",
        "กพร.": "term-กพร.",
        "doc-4.0": "term-doc-4.0-2",
        "<>": "term-x",
    }


def test_the_glossary_stands_by_letter_and_brings_no_search_field() -> None:
    page = index_page(shared(asset("a")), "glossary/index.html").html

    assert "คำอื่นที่ใช้: องค์กรแห่งการเรียนรู้" in page
    assert re.findall(r'<h2 id="[^"]+">([^<]+)', page) == ["L", "ก"]
    assert 'type="search"' not in page
