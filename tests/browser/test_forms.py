"""The form of an SOP in a browser, from a folder: cards on a phone, a flow without gaps, a checklist that remembers."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

SIXTEEN, EIGHT = "knowledge/lo-drive-sop.html", "knowledge/lo-drive-sop-5col.html"
NO_STORAGE = """for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = function () { throw new DOMException("no", "SecurityError"); };"""


@pytest.fixture
def window(desktop: BrowserContext) -> Page:
    return desktop.new_page()


@pytest.fixture
def screen(phone: BrowserContext) -> Page:
    return phone.new_page()


def checklist(page: Page) -> Page:
    page.get_by_text("รายการตรวจ").click()
    return page


def test_ticks_are_kept_in_this_browser_and_can_be_cleared(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / EIGHT).as_uri())
    boxes = checklist(window).locator(".lokm-ticks input")
    boxes.nth(1).check()
    expect(window.locator(".lokm-ticks [role=status]")).to_have_text("ทำแล้ว 1 จาก 8 ขั้น (เก็บไว้ในเบราว์เซอร์นี้)")

    window.reload()
    expect(boxes.nth(1)).to_be_checked()
    expect(boxes.nth(0)).not_to_be_checked()
    checklist(window).get_by_role("button", name="ล้างเครื่องหมาย").click()
    window.reload()
    expect(boxes.nth(1)).not_to_be_checked()


def test_ticks_of_one_procedure_are_not_those_of_another(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / EIGHT).as_uri())
    checklist(window).locator(".lokm-ticks input").first.check()
    window.goto((moved_site / SIXTEEN).as_uri())
    expect(checklist(window).locator(".lokm-ticks input:checked")).to_have_count(0)


def test_without_storage_boxes_can_be_ticked_and_the_page_says_so(moved_site: Path, window: Page) -> None:
    faults: list[str] = []
    window.on("pageerror", lambda error: faults.append(str(error)))
    window.add_init_script(NO_STORAGE)
    window.goto((moved_site / EIGHT).as_uri())
    box = checklist(window).locator(".lokm-ticks input").first
    box.check()

    expect(box).to_be_checked()
    expect(window.locator(".lokm-ticks [role=status]")).to_contain_text("เก็บเครื่องหมายไว้ไม่ได้")
    assert [fault for fault in faults if "ticks" in fault] == []


def test_the_flow_runs_from_row_to_row_without_a_gap(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / SIXTEEN).as_uri())
    boxes = window.evaluate(
        """() => Array.from(document.querySelectorAll('.lokm-flow--row')).map(drawing => {
             const cell = drawing.parentElement.getBoundingClientRect(), own = drawing.getBoundingClientRect();
             const shape = drawing.querySelector('.lokm-flow__symbols').getBoundingClientRect();
             return {top: own.top, bottom: own.bottom, fits: shape.top >= cell.top && shape.bottom <= cell.bottom
               && shape.left >= cell.left && shape.right <= cell.right};
           })"""
    )

    assert len(boxes) == 16
    assert all(box["fits"] for box in boxes)
    assert all(after["top"] <= box["bottom"] for box, after in pairwise(boxes))


def test_on_a_phone_each_step_is_a_card_with_its_symbol_and_its_ways(moved_site: Path, screen: Page) -> None:
    screen.goto((moved_site / EIGHT).as_uri())
    card = screen.locator("#lokm-step-3")

    expect(card.locator(".lokm-shape")).to_be_visible()
    expect(card.get_by_text("ผู้บังคับบัญชาเห็นชอบหรือไม่").last).to_be_visible()
    expect(card.locator(".lokm-flow--row")).to_be_hidden()
    assert card.evaluate("card => getComputedStyle(card).display") == "block"
    card.get_by_role("link", name="กลับไปขั้นที่ ๒").tap()
    expect(screen.locator("#lokm-step-2")).to_be_in_viewport()


def test_the_ways_of_a_decision_are_seen_when_the_keyboard_comes_to_them(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / EIGHT).as_uri())
    way = window.locator("#lokm-step-3").get_by_role("link", name="กลับไปขั้นที่ ๒")
    way.focus()
    box = way.bounding_box()

    assert box
    assert box["width"] > 50
    window.keyboard.press("Enter")
    assert window.url.endswith("#lokm-step-2")


def test_paper_has_connectors_and_signatures_and_of_the_rest_what_was_unfolded(moved_site: Path, window: Page) -> None:
    window.goto((moved_site / SIXTEEN).as_uri())
    for unwanted in (".lokm-steps__over", ".lokm-sign", ".lokm-formtitle"):
        expect(window.locator(unwanted).first).to_be_hidden()
    window.get_by_text("กำหนดวันสำคัญ").click()
    window.emulate_media(media="print")

    for shown in ("thead .lokm-flow--break", "tfoot .lokm-flow--break", ".lokm-sign", ".lokm-dates"):
        expect(window.locator(f".lokm-text {shown}")).to_be_visible()
    for hidden in (".lokm-ticks", ".lokm-figure", ".lokm-byrole", ".lokm-fold > summary"):
        expect(window.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("path", [SIXTEEN, EIGHT])
def test_the_room_kept_on_paper_holds_the_head_the_first_row_and_the_connectors(
    path: str, moved_site: Path, window: Page
) -> None:
    window.set_viewport_size({"width": 605, "height": 900})  # 16 cm: A4 between its margins
    window.goto((moved_site / path).as_uri())
    window.emulate_media(media="print")
    kept, needed = window.evaluate(
        """() => {
            const room = document.querySelector(".lokm-steps__room");
            const parts = ["thead", "tbody tr", "tfoot"].map(name => room.querySelector(name).offsetHeight);
            return [parseFloat(getComputedStyle(room, "::before").height), parts.reduce((sum, high) => sum + high)];
        }"""
    )

    assert 150 < needed < kept
