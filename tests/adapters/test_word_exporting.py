"""`lokm export --format docx` writes a Word file an asset, where it was told to, and refuses in Thai."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT, TODAY, lokm
from repo import Repo

from lokm_build.adapters.publishing import FoundError, RefusedError
from lokm_build.adapters.word_exporting import chosen_by, export_word
from lokm_build.model.catalogue import Edition
from lokm_build.pipeline import Settings
from lokm_build.thai.dates import parse_date

NOTHING: dict[str, Any] = {"units": (), "topics": (), "indicators": (), "kinds": (), "years": (), "ids": ()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    repo = Repo().asset("one").asset("two", fiscal_year=2567)
    repo.asset("old", fiscal_year=2565, body="- [ ] ตาม[เรื่องหนึ่ง](one.md)\n")
    repo.registry(centre={"name": "ศูนย์", "organisation": "กรม", "url": "https://km.example.go.th/"})
    repo.asset("draft", status="draft").asset("in", access="internal")
    for path, data in repo.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def export(root: Path, *named: str, out: Path | None = None, edition: str = "public", **options: Any) -> Path:
    """What the command does once its words are read."""
    choice = chosen_by(named, **{**NOTHING, **options})
    return export_word(root, out, Settings(parse_date(TODAY), Edition(edition)), choice, "all" in named)


def test_the_command_tells_where_the_file_is(root: Path) -> None:
    out = root / "ก.docx"

    done = lokm("export", "--root", root, "--today", TODAY, "--format", "docx", "one", "--out", out)

    assert done.stdout == f"สร้างแล้วที่ {out.resolve()}\n", done.stderr
    assert docx.Document(str(out)).paragraphs[1].text == "เรื่องตัวอย่าง"


def test_one_asset_is_one_file_and_all_are_a_folder_of_them(root: Path) -> None:
    assert export(root, "one") == root / "export" / "one.docx"
    assert export(root, "one", out=root / "word") == root / "word" / "one.docx"
    assert export(root, "all", out=root / "word") == root / "word"
    assert sorted(path.name for path in (root / "word").iterdir()) == ["old.docx", "one.docx", "two.docx"]
    assert (root / "word" / "one.docx").read_bytes() == (root / "export" / "one.docx").read_bytes()


def test_what_is_chosen_by_other_options_is_written_too_and_internal_assets_say_so(root: Path) -> None:
    folder = export(root, years=(2566,), edition="internal")

    assert sorted(path.name for path in folder.iterdir()) == ["in.docx", "one.docx"]
    assert docx.Document(str(folder / "in.docx")).paragraphs[0].text == "เอกสารใช้ภายในหน่วยงาน"


def test_a_file_leads_to_assets_that_were_not_chosen_too(root: Path) -> None:
    written = docx.Document(str(export(root, "old")))

    leads = [rel.target_ref for rel in written.part.rels.values() if rel.is_external]
    assert leads == ["https://km.example.go.th/knowledge/one.html"]


@pytest.mark.parametrize(
    ("named", "out", "words"),
    [
        ((), None, "โปรดระบุรหัสของเรื่อง"),
        (("nobody",), None, "ไม่พบองค์ความรู้ 'nobody'"),
        (("draft",), None, "ไม่พบองค์ความรู้ 'draft'"),
        (("one", "all"), None, "'all' คือทุกเรื่อง"),
        (("all",), Path("x.docx"), "'x.docx' เป็นชื่อไฟล์เดียว แต่เลือกไว้ 3 เรื่อง"),
    ],
)
def test_what_cannot_be_written_is_refused_in_thai(
    root: Path, named: tuple[str, ...], out: Path | None, words: str
) -> None:
    with pytest.raises(RefusedError, match=re.escape(words)):
        export(root, *named, out=out)


def test_content_with_errors_is_not_handed_on(root: Path) -> None:
    (root / "knowledge" / "bad.md").write_text("---\ntitle: ก\n---\n", "utf-8")

    with pytest.raises(FoundError):
        export(root, "one")
    assert not (root / "export").exists()


def test_an_id_beside_the_options_is_like_one_in_them() -> None:
    assert chosen_by(("b", "a"), **{**NOTHING, "ids": ("a",)}).ids == ("a", "b")
    assert not chosen_by(("all",), **NOTHING)
    with pytest.raises(RefusedError):
        chosen_by(("all",), **{**NOTHING, "ids": ("a",)})


def test_no_other_command_loads_what_word_files_need() -> None:
    program = "import sys, lokm_build.adapters.cli; print({'docx', 'resvg_py'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, timeout=60)

    assert done.stdout == "set()\n", done.stderr
