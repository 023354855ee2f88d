"""The fuzzing target runs: a little while in every full test, for as long as one likes in `make soak`."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz import target

TARGET = Path(__file__).with_name("target.py")


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, TARGET, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=200)


@pytest.mark.build
@pytest.mark.parametrize("name", ["reader", "renderer"])
def test_a_short_run_finds_nothing(name: str) -> None:
    done = run(name, "--seconds", "5")

    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    count = re.search(r"number_of_executed_units: (\d+)|(\d+) documents, no fault", told)
    assert count
    assert int(count[1] or count[2]) > 20


def test_bytes_that_were_kept_can_be_replayed(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"\x08\x01" * 20)

    assert run("renderer", "--replay", tmp_path / "kept").returncode == 0


def test_what_does_not_hold_stops_the_run() -> None:
    with pytest.raises(target.Fault, match="a script; a frame"):
        target.tried(lambda _: ["a script", "a frame"], b"x")
