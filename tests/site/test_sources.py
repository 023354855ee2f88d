"""Every regular file under knowledge/ is read; what is no regular file is named and never opened."""

import os
from pathlib import Path

import pytest

from lokm_build.site.sources import NoKnowledgeError, read_sources


def test_files_come_sorted_with_paths_from_the_root(tmp_path: Path) -> None:
    for name in ("b.md", "unit/a.md", ".DS_Store"):
        (tmp_path / "knowledge" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "knowledge" / name).write_bytes(name.encode())

    sources = read_sources(tmp_path).sources

    assert [(source.path, source.data) for source in sources] == [
        ("knowledge/b.md", b"b.md"),
        ("knowledge/unit/a.md", b"unit/a.md"),
    ]


def test_a_symbolic_link_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "secret.txt").write_text("ความลับ")
    (tmp_path / "knowledge" / "a.md").symlink_to(tmp_path / "secret.txt")

    reading = read_sources(tmp_path)

    assert reading.sources == ()
    assert [(finding.path, finding.code) for finding in reading.findings] == [("knowledge/a.md", "FILE-SYMLINK")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in its file system")
def test_a_pipe_does_not_hold_up_the_reading(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    os.mkfifo(tmp_path / "knowledge" / "a.md")

    assert [finding.code for finding in read_sources(tmp_path).findings] == ["FILE-SPECIAL"]


def test_a_root_without_knowledge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledgeError):
        read_sources(tmp_path)
