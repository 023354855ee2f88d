"""The report of an evidence pack, unzipped and opened from its folder with the network cut."""

import zipfile
from pathlib import Path

import pytest
from browser.test_offline import Watch
from conftest import ROOT, TODAY, lokm
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser


def test_the_report_opens_and_every_link_of_it_leads_to_a_file_of_the_pack(
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
    addresses = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    inside = {address for address in addresses if "://" not in address}
    for address in sorted(one for one in inside if one.endswith(".html")):
        page.goto((folder / address).as_uri())
        assert page.locator("h1").is_visible()

    assert len(inside) > 5
    assert [address for address in inside if not (folder / address).is_file()] == []
    assert (watch.strayed, watch.errors) == ([], [])
