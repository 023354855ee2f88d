"""What an asset's page does for its reader, from a folder: explanations, contents, citation, drawer, measure, paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

SOP = "knowledge/lo-drive-sop.html"
LESSON = "knowledge/lesson-lo-osec-2565.html"


@pytest.fixture
def window(desktop: BrowserContext) -> Page:
    return desktop.new_page()


@pytest.fixture
def screen(phone: BrowserContext) -> Page:
    return phone.new_page()


def test_a_term_is_explained_on_hover_and_focus_and_goes_with_escape(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / SOP).as_uri())
    term = window.locator(".lokm-term").first
    explanation = window.get_by_role("tooltip")

    term.hover()
    expect(explanation).to_be_visible()
    window.keyboard.press("Escape")
    expect(explanation).to_be_hidden()
    term.focus()
    expect(explanation).to_be_visible()
    expect(explanation).to_contain_text(str(term.get_attribute("data-meaning")))


def test_a_term_is_explained_on_tap_within_the_screen(moved_site: Path, screen: Page) -> None:
    screen.goto((moved_site / SOP).as_uri())
    screen.locator(".lokm-term").first.tap()
    box = screen.get_by_role("tooltip").bounding_box()

    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_citation_can_be_copied_from_a_folder(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / SOP).as_uri())
    window.get_by_role("button", name="คัดลอกข้อความอ้างอิง").click()

    expect(window.locator(".lokm-citing [role=status]")).to_have_text(re.compile("คัดลอก"))


def test_the_contents_show_where_the_reader_is(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / LESSON).as_uri())
    contents = window.get_by_role("navigation", name="สารบัญ")
    contents.get_by_role("link", name="ปัจจัยความสำเร็จ").click()

    expect(contents.locator("[aria-current=true]")).to_have_text(re.compile("ปัจจัยความสำเร็จ"))


def test_a_phone_opens_and_leaves_the_menu_by_keyboard(moved_site: Path, screen: Page) -> None:
    screen.goto((moved_site / SOP).as_uri())
    menu = screen.get_by_role("button", name="เมนู")
    menu.focus()
    screen.keyboard.press("Enter")

    expect(menu).to_have_attribute("aria-expanded", "true")
    screen.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    screen.wait_for_timeout(400)  # an opened menu takes the focus after a moment; one that is closed again must not
    expect(menu).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 768, 1000, 1400])
def test_no_page_of_an_asset_scrolls_sideways(width: int, moved_site: Path, window: Page) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    for name in ("lo-drive-sop", "pao-km-plan-2567", "coordination-basics"):
        window.goto((moved_site / f"knowledge/{name}.html").as_uri())
        beyond = window.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, name


def test_running_text_is_large_and_about_seventy_characters_a_line(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / "knowledge/coordination-basics.html").as_uri())
    window.evaluate("document.fonts.ready")
    size, leading, family = window.eval_on_selector(
        ".lokm-text p",
        "p => { const s = getComputedStyle(p);"
        " return [parseFloat(s.fontSize), parseFloat(s.lineHeight), s.fontFamily]; }",
    )
    lengths = window.evaluate(
        """() => Array.from(document.querySelectorAll('.lokm-text > section > p')).map(p => {
             const range = document.createRange(), height = parseFloat(getComputedStyle(p).lineHeight);
             range.selectNodeContents(p);
             const lines = Math.round(p.getBoundingClientRect().height / height);
             return lines > 2 ? p.textContent.length / (lines - 0.5) : 0;
           }).filter(Boolean)"""
    )

    assert size >= 17
    assert leading / size == pytest.approx(1.7, abs=0.01)
    assert family.startswith("Sarabun")
    assert lengths
    assert 60 <= sum(lengths) / len(lengths) <= 80


def test_paper_shows_the_text_and_the_metadata_but_nothing_of_the_frame(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / SOP).as_uri())
    window.emulate_media(media="print")

    for gone in (".md-header", ".md-tabs", ".md-footer", ".lokm-contents--aside", ".lokm-crumbs", ".lokm-button"):
        expect(window.locator(gone).first).to_be_hidden()
    for shown in (".lokm-formhead", ".lokm-steps", ".lokm-qr", "h1"):
        expect(window.locator(shown).first).to_be_visible()
    window.goto((moved_site / LESSON).as_uri())
    expect(window.locator(".lokm-paper-facts")).to_be_visible()


def test_the_404_page_leads_home_from_any_depth(moved_site: Path, window: Page) -> None:
    deep = moved_site / "a" / "b" / "404.html"
    deep.parent.mkdir(parents=True, exist_ok=True)
    deep.write_bytes((moved_site / "404.html").read_bytes())
    window.goto(deep.as_uri())

    home = window.get_by_role("link", name="ไปหน้าแรก")
    expect(home).to_have_attribute("href", (moved_site / "index.html").as_uri())


def test_a_checklist_can_be_ticked_while_the_work_is_done(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / "knowledge/meeting-day-checklist.html").as_uri())
    item = window.locator(".lokm-task input").first
    item.check()

    expect(item).to_be_checked()
    expect(item).to_have_accessible_name(str(item.evaluate("box => box.parentElement.textContent.trim()")))
