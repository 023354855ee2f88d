"""Files are made in workshops and stand where they belong; nothing is left of how they were made."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lokm_build.site import folders
from lokm_build.site.folders import WORKSHOPS, close_workshops, open_workshops, remove_folder, settle, workshop
from lokm_build.site.output import written
from lokm_build.site.work import workers

linux = pytest.mark.skipif(sys.platform != "linux", reason="files are made in place elsewhere")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture(params=["nameless", "named"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Disks on which a file may wait for its name, and those on which none may."""
    if request.param == "named":
        monkeypatch.setattr(folders, "_may_be_nameless", lambda _: False)
    folders._workshop.cache_clear()
    return str(request.param)


@linux
def test_a_file_is_made_in_a_workshop_and_settles_in_its_place(tmp_path: Path, disk: str) -> None:
    (tmp_path / "search").mkdir()
    open_workshops(str(tmp_path))
    shop = workshop(str(tmp_path))
    assert shop
    file, name = shop.open()
    settle(file, name, f"{tmp_path}/first")
    os.close(file)
    for number in range(3):
        written(str(tmp_path), "search/head.js", b"%d" % number)
    if disk == "named":
        assert name.startswith(f"{tmp_path}/{WORKSHOPS}/")
    assert all(path.is_dir() for path in (tmp_path / WORKSHOPS).rglob("*"))
    close_workshops(str(tmp_path))

    assert names(tmp_path) == ["first", "search", "search/head.js"]
    assert (tmp_path / "search/head.js").read_bytes() == b"2"
    assert (tmp_path / "search/head.js").stat().st_nlink == 1


@linux
@pytest.mark.usefixtures("disk")
def test_what_stood_there_is_another_file_still(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(b"old")
    (tmp_path / "new.html").hardlink_to(tmp_path / "old.html")
    open_workshops(str(tmp_path))
    written(str(tmp_path), "new.html", b"new")
    close_workshops(str(tmp_path))

    assert [(tmp_path / name).read_bytes() for name in ("old.html", "new.html")] == [b"old", b"new"]


@linux
@pytest.mark.usefixtures("disk")
def test_the_mask_of_the_user_holds(tmp_path: Path) -> None:
    open_workshops(str(tmp_path))
    before = os.umask(0o027)
    try:
        written(str(tmp_path), "a.html", b"a")
    finally:
        os.umask(before)
    close_workshops(str(tmp_path))

    assert (tmp_path / "a.html").stat().st_mode & 0o777 == 0o640


@linux
def test_a_disk_without_nameless_files_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    monkeypatch.setattr(folders.os, "link", refuse)
    assert not folders._may_be_nameless(str(tmp_path))
    assert names(tmp_path) == []


def test_without_workshops_files_are_made_in_place(tmp_path: Path) -> None:
    assert workshop(str(tmp_path)) is None
    for data in (b"first", b"second"):
        written(str(tmp_path), "a.html", data)
    close_workshops(str(tmp_path))

    assert names(tmp_path) == ["a.html"]
    assert (tmp_path / "a.html").read_bytes() == b"second"


@linux
def test_where_the_disk_knows_of_it_workshops_are_laid_apart(tmp_path: Path) -> None:
    open_workshops(str(tmp_path))
    shown = subprocess.run(["lsattr", "-d", tmp_path / WORKSHOPS], capture_output=True, text=True, check=False)
    disk = subprocess.run(["stat", "-f", "-c", "%T", tmp_path], capture_output=True, text=True, check=True).stdout
    if shown.returncode or "ext" not in disk:
        pytest.skip("no disk that lays folders apart")
    assert "T" in shown.stdout.split()[0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_removed_with_all_that_is_in_it(tmp_path: Path, jobs: int) -> None:
    for path in ("index.html", "search/head.js", "search/grams/1.js", "search/grams/2/3.js", "empty/none"):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(b"x")
    with workers(jobs, 0) as crew:
        remove_folder(tmp_path / "site", crew)
        remove_folder(tmp_path / "missing", crew)

    assert names(tmp_path) == []
