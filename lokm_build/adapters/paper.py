"""Paper from HTML: a PDF by the Chromium, Chrome or Edge that the machine has.

Takes a document that has all inside; gives the bytes of a PDF. The browser runs without a screen, in a profile that
is thrown away, and loads nothing. Where there is none, `NoBrowserError` says so.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

LONGEST = 120
"""Seconds that a browser may take."""

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable",
    "chrome", "msedge",
)  # fmt: skip
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
)  # fmt: skip


class NoBrowserError(Exception):
    """No browser that can make a PDF was found."""


class PaperError(Exception):
    """The browser made no PDF; the text is what it said last."""


def browser() -> Path:
    """The browser to be used: the one that the environment variable CHROMIUM names, or the first that is found."""
    return next(_found(), None) or _refuse()


def _found() -> Iterator[Path]:
    for name in filter(None, (os.environ.get("CHROMIUM"), *_NAMES)):
        if path := shutil.which(name):
            yield Path(path)
    places = [*_MAC] if sys.platform == "darwin" else []
    for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if home := os.environ.get(folder):
            places += [f"{home}/{name}" for name in _WINDOWS]
    yield from filter(Path.is_file, map(Path, places))


def _refuse() -> Path:
    raise NoBrowserError


def printed(document: bytes) -> bytes:
    """The PDF of an HTML document. Raises NoBrowserError, PaperError."""
    program = browser()
    with tempfile.TemporaryDirectory(prefix="lokm-print-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page, pdf = folder / "page.html", folder / "page.pdf"
        page.write_bytes(document)
        said = _run([str(program), *_FLAGS, *_as_root(), f"--user-data-dir={folder / 'profile'}",
                     f"--print-to-pdf={pdf}", page.as_uri()])  # fmt: skip
        data = pdf.read_bytes() if pdf.is_file() else b""
    if not data.startswith(b"%PDF-"):
        raise PaperError(said)
    return data


def _as_root() -> list[str]:
    """Chromium refuses its sandbox to root, as in a container."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return ["--no-sandbox"] if is_root else []


def _run(command: list[str]) -> str:
    """What the browser said last."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PaperError(str(error)) from error
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"exit {done.returncode}"
