"""The site copied to another folder and opened from it, with the network cut, does everything."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PAGE_TYPES = (
    "index.html",
    "knowledge/index.html",
    "knowledge/coordination-basics.html",
    "knowledge/lo-drive-sop.html",
    "knowledge/pao-km-plan-2567.html",
    "units/index.html",
    "units/osec.html",
    "topics/index.html",
    "topics/coordination.html",
    "indicators/index.html",
    "indicators/doh_2566_2.2.html",
    "levels/index.html",
    "levels/y_2567.html",
    "levels/osec.html",
    "kinds/index.html",
    "kinds/sop.html",
    "years/index.html",
    "years/2567.html",
    "titles/index.html",
    "newest/index.html",
    "review/index.html",
    "glossary/index.html",
    "secretary/index.html",
    "secretary/gap.html",
    "secretary/calendar.html",
    "secretary/progress.html",
    "search/index.html",
    "guides/index.html",
    "guides/contributor.html",
    "guides/findings.html",
    "404.html",
)


class Watch:
    """Everything that a page asked for and everything that it complained of."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.folder, self.strayed, self.errors = folder.resolve(), [], []
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        inside = parts.scheme == "file" and Path(unquote(parts.path)).is_relative_to(self.folder)
        if not (inside or parts.scheme == "data"):
            self.strayed.append(url)


@pytest.mark.parametrize("path", PAGE_TYPES)
def test_every_page_type_renders_from_a_folder_without_a_network(
    path: str, moved_site: Path, desktop: BrowserContext
) -> None:
    page = desktop.new_page()
    watch = Watch(page, moved_site)
    page.goto((moved_site / path).as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => null)")

    assert page.evaluate("[...document.fonts].some(f => f.family.includes('Sarabun') && f.status === 'loaded')")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").lstrip("\"'").startswith("Sarabun")
    )
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.strayed == []
    assert watch.errors == []


@pytest.mark.parametrize(
    "path", ["index.html", "knowledge/coordination-basics.html", "search/index.html", "units/index.html"]
)
def test_the_search_box_of_a_page_finds_assets_from_a_folder(
    path: str, moved_site: Path, desktop: BrowserContext
) -> None:
    page = desktop.new_page()
    watch = Watch(page, moved_site)
    page.goto((moved_site / path).as_uri(), wait_until="load")
    page.locator("input[type=search]").first.fill("การประสานงานทางโทรศัพท์")
    first = page.locator("#search-results a[href]").first
    first.wait_for()

    assert first.get_attribute("href").endswith("knowledge/coordination-phone-technique.html")
    first.click()
    page.wait_for_load_state("load")
    assert page.locator("h1").inner_text() == "เทคนิคการประสานงานทางโทรศัพท์"
    assert watch.strayed == []
    assert watch.errors == []


def test_every_internal_link_of_every_page_leads_to_a_file(moved_site: Path, desktop: BrowserContext) -> None:
    page = desktop.new_page()
    missing = set()
    for path in PAGE_TYPES[:-1]:
        page.goto((moved_site / path).as_uri(), wait_until="domcontentloaded")
        for url in page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)"):
            parts = urlsplit(url)
            if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
                missing.add(f"{path}: {url}")
    assert missing == set()
