"""What tests share: the sample centre built once, one headless Chromium and one headless Firefox."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import browsers
import pytest
from firefox import Firefox, running
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

# How long a machine takes says nothing of what is right.
settings.register_profile("lokm", deadline=None)
settings.load_profile("lokm")
expect.set_options(timeout=30_000)

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2569-11-20"


def lokm(*arguments: str | Path, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "lokm_build", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300)


LONGEST = ("test_accessibility", "test_judged", "test_readme", "test_reliability", "test_engines", "test_policy")
"""Files whose tests take minutes: begun last, they would be waited for by all processes but one."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file stays in one process, since its tests share what they built, unless it says otherwise. Longest first."""
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(ROOT))))
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


Once = Callable[[str, Callable[[Path], None]], Path]
"""Gives a folder by its name, filled by the function that comes with it; nobody writes into it afterwards."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """What several processes need and one of them makes for all."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def folder_of(name: str, fill: Callable[[Path], None]) -> Path:
        folder, filled = shared / name, shared / f"{name}.filled"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not filled.exists():
                folder.mkdir()
                fill(folder)
                filled.touch()
        return folder

    return folder_of


@pytest.fixture(scope="session")
def sample_site(once: Once) -> Path:
    """The sample centre as a site. Nobody writes into it."""

    def build(folder: Path) -> None:
        done = lokm("build", "--root", ROOT, "--site", folder / "site", "--today", TODAY)
        assert done.returncode == 0, done.stdout + done.stderr

    return once("sample", build) / "site"


@pytest.fixture(scope="session")
def moved_site(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site copied to a folder with spaces and Thai in its name, as on a USB stick."""
    moved = tmp_path_factory.mktemp("usb") / "ศูนย์ความรู้ สำเนา"
    shutil.copytree(sample_site, moved)
    return moved


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Headless Chromium that can reach no other host."""
    executable = browsers.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=browsers.CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Headless Firefox that can reach no other host."""
    with running(tmp_path_factory.mktemp("firefox")) as window:
        yield window


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[BrowserContext]:
    """A desktop window of 1440 × 900."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="th-TH")
    yield context
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone of 390 × 844 with touch."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="th-TH"
    )
    yield context
    context.close()
