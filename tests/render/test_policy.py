"""A page's policy allows what the page holds, in whatever way it is written, and nothing else."""

import base64
import hashlib

import pytest

from lokm_build.render.policy import ALONE, code_in_attributes, guarded, inline, inline_of_ours

PLAIN = (
    "default-src 'self' file:; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "font-src 'self' file: data:; object-src 'none'; base-uri 'none'; form-action 'self' file:"
)


def allows(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_may_load_what_lies_in_the_site_and_nothing_else() -> None:
    assert guarded('<!doctype html>\n<html lang="th"><head><meta charset="utf-8"><title>ก</title></head></html>') == (
        '<!doctype html>\n<html lang="th"><head><meta charset="utf-8">'
        f'\n<meta http-equiv="Content-Security-Policy" content="{PLAIN}"><title>ก</title></head></html>'
    )


def test_a_document_with_all_inside_loads_nothing() -> None:
    html = guarded("<meta charset=utf-8><style>p{}</style><p>ก", ALONE)

    assert "default-src 'none'; script-src 'none'; " in html
    assert f"style-src {allows('p{}')}; img-src data:; font-src data:; " in html
    assert html.endswith("form-action 'none'\"><style>p{}</style><p>ก")


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<!doctype html>",
        "\ufeff<!DOCTYPE html>\n<!-- <head> -->\n<HTML>\n  <HEAD>\n    <META charset=utf-8>",
        '<head><meta name="a" content="b"><meta http-equiv="content-type" content="text/html; charset=utf-8">',
        "<html><head>",
    ],
)
@pytest.mark.parametrize("after", ["<script>a()</script>", "<title>ก</title><meta charset=x>", "<p>ก</p>"])
def test_the_policy_stands_before_all_that_could_run(before: str, after: str) -> None:
    assert guarded(before + after).startswith(f'{before}\n<meta http-equiv="Content-Security-Policy"')


def test_each_inline_script_and_style_is_allowed_by_its_hash() -> None:
    found = inline('<SCRIPT>a("ก")</SCRIPT ><script data-src="x">\nb > 1</script><style media="print">p{}</style>')

    assert found.scripts == {allows('a("ก")'), allows("\nb > 1")}
    assert found.styles == {allows("p{}")}


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js" defer></script>',
        '<script id="__config" type="application/json">{"a": 1}</script>',
        "<script type=application/ld+json>{}</script>",
        "<!-- <script>a()</script> -->",
        "<script></script>",
        '<p title="style=x">&lt;script>a()&lt;/script></p>',
    ],
)
def test_what_runs_nothing_needs_no_hash(html: str) -> None:
    assert inline(html) == inline("")


def test_a_hash_is_of_what_a_browser_reads() -> None:
    assert inline("<script>\r\na()\r</script>").scripts == {allows("\na()\n")}


def test_a_style_attribute_is_allowed_by_its_hash() -> None:
    html = '<td style="text-align: right;"><p STYLE=\'font-family: &quot;X&quot;\'><code>style="z"</code>'

    assert inline(html).styles == {"'unsafe-hashes'", allows("text-align: right;"), allows('font-family: "X"')}


def test_our_own_html_is_read_alike() -> None:
    for html in ("<p>ก", "<script>a()</script>", "<style>p{}</style>", '<p style="x">'):
        assert inline_of_ours(html) == inline(html)


def test_code_in_attributes_is_found_where_it_would_run() -> None:
    html = '<p OnClick="a()">x</p><a href=" JavaScript:a()">x</a><svg/onload=a()><script src="x" onerror=a()></script>'

    assert code_in_attributes(html) == ["onclick", "href", "onload", "onerror"]


def test_what_only_reads_like_code_is_none() -> None:
    html = (
        '<p title="javascript: ก" data-on="x">onclick="a()"</p><code> onclick=a </code><!-- <p onclick=a> -->'
        '<script>x = " onclick=a"; location = "javascript:a()"</script><a href="javascript.html">x</a>'
    )

    assert code_in_attributes(html) == []
