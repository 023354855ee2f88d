"""The program itself: Python, the packages that it needs, what else it may use, and the language of the terminal.

Reads what is installed and `requirements.lock` of the root. Nothing of it needs a package to be there.
"""

import locale
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lokm_build.doctor.ailment import Ailment

OLDEST = (3, 11)
PROGRAM = "lokm-build"
LOCK = "requirements.lock"
BROWSERS = (
    "chromium", "chromium-browser", "google-chrome",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)  # fmt: skip
_OPTIONAL = ("quickjs-ng",)
"""Declared, but only one command needs it; it has a check of its own."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_PINNED = re.compile(r"^[a-z0-9][^\\\n]*==[^\\\n]*", re.M)
_INSTALL = f"สั่ง make site หรือ python -m pip install --require-hashes -r {LOCK} ในสภาพแวดล้อม .venv"
_TOLD = 5


def program(root: Path) -> Iterator[Ailment]:
    """All of the program's ailments."""
    yield from python_version()
    yield from packages()
    yield from pins(root)
    yield from search_interpreter()
    yield from browser()
    yield from terminal()


def python_version(found: tuple[int, ...] = tuple(sys.version_info[:3])) -> Iterator[Ailment]:
    """Whether Python is new enough."""
    if found < OLDEST:
        told, oldest = ".".join(map(str, found)), ".".join(map(str, OLDEST))
        yield Ailment(
            "Python", f"รุ่น {told} เก่าเกินไป ต้องใช้ {oldest} ขึ้นไป", "ติดตั้ง Python รุ่นใหม่ ลบ .venv แล้วสั่ง make site อีกครั้ง"
        )


def packages(declared: Iterable[str] | None = None) -> Iterator[Ailment]:
    """Whether each package that the program declares is there, in a version that it works with."""
    try:
        wanted = requires(PROGRAM) or [] if declared is None else declared
    except PackageNotFoundError:
        yield Ailment(PROGRAM, "โปรแกรมยังไม่ได้ติดตั้งในสภาพแวดล้อมนี้ จึงไม่รู้ว่าต้องใช้ส่วนประกอบใด", _INSTALL)
        return
    for line in wanted:
        name, specifier = _wanted(line)
        if not name:
            continue
        found = _installed(name)
        if found is None and name not in _OPTIONAL:
            yield Ailment(name, "ยังไม่ได้ติดตั้งส่วนประกอบนี้", _INSTALL)
        elif found and specifier and not specifier.contains(found, prereleases=True):
            yield Ailment(name, f"รุ่น {found} ใช้ไม่ได้ ต้องเป็น {specifier}", _INSTALL)


def unimportable(name: str | None) -> Ailment:
    """A package that is said to be installed, and is not whole."""
    return Ailment(str(name), "นำเข้าไม่ได้ทั้งที่ติดตั้งแล้ว ไฟล์ของส่วนประกอบนี้ไม่ครบ", f"ลบ .venv แล้ว{_INSTALL}")


def pins(root: Path) -> Iterator[Ailment]:
    """Whether what is installed are the versions that were tested together."""
    lock = root / LOCK
    if not lock.is_file() or find_spec("packaging") is None:
        return
    other = []
    for line in _PINNED.findall(lock.read_text("utf-8", "replace")):
        name, specifier = _wanted(line)
        found = _installed(name) if name else None
        if found and specifier and not specifier.contains(found, prereleases=True):
            other.append(f"{name} {found}")
    if other:
        more = f" และอีก {len(other) - _TOLD:,} รายการ" if len(other) > _TOLD else ""
        told = ", ".join(other[:_TOLD]) + more
        yield Ailment(LOCK, f"รุ่นที่ติดตั้งไม่ตรงกับรุ่นที่ทดสอบไว้: {told}", _INSTALL, is_note=True)


def _wanted(line: str) -> tuple[str, Any]:
    """Name and versions of a requirement; no name where it is not for this machine, or of an extra."""
    if find_spec("packaging") is None:
        name = _NAME.match(line)
        return (name[0], None) if name and ";" not in line else ("", None)
    from packaging.requirements import Requirement

    asked = Requirement(line)
    applies = asked.marker is None or asked.marker.evaluate({"extra": ""})
    return (asked.name, asked.specifier) if applies else ("", None)


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def search_interpreter() -> Iterator[Ailment]:
    """Whether `lokm search` has what it runs a site's scripts in."""
    if find_spec("quickjs") is None:
        yield Ailment(
            "quickjs-ng", "ไม่มีตัวแปลภาษาที่ lokm search ใช้ คำสั่งอื่นใช้ได้ครบ", f"ถ้าต้องการใช้ ให้{_INSTALL}", is_note=True
        )


def browser() -> Iterator[Ailment]:
    """Whether there is a browser that can print pages."""
    if not any(map(shutil.which, BROWSERS)):
        yield Ailment(
            "Chromium", "ไม่มีเบราว์เซอร์สำหรับพิมพ์เป็น PDF จากคำสั่ง การสร้างเว็บใช้ได้ครบ",
            "ถ้าต้องการใช้ ให้ติดตั้ง Chromium หรือ Google Chrome", is_note=True,
        )  # fmt: skip


def terminal() -> Iterator[Ailment]:
    """Whether Thai file names can be read, and whether the terminal shows Thai."""
    names, shown = sys.getfilesystemencoding(), _terminal_encoding()
    hint = "สั่ง chcp 65001 หรือใช้ Windows Terminal" if sys.platform == "win32" else "สั่ง export LANG=C.UTF-8 ก่อนใช้ lokm"
    if not _is_utf8(names):
        yield Ailment("ภาษาของระบบ", f"ชื่อไฟล์ถูกอ่านเป็น {names} ไม่ใช่ UTF-8 ชื่อไฟล์ภาษาไทยจะผิด", hint)
    if not _is_utf8(shown):
        yield Ailment("หน้าต่างคำสั่ง", f"ตั้งไว้เป็น {shown} ไม่ใช่ UTF-8 ตัวอักษรไทยอาจอ่านไม่ออก", hint, is_note=True)


def _terminal_encoding() -> str:
    if sys.platform == "win32":
        import ctypes

        return f"cp{ctypes.windll.kernel32.GetConsoleOutputCP() or 65001}"  # 0: there is no console
    return locale.getencoding()


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "").replace("_", "") in ("utf8", "cp65001")
