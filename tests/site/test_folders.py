"""Folders are made whole, and nothing is left of how they were made."""

import subprocess
from pathlib import Path

import pytest

from lokm_build.site.folders import make_folder, spread_below


def test_a_folder_is_made_with_those_above_it_and_nothing_beside(tmp_path: Path) -> None:
    make_folder(str(tmp_path / "search/grams"))
    make_folder(str(tmp_path / "search/texts"))
    make_folder(str(tmp_path / "search/texts"))

    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert found == ["search", "search/grams", "search/texts"]
    assert (tmp_path / "search").stat().st_mode & 0o777 == 0o777 & ~_mask(tmp_path)


def test_a_file_in_the_way_is_told_and_stays(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("ไม่ใช่โฟลเดอร์")
    with pytest.raises(OSError, match="search"):
        make_folder(str(tmp_path / "search/grams"))
    assert (tmp_path / "search").read_text() == "ไม่ใช่โฟลเดอร์"


def test_a_disk_that_knows_nothing_of_it_is_left_alone(tmp_path: Path) -> None:
    spread_below(str(tmp_path / "missing"))
    spread_below("/proc")


def test_where_the_disk_knows_of_it_folders_are_marked(tmp_path: Path) -> None:
    spread_below(str(tmp_path))
    shown = subprocess.run(["lsattr", "-d", tmp_path], capture_output=True, text=True, check=False)
    disk = subprocess.run(["stat", "-f", "-c", "%T", tmp_path], capture_output=True, text=True, check=True).stdout
    if shown.returncode or "ext" not in disk:
        pytest.skip("no disk that lays folders apart")
    assert "T" in shown.stdout.split()[0]


def _mask(folder: Path) -> int:
    (folder / "plain").mkdir()
    mode = (folder / "plain").stat().st_mode & 0o777
    (folder / "plain").rmdir()
    return 0o777 & ~mode
