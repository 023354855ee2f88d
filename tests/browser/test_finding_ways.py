"""A reader's ways on: narrowing on a phone, nothing found, code and tables that scroll, words that stay whole."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser


def test_on_a_phone_results_come_first_and_narrowing_unfolds(moved_site: Path, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto((moved_site / "search/index.html").as_uri() + "?q=ประสานงาน")
    fold, facets = page.locator("[data-search-fold]"), page.locator("[data-search-facets]")
    expect(page.locator(".lokm-found").first).to_be_in_viewport()
    expect(facets).to_be_hidden()
    fold.tap()
    expect(facets).to_be_visible()
    facets.locator("input").first.check()
    expect(fold).to_contain_text("เลือกไว้ 1")


def test_ticking_a_facet_by_keyboard_keeps_the_place(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / "search/index.html").as_uri() + "?q=ประสานงาน")
    page.locator("[data-search-facets] input").first.focus()
    name = page.evaluate("document.activeElement.name")
    page.keyboard.press("Space")
    expect(page.locator(f"input[name='{name}']")).to_be_checked()
    expect(page.locator("input:focus")).to_be_checked()
    assert page.evaluate("document.activeElement.name") == name


@pytest.mark.parametrize("path", ["units/index.html", "index.html", "search/index.html"])
def test_nothing_found_names_other_ways(path: str, moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / path).as_uri())
    ways = page.locator(".lokm-search__none")
    expect(ways).to_be_hidden()
    page.locator("input[type=search]").first.fill("xyzzqwv")
    expect(ways).to_be_visible()
    page.locator("input[type=search]").first.fill("ประสานงาน")
    expect(page.locator(".lokm-found").first).to_be_visible()
    expect(ways).to_be_hidden()


def test_what_scrolls_sideways_can_be_reached_and_has_a_name_of_its_own(
    moved_site: Path, phone: BrowserContext
) -> None:
    page = phone.new_page()
    page.goto((moved_site / "guides/it-officer.html").as_uri())
    regions = page.locator("pre > code[role=region], .md-typeset__scrollwrap[role=region]")
    assert regions.count() > 3
    names = [one.get_attribute("aria-label") for one in regions.all()]
    assert len(set(names)) == len(names)
    assert all(one.get_attribute("tabindex") == "0" for one in regions.all())


def test_an_option_and_a_compound_are_never_broken(moved_site: Path, phone: BrowserContext) -> None:
    page = phone.new_page()
    for path in ("guides/it-officer.html", "units/index.html"):
        page.goto((moved_site / path).as_uri())
        broken = page.evaluate(
            "[...document.querySelectorAll('lokm-whole')]"
            ".filter(one => one.getClientRects().length > 1).map(one => one.textContent)"
        )
        assert broken == []


def test_titles_lead_in_the_header_panel(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / "units/index.html").as_uri())
    page.locator("input[type=search]").first.fill("ประสานงาน")
    title = page.locator(".lokm-found__title").first
    expect(title).to_be_visible()
    assert float(title.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= 16


def test_a_plans_ten_columns_fit_a_desktop_window(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / "knowledge/pao-km-plan-2567.html").as_uri())
    room = page.locator(".lokm-wide > .lokm-scroll")
    assert room.evaluate("one => one.scrollWidth <= one.clientWidth")
