"""`lokm records` on a repository: what it writes is read at once, and nothing is ever written over."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from disk import repository, write

from lokm_build.adapters.cli import lokm
from lokm_build.adapters.publishing import RefusedError
from lokm_build.parse import parse_repository
from lokm_build.site.sources import read_sources


def run(root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(lokm, ["records", "--root", str(root), *arguments], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


@pytest.mark.parametrize("form", ["csv", "yml"])
def test_an_empty_file_is_written_beside_the_asset_and_is_sound(tmp_path: Path, form: str) -> None:
    before = parse_repository(read_sources(repository(tmp_path)).sources).findings
    said = run(tmp_path, "open", "--form", form)
    after = parse_repository(read_sources(tmp_path).sources)

    assert f"open.records.{form}" in said
    assert "web (เว็บไซต์)" in said
    assert after.findings == before
    assert {asset.id: asset.paths for asset in after.assets}["open"][1:] == (f"knowledge/plan/open.records.{form}",)


def test_a_row_below_the_head_of_the_template_is_a_record(tmp_path: Path) -> None:
    run(repository(tmp_path), "open")
    table = tmp_path / "knowledge/plan/open.records.csv"
    table.write_bytes(table.read_bytes() + "เผยแพร่,๑๐/๑/๒๕๖๖,,,,web,,,\r\n".encode())
    assets = {asset.id: asset for asset in parse_repository(read_sources(tmp_path).sources).assets}

    assert [one.channel for one in assets["open"].meta.disseminations] == ["web"]


def test_a_file_that_is_there_is_left_and_an_unknown_asset_is_told_with_the_nearest(tmp_path: Path) -> None:
    write(repository(tmp_path), "knowledge/plan/open.records.csv", "ช่องทาง,วันที่\n")
    with pytest.raises(RefusedError, match="อยู่แล้ว"):
        run(tmp_path, "open")
    with pytest.raises(RefusedError, match="'inside'"):
        run(tmp_path, "insde")

    assert (tmp_path / "knowledge/plan/open.records.csv").read_text("utf-8") == "ช่องทาง,วันที่\n"
