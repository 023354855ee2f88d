"""A page that is open while its asset is edited shows the new text by itself, and loads only once for it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from disk import asset, repository
from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a small repository is being served."""
    root = repository(tmp_path / "root")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "lokm_build", "serve", "--root", str(root), "--port", str(port)]
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env) as process:
        while process.poll() is None and not _answers(port):
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def _answers(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def test_an_open_page_shows_an_edit_by_itself(address: str, tmp_path: Path, desktop: BrowserContext) -> None:
    loads: list[int] = []
    page = desktop.new_page()
    page.goto(f"{address}/knowledge/open.html")
    page.on("load", lambda _: loads.append(1))

    asset(tmp_path / "root", "open", "ชื่อใหม่หลังแก้ไข")

    page.get_by_role("heading", name="ชื่อใหม่หลังแก้ไข", level=1).wait_for()
    page.wait_for_timeout(2000)
    assert len(loads) == 1
