"""Texts of old programs come into UTF-8 without losing a letter, or are left as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.parse.encodings import in_utf8

THAI = "---\ntitle: การประสานงาน\n---\n\nขั้นตอนที่ ๑ ผู้ใหญ่น้ำใจดี\r\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (THAI.encode("cp874"), "TIS-620 (Windows-874)"),
        (THAI.encode("utf-16"), "UTF-16"),
        (THAI.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + THAI.encode("utf-16-be"), "UTF-16"),
        ((THAI * 3).encode().decode("latin-1").encode(), "UTF-8 ที่ถูกแปลงซ้ำสองครั้ง"),
    ],
)
def test_what_old_programs_saved_becomes_the_same_text(data: bytes, name: str) -> None:
    found = in_utf8(data)
    assert found is not None
    assert found[0].decode().replace(THAI, "") == ""
    assert found[1] == name


@pytest.mark.parametrize(
    "data",
    [THAI.encode(), b"\xef\xbb\xbf" + THAI.encode(), b"plain", b"", THAI.encode()[:-9] + b"\xff\xfe", b"\xdb\xdc"],
)
def test_utf8_and_what_nobody_can_tell_are_left(data: bytes) -> None:
    assert in_utf8(data) is None


@given(st.binary(max_size=300))
def test_whatever_is_converted_can_be_converted_back(data: bytes) -> None:
    found = in_utf8(data)
    if found:
        found[0].decode()
        assert in_utf8(found[0]) is None or found[0] != data


LETTERS = st.text(st.sampled_from("กขคงจฉชซดตถทธนบปผพภมยรลวศษสหอฮะาิีึืุูเแโใไ่้๊๋์ำ "), min_size=4)


@given(LETTERS.filter(lambda text: text.strip()))
def test_any_thai_text_comes_back_from_tis_620(text: str) -> None:
    found = in_utf8(text.encode("cp874"))
    assert found is not None
    assert found[0].decode() == text
