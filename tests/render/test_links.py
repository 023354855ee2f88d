from lokm_build.render.links import resolve
from lokm_build.render.pages.redirects import redirect_page
from tests.render.centre import asset, catalogue

SITE = catalogue(asset("a"), asset("b"), files={"knowledge/div/ภาพ.png": "abcdef0123"})


def test_a_link_to_an_asset_leads_to_its_page_and_keeps_its_fragment() -> None:
    html = '<a href="lokm:knowledge/div/b.md#%E0%B8%81">ดู</a>'

    assert resolve(html, SITE) == '<a href="../knowledge/b.html#%E0%B8%81">ดู</a>'


def test_a_link_to_a_former_name_leads_to_the_page_of_today() -> None:
    site = catalogue(asset("b", aliases=["former-name"]))
    html = '<a href="lokm:knowledge/elsewhere/former-name.md#ก">ดู</a>'

    assert resolve(html, site) == '<a href="../knowledge/b.html#ก">ดู</a>'


def test_an_image_leads_to_its_published_file() -> None:
    html = '<img src="lokm:knowledge/div/%E0%B8%A0%E0%B8%B2%E0%B8%9E.png" alt="ภาพ">'

    assert resolve(html, SITE) == '<img src="../files/file-abcdef0123.png" alt="ภาพ">'


def test_a_link_to_what_this_edition_does_not_show_becomes_its_text() -> None:
    link = '<a class="x" href="lokm:knowledge/div/gone.md">เรื่อง <b>เก่า</b></a>'
    html = f'<p>{link} <img alt="ผัง" src="lokm:gone.png"></p>'

    assert resolve(html, SITE) == "<p>เรื่อง <b>เก่า</b> ผัง</p>"


def test_other_addresses_stay_as_they_are() -> None:
    html = '<a href="https://example.go.th/">ลิงก์</a> lokm: ในข้อความ'

    assert resolve(html, SITE) == html


def test_the_way_to_the_root_is_the_callers() -> None:
    assert resolve('<a href="lokm:knowledge/div/a.md">ก</a>', SITE, "./") == '<a href="./knowledge/a.html">ก</a>'


def test_an_alias_leads_to_the_asset_with_and_without_script() -> None:
    page = redirect_page("old-name", SITE.by_id["a"], SITE)

    assert page.path == "knowledge/old-name.html"
    assert not page.indexed
    assert '<a href="a.html" data-lokm-moved>a</a>' in page.html
    assert '<link rel="canonical" href="https://km.example.go.th/knowledge/a.html">' in page.head
