"""The secretary's pages on a phone and on paper, and lists narrowed to a step of knowledge management."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser

PAGES = (
    "index", "gap", "gap-osec", "choose", "progress", "month-2567-11", "calendar", "calendar-osec", "kvska",
    "kvska-pao-km-plan-2567", "idp", "idp-librarian", "growth", "awards", "steps",
)  # fmt: skip


def test_no_page_is_wider_than_a_phone(moved_site: Path, phone: BrowserContext) -> None:
    page = phone.new_page()
    wide = []
    for name in PAGES:
        page.goto((moved_site / "secretary" / f"{name}.html").as_uri(), wait_until="load")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


def test_the_form_of_a_role_has_room_to_write_on_paper_alone(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / "secretary" / "idp-librarian.html").as_uri())

    expect(page.get_by_text("ผลการเรียนรู้", exact=True)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text("ผลการเรียนรู้", exact=True)).to_be_visible()


def test_a_step_leads_to_the_list_of_its_assets(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    page.goto((moved_site / "secretary" / "steps.html").as_uri())
    link = page.locator("[aria-labelledby=step-organise]").get_by_text(re.compile(r"ดูองค์ความรู้ทั้ง \d+ เรื่อง"))
    count = int(re.findall(r"\d+", link.inner_text())[0])
    link.click()

    expect(page.locator("[data-chips]")).to_contain_text("จัดความรู้ให้เป็นระบบ")
    expect(page.locator("[data-status]")).to_contain_text(f"{count} เรื่อง")
