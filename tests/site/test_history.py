"""What git knows: the day of the last change and how many people changed a file, without their names."""

import datetime
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lokm_build.model.source import History
from lokm_build.site.history import read_history


def git(folder: Path, *arguments: str, who: str = "one@example.go.th", day: str = "2023-01-01T03:00:00+07:00") -> None:
    env = {
        "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": who, "GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": who,
        "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder),
    }  # fmt: skip
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=env)


def test_the_last_change_and_the_number_of_contributors_are_counted(tmp_path: Path) -> None:
    asset = tmp_path / "knowledge" / "หน่วย" / "a.md"
    asset.parent.mkdir(parents=True)
    git(tmp_path, "init", "--quiet")
    for number, who in enumerate(("one@example.go.th", "two@example.go.th", "ONE@example.go.th"), 1):
        asset.write_text(str(number))
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", "x", who=who, day=f"2023-0{number}-01T01:00:00+07:00")

    assert read_history(tmp_path) == {"knowledge/หน่วย/a.md": History(datetime.date(2023, 3, 1), 2)}


def test_history_is_read_once_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(command: tuple[str, ...], **options: Any) -> Any:
        asked.append("log" if "log" in command else command[1])
        return subprocess_run(command, **options)

    subprocess_run = subprocess.run
    asset = tmp_path / "knowledge" / "a.md"
    asset.parent.mkdir()
    git(tmp_path, "init", "--quiet")
    for text in ("1", "2"):
        asset.write_text(text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "--quiet", "-m", "x", who=f"{text}@example.go.th")
        with monkeypatch.context() as patched:
            patched.setattr(subprocess, "run", run)
            first, second = read_history(tmp_path), read_history(tmp_path)
        assert first == second == {"knowledge/a.md": History(datetime.date(2023, 1, 1), int(text))}

    assert asked == ["rev-parse", "log", "rev-parse", "rev-parse", "log", "rev-parse"]


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path) == {}
