"""`lokm serve`: an edit shows in the browser without another command, and an error does not end the preview."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from disk import asset, repository, write

pytestmark = pytest.mark.build

LINE = 60.0
"""Seconds for whatever is waited for; the machine may be busy."""


@dataclass
class Served:
    """A small repository being served."""

    root: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @contextmanager
    def get(self, path: str) -> Iterator[http.client.HTTPResponse]:
        """The answer to a path that is sent as it is written here, without a browser's tidying."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=LINE)) as line:
            line.request("GET", path)
            with line.getresponse() as answer:
                yield answer

    def shown(self, path: str) -> str:
        """What a browser gets; nothing while the server does not answer."""
        try:
            with self.get(f"/{path}") as answer:
                return answer.read().decode("utf-8") if answer.status == 200 else ""
        except OSError:
            return ""

    def told(self) -> str:
        """What stands on the screen."""
        return (self.root.parent / "screen").read_text("utf-8")

    def waiting(self, path: str) -> AbstractContextManager[http.client.HTTPResponse]:
        """The line on which an open page waits to hear that it is outdated."""
        marks = re.search(r'<script src="/\.lokm/live\.js" data-number="(\d+)"></script></body>', self.shown(path))
        assert marks
        return self.get(f"/.lokm/live?page=/{path}&number={marks[1]}")


def started(root: Path, port: int, screen: Path) -> "subprocess.Popen[bytes]":
    temporary = root.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    env = os.environ | {"XDG_CACHE_HOME": str(root.parent / "cache"), "TMPDIR": str(temporary)}
    command = [sys.executable, "-m", "lokm_build", "serve", "--root", str(root), "--port", str(port)]
    with screen.open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=env, preexec_fn=_heeds_interrupts)


def _heeds_interrupts() -> None:
    """As from a terminal: who runs the tests in the background has told them to ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository(tmp_path / "root")
    write(root, "docs/index.md", "---\ntitle: หน้าแรก\n---\n\n# หน้าแรก\n\n{{ newest(3) }}\n")
    default = Path(__file__).parents[2] / "lokm_build" / "site" / "default" / "mkdocs.yml"
    write(root, "mkdocs.yml", default.read_text("utf-8") + "\nhooks: [hooks/lokm.py]\n")
    write(root, "hooks/lokm.py", "from lokm_build.adapters.mkdocs_hooks import *\n")
    return root


@pytest.fixture
def served(root: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with started(root, port, root.parent / "screen") as process:
        yield Served(root, port, process)
        process.terminate()
        process.wait(timeout=LINE)


def soon(holds: Callable[[], bool], seconds: float = LINE) -> bool:
    """Whether it comes true within the time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_an_edit_of_an_asset_shows_and_an_error_does_not_end_the_preview(served: Served) -> None:
    assert soon(lambda: "เรื่องเปิดเผย" in served.shown("knowledge/open.html"))

    asset(served.root, "open", "ชื่อใหม่หลังแก้ไข")
    assert soon(lambda: "ชื่อใหม่หลังแก้ไข" in served.shown("knowledge/open.html"))
    assert soon(lambda: "ชื่อใหม่หลังแก้ไข" in served.shown("index.html"))

    write(served.root, "knowledge/plan/open.records.csv", "ช่องทาง,อ้างอิง\nweb,ข่าวจากสเปรดชีต\n")
    assert soon(lambda: "ข่าวจากสเปรดชีต" in served.shown("knowledge/open.html"))

    write(served.root, "knowledge/plan/broken.md", "---\ntitle: [\n")
    asset(served.root, "open", "ชื่อที่สาม")
    assert soon(lambda: "ชื่อที่สาม" in served.shown("knowledge/open.html"))
    assert soon(lambda: "knowledge/plan/broken.md:3:1 FRONT-UNCLOSED" in served.told())


def test_open_pages_are_told_when_they_are_outdated(served: Served) -> None:
    assert soon(lambda: served.shown("index.html") != "")
    with served.waiting("knowledge/open.html") as page, served.waiting("") as home:
        assert page.getheader("Content-Type") == "text/event-stream; charset=utf-8"

        asset(served.root, "open", "ชื่อใหม่หลังแก้ไข")

        for line in (page, home):
            assert b"data: reload\n\n" in line.read()  # the server ends the line when it has told
    assert "ชื่อใหม่หลังแก้ไข" in served.shown("knowledge/open.html")
    assert "ชื่อใหม่หลังแก้ไข" in served.shown("")


def test_what_is_wrong_in_docs_is_told_and_mended_without_a_new_start(served: Served) -> None:
    assert soon(lambda: served.shown("index.html") != "")

    write(served.root, "docs/index.md", "# หน้าแรก\n\n{{ no_such_list() }}\n")
    assert soon(lambda: "MkDocs สร้างหน้าใน docs/ ไม่ได้" in served.told())
    assert "หน้าแรก" in served.shown("index.html")

    write(served.root, "docs/index.md", "# หน้าที่แก้แล้ว\n")
    assert soon(lambda: "หน้าที่แก้แล้ว" in served.shown("index.html"))


def test_nothing_but_the_site_is_served_and_nothing_is_kept(served: Served) -> None:
    assert soon(lambda: served.shown("index.html") != "")
    up = ("..", "%2e%2e", "%2E.", "..%2f..", "..%5c..", "a/../..", "%00", "C:")
    secret = str(served.root / "mkdocs.yml")

    for path in [f"/{one}/{one}/root/mkdocs.yml" for one in up] + [secret, f"/{secret}", "/../", "mkdocs.yml"]:
        with served.get(path) as answer:
            assert answer.status == 404, path
            assert b"site_name" not in answer.read()

    with served.get("/no/such/page.html") as answer:
        assert "ไม่พบหน้า" in answer.read().decode("utf-8")
    with served.get("/index.html") as answer:
        assert answer.getheader("Cache-Control") == "no-store"
    with served.get("/knowledge") as answer:
        assert answer.getheader("Location") == "/knowledge/"


def test_a_port_that_is_taken_is_refused_in_thai(served: Served, tmp_path: Path) -> None:
    assert soon(lambda: served.shown("index.html") != "")

    with started(served.root, served.port, tmp_path / "second") as second:
        assert second.wait(timeout=LINE) == 2
    assert f"พอร์ต {served.port} มีโปรแกรมอื่นใช้อยู่" in (tmp_path / "second").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_and_leaves_nothing_behind(served: Served, how: signal.Signals) -> None:
    assert soon(lambda: served.shown("index.html") != "")
    with served.waiting("") as line:
        served.process.send_signal(how)

        assert served.process.wait(timeout=LINE) == 0
        assert b"reload" not in line.read()
    assert "Traceback" not in served.told()
    assert list((served.root.parent / "temporary").iterdir()) == []


def test_a_folder_without_knowledge_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()

    with started(tmp_path / "root", 8427, tmp_path / "screen") as process:
        assert process.wait(timeout=LINE) == 2
    assert "--root" in (tmp_path / "screen").read_text("utf-8")
