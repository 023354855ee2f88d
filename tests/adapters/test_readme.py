"""Every command of the README is run in a copy of the project, and every command that a document names exists."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lokm_build.adapters.cli import lokm

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DRY = {"make check", "make test"}
"""Commands that would run this test again: make is asked only whether it knows the way."""

_SH = re.compile(r"^ *```sh\n(.*?)^ *```$", re.S | re.M)
_POWERSHELL = re.compile(r"^```powershell\n(.*?)^```$", re.S | re.M)
_NAMES = "|".join(sorted(lokm.commands))
_COMMAND = re.compile(rf"(?:^|[`/\\ ])lokm ((?:{_NAMES})\b[^`\n|#]*)", re.M)
_NAMING = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_NAMING += [ROOT / ".gitlab-ci.yml", *sorted((ROOT / ".github" / "workflows").glob("*.yml"))]


def _commands(block: str) -> list[str]:
    return [line.strip() for line in block.splitlines() if line.strip()]


def _left_out(folder: str, names: list[str]) -> set[str]:
    made = {"site", "site-internal", "export"} if Path(folder) == ROOT else set()
    return {name for name in names if name in {".git", ".venv", "node_modules", "__pycache__"} | made}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as somebody has it after `make` has once set it up."""
    copy = tmp_path_factory.mktemp("readme") / "knowledge-centre"
    shutil.copytree(ROOT, copy, ignore=_left_out)
    (copy / ".venv").mkdir()
    (copy / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    for marker in (".venv/ready-run", ".venv/ready-dev"):
        (copy / marker).touch()
    return copy


def _run(script: str, copy: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", "-ec", script], cwd=copy, capture_output=True, text=True, encoding="utf-8", timeout=600
    )


@pytest.mark.build
def test_every_block_of_the_readme_runs_as_it_stands(copy: Path) -> None:
    for block in _SH.findall(README):
        commands = _commands(block)
        if DRY.issuperset(commands):
            script = "\n".join(f"{command} --dry-run" for command in commands)
        else:
            activate = "" if "activate" in block or "make" in block else ". .venv/bin/activate\n"
            script = activate + block
        done = _run(script, copy)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"

    made = ["site/index.html", "site-internal/index.html", "knowledge/osec/phone-notes.md"]
    made += ["export/osec-2567.zip", "export/meeting-day-checklist.html", "schemas/asset.schema.json"]
    assert [name for name in made if not (copy / name).is_file()] == []


@pytest.mark.parametrize("target", ["site", "serve", "check", "test", "lock"])
def test_make_knows_what_the_readme_asks_of_it(target: str, copy: Path) -> None:
    assert f"make {target}" in README
    assert _run(f"make --dry-run {target}", copy).returncode == 0


def test_the_first_command_is_the_whole_way_to_a_site() -> None:
    assert _commands(_SH.findall(README)[0]) == ["make site"]


def test_the_readme_lists_all_commands_in_the_order_of_the_help() -> None:
    listed = re.findall(r"^\| `lokm (\w+)", README, re.M)

    assert list(dict.fromkeys(listed)) == list(lokm.commands)


def test_the_steps_without_make_are_those_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    quiet = re.sub(r" --quiet| --disable-pip-version-check", "", makefile).replace("--editable", "-e")

    _, *steps = _commands(_POWERSHELL.findall(README)[0])

    for step in steps:
        told = step.replace(".venv\\Scripts\\", "$(BIN)/")
        assert f"\t{told}\n" in quiet, told


@pytest.mark.parametrize("document", _NAMING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_document_names_is_one_that_lokm_takes(document: Path) -> None:
    for written in _COMMAND.findall(document.read_text("utf-8")):
        name, *arguments = shlex.split(written)
        if arguments == [] and name == "new":
            continue  # the command's name alone, in a sentence
        try:
            lokm.commands[name].make_context(name, arguments)
        except click.UsageError as error:
            pytest.fail(f"lokm {written}: {error.format_message()}")
