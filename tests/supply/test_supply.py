"""What the project takes from others is named by its content, and may be handed on."""

import json
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from supply import fonts, licences

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def name(path: Path) -> str:
    return path.name


def test_the_paper_names_every_package_in_the_version_that_is_locked() -> None:
    told = {(part.name, part.version) for part in licences.written()}
    packed = {(part.name, part.version) for part in licences.npm_parts()}
    carried = {(part.name, part.version) for part in (*licences.CARRIED, *licences.HELD)}

    assert told == {*licences.locked().items(), *packed, *carried}, "run make licences"


def test_the_paper_tells_of_each_installed_package_what_the_package_tells_of_itself() -> None:
    told = {part.name: part for part in licences.written()}

    assert [part for part in licences.python_parts() if is_installed(part) and told[part.name] != part] == []


def is_installed(part: licences.Part) -> bool:
    try:
        return version(part.name) in part.version.split(", ")
    except PackageNotFoundError:
        return False


def test_every_licence_is_known_and_lets_a_copy_be_handed_on() -> None:
    for part in licences.written():
        kinds = set(re.split(r" AND | OR ", re.sub(r"[()]", "", part.licence)))
        assert kinds <= licences.MAY_BE_DISTRIBUTED, part


def test_what_sites_carry_was_looked_at_in_the_versions_that_are_locked() -> None:
    locked = licences.locked()

    assert {package: locked[package] for package in licences.LOOKED_AT} == licences.LOOKED_AT


@pytest.mark.parametrize("lock", LOCKS, ids=name)
def test_every_locked_requirement_has_hashes(lock: Path) -> None:
    requirements = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())

    assert len(requirements) > 20
    for requirement in requirements:
        assert re.match(r"[a-z0-9-]+==\S+.*\\(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+\Z", requirement), requirement


def test_every_locked_npm_package_has_a_hash_and_names_no_place() -> None:
    packages = json.loads(licences.NPM_LOCK.read_text("utf-8"))["packages"]
    taken = [told for path, told in packages.items() if path]

    assert taken
    assert all(told["integrity"].startswith("sha512-") for told in taken)
    assert not any("resolved" in told for told in taken)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name)
def test_every_action_is_named_by_its_commit_with_its_version_beside_it(workflow: Path) -> None:
    used = re.findall(r"uses: *(.+)", workflow.read_text("utf-8"))

    assert used
    assert [one for one in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_the_fonts_that_come_along_are_what_is_cut_for_every_site() -> None:
    wanted = fonts.wanted()
    name, (font, codes) = next(iter(wanted.items()))

    assert {path.name for path in fonts.COMING_ALONG.iterdir()} == {"LICENSE", *wanted}, "run make fonts"
    assert (fonts.COMING_ALONG / name).read_bytes() == fonts.subset_of(font, codes), "run make fonts"
