"""Live lists in hand-written pages."""

import html
import json
import re

import pytest
from render.listed import asset, many, shared

from lokm_build.model.asset import FrontMatter
from lokm_build.model.registry import REGISTRY_FILES
from lokm_build.render.pages.schema_tables import schema_tables
from lokm_build.render.pages.slots import SLOTS, SlotError, fill_slots


def filled(name: str, *assets, root: str = "", **arguments: object) -> str:  # type: ignore[no-untyped-def]
    site = shared(*assets)
    text = html.escape(json.dumps(arguments))
    return fill_slots(
        f'<p>ก่อน</p>\n<div data-lokm-slot="{name}" data-lokm-args="{text}"></div><p>หลัง</p>',
        site.catalogue,
        site.views,
        root,
    )


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_slot_is_filled_and_the_page_around_it_stays() -> None:
    page = filled("newest", *many(9), count=3)

    assert page.startswith("<p>ก่อน</p>")
    assert page.endswith("<p>หลัง</p>")
    assert page.count("<article") == 3
    assert 'href="knowledge/a008.html"' in page


def test_links_start_from_the_page_that_holds_the_slot() -> None:
    assert 'href="../knowledge/a008.html"' in filled("newest", *many(9), root="../")


def test_a_page_without_slots_is_left_alone() -> None:
    site = shared()
    assert fill_slots("<p>ไม่มี</p>", site.catalogue, site.views, "") == "<p>ไม่มี</p>"


def test_single_quotes_and_missing_arguments_are_read_too() -> None:
    site = shared(*many(9))
    page = """<div class="x" data-lokm-slot='newest' data-lokm-args='{"count": 2, "heading": "ก > ข"}'>\n</div>"""

    assert fill_slots(page, site.catalogue, site.views, "").count("<article") == 2
    assert "lokm-doors" in fill_slots('<div data-lokm-slot="doors"></div>', site.catalogue, site.views, "")


def test_the_search_slot_replaces_the_heading_that_an_engine_invents() -> None:
    site = shared(asset("a"))
    page = fill_slots('<h1>หน้าแรก</h1>\n<div data-lokm-slot="search"></div>', site.catalogue, site.views, "")

    assert re.findall(r"<h1[^>]*>([^<]+)", page) == ["ศูนย์ความรู้กรมตัวอย่าง"]
    assert page.count('type="search"') == 1


def test_this_years_indicators_are_those_of_the_fiscal_year_or_the_latest_with_any() -> None:
    assert "ตัวชี้วัดปีงบประมาณ 2567" in filled("indicators", asset("a"))
    assert "2.4 องค์กรแห่งการเรียนรู้ 1 เรื่อง" in words(
        filled("indicators", asset("a", indicators=["dept/2566/2.4"]), year=2566)
    )
    assert "ยังไม่มีตัวชี้วัดของปีงบประมาณ 2500" in filled("indicators", year=2500)


def test_the_most_adopted_say_how_often() -> None:
    assert "นำไปใช้แล้ว 1 ครั้ง" in filled("most_adopted", asset("a", adoptions=[{"unit": "plan"}]))


def test_counts_by_kind_lead_to_their_lists() -> None:
    page = filled("counts", asset("a", kind="sop"))
    assert "มาตรฐานการปฏิบัติงาน (SOP) 1 เรื่อง" in words(page)
    assert 'href="kinds/sop.html"' in page


def test_one_card_stands_by_its_id_or_former_id() -> None:
    assert 'href="knowledge/b.html"' in filled("card", asset("b", aliases=["was-b"]), id="was-b")


def test_documentation_is_made_from_the_tables_themselves() -> None:
    assert "FILE-EMPTY" in filled("finding_codes")
    schema = words(filled("schema"))
    assert "title จำเป็น ข้อความ ชื่อเรื่อง" in schema
    assert "published เผยแพร่" in schema
    assert "topics จำเป็น รายการรหัส" in schema
    assert "date วันที่ วันที่ของเอกสาร" in schema
    assert "km_step รายการค่าจากที่กำหนด" in schema
    assert "adoptions" in schema
    assert "for ข้อความ ยุทธศาสตร์" in words(filled("registry_schema"))
    assert "ชื่อองค์ความรู้" in filled("kind_sections")


def test_every_key_says_what_it_holds() -> None:
    tables = [
        *schema_tables("", FrontMatter),
        *(table for model in REGISTRY_FILES.values() for table in schema_tables("", model)),
    ]
    vague = [key.name for table in tables for key in table.keys if key.holds == "โครงสร้างข้อมูล"]

    assert vague == []


@pytest.mark.parametrize("name", sorted(set(SLOTS) - {"card"}))
def test_every_slot_can_be_filled_in_an_empty_centre(name: str) -> None:
    assert "data-lokm-slot" not in filled(name)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("newst", {}, "ไม่รู้จักรายการสด 'newst' หมายถึง 'newest' หรือไม่"),
        ("newest", {"coutn": 3}, "รายการสด 'newest' ไม่รู้จักค่า 'coutn' (รับเฉพาะ count, heading)"),
        ("newest", {"count": "สาม"}, "รายการสด 'newest': ค่า 'count' ต้องเป็นจำนวนเต็ม แต่ได้ \"สาม\""),
        ("newest", {"count": 0}, "รายการสด 'newest': count ต้องอยู่ระหว่าง 1 ถึง 50 แต่ได้ 0"),
        ("doors", {"count": 1}, "รายการสด 'doors' ไม่รู้จักค่า 'count' (ไม่รับค่าใด)"),
        ("card", {}, "รายการสด 'card' ต้องระบุ 'id'"),
    ],
)
def test_a_slot_that_cannot_be_filled_says_what_to_write(name: str, arguments: dict[str, object], message: str) -> None:
    with pytest.raises(SlotError) as error:
        filled(name, **arguments)
    assert str(error.value) == message


def test_a_card_that_this_edition_does_not_show_is_an_error() -> None:
    with pytest.raises(SlotError, match="ไม่มีองค์ความรู้ 'gone' ในฉบับนี้"):
        filled("card", id="gone")
