"""Glossary terms are explained where they first occur, and nothing else is touched."""

import pytest

from lokm_build.model.registry import Term
from lokm_build.render.terms import Terms, compiled_terms, mark_terms

GLOSSARY = (
    Term(term="KM", full="Knowledge Management", aliases=("การจัดการความรู้",), definition="การรวบรวมความรู้"),
    Term(term="KM DAY", definition="วันแลกเปลี่ยน"),
    Term(term="R&D", full="Research & Development"),
    Term(term="กพร.", full="กลุ่มพัฒนาระบบบริหาร"),
    Term(term="ก.พ.ร.", full="คณะกรรมการพัฒนาระบบราชการ"),
    Term(term="ก.พ.", full="สำนักงานข้าราชการพลเรือน"),
    Term(term="XYZ"),
)


@pytest.fixture
def terms() -> Terms:
    made = compiled_terms(GLOSSARY)
    assert made
    return made


def marked(html: str, terms: Terms) -> list[str]:
    """The terms that were explained, as they are written."""
    return [part.partition("</abbr>")[0].partition(">")[2] for part in mark_terms(html, terms).split("<abbr ")[1:]]


def test_the_first_occurrence_of_a_term_is_explained(terms: Terms) -> None:
    assert mark_terms("<p>งาน KM และ KM</p>", terms) == (
        '<p>งาน <abbr class="lokm-term" tabindex="0" data-term="KM" '
        'title="Knowledge Management: การรวบรวมความรู้">KM</abbr> และ KM</p>'
    )


def test_a_term_is_explained_once_in_all_sections_of_an_asset(terms: Terms) -> None:
    seen: set[str] = set()

    assert "<abbr" in mark_terms("<p>KM</p>", terms, seen)
    assert "<abbr" not in mark_terms("<p>KM</p>", terms, seen)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>การKMของ KM/LO</p>", ["KM"]),
        ("<p>KMs DKM KM_x KM.go.th KM-2 a@KM</p>", []),
        ("<p>KM.</p>", ["KM"]),
        ("<p>งาน KM DAY ปีนี้</p>", ["KM DAY"]),
        ("<p>งาน R&amp;D</p>", ["R&amp;D"]),
        ("<p>ส่ง กพร. และ ก.พ.ร. กับ ก.พ. ด้วย</p>", ["กพร.", "ก.พ.ร.", "ก.พ."]),
        ("<p>สนง.กพร. สำนักกพร.</p>", []),
        ("<p>กพร.กรมอนามัย</p>", ["กพร."]),
        ("<p>km การจัดการความรู้ XYZ</p>", []),
    ],
)
def test_a_term_is_told_apart_from_longer_words(html: str, found: list[str], terms: Terms) -> None:
    assert marked(html, terms) == found


@pytest.mark.parametrize("tag", ["a", "code", "pre", "h2", "h3", "abbr", "caption"])
def test_links_headings_and_code_are_left_alone(tag: str, terms: Terms) -> None:
    html = f"<div><{tag}>KM <b>KM</b></{tag}></div>"

    assert mark_terms(html, terms) == html
    assert marked(html + "<p>KM</p>", terms) == ["KM"]


def test_attributes_are_left_alone(terms: Terms) -> None:
    html = '<p><img alt="KM" src="lokm:KM"></p>'

    assert mark_terms(html, terms) == html


def test_a_glossary_without_explanations_marks_nothing() -> None:
    assert compiled_terms([Term(term="XYZ")]) is None
    assert mark_terms("<p>XYZ</p>", None) == "<p>XYZ</p>"
