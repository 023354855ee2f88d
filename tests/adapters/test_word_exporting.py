"""`lokm export --format docx` writes a Word file an asset, where it was told to, and refuses in Thai."""

import subprocess
import sys
from pathlib import Path

import docx
import pytest
from conftest import ROOT, TODAY, lokm
from repo import Repo

from lokm_build.adapters.publishing import RefusedError
from lokm_build.adapters.word_exporting import chosen_by

NOTHING = {"units": (), "topics": (), "indicators": (), "kinds": (), "years": (), "ids": ()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    repo = Repo().asset("one").asset("two", fiscal_year=2567)
    repo.asset("draft", status="draft").asset("in", access="internal")
    for path, data in repo.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def export(root: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return lokm("export", "--root", root, "--today", TODAY, "--format", "docx", *arguments)


def test_one_asset_is_one_file_and_all_are_a_folder_of_them(root: Path) -> None:
    one, everything = export(root, "one", "--out", root / "ก.docx"), export(root, "all", "--out", root / "word")

    assert one.stdout == f"สร้างแล้วที่ {(root / 'ก.docx').resolve()}\n", one.stderr
    assert everything.stdout == f"สร้างแล้วที่ {(root / 'word').resolve()}\n", everything.stderr
    assert sorted(path.name for path in (root / "word").iterdir()) == ["one.docx", "two.docx"]
    assert (root / "word" / "one.docx").read_bytes() == (root / "ก.docx").read_bytes()
    assert docx.Document(str(root / "ก.docx")).paragraphs[1].text == "เรื่องตัวอย่าง"


def test_what_is_chosen_by_other_options_is_written_too_and_internal_assets_say_so(root: Path) -> None:
    done = export(root, "--year", "2566", "--edition", "internal")

    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (root / "export").iterdir()) == ["in.docx", "one.docx"]
    assert docx.Document(str(root / "export" / "in.docx")).paragraphs[0].text == "เอกสารใช้ภายในหน่วยงาน"


def test_what_cannot_be_written_is_refused_in_thai(root: Path) -> None:
    told = {
        (): "โปรดระบุรหัสของเรื่อง",
        ("nobody",): "ไม่พบองค์ความรู้ 'nobody'",
        ("draft",): "ไม่พบองค์ความรู้ 'draft'",
        ("one", "all"): "'all' คือทุกเรื่อง",
        ("all", "--out", "x.docx"): "'x.docx' เป็นชื่อไฟล์เดียว แต่เลือกไว้ 2 เรื่อง",
        ("one", "--out", root / "knowledge" / "x.docx"): "ซึ่งเป็นที่ของต้นฉบับ",
    }
    for arguments, words in told.items():
        done = export(root, *arguments)
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr


def test_an_id_beside_the_options_is_like_one_in_them() -> None:
    assert chosen_by(("b", "a"), **{**NOTHING, "ids": ("a",)}).ids == ("a", "b")
    assert not chosen_by(("all",), **NOTHING)
    with pytest.raises(RefusedError):
        chosen_by(("all",), **{**NOTHING, "ids": ("a",)})


def test_no_other_command_loads_what_word_files_need() -> None:
    program = "import sys, lokm_build.adapters.cli; print({'docx', 'resvg_py'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60)

    assert done.stdout == "set()\n", done.stderr
