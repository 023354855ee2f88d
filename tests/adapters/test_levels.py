"""`lokm levels`: what it prints, what-if, JSON, and refusals in Thai."""

import json
from pathlib import Path

import pytest
from conftest import ROOT

from lokm_build.adapters.cli import main


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Exit status and what is printed."""
    with pytest.raises(SystemExit) as ended:
        main(["levels", "--root", str(ROOT), "--today", "2569-11-20", *words])
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out + printed.err


def test_the_sample_centre_has_levels_that_differ_and_one_that_is_one_step_short(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, text = said(capsys)

    assert status == 0
    assert "(dept)\n  รอบ 5 เดือนแรก ระดับ 4" in text
    assert "(osec)\n  รอบ 5 เดือนแรก ระดับ 3" in text
    assert "(ops-psdg)\n  รอบ 5 เดือนแรก ระดับ 2" in text
    assert "ขั้นต่อไป: อีก 1 ช่องทางเผยแพร่" in text


def test_of_a_round_that_is_over_it_tells_what_was_lacking_as_pages_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert "ที่ยังขาด: อีก 1 กลุ่มภารกิจ" in said(capsys, "--year", "2566", "--round", "1")[1]


def test_what_if_one_channel_more(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--indicator", "doh/2570/2.2", "--round", "1", "--json")
    _, before = said(capsys, *asked)
    _, after = said(capsys, *asked, "--assume", "channel:board")

    assert [json.loads(text)[0]["level"] for text in (before, after)] == [3, 4]
    assert json.loads(after)[0]["assume"] == ["channel:board"]


def test_one_indicator_is_told_with_reasons_holes_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = said(capsys, "--indicator", "doh/2567/2.2", "--round", "year")

    assert "นับได้ 6 จาก 7 เรื่อง" in text
    assert "ยังไม่มีบันทึกการนำไปใช้" in text
    assert "กรณีที่เกณฑ์ไม่ได้กล่าวชัด" in text
    assert "ที่มาของเกณฑ์: แผนการจัดการความรู้" in text


def test_a_year_is_found_along_the_lineage(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = said(capsys, "--indicator", "doh/2567/2.2", "--year", "2565", "--round", "2", "--json")

    assert json.loads(text)[0]["indicator"] == "doh/2565/2.4"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--indicator doh/2567/2.3x", "ไม่พบตัวชี้วัด 'doh/2567/2.3x' หมายถึง"),
        ("--indicator doh/2567/2.2 --unit osecc", "ไม่พบหน่วยงาน 'osecc' หมายถึง 'osec' หรือไม่"),
        ("--indicator 2.2", "หมายถึง 'doh/2570/2.2' หรือไม่"),
        ("--unit สำนักเลขานุการกรม", "หมายถึง 'osec' หรือไม่"),
        ("--indicator doh/2567/2.2 --year 2599", "ไม่มีของปีงบประมาณ 2599"),
        ("--year 2550", "ปีที่มี: 2565, 2566, 2567"),
        ("--indicator doh/2570/2.2 --assume chanel:line", "หมายถึง 'channel' หรือไม่"),
        ("--round 3", "เลือกจาก: 1, 2, year, all"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_thai(
    words: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, text = said(capsys, *words.split())

    assert status == 2
    assert told in text


def test_a_unit_may_be_told_by_its_short_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--unit", "สลก.") == said(capsys, "--unit", "osec")


def test_where_nothing_is_to_be_read_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["levels", "--root", str(tmp_path)])

    assert ended.value.code == 2
    assert "knowledge/" in capsys.readouterr().err
