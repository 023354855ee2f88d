"""`lokm serve`: an edit shows in the browser without another command, and an error does not end the preview."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from disk import asset, repository, write

pytestmark = pytest.mark.build
PORT = 8427


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Path]:
    """A small repository being served."""
    repository(tmp_path)
    write(tmp_path, "docs/index.md", "---\ntitle: หน้าแรก\n---\n\n# หน้าแรก\n\n{{ newest(3) }}\n")
    default = Path(__file__).parents[2] / "lokm_build" / "site" / "default" / "mkdocs.yml"
    write(tmp_path, "mkdocs.yml", default.read_text("utf-8") + "\nhooks: [hooks/lokm.py]\n")
    write(tmp_path, "hooks/lokm.py", "from lokm_build.adapters.mkdocs_hooks import *\n")
    command = [sys.executable, "-m", "lokm_build", "serve", "--root", str(tmp_path), "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield tmp_path
        process.terminate()
        process.wait(timeout=20)


def shown(path: str) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{path}", timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return ""


def soon(holds: Callable[[], bool], seconds: float = 40) -> bool:
    """Whether it comes true within the time; the machine may be busy."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.3)
    return False


def test_an_edit_of_an_asset_shows_and_an_error_does_not_end_the_preview(served: Path) -> None:
    assert soon(lambda: "เรื่องเปิดเผย" in shown("knowledge/open.html"))

    asset(served, "open", "ชื่อใหม่หลังแก้ไข")
    assert soon(lambda: "ชื่อใหม่หลังแก้ไข" in shown("knowledge/open.html"))
    assert "ชื่อใหม่หลังแก้ไข" in shown("index.html")

    write(served, "knowledge/plan/broken.md", "---\ntitle: [\n")
    asset(served, "open", "ชื่อที่สาม")
    assert soon(lambda: "ชื่อที่สาม" in shown("knowledge/open.html"))
