"""Searching through the real box, from a folder, without a network: what readers type and what they must find."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser.search_site import write_site
from playwright.sync_api import Browser, BrowserContext, Page, expect
from search.made import DOCUMENTS

from lokm_build.thai.keyboard import from_keyboard

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent / "js" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["index.html", "knowledge/leave.html", "search/index.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("ค้น หา"), DOCUMENTS)


@pytest.fixture
def page(desktop: BrowserContext) -> Iterator[Page]:
    page = desktop.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    assert faults == []


@pytest.fixture(scope="module")
def reader(chromium: Browser, site: Path) -> Iterator[Page]:
    """One page in which many queries follow each other."""
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    yield opened(page, site)
    page.close()


def opened(page: Page, site: Path, path: str = "knowledge/leave.html") -> Page:
    page.goto((site / path).as_uri())
    return page


def found(page: Page, query: str) -> list[str]:
    """Ids of the results for a query that is put into the box at once."""
    page.locator("input[type=search]").first.fill(query)
    expect(page.locator("#search-results")).to_have_attribute("data-query", query)
    links = page.locator("#search-results a").evaluate_all("links => links.map(link => link.href)")
    return [link.split("#")[0].rsplit("/", 1)[-1].removesuffix(".html") for link in links]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("การประสานงานทางโทรศัพท์", "coordination-phone", id="a title"),
        pytest.param("เชิญประชุม", "coordination-letter", id="a word inside a compound"),
        pytest.param("ลากิจต้องยื่นล่วงหน้าเมื่อไร", "leave", id="a question without spaces"),
        pytest.param("AAR", "aar-steps", id="an abbreviation whose full form alone stands in the text"),
        pytest.param("after action review", "aar-steps", id="another name of it"),
        pytest.param("ตัวชี้วัดที่ 2.4", "fiscal-2566", id="Arabic digits for Thai ones"),
        pytest.param("ตัวชี้วัดที่ ๒.๑๐", "indicator-210", id="Thai digits for Arabic ones"),
        pytest.param("15 มีนาคม 2566", "fiscal-2566", id="a date"),
        pytest.param("ปีงบประมาณ 2023", "fiscal-2566", id="a year of the Christian era"),
        pytest.param("การจัดทำรายงาน", "damaged-text", id="a text damaged by PDF"),
        pytest.param("เรื่องเลาเราพลัง", "knowledge-sharing", id="a forgotten tone"),
        pytest.param("ยานภาหนะ", "vehicles", id="a word written as it sounds"),
        pytest.param("เวทีแลกแปลี่ยน", "knowledge-sharing", id="a wrong letter"),
        pytest.param(from_keyboard("ถ่ายทอดความรู้"), "interview", id="the wrong keyboard layout"),
        pytest.param("Expert Interview", "interview", id="Latin words"),
        pytest.param("ระบบeGP", "egp", id="Latin and Thai without a space"),
        pytest.param("ยานพา", "vehicles", id="a word that is still being typed"),
        pytest.param("เทคนิคการประสานงานทางโ", "coordination-phone", id="a phrase that is still being typed"),
        pytest.param("story te", "knowledge-sharing", id="a Latin word that is still being typed"),
    ],
)
def test_a_query_finds_what_it_must(reader: Page, query: str, first: str) -> None:
    assert found(reader, query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("อยากได้รถหลวงไปประชุมต้องเขียนอะไร", "vehicles", id="a thing under its everyday name"),
        pytest.param("โทรหาเขาต้องแนะนำตัวไหม", "coordination-phone", id="a verb for a thing"),
        pytest.param("ผู้ใหญ่จะออกจากราชการแล้วใครสืบทอด", "interview", id="an event in other words"),
    ],
)
def test_a_question_in_words_of_ones_own_finds_what_answers_it(reader: Page, query: str, first: str) -> None:
    assert found(reader, query)[:1] == [first]


@pytest.mark.parametrize("query", ["วิธีปลูกทุเรียน", "ตารางแข่งฟุตบอลโลก", "blockchain", "๙๙๙๙๙"])
def test_a_query_that_nothing_fits_finds_nothing_and_says_so(reader: Page, query: str) -> None:
    assert found(reader, query) == []
    expect(reader.locator("[data-search-status]")).to_contain_text("ไม่พบที่ตรงกัน")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_box_and_one_list_and_finds_the_same(page: Page, site: Path, path: str) -> None:
    opened(page, site, path)
    assert page.locator("input[type=search]").count() == 1
    assert page.locator("#search-results").count() == 1
    expect(page.locator("input[type=search]")).to_be_visible()
    assert sorted(found(page, "การประสานงาน")[:2]) == ["coordination-letter", "coordination-phone"]


@pytest.mark.parametrize("path", PAGES)
def test_the_list_is_empty_as_soon_as_the_box_is(page: Page, site: Path, path: str) -> None:
    found(opened(page, site, path), "การประสานงาน")
    page.locator("input[type=search]").fill("")
    assert page.locator("#search-results a").count() == 0


def test_an_answer_to_a_query_that_is_gone_is_dropped(page: Page, site: Path) -> None:
    opened(page, site)
    box = page.locator("input[type=search]")
    box.fill("การประสานงาน")
    box.fill("")
    page.wait_for_timeout(600)
    assert page.locator("#search-results a").count() == 0
    box.fill("ยานพาหนะ")
    box.fill("ลากิจ")
    expect(page.locator("#search-results")).to_have_attribute("data-query", "ลากิจ")
    assert unquote(page.locator("#search-results a").first.get_attribute("href") or "").endswith("leave.html")


def test_results_come_while_one_types(page: Page, site: Path) -> None:
    box = opened(page, site).locator("input[type=search]")
    box.press_sequentially("ประสาน", delay=60)
    expect(page.locator("#search-results a").first).to_contain_text("ประสานงาน")


def test_marks_lie_on_the_original_text_and_part_no_letter_from_its_vowel(page: Page, site: Path) -> None:
    found(opened(page, site), "การจัดทำรายงาน")
    first = page.locator("#search-results a").first
    assert first.locator(".lokm-found__title").inner_text() == "การจัดท ารายงานประจ าเดือน"
    assert first.locator(".lokm-found__title mark").all_inner_texts() == ["การจัดท ารายงาน"]


def test_a_term_of_the_registry_is_a_direct_answer_outside_the_list(page: Page, site: Path) -> None:
    found(opened(page, site), "กพร.")
    answer = page.locator("#search-answers a").first
    expect(answer).to_contain_text("กลุ่มพัฒนาระบบบริหาร")
    assert (answer.get_attribute("href") or "").endswith("units/ops-psdg.html")


def test_the_keyboard_alone_finds_opens_and_returns(page: Page, site: Path) -> None:
    opened(page, site)
    page.keyboard.press("/")
    page.keyboard.type("ประสานงาน")
    box = page.locator("input[type=search]")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#search-results [aria-selected=true]")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "-")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    address = page.locator("#search-results [aria-selected=true]").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + (address or "").removeprefix("../"))
    page.go_back()
    expect(page.locator("input[type=search]")).to_be_visible()


def test_enter_without_a_choice_leads_to_all_results_with_the_query_in_the_address(page: Page, site: Path) -> None:
    found(opened(page, site), "การประสานงาน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html#q=*")
    expect(page.locator("input[type=search]")).to_have_value("การประสานงาน")
    expect(page.locator("#search-results a").first).to_contain_text("ประสานงาน")


def test_facets_narrow_the_results_and_stand_in_the_address(page: Page, site: Path) -> None:
    assert len(found(opened(page, site, "search/index.html"), "การประสานงาน")) > 1
    page.get_by_role("checkbox", name="พ.ศ. 2565").check()
    expect(page.locator("#search-results a")).to_have_count(1)
    assert "year=2565" in page.url
    page.reload()
    expect(page.get_by_role("checkbox", name="พ.ศ. 2565")).to_be_checked()
    expect(page.locator("#search-results a")).to_have_count(1)


def test_an_index_that_cannot_be_read_is_told_and_can_be_asked_again(
    desktop: BrowserContext, tmp_path: Path
) -> None:
    broken = write_site(tmp_path / "site", DOCUMENTS)
    shards = broken / "search" / "grams"
    shards.rename(tmp_path / "away")
    page = opened(desktop.new_page(), broken)
    box = page.locator("input[type=search]")
    box.fill("การประสานงาน")
    expect(page.locator("[data-search-status]")).to_contain_text("อ่านดัชนีค้นหาไม่สำเร็จ")
    (tmp_path / "away").rename(shards)
    assert found(page, "การประสานงานทาง")[:1] == ["coordination-phone"]


def test_nothing_but_one_small_script_is_loaded_before_somebody_turns_to_the_box(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    opened(page, site)
    page.wait_for_timeout(300)
    scripts = [url.rsplit("/", 1)[-1] for url in asked if url.endswith(".js")]
    assert scripts == ["search.js"]


@pytest.mark.skipif(not AXE.is_file(), reason="make test installs axe-core")
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_while_results_are_shown(page: Page, site: Path, path: str) -> None:
    found(opened(page, site, path), "การประสานงาน")
    page.add_script_tag(path=AXE)
    run = "axe.run(document.querySelector('[data-lokm-search]').parentElement, {preload: false})"
    faults = page.evaluate(run)["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in faults] == []
