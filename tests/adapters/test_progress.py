"""What a build says of its course: to a terminal, to a log, and to nobody."""

from pathlib import Path

import pytest
from conftest import TODAY, lokm
from disk import repository

from lokm_build.adapters import progress
from lokm_build.adapters.progress import Progress
from lokm_build.site.telling import Telling


@pytest.fixture(autouse=True)
def long_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LONG", -1.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)


def told(telling: Telling) -> None:
    telling.phase("อ่านไฟล์")
    telling.phase("หน้าองค์ความรู้", 4)
    telling.step(2)
    telling.step(2)
    telling.finish()


def test_a_log_gets_a_line_for_each_phase(capsys: pytest.CaptureFixture[str]) -> None:
    told(Progress())

    assert capsys.readouterr().err == "อ่านไฟล์ …\nหน้าองค์ความรู้ …\n"


def test_a_terminal_gets_one_line_that_fills_and_goes(capsys: pytest.CaptureFixture[str]) -> None:
    told(Progress(is_terminal=True))
    said = capsys.readouterr().err

    assert "\n" not in said
    assert "2/4" in said
    assert said.endswith("\r")


def test_a_short_build_says_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "LONG", 60.0)
    told(Progress())

    assert capsys.readouterr().err == ""


@pytest.mark.build
def test_timings_tell_where_the_time_went_and_what_was_there_already(tmp_path: Path) -> None:
    done = lokm("build", "--root", repository(tmp_path), "--today", TODAY, "--timings", "--quiet", "--jobs", "2")

    assert done.returncode == 0, done.stderr
    for word in ("อ่านไฟล์", "หน้าองค์ความรู้", "แฟ้มค้นหา", "รวม", "แคช: พบ"):
        assert word in done.stderr
