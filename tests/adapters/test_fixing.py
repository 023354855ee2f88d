"""`lokm fix --encoding` on a repository."""

from pathlib import Path

from click.testing import CliRunner

from lokm_build.adapters.cli import lokm


def run(root: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(lokm, ["fix", "--root", str(root), *options], standalone_mode=False)
    return int(done.return_value or 0), done.output


def repository(folder: Path) -> dict[str, Path]:
    names = {"old": "เก่า".encode("cp874"), "wide": "กว้าง".encode("utf-16"), "new": "ใหม่".encode()}
    names["odd"] = b"\xdb\xdc\xff"
    (folder / "knowledge").mkdir()
    files = {name: folder / "knowledge" / f"{name}.md" for name in names}
    for name, data in names.items():
        files[name].write_bytes(data)
    return files


def test_files_become_utf8_and_what_nobody_can_tell_is_named_and_left(tmp_path: Path) -> None:
    files = repository(tmp_path)
    files["old"].chmod(0o640)
    status, said = run(tmp_path, "--encoding")

    assert [files[name].read_text("utf-8") for name in ("old", "wide", "new")] == ["เก่า", "กว้าง", "ใหม่"]
    assert files["odd"].read_bytes() == b"\xdb\xdc\xff"
    assert files["old"].stat().st_mode & 0o777 == 0o640
    assert "knowledge/odd.md: ไม่ทราบชนิด · แปลงแทนไม่ได้" in said
    assert "new.md" not in said
    assert sorted(path.name for path in (tmp_path / "knowledge").iterdir()) == ["new.md", "odd.md", "old.md", "wide.md"]
    assert status == 1


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    files = repository(tmp_path)
    _, said = run(tmp_path, "--encoding", "--dry-run")

    assert files["old"].read_bytes() == "เก่า".encode("cp874")
    assert "knowledge/old.md: TIS-620 (Windows-874) · แปลงเป็น UTF-8 ได้" in said
