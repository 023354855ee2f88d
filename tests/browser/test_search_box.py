"""The box as readers meet it: what it keeps, where it stands in the address, what it says, and by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser.search_site import write_site
from browser.test_search import AXE, found, opened
from browsers import until
from playwright.sync_api import Browser, BrowserContext, Page, expect
from search.made import DOCUMENTS

pytestmark = pytest.mark.browser

FULL = "search/index.html"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
MOST_BEFORE_THE_FIRST_LETTER = 25_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("search"), DOCUMENTS)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A visitor whose browser keeps nothing from the test before."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def texts(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_inner_texts()


# ---- keyboard alone ----


def test_the_keyboard_opens_a_result_of_the_panel_and_back_returns_to_it(page: Page, site: Path) -> None:
    opened(page, site)
    page.keyboard.press("/")
    page.keyboard.type("การประสานงาน", delay=20)
    expect(page.locator("#search-results a").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#search-results [aria-selected=true]")
    address, place = chosen.get_attribute("href") or "", chosen.get_attribute("id") or ""
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + address.removeprefix("../"))
    page.go_back()
    box = page.locator("input[type=search]")
    expect(box).to_have_value("การประสานงาน")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-activedescendant", place)


@pytest.mark.parametrize("path", ["index.html", FULL])
def test_the_keyboard_walks_the_results_of_a_page_and_back_returns_to_the_one_opened(
    page: Page, site: Path, path: str
) -> None:
    opened(page, site, path)
    page.keyboard.press("/")
    page.keyboard.type("การประสานงาน", delay=20)
    links = page.locator("#search-results a")
    expect(links.nth(1)).to_be_visible()
    page.wait_for_timeout(300)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("End")
    expect(links.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    address = links.nth(1).get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url("**/" + re.sub(r"^(\.\./|\./)", "", address))
    page.go_back()
    expect(page.locator("input[type=search]")).to_have_value("การประสานงาน")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("input[type=search]")).to_be_focused()


def test_a_slash_in_another_field_is_a_slash(page: Page, site: Path) -> None:
    opened(page, site)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<textarea></textarea>')")
    page.locator("textarea").focus()
    page.keyboard.type("1/2")
    expect(page.locator("textarea")).to_have_value("1/2")


# ---- recent queries ----


@pytest.mark.parametrize("path", ["index.html", "knowledge/leave.html", FULL])
def test_a_query_that_led_somewhere_is_offered_again_under_the_empty_box(page: Page, site: Path, path: str) -> None:
    found(opened(page, site), "ยานพาหนะ")
    page.locator("#search-results a").first.click()
    opened(page, site, path)
    page.locator("input[type=search]").click()
    expect(page.locator(".lokm-recent__query")).to_have_text(["ยานพาหนะ"])
    assert page.locator("#search-results a").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results a").first).to_contain_text("ยานพาหนะ")
    expect(page.locator(".lokm-recent__query")).to_have_count(0 if path == "none" else 1)
    expect(page.locator("[data-search-recent]")).to_be_hidden()


def test_eight_recent_queries_are_kept_and_can_be_cleared(page: Page, site: Path) -> None:
    opened(page, site)
    page.locator("input[type=search]").focus()
    until(page, "Boolean(window.lokm.search.box)")
    page.evaluate("for (let i = 0; i < 12; i++) lokm.search.remember('เรื่องที่ ' + i); lokm.search.remember('เรื่องที่ 8')")
    page.locator("main").click()
    page.locator("input[type=search]").click()
    assert texts(page, ".lokm-recent__query") == [f"เรื่องที่ {i}" for i in (8, 11, 10, 9, 7, 6, 5, 4)]
    page.get_by_role("button", name="ล้างประวัติ").click()
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    page.reload()
    page.locator("input[type=search]").click()
    page.wait_for_timeout(300)
    expect(page.locator("[data-search-panel]")).to_be_hidden()


def test_a_browser_that_keeps_nothing_searches_all_the_same(page: Page, site: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    assert found(opened(page, site), "ยานพาหนะ")[:1] == ["vehicles"]
    page.locator("#search-results a").first.click()
    page.wait_for_url("**/vehicles.html")
    page.locator("input[type=search]").click()
    page.wait_for_timeout(300)
    expect(page.locator("[data-search-panel]")).to_be_hidden()


# ---- the address ----


def test_back_and_forward_walk_through_searches_and_facets(page: Page, site: Path) -> None:
    found(opened(page, site, FULL), "การประสานงาน")
    all_results = page.locator("#search-results a").count()
    page.get_by_role("checkbox", name="พ.ศ. 2565").check()
    expect(page.locator("#search-results a")).to_have_count(1)
    page.go_back()
    expect(page.locator("#search-results a")).to_have_count(all_results)
    expect(page.get_by_role("checkbox", name="พ.ศ. 2565")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("#search-results a")).to_have_count(1)
    page.wait_for_timeout(1600)
    found(page, "ยานพาหนะ ปี:2566")
    page.go_back()
    expect(page.locator("input[type=search]")).to_have_value("การประสานงาน")


def test_a_search_can_be_sent_as_a_link(page: Page, site: Path) -> None:
    found(opened(page, site, FULL), "การประสานงาน")
    page.get_by_role("checkbox", name="พ.ศ. 2565").check()
    expect(page.locator("#search-results a")).to_have_count(1)
    page.get_by_role("checkbox", name="พ.ศ. 2566").check()
    expect(page.locator("#search-results a")).not_to_have_count(1)
    count, address = page.locator("#search-results a").count(), page.url
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    page.get_by_role("button", name="คัดลอกลิงก์ผลค้นหานี้").click()
    expect(page.get_by_role("button", name="คัดลอกลิงก์แล้ว")).to_be_visible()
    assert page.evaluate("window.copied") == address
    other = page.context.new_page()
    other.goto(address)
    expect(other.locator("#search-results a")).to_have_count(count)
    expect(other.get_by_role("checkbox", name="พ.ศ. 2566")).to_be_checked()


def test_a_field_word_is_a_ticked_facet_that_can_be_taken_back(page: Page, site: Path) -> None:
    found(opened(page, site, FULL), "การประสานงาน ปี:2565")
    tick = page.get_by_role("checkbox", name="พ.ศ. 2565")
    expect(tick).to_be_checked()
    tick.uncheck()
    expect(page.locator("input[type=search]")).to_have_value("การประสานงาน")
    expect(page.locator("#search-results a")).not_to_have_count(1)


def test_a_chosen_facet_is_a_chip_that_can_be_taken_back(page: Page, site: Path) -> None:
    found(opened(page, site, FULL), "การประสานงาน")
    page.get_by_role("checkbox", name="พ.ศ. 2565").check()
    page.get_by_role("button", name="เอาเงื่อนไขออก: ปีงบประมาณ พ.ศ. 2565").click()
    expect(page.get_by_role("checkbox", name="พ.ศ. 2565")).not_to_be_checked()
    assert "year=" not in page.url


def test_more_of_a_long_list_is_read_on_demand(page: Page, site: Path) -> None:
    assert len(found(opened(page, site, FULL), "หน่วยงาน:กพร.")) == 20
    page.get_by_role("button", name="แสดงเพิ่ม").click()
    expect(page.locator("#search-results a").nth(20)).to_be_focused()


# ---- what it says and what it loads ----


def test_a_screen_reader_hears_the_count_once_typing_rests(page: Page, site: Path) -> None:
    box = opened(page, site).locator("input[type=search]")
    box.press_sequentially("ประสานงาน", delay=120)
    live = page.locator("[data-search-live]")
    assert live.inner_text() == ""
    expect(live).to_contain_text("พบ")


def test_waiting_is_told_and_a_failure_offers_another_try(page: Page, site: Path) -> None:
    broken = {"now": True}
    page.route("**/search/grams/*.js*", lambda route: route.abort() if broken["now"] else route.continue_())
    box = opened(page, site).locator("input[type=search]")
    box.fill("การประสานงาน")
    expect(page.locator("[data-search-status]")).to_contain_text("อ่านดัชนีค้นหาไม่สำเร็จ")
    assert page.locator("#search-results a").count() == 0
    broken["now"] = False
    page.get_by_role("button", name="ลองใหม่").click()
    expect(page.locator("#search-results a").first).to_contain_text("ประสานงาน")
    expect(page.get_by_role("button", name="ลองใหม่")).to_be_hidden()


def test_scripts_that_do_not_come_are_told_and_can_be_asked_again(page: Page, site: Path) -> None:
    broken = {"now": True}
    page.route("**/assets/lokm/search-engine.js", lambda route: route.abort() if broken["now"] else route.continue_())
    opened(page, site).locator("input[type=search]").fill("การประสานงาน")
    expect(page.locator("[data-search-status]")).to_contain_text("ไม่สำเร็จ")
    broken["now"] = False
    page.get_by_role("button", name="ลองใหม่").click()
    expect(page.locator("#search-results a").first).to_contain_text("ประสานงาน")


@pytest.mark.parametrize("path", ["index.html", "knowledge/leave.html", FULL])
def test_little_is_loaded_before_the_first_letter(page: Page, site: Path, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    opened(page, site, path).locator("input[type=search]").focus()
    page.wait_for_timeout(500)
    scripts = [Path(url.removeprefix("file://").split("?")[0]) for url in asked if ".js" in url]
    assert sum(script.stat().st_size for script in scripts) <= MOST_BEFORE_THE_FIRST_LETTER


def test_near_topics_are_offered_outside_the_list_when_nothing_fits(page: Page, site: Path) -> None:
    assert found(opened(page, site), "การประสานงาน ชนิด:lesson ปี:2565") == []
    expect(page.locator("[data-search-status]")).to_contain_text("ไม่พบที่ตรงกันในเงื่อนไขที่เลือก")
    page.locator("#search-suggestions").get_by_role("button", name="ค้นโดยไม่ใช้เงื่อนไข").click()
    expect(page.locator("#search-results a").first).to_contain_text("ประสานงาน")


def test_on_a_phone_everything_is_wide_enough_for_a_finger(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    found(opened(page, site, FULL), "การประสานงาน ปี:2565")
    page.get_by_role("button", name="กรองผล").click()
    buttons = ".lokm-word, .lokm-facet__choice, [data-search-copy], [data-search-fold]"
    heights = page.locator("input[type=search], #search-results a, " + buttons).evaluate_all(
        "all => all.filter(one => one.offsetParent).map(one => [one.className, one.getBoundingClientRect().height])"
    )
    context.close()
    assert heights and [one for one in heights if one[1] < 44] == []


# ---- barriers ----


@pytest.mark.skipif(not AXE.is_file(), reason="make test installs axe-core")
@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(
    ("path", "query"),
    [
        (FULL, "การประสานงาน ปี:2565"), (FULL, "ชนิด:"), (FULL, '"เวทีแลกแปลี่ยน"'), (FULL, "หน่วยงาน:กพรร เวที"),
        ("knowledge/leave.html", "กพร."), ("knowledge/leave.html", ""), (FULL, ""), ("index.html", "ชนิด:sop"),
    ],
)  # fmt: skip
def test_axe_finds_nothing_whatever_is_shown(page: Page, site: Path, path: str, query: str, scheme: str) -> None:
    opened(page, site, path)
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
    page.locator("input[type=search]").focus()
    until(page, "Boolean(window.lokm.search.box)")
    if query:
        found(page, query)
    else:
        page.evaluate("lokm.search.remember('ยานพาหนะ')")
        page.locator("input[type=search]").click()
        expect(page.locator(".lokm-recent__query")).to_have_count(1)
    page.wait_for_timeout(200)
    page.add_script_tag(path=AXE)
    faults = page.evaluate("axe.run(document.body, {preload: false, rules: {region: {enabled: false}}})")["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in faults] == []


def test_the_results_page_has_the_parts_that_measuring_scripts_read(chromium: Browser, site: Path) -> None:
    context: BrowserContext = chromium.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    for path in ("index.html", "knowledge/leave.html", FULL):
        found(opened(page, site, path), "หน่วยงาน:กพร.")
        assert page.locator("#search-results").count() == 1
        assert page.locator("#search-results a[href]").count() >= 10
        hrefs = page.locator("#search-results a").evaluate_all("all => all.map(one => one.pathname)")
        assert all("/knowledge/" in href for href in hrefs)
    context.close()
