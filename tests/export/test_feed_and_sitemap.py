"""The feed and the site maps: valid with and without an address, and of the public edition only."""

from xml.etree import ElementTree

from lokm_build.derive import views
from lokm_build.export.feed import NEWEST, atom_feed
from lokm_build.export.sitemap import site_maps
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.registry import Centre
from tests.render.centre import asset, catalogue

ATOM = "{http://www.w3.org/2005/Atom}"
NOWHERE = Centre(name="ศูนย์ความรู้", organisation="กรมตัวอย่าง")


def feed(site: Catalogue) -> ElementTree.Element:
    return ElementTree.fromstring(atom_feed(site, views(site)))


def texts(root: ElementTree.Element, path: str) -> list[str | None]:
    return [element.text for element in root.findall(path.replace("/", "/" + ATOM).replace("^", ATOM))]


def test_the_newest_come_first_and_give_the_feed_its_time() -> None:
    dated = [asset(f"a{day:02d}", date=f"2566-01-{day:02d}", title=f"วันที่ & {day}") for day in range(1, 32)]
    root = feed(catalogue(*dated, asset("undated", fiscal_year="2565")))

    assert texts(root, "^updated") == ["2023-01-31T00:00:00+07:00"]
    assert texts(root, "^entry/title")[:2] == ["วันที่ & 31", "วันที่ & 30"]
    assert len(root.findall(f"{ATOM}entry")) == NEWEST


def test_a_feed_without_an_address_has_names_and_relative_links() -> None:
    root = feed(catalogue(asset("a"), centre=NOWHERE))

    assert texts(root, "^id") + texts(root, "^entry/id") == ["urn:lokm:feed", "urn:lokm:asset:a"]
    assert [link.get("href") for link in root.iter(f"{ATOM}link")] == ["feed.xml", "index.html", "knowledge/a.html"]
    assert feed(catalogue(centre=NOWHERE)).findall(f"{ATOM}entry") == []


def test_characters_that_xml_forbids_do_not_break_the_feed() -> None:
    assert texts(feed(catalogue(asset("a", title="ก\x00\x0b<ข>"))), "^entry/title") == ["ก<ข>"]


def test_a_long_site_map_is_parted_and_indexed() -> None:
    paths = [f"knowledge/a{number}.html" for number in range(50_001)]
    made = dict(site_maps(catalogue(), paths))

    assert sorted(made) == ["robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert made["sitemap-2.xml"].count(b"<loc>") == 1
    assert b"https://km.example.go.th/sitemap-2.xml" in made["sitemap.xml"]


def test_what_has_no_address_or_is_internal_has_no_site_map() -> None:
    assert dict(site_maps(catalogue(centre=NOWHERE), ["a.html"])) == {}
    assert dict(site_maps(catalogue(edition=Edition.INTERNAL), ["a.html"])) == {}
