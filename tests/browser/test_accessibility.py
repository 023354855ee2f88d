"""axe-core finds nothing serious or critical on any page type: desktop, phone and dark.

Dark differs from light in its colours alone, so only they are looked at again; a phone and the dark see one page of
each layout, the desktop all.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser.test_offline import PAGE_TYPES
from conftest import ROOT, TODAY, Once, lokm
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent.parent / "js" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
MODES = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
}
OTHER_TYPES = (
    "knowledge/lo-drive-sop-5col.html",
    "knowledge/lesson-new-staff-2568.html",
    "knowledge/aar-pao-disaster.html",
    "knowledge/qa-evidence-of-use.html",
    "knowledge/coordination-before-contact-checklist.html",
    "knowledge/r2r-letter-tracking.html",
    "knowledge/lo-policy-announcement-2570.html",
    "knowledge/fax-sending-checklist.html",  # retired
    "knowledge/coordination-external-agencies.html",  # its review date has passed
    "knowledge/index_2.html",
    "titles/th-01.html",
    "secretary/choose.html",
    "secretary/kvska-pao-km-plan-2567.html",
    "secretary/growth.html",
    "secretary/steps.html",
    "guides/reader.html",
    "guides/secretary.html",
    "guides/it-officer.html",
    "guides/schema.html",
)
LAYOUTS = (
    "index.html",
    "knowledge/coordination-basics.html",
    "knowledge/lo-drive-sop.html",
    "knowledge/pao-km-plan-2567.html",
    "knowledge/fax-sending-checklist.html",
    "units/index.html",
    "units/osec.html",
    "indicators/doh_2566_2.2.html",
    "levels/index.html",
    "levels/osec.html",
    "titles/index.html",
    "review/index.html",
    "glossary/index.html",
    "secretary/index.html",
    "secretary/gap.html",
    "secretary/calendar.html",
    "secretary/progress.html",
    "secretary/kvska-pao-km-plan-2567.html",
    "search/index.html",
    "guides/contributor.html",
    "404.html",
)
SEARCHES = {
    "a panel with results": ("units/index.html", "ประสานงานทางหนังสือ"),
    "a panel that found nothing": ("units/index.html", "xyzzqwv"),
    "results on the home page": ("index.html", "ขอความร่วมมือ"),
    "results beside facets": ("search/index.html", "ประสานงาน"),
    "a results page that found nothing": ("search/index.html", "xyzzqwv"),
}


@pytest.fixture(scope="module")
def passed_on(once: Once) -> dict[str, Path]:
    """What leaves the centre by other ways: the internal edition, a circulation pack, a single file."""
    folder = once("passed-on", _pass_on)
    return {
        "the internal edition": folder / "internal" / "index.html",
        "a pack's home": next(folder.glob("*/site/index.html")),
        "a single file": folder / "one.html",
    }


def _pass_on(folder: Path) -> None:
    day = ("--root", ROOT, "--today", TODAY)
    made = (
        lokm("build", *day, "--edition", "internal", "--site", folder / "internal", "--quiet"),
        lokm("export", *day, "--unit", "ops-psdg", "--out", folder / "pack.zip"),
        lokm("export", *day, "--single-file", "--id", "coordination-letter-technique", "--out", folder / "one.html"),
    )
    assert [done.returncode for done in made] == [0, 0, 0], [done.stderr for done in made]
    with zipfile.ZipFile(folder / "pack.zip") as pack:
        pack.extractall(folder)


def barriers(page: Page, name: str, rules: str) -> Iterator[str]:
    """What axe-core calls serious or critical on the page as it stands."""
    page.evaluate(AXE)
    for one in page.evaluate(f"axe.run(document, {{resultTypes: ['violations']{rules}}})")["violations"]:
        if one["impact"] in ("serious", "critical"):
            first = one["nodes"][0]
            yield f"{name} {one['id']}: {first['html'][:150]} {first['failureSummary'][:200]}"


def searched(page: Page, query: str) -> None:
    page.locator("input[type=search]").first.fill(query)
    page.wait_for_selector("[data-search-status]:not(:empty)")
    expect(page.locator("#search-results")).to_have_attribute("data-query", query)


@pytest.mark.parametrize("mode", [pytest.param(mode, marks=pytest.mark.xdist_group(mode)) for mode in MODES])
def test_no_page_type_has_a_serious_barrier(
    mode: str, moved_site: Path, passed_on: dict[str, Path], chromium: Browser
) -> None:
    rules = ", runOnly: ['color-contrast']" if mode == "dark" else ""
    context = chromium.new_context(**MODES[mode])
    page = context.new_page()
    found: list[str] = []
    types = (*PAGE_TYPES, *OTHER_TYPES) if mode == "desktop" else LAYOUTS
    pages = {path: moved_site / path for path in types} | passed_on
    for name, path in pages.items():
        page.goto(path.as_uri(), wait_until="load")
        found += barriers(page, name, rules)
    for name, (at, query) in SEARCHES.items():
        page.goto((moved_site / at).as_uri(), wait_until="load")
        searched(page, query)
        found += barriers(page, name, rules)
    page.route("**/assets/lokm/site.js", lambda route: route.abort())  # which would lead on at once
    page.goto((moved_site / "knowledge/filing-sop.html").as_uri(), wait_until="load")
    found += barriers(page, "a redirect", rules)
    context.close()
    assert found == []
