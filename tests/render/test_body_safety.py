"""Whatever an author or an attacker writes, a body is rendered, well-formed and inert."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inert import faults

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.body import Body
from lokm_build.model.place import Places
from lokm_build.parse.text import clean
from lokm_build.render.body import render_body

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
    parts = [section.html for section in body.sections]
    assert faults(parts) == [], parts
    ids = {name for part in parts for name in re.findall(r' id="([^"]+)"', part)}
    led = {href for part in parts for href in re.findall(r'href="#(fn(?:ref)?-[0-9-]+)"', part)}
    assert led <= {*ids, *(link.fragment for link in body.links)}, "every footnote's mark and way back leads somewhere"


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
    [
        *("</table>", "[^1]: > [^1]: ", "[^1]: # \n[^1]", "&#9;<script>***</script>***", "![[^1]](j.png)\n\n[^1]: a"),
        *(r"^[\>]", "[^[]]()", "[ก <a@b.co> ข](b.md)", "<table><li><object><li>", "- >\n  <table><li>"),
    ],
)
def test_a_mixture_that_once_broke_the_page_does_not_again(body: str) -> None:
    assert_inert(render_body(asset(body)))


@pytest.mark.parametrize(
    "body",
    [
        *("ก&#x202e;ข", "## ก&#8238;ข", '[ก](b.md "ข&rlm;ค")', "[ก](b.md)&shy;", "![ก&lrm;](j.png)", "&#x202e;<b>ก"),
        *("<table><tr><td>ก&#x202e;ข", "<table><td>&#11;", "<!-- a -->&#x2066;ข", "<pre>ก&#x202e;</pre>"),
        "ก[^1]\n\n[^1]: ก&#x2066;",
    ],
)
def test_what_a_text_may_not_hold_does_not_come_in_by_its_number(body: str) -> None:
    rendered = render_body(asset(body))

    assert all(clean(section.html) == section.html for section in rendered.sections)
    assert [found.code for found in rendered.findings if found.code.startswith("CHAR-")]


def test_a_joiner_between_pictures_may_come_in_by_its_number() -> None:
    rendered = render_body(asset("👩&zwj;💻"))

    assert (rendered.sections[0].html, rendered.findings) == ("<p>👩\u200d💻</p>\n", ())


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
