"""Bodies written block by block are measured by the parser's: whatever is written, both say the same."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render.test_quick import PIECES

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.place import Places
from lokm_build.render.body import parsed_body
from lokm_build.render.markdown.outright import outright

META = FrontMatter(title="เรื่อง", kind="qa", unit="ops", topics=["t"], fiscal_year="2566")  # type: ignore[arg-type]
LINES = [
    *("ก", "ก ข  ", "word", "", "", "", " ", "  ก", "\tก", "    ก", "\u00a0", "\u2003ก\u2003"),
    *("(ก)", '"ก" & ข', "ก\tข"),
    *("## ก", "### ข", "###### ค", "## ก | ข", "## ก #", "## ก #\t", "## ", "##", "##ก"),
    *("# เรื่อง", "####### ก", "## **ก** ข"),
    *("- ก", "- ข", "* ก", "+ ก", "-  ก", "-", "- [ ] ก", "- [x] ก", "- # ก", "- - ก", "- 1. ก"),
    *("- **ก**", "- [a]", "  - ก"),
    *("1. ก", "2. ข", "7. ก", "1) ก", "1.", "2566.", "1. 2. ก", "12345678901. ก", "1.5 ก", "1.ก"),
    *("- ก | ข", "0. ก"),
    *("| ก | ข |", "| ก |", "|ก|ข|ค|", "| --- | --- |", "|:-|-:|:-:|", "| --- |", "|---|---|"),
    *("--|--", ":-|-:", "|", "||", "| ก \\| ข |"),
    *("> [!NOTE]", "> [!TIP]", "> [!note]", "> ก", ">ก", ">", "> - ก", "> [!NOTE] ก", "> ## ก"),
    *("!!! note", '??? tip "ก"'),
    *("---", "***", "* * *", "===", "--", "=", "-x", "*ก*", "**ก**", "***ก***", "_ก_", "`ก`"),
    *("```", "~~~", "~ก", ": ก", ":   ก"),
    *("[a](b.md)", "[a]", "[a]: x.md", "[a", "b]: x", "![](x.png)", "![ก](x.png)", "![](data:x)"),
    *("[^1]", "[^1]: ก", "^[ก]", "^ก"),
    *("<b>ก</b>", "<div>", "</div>", "<!-- ก -->", "<!--", "-->", "<table>", "<tr><td>ก</td></tr>"),
    *("</table>", "<script>", "a@b.co"),
    *("ก **ข** ค", "ก *ข*", "ก `ข` &amp; ค", "ก\\", "ก\\*", "www.a.go.th ก", "https://a.b/c"),
    *("ก &#x202e; ข", "[x](javascript:a)", "😀"),
]


def assert_same(text: str) -> None:
    asset = Asset("a", "knowledge/ops/a.md", META, text, 11, "0", Places("knowledge/ops/a.md"))
    found = outright(asset)

    assert found is None or found == parsed_body(asset)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_lines_one_after_another_are_written_as_the_parser_reads_them(text: str) -> None:
    assert_same(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *LINES]), max_size=20).map("".join))
def test_whatever_is_written_becomes_what_the_parser_makes_of_it(text: str) -> None:
    assert_same(text)


@pytest.mark.parametrize("place", range(0, len(LINES), 1 if os.environ.get("LOKM_SOAK") else 9))
def test_each_line_may_follow_another_one_at_once_or_after_an_empty_one(place: int) -> None:
    for second in LINES:
        assert_same(f"{LINES[place]}\n{second}")
        assert_same(f"{LINES[place]}\n\n{second}\nก")


@pytest.mark.parametrize("first", [chr(code) for code in (*range(0x20, 0x7F), 0xA0, 0x2003, 0x2028, 0xFEFF)])
def test_no_character_that_begins_something_is_taken_for_text(first: str) -> None:
    for line in (first, f"{first}ก", f"{first} ก", f"{first}{first} ก", first * 3, f"{first * 3}ก"):
        for text in (line, f"ก\n{line}", f"{line}\nก", f"- {line}", f"- ก\n\n{line}", f"> [!TIP]\n> {line}"):
            assert_same(text)


def test_what_most_bodies_are_made_of_needs_no_parser() -> None:
    text = "นำ\n\n## ก\n\n- ข\n- ค\n\n1. ง\n2. จ\n\n| ก | ข |\n| - | - |\n| ค | ง |\n\n> [!NOTE]\n> ฉ [a](b.md)\n"
    asset = Asset("a", "knowledge/ops/a.md", META, text, 11, "0", Places("knowledge/ops/a.md"))

    assert outright(asset) == parsed_body(asset)
