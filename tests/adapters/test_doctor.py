"""`lokm doctor` as a user runs it, with all packages and without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, lokm
from disk import repository


def test_everything_is_told_at_once_and_the_status_says_that_there_is_something(tmp_path: Path) -> None:
    root = repository(tmp_path / "centre")
    (root / "knowledge" / "registry" / "units.yml").unlink()
    done = lokm("doctor", "--root", root, "--site", root / "site")

    assert done.returncode == 1, done.stderr
    told = done.stdout.splitlines()
    assert told[0].startswith("lokm 0.")
    assert "knowledge/registry/units.yml: ไม่พบไฟล์นี้ ซึ่งทุกศูนย์ความรู้ต้องมี" in told
    assert f"{root / 'site'}: ไม่พบโฟลเดอร์ของเว็บ" in told
    assert told[-1].startswith("พบสิ่งที่ต้องแก้ 2 ข้อ")
    assert sorted(path.name for path in root.iterdir()) == ["knowledge"]


def test_a_folder_that_is_not_there_is_no_fault_of_ours(tmp_path: Path) -> None:
    done = lokm("doctor", "--root", tmp_path / "none")

    assert (done.returncode, "knowledge/: ไม่พบโฟลเดอร์นี้" in done.stdout) == (1, True)


@pytest.mark.build
def test_a_sound_centre_and_a_whole_site_are_well(tmp_path: Path, sample_site: Path) -> None:
    done = lokm("doctor", "--root", repository(tmp_path), "--site", sample_site)

    assert done.returncode == 0, done.stdout
    assert "ฉบับ public" in done.stdout


def test_it_works_when_nothing_else_does() -> None:
    blocked = "import sys; sys.modules['click'] = None; import lokm_build.__main__ as door; door.main()"
    done = subprocess.run(
        [sys.executable, "-c", blocked, "doctor"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"}, timeout=60,
    )  # fmt: skip

    assert done.returncode == 1
    assert "click: นำเข้าไม่ได้ทั้งที่ติดตั้งแล้ว" in done.stderr
    assert "Traceback" not in done.stderr
