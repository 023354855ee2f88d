"""The query language through the real box: phrases, field words, dates, sections, attachments and reasons."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser.search_site import write_site
from browser.test_search import found, opened
from playwright.sync_api import Browser, Page, expect
from search.made import DOCUMENTS

from lokm_build.thai.keyboard import from_keyboard

pytestmark = pytest.mark.browser

ALL_SOPS = {"egp", "vehicles"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("search"), DOCUMENTS)


@pytest.fixture
def reader(chromium: Browser, site: Path) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    yield opened(page, site)
    page.close()


@pytest.mark.parametrize(
    "query",
    [
        "ชนิด:sop", "kind:SOP", "ชนิด: sop ปี:2566", "ปี:๒๕๖๖ ชนิด:sop", "year:2023 kind:sop", "ปี:66 ชนิด:sop",
        "หน่วยงาน:กพร. ชนิด:sop", 'หน่วยงาน:"กลุ่มพัฒนาระบบบริหาร" ชนิด:sop', "unit:ops-psdg ชนิด:sop", "ปี:2565-2566 ชนิด:sop",
    ],
)  # fmt: skip
def test_field_words_alone_list_all_that_they_fit(reader: Page, query: str) -> None:
    assert set(found(reader, query)) == ALL_SOPS
    expect(reader.locator("[data-search-status]")).to_contain_text("มี 2 เรื่อง")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ตัวชี้วัด:2.4", ["fiscal-2566"]),
        ("ตัวชี้วัด:๒.๑๐", ["indicator-210"]),
        ("ตัวชี้วัด:2", ["indicator-210", "fiscal-2566"]),
        ("หน่วยงาน:เลขานุการ ตัวชี้วัด:2", ["indicator-210"]),
        ("การประสานงาน ปี:2565", ["coordination-phone"]),
    ],
)
def test_a_field_word_narrows(reader: Page, query: str, first: list[str]) -> None:
    assert found(reader, query) == first


def test_2_1_does_not_mean_2_10(reader: Page) -> None:
    assert found(reader, "ตัวชี้วัด:2.1") == []
    expect(reader.locator("[data-search-words]")).to_contain_text("ไม่รู้จักตัวชี้วัด “2.1”")


def test_a_field_word_is_shown_and_can_be_taken_back(reader: Page) -> None:
    found(reader, "การประสานงาน ปี:2565")
    reader.get_by_role("button", name="เอาเงื่อนไขออก: ปี พ.ศ. 2565").click()
    expect(reader.locator("input[type=search]")).to_have_value("การประสานงาน")
    expect(reader.locator("#search-results a")).not_to_have_count(1)


def test_an_unknown_value_is_told_with_the_nearest(reader: Page) -> None:
    found(reader, "หน่วยงาน:กลุ่มพัฒนระบบบริหาร การประสานงาน")
    expect(reader.locator("[data-search-words]")).to_contain_text("ไม่รู้จักหน่วยงาน")
    reader.locator("[data-search-words]").get_by_role("button", name="กลุ่มพัฒนาระบบบริหาร").click()
    expect(reader.get_by_role("button", name="เอาเงื่อนไขออก: หน่วยงาน กลุ่มพัฒนาระบบบริหาร")).to_be_visible()


def test_a_field_without_a_value_offers_its_values(reader: Page) -> None:
    found(reader, "ชนิด:")
    reader.get_by_role("button", name="SOP").click()
    expect(reader.locator("#search-results a")).to_have_count(2)


def test_a_phrase_must_stand_letter_by_letter(reader: Page) -> None:
    assert found(reader, '"เวทีแลกเปลี่ยน"') == ["knowledge-sharing"]
    assert found(reader, '"เวทีแลกแปลี่ยน"') == []
    expect(reader.locator("[data-search-status]")).to_contain_text("เครื่องหมายคำพูด")
    reader.get_by_role("button", name="ค้นโดยไม่ใช้เครื่องหมายคำพูด").click()
    expect(reader.locator("#search-results a").first).to_contain_text("เวทีแลกเปลี่ยน")


def test_a_phrase_is_found_in_damaged_text_and_a_number_only_as_a_whole(reader: Page) -> None:
    assert found(reader, '"การจัดทำรายงาน"') == ["damaged-text"]
    assert found(reader, '"ตัวชี้วัดที่ 2.1"') == []
    assert found(reader, '"ตัวชี้วัดที่ 2.10"') == ["indicator-210"]


DAYS = ["31 กรกฎาคม 2555", "๓๑ ก.ค. ๒๕๕๕", "31/7/2555", "2012-07-31", "July 31, 2012", "31 ก.ค. 55"]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_found_in_whatever_form_it_is_asked(reader: Page, day: str) -> None:
    assert found(reader, day)[:1] == ["archive"]


def test_a_result_leads_to_the_section_that_matches(reader: Page) -> None:
    assert found(reader, "คณะกรรมการทำลายเอกสาร")[:1] == ["archive"]
    link = reader.locator("#search-results a").first
    assert unquote(link.get_attribute("href") or "").endswith("archive.html#part-3")
    expect(link).to_contain_text("การทำลาย")


def test_a_result_that_matches_by_its_title_leads_to_its_top(reader: Page) -> None:
    assert found(reader, "คู่มือห้องเก็บเอกสาร")[:1] == ["archive"]
    assert "#" not in (reader.locator("#search-results a").first.get_attribute("href") or "")


def test_an_attached_file_is_found_by_its_name_and_named(reader: Page) -> None:
    assert found(reader, "บันทึกเลขไมล์")[:1] == ["vehicles"]
    expect(reader.locator("#search-results a").first).to_contain_text("ไฟล์แนบ: บันทึกเลขไมล์ประจำวัน.xlsx")


def test_a_match_by_another_name_says_which(reader: Page) -> None:
    assert found(reader, "AAR")[:1] == ["aar-steps"]
    expect(reader.locator("#search-results a").first).to_contain_text("ตรงกับ AAR = การทบทวนหลังการปฏิบัติงาน")


@pytest.mark.parametrize("meant", ["ถ่ายทอดความรู้", "Expert Interview"])
def test_a_text_of_the_wrong_keyboard_layout_is_told_both_ways(reader: Page, meant: str) -> None:
    assert found(reader, from_keyboard(meant))[:1] == ["interview"]
    expect(reader.locator("[data-search-status]")).to_contain_text(f"แสดงผลของ “{meant}”")
