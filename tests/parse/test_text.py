from repo import Repo

from lokm_build.model.source import Source
from lokm_build.parse.text import CONTROL, UNSEEN, decoded

TEXT = "---\ntitle: การประสานงาน\nkind: checklist\n---\n\n- ข้อ\n"


def findings(data: bytes) -> list[str]:
    return Repo().file("knowledge/a.md", data).findings()


def test_windows_874_is_named_with_how_to_convert() -> None:
    line, hint = findings(TEXT.encode("cp874"))
    assert line.startswith("knowledge/a.md:2:1 FILE-ENCODING")
    assert "TIS-620 หรือ Windows-874" in line
    assert "UTF-8" in hint


def test_utf_16_and_damaged_utf_8_are_named() -> None:
    assert "UTF-16" in findings(TEXT.encode("utf-16"))[0]
    assert "บางไบต์เสีย" in findings(TEXT.encode() + b"\xe0\xb8 x")[0]


def test_text_that_was_encoded_twice_is_named() -> None:
    assert "แปลงซ้ำ" in findings(TEXT.encode().decode("latin-1").encode())[0]


def test_a_file_over_the_limit_is_named_by_its_size() -> None:
    assert "2.0 MB" in findings(b"x" * (2 * 2**20 + 1))[0]


def test_control_and_invisible_characters_are_told_and_taken_out() -> None:
    repo = Repo().asset("a", title="งบ\u200bประมาณ", body="- ก\x00ข\u202eค\n")
    assert repo.places() == ["a.md:2 CHAR-INVISIBLE", "a.md:11 CHAR-CONTROL", "a.md:11 CHAR-INVISIBLE"]
    asset = repo.catalogue().by_id["a"]
    assert asset.title == "งบประมาณ"
    assert "- ก ขค" in asset.body


def test_no_character_that_must_go_slips_through_beside_usual_ones() -> None:
    every = map(chr, [*range(0xD800), *range(0xE000, 0x11000), 0x1FFFE, 0x10FFFF])
    for character in filter(lambda one: CONTROL.match(one) or UNSEEN.match(one), every):
        text, told = decoded(Source("a.md", f"กข {character}ค".encode()), 100)
        assert told
        assert character not in (text or "")


def test_what_stands_beside_letters_beyond_the_first_plane_or_old_line_ends_is_told_at_its_place() -> None:
    for before in ("", "😀", "ก\r\nข\r", "é"):
        text, told = decoded(Source("a.md", f"{before}ก\u200b\u200dข\x00ค\u200bง".encode()), 100)
        assert text == f"{before}กข คง".replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\r") + 1, len(before.rpartition("\r")[2])
        assert [(one.line, one.column, one.code) for one in told] == [
            (line, column + 5, "CHAR-CONTROL"),
            (line, column + 2, "CHAR-INVISIBLE"),
        ]


def test_characters_hidden_behind_escapes_are_taken_out_too() -> None:
    repo = Repo().file("knowledge/a.md", '---\ntitle: "ก\\u202Eข"\nkind: qa\n---\n')
    assert "a.md:2 CHAR-CONTROL" in repo.places()


def test_joined_pictures_are_left_alone() -> None:
    assert Repo().asset("a", body="- 👩\u200d💻\n").findings() == []
