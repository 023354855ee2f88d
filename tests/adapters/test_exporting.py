"""A ZIP may be called what its maker likes; the folder inside it opens everywhere."""

import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, TODAY, lokm

from lokm_build.adapters.exporting import folder_name


@pytest.mark.parametrize(
    ("stem", "folder"),
    [
        ("osec-2567", "osec-2567"),
        ("ชุดความรู้", "knowledge-centre"),
        ("ชุดความรู้ osec 2567", "osec-2567"),
        ("../..", "knowledge-centre"),
    ],
)
def test_the_folder_in_a_zip_has_an_ascii_name(stem: str, folder: str) -> None:
    assert folder_name(stem) == folder


@pytest.mark.build
def test_a_pack_may_have_a_thai_name(tmp_path: Path) -> None:
    out = tmp_path / "ชุดความรู้.zip"

    done = lokm("export", "--root", ROOT, "--id", "meeting-day-checklist", "--out", out, "--today", TODAY)

    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(out).namelist()
    assert "knowledge-centre/OPEN-ME.html" in names
    assert "knowledge-centre/site/knowledge/meeting-day-checklist.html" in names
