"""`lokm evidence` on a repository: where the ZIP goes, and what is refused, in Thai."""

import os
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from disk import asset, repository

from lokm_build.adapters.cli import lokm
from lokm_build.adapters.publishing import FoundError, RefusedError
from lokm_build.adapters.report import account

KEY = "dept/2566/2.10"


def run(root: Path, *arguments: str | Path) -> tuple[int, str]:
    command = ["evidence", "--root", str(root), "--today", "2566-07-14", *map(str, arguments)]
    done = CliRunner().invoke(lokm, command, standalone_mode=False)
    if done.exception:
        raise done.exception
    return int(done.return_value or 0), done.output


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "root")


def test_the_pack_lies_in_export_under_a_name_that_tells_what_it_is(root: Path) -> None:
    status, said = run(root, "--indicator", KEY, "--unit", "plan", "--round", "1")
    (made,) = (root / "export").iterdir()

    assert (status, made.name) == (0, "evidence-dept-2566-2-10-plan-r1.zip")
    assert str(made) in said
    assert zipfile.ZipFile(made).testzip() is None


def test_an_internal_pack_says_so_in_its_name(root: Path) -> None:
    run(root, "--indicator", KEY, "--unit", "plan", "--edition", "internal")

    assert [path.name for path in (root / "export").iterdir()] == ["evidence-dept-2566-2-10-plan-year-internal.zip"]


def test_a_folder_or_a_file_may_be_chosen(root: Path, tmp_path: Path) -> None:
    run(root, "--indicator", KEY, "--unit", "plan", "--out", tmp_path)
    run(root, "--indicator", KEY, "--unit", "plan", "--out", tmp_path / "new" / "ชุดหลักฐาน.zip")

    assert (tmp_path / "evidence-dept-2566-2-10-plan-year.zip").is_file()
    assert (tmp_path / "new" / "ชุดหลักฐาน.zip").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--indicator", "dept/2566/2.1", "--unit", "plan"], "หมายถึง 'dept/2566/2.10'"),
        (["--indicator", KEY], "โปรดระบุ --unit"),
        (["--indicator", KEY, "--unit", "plann"], "หมายถึง 'plan'"),
        (["--indicator", KEY, "--unit", "plan", "--year", "2567"], "ไม่มีของปีงบประมาณ 2567"),
        (["--indicator", KEY, "--unit", "plan", "--out", "ROOT/knowledge/a.zip"], "knowledge/"),
        (["--indicator", KEY, "--unit", "plan", "--out", "ROOT/mkdocs.yml/a.zip"], "มีไฟล์ชื่อนี้อยู่แล้ว โปรดเลือกที่อื่นด้วย --out"),
        (["--indicator", KEY, "--unit", ""], "ไม่พบหน่วยงาน ''"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(root: Path, arguments: list[str], told: str) -> None:
    (root / "mkdocs.yml").touch()
    with pytest.raises(RefusedError) as refused:
        run(root, *(one.replace("ROOT", str(root)) for one in arguments))

    assert told in str(refused.value)
    assert not (root / "export").exists()


def test_nothing_is_packed_while_the_content_has_errors(root: Path) -> None:
    asset(root, "broken", "เรื่องเสีย", unit="nowhere")

    with pytest.raises(FoundError) as refused:
        run(root, "--indicator", KEY, "--unit", "plan")
    text, status = account(refused.value)

    assert status == 1
    assert "UNIT-UNKNOWN" in text
    assert text.endswith("ยังไม่ได้สร้างไฟล์ โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่")
    assert not (root / "export").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_replaced_by_one(root: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(RefusedError, match="ไม่ใช่ไฟล์"):
        run(root, "--indicator", KEY, "--unit", "plan", "--out", tmp_path / "pipe")

    assert (tmp_path / "pipe").is_fifo()
