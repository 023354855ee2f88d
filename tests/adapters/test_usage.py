"""Whoever types a wrong word is told in Thai what is wrong and what is meant, with status 2 and no traceback."""

from pathlib import Path

import pytest
from disk import repository

from lokm_build.adapters.cli import main


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
