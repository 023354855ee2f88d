"""The report of an evidence pack, unzipped and opened from its folder with the network cut."""

import zipfile
from pathlib import Path

import pytest
from browser.test_accessibility import barriers
from browser.test_offline import Watch
from conftest import ROOT, TODAY, lokm
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


def test_the_report_opens_reads_well_and_leads_only_to_files_of_the_pack(
    tmp_path: Path, desktop: BrowserContext
) -> None:
    out = tmp_path / "pack.zip"
    asked = ("--indicator", "doh/2567/2.2", "--round", "1", "--today", TODAY)
    done = lokm("evidence", "--root", ROOT, *asked, "--out", out)
    assert done.returncode == 0, done.stderr
    zipfile.ZipFile(out).extractall(tmp_path / "ชุด หลักฐาน")
    (folder,) = (tmp_path / "ชุด หลักฐาน").iterdir()
    page = desktop.new_page()
    watch = Watch(page, folder)

    page.goto((folder / "report.html").as_uri())
    found = list(barriers(page, "desktop", ""))
    page.set_viewport_size({"width": 390, "height": 844})
    found += [*barriers(page, "phone", ""), *wider(page)]
    addresses = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    inside = {address for address in addresses if "://" not in address}
    for address in sorted(one for one in inside if one.endswith(".html")):
        page.goto((folder / address).as_uri())
        assert page.locator("h1").is_visible()

    assert len(inside) > 5
    assert [address for address in inside if not (folder / address).is_file()] == []
    assert (found, watch.strayed, watch.errors) == ([], [], [])


def wider(page: Page) -> list[str]:
    """What a phone would have to scroll sideways for."""
    room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [] if room[0] <= room[1] else [f"{room[0]} px wide of {room[1]}"]
