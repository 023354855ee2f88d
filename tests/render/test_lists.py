"""Lists: static pages of fifty, and the data by which a browser narrows them."""

import json

import pytest
from render.listed import REGISTRY, asset, index_page, many, shared

from lokm_build.model.registry import Registry
from lokm_build.render.pages import data_files, index_pages
from lokm_build.render.pages.facets import facets
from lokm_build.render.pages.list_data import base36
from lokm_build.render.pages.naming import natural
from lokm_build.render.pages.pagination import page_file, paginations


def data(*assets, name: str) -> dict[str, object]:  # type: ignore[no-untyped-def]
    made = shared(*assets)
    text = dict(data_files(made))[f"data/{name}.js"].decode()
    return json.loads("[" + text.removeprefix("lokmLists(").rstrip().removesuffix(");") + "]")[2]  # type: ignore[no-any-return]


def test_a_list_of_120_is_three_pages_that_lead_to_one_another() -> None:
    site = shared(*many(120))
    found = [page for page in index_pages(site) if page.path.startswith("knowledge/")]

    assert [page.path for page in found] == [
        "knowledge/index.html",
        "knowledge/index_2.html",
        "knowledge/index_3.html",
    ]
    assert [page.html.count("<article") for page in found] == [50, 50, 20]
    assert 'rel="next" href="index_3.html"' in found[1].html
    assert 'rel="prev" href="index.html"' in found[1].html
    assert [page.indexed for page in found] == [True, False, False]
    assert found[2].title == "องค์ความรู้ทั้งหมด (หน้า 3 จาก 3)"


def test_page_two_of_a_unit_never_meets_another_unit() -> None:
    assert page_file("y", 2) == "y_2.html"
    assert page_file("y-2", 1) == "y-2.html"


def test_page_numbers_show_the_ends_and_the_neighbours() -> None:
    at = paginations("x", 50 * 20)[9]

    assert [link and link.number for link in at.window] == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert [link and link.number for link in paginations("x", 50 * 20)[3].window] == [1, 2, 3, 4, 5, 6, None, 20]
    assert [link and link.number for link in paginations("x", 0)[0].window] == [1]


def test_a_list_of_one_needs_no_controls_and_no_data() -> None:
    site = shared(asset("only"))

    assert "data-controls" not in index_page(site, "knowledge/index.html").html
    assert "data/lists/knowledge-index.js" not in dict(data_files(site))


def test_only_facets_in_which_the_assets_differ_are_offered() -> None:
    page = index_page(shared(asset("a"), asset("b", kind="sop")), "knowledge/index.html")

    assert 'data-facet="kind"' in page.html
    assert 'data-facet="unit"' not in page.html


def test_list_data_holds_a_row_for_each_asset_in_the_order_of_the_list() -> None:
    old = asset("old", title="ข", date="2566-01-01", topics=["letters", "meet"])
    new = asset("new", title="ก", date="2566-05-01", unit="money", adoptions=[{"unit": "plan"}])
    columns = data(old, new, name="lists/knowledge-index")

    assert columns["ordinals"] == "1,-1"
    assert columns["title"] == "0,1"
    assert columns["adopted"] == "1,"
    assert columns["unit"] == "2,1"
    assert columns["topic"] == "0,2 0"


def test_codes_that_the_registry_does_not_know_are_left_out_of_the_data() -> None:
    columns = data(asset("a", unit="gone"), asset("b"), name="lists/knowledge-index")

    assert columns["unit"] == ",1"


def test_a_new_asset_leaves_the_cards_of_older_ones_as_they_are() -> None:
    before = many(64)
    first, second = (dict(data_files(site)) for site in (
        shared(*before), shared(*before, asset("zz", date="2569-01-01"))))  # fmt: skip

    assert first["data/cards/0.js"] == second["data/cards/0.js"]
    assert first["data/cards/1.js"] == second["data/cards/1.js"]


def test_facet_tables_put_parents_before_children() -> None:
    site = shared(asset("a"))
    table = facets(site.catalogue, site.views).tables["unit"]

    assert [(choice.code, choice.parent) for choice in table] == [
        ("dept", -1),
        ("plan", 0),
        ("money", 0),
        ("idle", 0),
    ]


def test_what_an_author_wrote_is_text_in_pages_and_data() -> None:
    evil = "</script><script>alert(1)</script>\u2028<b>"
    site = shared(asset("a", title=evil, summary=evil), asset("b"))

    page = index_page(site, "knowledge/index.html").html
    cards = dict(data_files(site))["data/cards/0.js"].decode()
    assert "<script>alert" not in page
    assert "<script>alert" not in cards
    assert "\u2028" not in cards


def test_data_of_ten_thousand_assets_stays_small() -> None:
    made = shared(*many(2000))
    sizes = {path: len(data) for path, data in data_files(made)}

    assert sizes["data/lists/knowledge-index.js"] * 5 < 400_000


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (35, "z"), (36, "10"), (-37, "-11"), (9999, "7pr")])
def test_base36_is_what_parse_int_reads(value: int, text: str) -> None:
    assert base36(value) == text
    assert int(text, 36) == value


def test_indicator_codes_stand_in_the_order_of_their_numbers() -> None:
    assert sorted(["2.10", "2.2", "2.1", "2.2-a"], key=natural) == ["2.1", "2.2", "2.2-a", "2.10"]


def test_every_page_of_an_empty_centre_says_what_to_do() -> None:
    empty = Registry(centre=REGISTRY.centre)

    for page in index_pages(shared(registry=empty)):
        assert "<h1>" in page.html, page.path
        if not page.path.startswith(("kinds/index", "search/")):
            assert "lokm-empty" in page.html, page.path
