"""Whatever an author or an attacker writes, a body is rendered, well-formed and inert."""

import re
import time
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.body import Body
from lokm_build.model.place import Places
from lokm_build.render.body import render_body

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd"),
    *("h2", "h3", "h4", "h5", "h6", "a", "img", "input", "div", "sup", "sub", "b", "i"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("class", "id", "href", "rel", "src", "alt", "title", "loading", "role", "aria-label", "tabindex"),
    *("start", "value", "type", "disabled", "checked", "scope", "rowspan", "colspan", "span"),
}
PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "    ", "\t", "\\", "&#9;", "&lt;", "\x00", "ก", "การประสานงาน", "x", "กพร."),
        *("# ", "## ", "### ", "> ", "1. ", "- ", "- [ ] ", "- [x] ", ": ", "***", "~~", "---\n", "===\n"),
        *("> [!NOTE]\n> ", '!!! note "ก"\n    ', "???+ tip", "|", "```", "~~~js onclick=x\n", "`"),
        *("| a | b |\n| - | -: |\n| 1 | 2 |\n", "[^1]", "[^1]: ", "^[ก]", "[a](b.md)", "![i](j.png)"),
        *("[", "](", ")", "<", ">", '"', "'", "</", "<!--", "-->", "]]>", "<br>", "<pre>", "<style>", "</style>"),
        *("<table>", "</table>", "<tr>", "<td rowspan=2 onclick=x>", "</td>", "<td style='x'>"),
        *("<script>", "</script>", "<svg onload=x>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>"),
        *("[x](javascript:a)", "[x](<java\tscript:a>)", "[x](&#106;avascript:a)", "<javascript:a>"),
        *("<data:text/html,x>", "[x](//evil.example)", "[x](lokm:y)", "![x](data:image/svg+xml,x)"),
        *("https://a.b/ก", "www.a.co", "[a]: b.md 'c'\n"),
    ]
)


def asset(body: str) -> Asset:
    meta = FrontMatter(title="เรื่อง", kind="qa", unit="ops", topics=["t"], fiscal_year="2566")  # type: ignore[arg-type]
    path = "knowledge/ops/a.md"
    return Asset("a", path, meta, body, 1, "0", Places(path))


def assert_inert(body: Body) -> None:
    seen: list[str] = []
    for section in body.sections:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parseFragment(section.html)
        faults = {code for _, code, _ in parser.errors} - {"invalid-codepoint"}
        assert not faults, (faults, section.html)
        for element in tree.iter():
            if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
                assert_element(element, seen)
    assert len(seen) == len(set(seen)), "ids are unique"
    led = {href for section in body.sections for href in re.findall(r'href="#(fn(?:ref)?-[0-9-]+)"', section.html)}
    assert led <= {*seen, *(link.fragment for link in body.links)}, "every footnote's mark and way back leads somewhere"


def assert_element(element: Any, seen: list[str]) -> None:
    assert element.tag in TAGS
    assert set(element.attrib) <= ATTRIBUTES, element.attrib
    assert element.attrib.get("href", "#").startswith(("#", "lokm:knowledge", "https:", "http:", "mailto:", "tel:"))
    assert element.attrib.get("src", "lokm:knowledge").startswith("lokm:knowledge")
    if "id" in element.attrib:
        seen.append(element.attrib["id"])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_mixture_of_markup_gives_well_formed_inert_html(body: str) -> None:
    assert_inert(render_body(asset(body)))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_whatever_is_rendered(body: str) -> None:
    assert_inert(render_body(asset(body)))


@pytest.mark.parametrize(
    "body",
    ["</table>", "[^1]: > [^1]: ", "&#9;<script>***</script>***", "[^1]: # \n[^1]", "![[^1]](j.png)\n\n[^1]: a"],
)
def test_a_mixture_that_once_broke_the_page_does_not_again(body: str) -> None:
    assert_inert(render_body(asset(body)))


@pytest.mark.parametrize(
    "body",
    [
        *("> " * 20_000, "- " * 20_000, "[" * 20_000, "![" * 20_000, "*" * 20_000, "_a" * 20_000, "`" * 20_000),
        *("[a](" * 10_000, "<" * 20_000, "<!--" * 10_000, "<table>\n\n" * 5_000, "[^1]" * 5_000 + "\n\n[^1]: a"),
        *("^[" * 10_000, "!!! a\n    " * 2_000, "| " * 20_000, "a\n: b\n" * 5_000, "# ก\n" * 5_000),
        *("<b>" * 10_000, "<script>" * 10_000, "a **b" * 10_000, "https://" * 5_000, "[a](b.md) " * 5_000),
        *("".join("  " * n + "- x\n" for n in range(300)), "![a" * 3_000 + "](b)" * 3_000, "a<br>" * 10_000),
        *("[a]: b.md\n" * 5_000, "~" * 20_000, "&" * 20_000, "\\" * 20_000, "www." * 10_000, "a@b." * 5_000),
    ],
    ids=lambda body: body[:8],
)
def test_a_text_made_to_hang_the_parser_is_rendered_in_moderate_time(body: str) -> None:
    start = time.process_time()

    render_body(asset(body))

    assert time.process_time() - start < 5
