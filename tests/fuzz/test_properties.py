"""Whatever bytes a file has and whatever an author writes: findings that can be read, HTML that does nothing."""

import inert
import pytest
from fuzz import documents
from fuzz.properties import of_body, of_build, of_digest
from hypothesis import given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=300, deadline=None, derandomize=True)
REGISTRY = ("centre", "units", "topics", "indicators", "glossary", "reports", "needs", "nosuch")
PATHS = (
    *(f"knowledge/ops-psdg/{name}" for name in ("a.md", "b.pdf", "c.csv", "d.docx", "e.png", "f.svg")),
    *(f"knowledge/ops-psdg/a.records.{form}" for form in ("csv", "yml", "xlsx")),
    *(f"knowledge/registry/{stem}.yml" for stem in REGISTRY),
    *("knowledge/\u202egpj.md", "knowledge/ก\x1b[2J/a.md", "knowledge/con.md", "knowledge/A .MD"),
)


@MANY
@given(st.binary(max_size=300).map(documents.file))
def test_any_file_is_digested_and_its_findings_can_be_read(data: bytes) -> None:
    assert of_digest(data) == []


@MANY
@given(st.binary(max_size=300).map(documents.file), st.sampled_from(PATHS))
def test_any_file_at_any_place_is_built_and_its_findings_can_be_read(data: bytes, path: str) -> None:
    assert of_build(data, path) == []


@MANY
@given(st.binary(max_size=120).map(documents.text))
def test_any_text_becomes_html_that_is_whole_and_does_nothing(text: str) -> None:
    assert of_body(text) == []


@pytest.mark.parametrize(
    "html",
    [
        *("<script>x</script>", "<p onclick=x>a</p>", '<p style="x">a</p>', "<iframe></iframe>", "<form></form>"),
        *("<svg></svg>", "<math></math>", '<a href="javascript:x">a</a>', '<a href="//e.x">a</a>', "<!-- x -->"),
        *('<img src="https://e.x/a.png">', '<input type="checkbox">', '<p id="a"></p><p id="a"></p>'),
        *("</section>", "<div>", "</main>", "<p><ul></ul></p>", "<table><p>a</p></table>"),
    ],
)
def test_the_judge_of_html_finds_what_does_something_or_breaks_out(html: str) -> None:
    assert inert.faults([html, "<p>a</p>"])
