"""A plan, a checklist and an answer in a browser, from a folder: as wide as a phone, and lying on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

LATE, PROCEDURE, CHECKLIST = (
    f"knowledge/{name}.html" for name in ("ops-km-plan-2570", "lo-drive-sop", "meeting-day-checklist")
)
KINDS = (LATE, CHECKLIST, *(f"knowledge/{name}.html" for name in ("aar-pao-disbursement", "lo-committee-order-2570")))


def is_lying(page: Page) -> list[bool]:
    """Of each sheet of paper, whether it lies on its side."""
    data = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return [float(width) > float(height) for width, height in sizes]


@pytest.mark.parametrize("page", KINDS)
def test_forms_are_no_wider_than_a_phone(moved_site: Path, phone: BrowserContext, page: str) -> None:
    screen = phone.new_page()
    screen.goto((moved_site / page).as_uri())

    assert screen.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_card_tells_the_stages_in_words_beside_their_marks(moved_site: Path, phone: BrowserContext) -> None:
    screen = phone.new_page()
    screen.goto((moved_site / LATE).as_uri())
    told = screen.evaluate(
        """Array.from(document.querySelectorAll(".lokm-activities tbody tr:nth-child(3) td"))
            .slice(5, 11).map(cell => cell.textContent + getComputedStyle(cell, "::after").content)"""
    )

    assert ", ".join(told).replace('"', "") == "✓ วางแผน, – เสนอ, ✓ เริ่ม, – รวบรวม, – ประเมิน, – สรุป"


def test_bars_lie_under_the_heads_of_their_months(moved_site: Path, desktop: BrowserContext) -> None:
    window = desktop.new_page()
    window.goto((moved_site / LATE).as_uri())
    march, may, left, right = window.evaluate(
        """(() => {
            const sixth = document.querySelector(".lokm-gantt tbody tr:nth-child(6) .lokm-gantt__plan");
            const bar = sixth.getBoundingClientRect();
            const heads = Array.from(document.querySelectorAll(".lokm-gantt thead th"));
            return [heads[6], heads[8]].map(head => head.getBoundingClientRect().left).concat(bar.left, bar.right);
        })()"""
    )

    assert abs(left - march) < 3
    assert abs(right - may) < 3


def test_a_plan_lies_on_paper_and_its_text_stands_as_other_papers_do(moved_site: Path, desktop: BrowserContext) -> None:
    window = desktop.new_page()
    window.goto((moved_site / LATE).as_uri())
    plan = is_lying(window)
    window.goto((moved_site / PROCEDURE).as_uri())

    assert (plan[0], plan[-1]) == (True, False)
    assert plan == sorted(plan, reverse=True)
    assert not any(is_lying(window))


def test_the_paper_of_a_checklist_has_a_place_for_its_inspector(moved_site: Path, desktop: BrowserContext) -> None:
    window = desktop.new_page()
    window.goto((moved_site / CHECKLIST).as_uri())
    line = window.locator(".lokm-inspected")

    assert not line.is_visible()
    window.emulate_media(media="print")
    assert line.is_visible()
