"""Of the Pythons on a machine the quickest that will do is set up with, and the user's own where none is quicker."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lokm_build.doctor.quickest import on_the_path, quickest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Python has another name there, and make is rare")

Python = Callable[[str, str, str], str]


@pytest.fixture
def python(tmp_path: Path) -> Python:
    """Makes a `python3` of a folder that exits so when it is asked whether it will do, and takes so many seconds."""

    def made(folder: str, status: str, seconds: str) -> str:
        file = tmp_path / folder / "python3"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'#!/bin/sh\ncase "$3" in *ensurepip*) exit {status};; *) echo {seconds};; esac\n', "utf-8")
        file.chmod(0o755)
        return str(file)

    return made


def test_a_quicker_one_is_taken(python: Python) -> None:
    slow, quick = python("a", "0", "0.003"), python("b", "0", "0.002")
    assert quickest([slow, quick]) == quick


def test_the_first_is_taken_where_another_is_hardly_quicker(python: Python) -> None:
    first, other = python("a", "0", "0.00300"), python("b", "0", "0.00299")
    assert quickest([first, other]) == first


def test_what_is_too_old_or_cannot_make_environments_is_passed_over(python: Python) -> None:
    old, new = python("a", "1", "0.001"), python("b", "0", "0.003")
    assert quickest([old, new]) == new
    assert quickest([old]) == "python3"
    assert quickest([]) == "python3"


def test_one_that_fails_at_the_work_is_not_taken(python: Python) -> None:
    first, broken, odd = python("a", "0", "0.003"), python("b", "0", ""), python("c", "0", "warning")
    assert quickest([first, broken, odd]) == first
    assert quickest([broken, odd, first]) == first


def test_each_program_on_the_path_counts_once(python: Python, tmp_path: Path) -> None:
    one = python("a", "0", "1")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "python3").symlink_to(one)
    (tmp_path / "c").mkdir()
    path = os.pathsep.join(str(tmp_path / name) for name in ("a", "b", "c", "missing"))
    assert on_the_path(path) == [one]


def test_a_real_python_is_timed_and_named_on_one_line() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "lokm_build/doctor/quickest.py"], cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert Path(run.stdout.strip()).name == "python3"
    assert quickest([sys.executable, sys.executable]) == sys.executable
