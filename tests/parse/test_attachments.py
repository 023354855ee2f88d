import struct

import pytest
from repo import Repo

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"


def codes(name: str, data: bytes) -> list[str]:
    repo = Repo().asset("a", attachments=[name]).file(f"knowledge/{name}", data)
    return [found.code for found in repo.found()]


def test_sound_files_of_the_allow_list_pass() -> None:
    pictures = {"b.png": png(20, 20)}
    documents = {"a.pdf": PDF, "แบบฟอร์ม.PDF": PDF, "c.csv": b"a,b\n", "d.docx": b"PK\x03\x04"}
    for name, data in (pictures | documents).items():
        assert codes(name, data) == []


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.js", "a.exe", "a.docm", "conftest.py", "noextension"])
def test_other_files_are_refused(name: str) -> None:
    assert codes(name, b"x") == ["FILE-FORBIDDEN"]


def test_content_that_is_not_what_the_name_says_is_refused() -> None:
    assert codes("a.pdf", b"<html><script>") == ["FILE-CONTENT"]
    assert codes("a.docx", b"\xd0\xcf\x11\xe0") == ["FILE-CONTENT"]
    assert codes("a.pdf", b"") == ["FILE-EMPTY"]


def test_documents_that_run_are_refused() -> None:
    assert codes("a.docx", b"PK\x03\x04 word/vbaProject.bin") == ["FILE-ACTIVE"]
    assert codes("a.pdf", PDF + b"/OpenAction<</S/JavaScript/JS(x)>>") == ["FILE-ACTIVE"]


def test_a_picture_of_too_many_points_is_refused_from_its_header() -> None:
    assert codes("a.png", png(50_000, 50_000)) == ["IMAGE-SIZE"]


def test_a_picture_that_tells_where_it_was_taken_is_refused() -> None:
    exif = b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHII", 0x8825, 4, 1, 26) + b"\0" * 4
    segment = b"Exif\x00\x00" + exif
    jpeg = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"
    assert codes("a.jpg", jpeg) == ["IMAGE-LOCATION"]
    assert codes("a.jpg", jpeg.replace(b"\x25\x88", b"\x12\x01")) == []


def test_bytes_of_a_compressed_stream_are_not_taken_for_commands() -> None:
    assert codes("a.pdf", PDF + b"stream\n\x01/JS \x02endstream\n") == []


def test_lists_of_people_are_found_in_tables() -> None:
    assert codes("a.csv", "ชื่อ,เลข\nก,1999901234565\n".encode("cp874")) == ["PRIVATE-ID"]


def test_names_that_differ_in_capitals_only_are_one_file_on_windows() -> None:
    repo = Repo().asset("a", attachments=["Form.pdf"]).file("knowledge/Form.pdf", PDF).file("knowledge/form.pdf", PDF)
    assert repo.places() == ["form.pdf:1 ID-DUPLICATE"]
