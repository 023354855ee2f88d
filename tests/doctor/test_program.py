"""What may be wrong with the program: Python, packages, what is optional, and the terminal."""

import importlib.metadata
import locale
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lokm_build.doctor import program
from lokm_build.doctor.ailment import Ailment, exit_code, lines, summary


def test_an_old_python_is_told_with_the_one_that_is_needed() -> None:
    (told,) = program.python_version((3, 9, 2))

    assert (told.where, told.message) == ("Python", "รุ่น 3.9.2 เก่าเกินไป ต้องใช้ 3.11 ขึ้นไป")
    assert "make site" in told.hint
    assert list(program.python_version((3, 11, 0))) == []


def test_packages_that_are_missing_or_too_old_are_told_all_at_once() -> None:
    declared = ["no-such-package>=1", "click>=99", "click>=8", "quickjs-ng>=99", 'distributed>=99; extra == "dask"']

    found = [(one.where, one.message.partition(" ")[0], one.is_note) for one in program.packages(declared)]

    assert found == [
        ("no-such-package", "ยังไม่ได้ติดตั้งส่วนประกอบนี้", False),
        ("click", "รุ่น", False),
        ("quickjs-ng", "รุ่น", False),
    ]


def test_a_requirement_for_another_system_is_none_here() -> None:
    assert list(program.packages(['no-such-package>=1; sys_platform == "plan9"'])) == []


def test_a_program_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "PROGRAM", "lokm-nowhere")

    assert [one.where for one in program.packages()] == ["lokm-nowhere"]


def test_without_packaging_names_are_looked_for_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "find_spec", lambda _name: None)

    assert [one.where for one in program.packages(["no-such-package>=1", "click>=99"])] == ["no-such-package"]


def test_other_versions_than_those_of_the_lock_are_a_note(tmp_path: Path) -> None:
    assert list(program.pins(tmp_path)) == []
    here = importlib.metadata.version("pyyaml")
    (tmp_path / "requirements.lock").write_text(
        f"click==0.1 \\\n    --hash=sha256:00\npyyaml=={here} \\\n    --hash=sha256:00\nno-such-package==1\n"
        'jinja2==0.1 ; sys_platform == "plan9" \\\n    --hash=sha256:00\n'
    )
    (told,) = program.pins(tmp_path)

    assert told.is_note
    assert told.message.endswith(f": click {importlib.metadata.version('click')}")


@pytest.mark.parametrize("check", [program.search_interpreter, program.browser])
def test_what_is_optional_is_a_note(check: Callable[[], Iterator[Ailment]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "find_spec", lambda _name: None)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    (told,) = check()

    assert told.is_note
    assert exit_code([told]) == 0


def test_names_of_files_that_are_not_utf8_are_to_be_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "tis-620")
    monkeypatch.setattr(locale, "getencoding", lambda: "TIS-620")
    names, shown = program.terminal()

    assert ("tis-620" in names.message, names.is_note) == (True, False)
    assert ("TIS-620" in shown.message, shown.is_note) == (True, True)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "cp65001"])
def test_utf8_has_many_names(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: encoding)
    monkeypatch.setattr(locale, "getencoding", lambda: encoding)

    assert list(program.terminal()) == []


def test_ailments_are_told_as_findings_are() -> None:
    found = [Ailment("Git", "ไม่มี", "ติดตั้ง"), Ailment("docs/", "ไม่มี", is_note=True)]

    assert lines(found) == ["Git: ไม่มี", "    คำแนะนำ: ติดตั้ง", "docs/: ควรรู้: ไม่มี"]
    assert (summary(found), exit_code(found)) == ("พบสิ่งที่ต้องแก้ 1 ข้อ ควรรู้ 1 ข้อ", 1)
    assert (summary(found[1:]), exit_code(found[1:])) == ("ไม่พบสิ่งที่ต้องแก้ ควรรู้ 1 ข้อ", 0)
    assert (summary([]), exit_code([])) == ("ไม่พบสิ่งที่ต้องแก้", 0)
