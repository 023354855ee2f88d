"""The quick parser is measured by the plain one: whatever is written, both read the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.render.markdown.parser import parser, plain_parser

PLAIN = plain_parser()
PIECES = [
    *("ก", "ข้อความ ", "word ", "wow", "1", "10.", "é", "😀", "\u00a0", "\u2003", "\0", "\r\n", "\n", "\n\n", "  \n"),
    *(" ", "    ", "\t", ":", ": ", "~ ", "~~", "*", "**", "_", "__", "`", "``", "```", "~~~js\n", "\\", "\\*", "\\\n"),
    *("www.a.go.th", "http://a.b/c", "https://", "mailto:a@b.co", "xmpp:a@b.c", "a@b.co.th", "@", "&amp;", "&#60;"),
    *("[", "]", "(", ")", "![", "[^1]", "[^1]: ", "^[", "[a]: http://x.y 'z'\n", "[a]", "[x](y)", '[x](y "t")'),
    *("[ก ข](../b-c/d.md#e)", "[ ](a.md)", "[www](a.md)", "[a](//b.c)", "[a](b:c)", "[a](B.md)", "](../a.md)", "[ก"),
    *('!!! note "ก"\n', "??? tip", "> ", "> [!NOTE]\n> ", "- ", "+ ", "* ", "1. ", "2) ", "- [ ] ", "- [x] "),
    *("# ", "## ", "###", "---\n", "***\n", "===\n", "|", "| a | b |\n", "|---|:-:|\n", "--|--\n"),
    *("<", "<b>", "</b>", "<!--", "-->", "<table>", "</table>", "<script>", "<http://a.b>", "<a@b.co>", "{", "=", "%"),
]


def read(made: Any, text: str) -> tuple[Any, ...]:
    env: dict[str, Any] = {}
    tokens = made.parse(text, env)
    notes = env.get("footnotes", {})
    return tokens, env.get("references"), notes.get("refs") or {}, notes.get("list") or {}


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_quick_parser_reads_what_the_plain_one_reads(text: str) -> None:
    assert read(parser(), text) == read(PLAIN, text)


@pytest.mark.parametrize("first", [chr(code) for code in range(0x20, 0x7F)])
def test_no_character_that_begins_something_is_passed_over(first: str) -> None:
    for rest in (f"{first}{first} ก{first}{first}", f" {first} ก", f"[^1]: ก\n\n{first}^1]{first}(ก)", f"{first}amp;>"):
        for text in (rest, f"ก\n{rest}", f"> ก\n{rest}", f"- ก\n{rest}", f"ก {rest} ข"):
            assert read(parser(), text) == read(PLAIN, text)
