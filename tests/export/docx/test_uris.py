"""An address in a Word file is a URI, or none: one bad address must not cost the whole file."""

import pytest

from lokm_build.export.docx import Document, Span
from lokm_build.export.docx.uris import uri
from tests.export.docx.reading import faults, opened


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.example/?a=1&b=2#c", "https://a.example/?a=1&b=2#c"),
        ("https://a.example:8080/ก ข|<>\"'", "https://a.example:8080/%E0%B8%81%20%E0%B8%82%7C%3C%3E%22'"),
        ("https://a.example/100%/%E0%B8%81", "https://a.example/100%25/%E0%B8%81"),
        ("https://ไทย.example/x", "https://xn--o3cw4h.example/x"),
        ("mailto:km@example.go.th?subject=ก", "mailto:km@example.go.th?subject=%E0%B8%81"),
        ("tel:02-123-4567", "tel:02-123-4567"),
        ("https://", ""),
        ("https://a..b/", ""),
        ("https://[::1", ""),
        ("https://a.example:x/", ""),
        ("https://a b.example/", ""),
        ("javascript:alert(1)", ""),
        ("../knowledge/b.html", ""),
        ("https://a.example/\ud800", ""),
        ("", ""),
    ],
)
def test_an_address_becomes_a_uri_or_nothing(address: str, kept: str) -> None:
    assert uri(address) == kept


def test_words_whose_address_is_none_stay() -> None:
    paper = Document("ก")
    paper.paragraph([Span("ข", link="https://"), Span("ค", link="https://a.example/")])
    data = paper.save()

    assert faults(data) == []
    assert opened(data).paragraphs[0].text == "ขค"
    assert [rel.target_ref for rel in opened(data).part.rels.values() if rel.is_external] == ["https://a.example/"]
