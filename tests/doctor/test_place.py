"""What may be wrong with the place of work: the centre's files, its history, the file system, the store."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from disk import repository, write

from lokm_build.doctor import place
from lokm_build.doctor.ailment import Ailment


def told(ailments: Iterable[Ailment]) -> list[tuple[str, bool]]:
    return [(one.where, one.is_note) for one in ailments]


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=ก", "-c", "user.email=k@example.go.th", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *arguments), cwd=folder, capture_output=True, check=True)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder that cannot be written; root can write any."""
    if os.getuid() == 0:
        pytest.skip("root may write everywhere")
    folder.chmod(0o500)
    yield
    folder.chmod(0o700)


def test_a_folder_without_knowledge_is_told_once(tmp_path: Path) -> None:
    assert told(place.sources(tmp_path)) == [("knowledge/", False)]


def test_files_of_the_registry_that_must_be_there_are_told(tmp_path: Path) -> None:
    root = repository(tmp_path)
    assert told(place.sources(root)) == []
    for name in ("centre.yml", "topics.yml", "channels.yml"):
        (root / "knowledge" / "registry" / name).unlink()

    assert told(place.sources(root)) == [
        ("knowledge/registry/centre.yml", False),
        ("knowledge/registry/topics.yml", False),
    ]


def test_a_centre_without_assets_is_a_note(tmp_path: Path) -> None:
    root = repository(tmp_path)
    shutil.rmtree(root / "knowledge" / "plan")

    assert told(place.sources(root)) == [("knowledge/", True)]


def test_a_packaged_frame_is_a_note(tmp_path: Path) -> None:
    assert told(place.configuration(tmp_path)) == [("mkdocs.yml", True), ("docs/", True)]


@pytest.mark.parametrize("text", ["nav: [", "nav:\n\t- a", "INHERIT: no/such.yml\nsite_name: ก\n"])
def test_a_configuration_that_cannot_be_read_is_to_be_mended(tmp_path: Path, text: str) -> None:
    write(tmp_path, "docs/index.md", "# ก\n")
    write(tmp_path, "mkdocs.yml", text)

    assert told(place.configuration(tmp_path)) == [("mkdocs.yml", False)]


def test_a_configuration_with_tags_is_read(tmp_path: Path) -> None:
    write(tmp_path, "docs/index.md", "# ก\n")
    write(tmp_path, "base.yml", "site_name: ก\n")
    write(tmp_path, "mkdocs.yml", "INHERIT: base.yml\nsite_url: !ENV SITE\nx: !!python/name:os.path\n")

    assert told(place.configuration(tmp_path)) == []


def test_a_shallow_history_is_to_be_mended(tmp_path: Path) -> None:
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    whole.mkdir()
    git(whole, "init", "-q")
    for message in ("หนึ่ง", "สอง"):
        git(whole, "commit", "-q", "--allow-empty", "-m", message)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{whole}", str(shallow))

    assert told(place.history(whole)) == []
    (found,) = place.history(shallow)
    assert (found.is_note, "git fetch --unshallow" in found.hint) == (False, True)


def test_no_history_or_no_git_is_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert told(place.history(tmp_path)) == [("Git", True)]
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told(place.history(tmp_path)) == [("Git", True)]
    assert told(place.history(tmp_path / "none")) == []


def test_the_repository_of_another_user_is_to_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    (found,) = place.history(tmp_path)

    assert (found.is_note, "safe.directory" in found.hint) == (False, True)


def test_the_file_system_is_left_as_it_was(tmp_path: Path) -> None:
    assert told(place.file_system(tmp_path / "not" / "yet")) == []
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_to_be_mended(tmp_path: Path) -> None:
    with closed(tmp_path):
        assert told(place.file_system(tmp_path)) == [(str(tmp_path), False)]


def test_a_medium_that_cannot_be_written_is_to_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refused)

    assert [one.message for one in place.file_system(tmp_path)] == ["เขียนไฟล์ไม่ได้: Read-only file system"]


def test_a_file_system_that_can_less_is_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_exchange(one: Path, _other: Path) -> bool:
        (one / "PROBE").touch()
        return False

    monkeypatch.setattr(place, "exchange_at_once", without_exchange)
    assert told(place.file_system(tmp_path)) == [(str(tmp_path), True)]
    monkeypatch.setattr(Path, "exists", lambda _self: True)
    assert told(place.file_system(tmp_path)) == [(str(tmp_path), True), (str(tmp_path), True)]


def test_too_little_room_is_to_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "ROOM", 2**60)

    assert told(place.disk(tmp_path)) == [(str(tmp_path), False)]


def test_no_place_for_a_store_is_a_note() -> None:
    assert [one.is_note for one in place.store(None)] == [True]


def test_a_store_into_which_others_may_write_is_to_be_mended(tmp_path: Path) -> None:
    version = tmp_path / "lokm" / "build" / "00ff"
    version.mkdir(parents=True)
    assert told(place.store(tmp_path / "lokm")) == []
    version.chmod(0o777)

    assert told(place.store(tmp_path / "lokm")) == [(str(version), False)]


def test_a_store_that_cannot_be_written_is_to_be_mended(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert told(place.store(tmp_path / "file" / "lokm")) == [(str(tmp_path / "file" / "lokm"), False)]


def test_a_large_store_is_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "LARGEST", 1)
    write(tmp_path, "build/00ff/a.pack", "1234")

    assert told(place.store(tmp_path)) == [(str(tmp_path), True)]


@pytest.mark.parametrize(("length", "takes_long", "count"), [(30, False, 0), (200, True, 0), (200, False, 1)])
def test_a_long_path_is_to_be_mended_where_windows_takes_none(length: int, takes_long: bool, count: int) -> None:
    assert told(place.long_paths(length, takes_long)) == [("Windows", False)] * count
