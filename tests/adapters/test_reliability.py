"""Whatever happens to a build, the site is the last good one or the new one, whole; and one input gives one site."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from conftest import TODAY
from disk import asset, repository

pytestmark = pytest.mark.build

KILLS = 200 if os.environ.get("LOKM_SOAK") else 5
_ZONES = ("UTC", "Asia/Bangkok", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")
_LOCALES = ("C", "C.UTF-8", "th_TH.UTF-8", "POSIX", "en_US.UTF-8")
_SEEDS = ("0", "1", "42", "4242", "random")
SURROUNDINGS = [
    {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
    for zone, locale, seed in zip(_ZONES, _LOCALES, _SEEDS, strict=True)
]


def begin(root: Path, site: Path, **surroundings: str) -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-m", "lokm_build", "build", "--root", root, "--site", site, "--today", TODAY, "--quiet")
    given = {**os.environ, "SOURCE_DATE_EPOCH": "1795150800", **surroundings}
    return subprocess.Popen([*map(str, command)], env=given, stderr=subprocess.DEVNULL, start_new_session=True)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def centre(folder: Path, text: str) -> Path:
    root = repository(folder)
    for number in range(12):
        asset(root, f"more-{number}", f"{text} {number}", f"เนื้อหา{text} {number}\n")
    return root


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, dict[str, bytes], dict[str, bytes]]:
    """Two states of a centre, and the site of each."""
    old, new = centre(tmp_path / "old", "เก่า"), centre(tmp_path / "new", "ใหม่")
    for root in (old, new):
        assert begin(root, root / "site").wait(120) == 0
    return old, new, files(old / "site"), files(new / "site")


def test_ten_builds_in_ten_surroundings_are_the_same_bytes(tmp_path: Path) -> None:
    sites = []
    for number, surroundings in zip(range(10), cycle(SURROUNDINGS), strict=False):
        root = centre(tmp_path / ("a", "ข ค", "d" * 60)[number % 3] / str(number), "เดียวกัน")
        given = {**surroundings, "XDG_CACHE_HOME": str(tmp_path / f"cache-{number % 4}")}
        assert begin(root, root / "site", **given).wait(120) == 0
        sites.append(files(root / "site"))

    assert [path for site in sites[1:] for path in {*site, *sites[0]} if site.get(path) != sites[0].get(path)] == []


def test_eight_builds_at_once_leave_one_whole_site(
    tmp_path: Path, two: tuple[Path, Path, dict[str, bytes], dict[str, bytes]]
) -> None:
    old, new, one, other = two
    target = tmp_path / "shared"
    assert begin(old, target).wait(120) == 0
    with watched(target / "index.html") as gaps:
        under_way = [begin(root, target) for root in (old, new) * 4]
        assert [process.wait(300) for process in under_way] == [0] * 8

    assert gaps == []
    assert files(target) in (one, other)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".shared-new-")] == []


@contextmanager
def watched(file: Path) -> Iterator[list[float]]:
    """The moments in which the file was not there."""
    gaps: list[float] = []
    done = threading.Event()

    def look() -> None:
        while not done.wait(0.002):
            if not file.is_file():
                gaps.append(time.monotonic())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield gaps
    finally:
        done.set()
        watcher.join()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_build_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, two: tuple[Path, Path, dict[str, bytes], dict[str, bytes]]
) -> None:
    old, new, one, other = two
    target, chance = tmp_path / "shared", random.Random(5)
    shutil.copytree(old / "site", target)
    roots = cycle((new, old))
    for _ in range(KILLS):
        process = begin(next(roots), target)
        time.sleep(chance.uniform(0.2, 4))
        whole_group = chance.random() < 0.5
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        process.wait(60)
        assert files(target) in (one, other)

    assert begin(new, target).wait(120) == 0
    assert files(target) == other
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".shared-new-")] == []
