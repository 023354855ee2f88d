import re

from lokm_build.render.pages.not_found import NOT_FOUND_TEXT, not_found
from tests.render.centre import CENTRE, asset, catalogue, words

FONT = '@font-face{font-family:"Sarabun";src:url(data:font/woff2;base64,AAAA)}'


def document(**centre: str | None) -> str:
    return not_found(catalogue(asset("a"), centre=CENTRE.model_copy(update=centre)), FONT).decode()


def test_the_page_loads_nothing_before_its_script_looks_for_the_root() -> None:
    html = document()

    assert FONT in html
    assert re.findall(r'<(?:script|img|link)[^>]*(?:src|href)="(?!data:)', html) == []


def test_without_script_its_links_lead_to_the_centres_address_or_the_servers_root() -> None:
    assert 'href="https://km.example.go.th/units/index.html"' in document()
    assert 'href="/units/index.html"' in document(url=None)


def test_a_reader_can_search_from_it() -> None:
    html = document()

    assert '<form action="https://km.example.go.th/search/index.html" method="get"' in html
    assert len(re.findall(r'<input[^>]*type="search"[^>]*name="q"', html)) == 1
    assert '<div id="search-results"></div>' in html


def test_its_font_holds_every_letter_that_it_shows() -> None:
    shown = set(words(re.sub(r"<(style|script).*?</\1>", "", document(), flags=re.S)))

    assert {letter for letter in shown if ord(letter) > 0x7F} <= set(NOT_FOUND_TEXT)


def test_the_centres_name_is_text() -> None:
    assert "&lt;b&gt;" in document(name="<b>ศูนย์</b>")
