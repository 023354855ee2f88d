"""Whoever types a wrong word is told in Thai what is wrong and what is meant, with status 2 and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest
from disk import repository

from lokm_build.adapters.cli import main, zip_name
from lokm_build.export.pack import Choice
from lokm_build.model.catalogue import Edition


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """Exit status and everything that is printed."""
    with pytest.raises(SystemExit) as ended:
        main([str(word) for word in words])
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out + printed.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("chek", "ไม่รู้จักคำสั่ง 'chek' หมายถึง 'check' หรือไม่"),
        ("build --sitee x", "ไม่รู้จักตัวเลือก '--sitee' หมายถึง '--site' หรือไม่"),
        ("build --site", "ตัวเลือก '--site' ต้องมีค่าตามหลัง"),
        ("build --quiet=1", "ตัวเลือก '--quiet' ไม่รับค่า"),
        ("check --format jsn", "ค่าของ --format ใช้ไม่ได้: 'jsn' ไม่มีให้เลือก หมายถึง 'json' หรือไม่"),
        ("check ก ข", "มีคำเกินมา: ก ข"),
        ("new", "ยังไม่ได้ระบุ KIND เลือกจาก: technique, sop, "),
        ("new sop", "ยังไม่ได้ระบุ ID"),
        ("build --today 2566-02-30", "ค่าของ --today ใช้ไม่ได้: ไม่มีวันที่ 30"),
        ("export --year สองพัน", "ค่าของ --year ใช้ไม่ได้: อ่านปี 'สองพัน' ไม่ได้"),
        ("serve --port 99999", "'99999' ไม่ใช่หมายเลขพอร์ต"),
    ],
)
def test_a_wrong_word_is_told_in_thai(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, text = said(capsys, *words.split())

    assert status == 2
    assert told in text
    assert "Error" not in text
    assert "Usage" not in text


def test_help_is_thai_throughout(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("-h",), ("build", "--help"), ("new", "-h")):
        _, text = said(capsys, *words)

        assert text.startswith("วิธีใช้: lokm")
        assert not [word for word in ("Usage", "Options", "Commands", "Show") if word in text]


def test_nothing_is_made_among_the_sources_or_over_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path / "centre")
    before = sorted(tmp_path.rglob("*"))
    for target in ("centre", ".", "centre/knowledge", "centre/knowledge/site", "centre/docs/site"):
        for words in (("build", "--site"), ("export", "--out")):
            status, text = said(capsys, *words, tmp_path / target, "--root", root)

            assert status == 2
            assert words[-1] in text
    assert sorted(tmp_path.rglob("*")) == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path / "centre")
    blocked = tmp_path / "file"
    blocked.touch()
    for words in (
        ("build", "--site", blocked / "site"),
        ("export", "--id", "open", "--single-file", "--out", blocked / "x.html"),
        ("export", "--id", "open", "--single-file", "--out", root / "site"),
        ("schema", "--out", blocked / "schemas"),
    ):
        (root / "site").mkdir(exist_ok=True)
        status, text = said(capsys, *words, "--root", root)

        assert status == 2
        assert "ไม่ได้: " in text


def test_a_reserved_name_makes_no_asset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path)

    assert said(capsys, "new", "qa", "con", "--root", root)[0] == 2
    assert said(capsys, "new", "qa", "index", "--root", root)[0] == 2


def test_an_unknown_code_is_told_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = repository(tmp_path)

    for words, told in (
        (("export", "--unit", "plam"), "ไม่พบหน่วยงาน 'plam' หมายถึง 'plan' หรือไม่"),
        (("export", "--kind", "sopp"), "ไม่พบชนิด 'sopp' หมายถึง 'sop' หรือไม่"),
        (("new", "qa", "x", "--unit", "plam"), "หมายถึง 'plan' หรือไม่"),
        (("check", "--root", tmp_path / "none"), "--root"),
    ):
        status, text = said(capsys, *words, *(() if "--root" in words else ("--root", root)))

        assert (status, told in text) == (2, True), text


def test_an_internal_pack_is_called_so() -> None:
    names = [zip_name(choice, edition) for choice in (Choice(), Choice(kinds=("sop",))) for edition in Edition]

    assert names == [
        "knowledge-centre.zip", "knowledge-centre-internal.zip", "knowledge-pack.zip", "knowledge-pack-internal.zip",
    ]  # fmt: skip


def test_a_missing_library_is_named_without_a_traceback() -> None:
    blocked = "import sys; sys.modules['pydantic'] = None; import lokm_build.__main__ as door; door.main()"
    done = subprocess.run([sys.executable, "-c", blocked], capture_output=True, text=True, encoding="utf-8", timeout=60)

    assert done.returncode == 2
    assert "ยังไม่ได้ติดตั้งส่วนประกอบ 'pydantic" in done.stderr
    assert "Traceback" not in done.stderr
