"""The place of work: the centre's files, its history, the file system that it lies on, and the store of builds.

Writes nothing but a temporary folder with a file, which tells what the file system can, and is removed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from lokm_build.doctor.ailment import Ailment
from lokm_build.model.registry import REGISTRY_LISTS
from lokm_build.parse.names import REGISTRY
from lokm_build.site.cache import LARGEST, VERSIONS_KEPT, cache_home, is_own_folder
from lokm_build.site.publish import exchange_at_once
from lokm_build.site.sources import KNOWLEDGE, count_assets

ROOM = 500 * 2**20
"""Free bytes below which a build may not end: a new site stands beside the old one, and the store grows."""

_STORE = "ที่เก็บงานของการสร้าง"

LONGEST_PATH, OUR_LONGEST = 260, 120
"""What Windows takes without long paths, and what our own names add to a folder's."""


def place(root: Path, beside: Path) -> Iterator[Ailment]:
    """All ailments of a centre's root, and of the folder in which its site is made."""
    yield from sources(root)
    yield from configuration(root)
    yield from history(root)
    yield from file_system(beside)
    yield from disk(beside)
    yield from store(cache_home())
    yield from long_paths(len(str(root.resolve())), _takes_long_paths())


def sources(root: Path) -> Iterator[Ailment]:
    """Whether the centre's own files are there."""
    if not (root / KNOWLEDGE).is_dir():
        yield Ailment(f"{KNOWLEDGE}/", f"ไม่พบโฟลเดอร์นี้ใน '{root.resolve()}'", "สั่งในโฟลเดอร์ของศูนย์ความรู้ หรือระบุด้วย --root")
        return
    for stem in ("centre", *(name for name, row in REGISTRY_LISTS.items() if row.required)):
        path = f"{REGISTRY}{stem}.yml"
        if not (root / path).is_file():
            yield Ailment(path, "ไม่พบไฟล์นี้ ซึ่งทุกศูนย์ความรู้ต้องมี", "คัดลอกจากศูนย์ตัวอย่างแล้วแก้เป็นของหน่วยงาน")
    if not count_assets(root):
        yield Ailment(f"{KNOWLEDGE}/", "ยังไม่มีองค์ความรู้", "เริ่มเรื่องแรกด้วย lokm new", is_note=True)


def configuration(root: Path) -> Iterator[Ailment]:
    """Whether the frame of the site is the owner's, and whether its configuration can be read."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        yield Ailment("mkdocs.yml", "ไม่มีไฟล์นี้ จึงใช้ค่าที่มากับโปรแกรม", is_note=True)
    else:
        yield from _readable(file)
    if not (root / "docs").is_dir():
        yield Ailment("docs/", "ไม่มีโฟลเดอร์นี้ จึงใช้หน้าแรกที่มากับโปรแกรม และไม่มีหน้าคู่มือ", is_note=True)


def _readable(file: Path) -> Iterator[Ailment]:
    try:
        node = yaml.compose(file.read_text("utf-8"), yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        told = " ".join(str(error).split())
        yield Ailment(file.name, f"อ่านไม่ได้: {told}", "แก้ไฟล์ตามบรรทัดที่บอก หรือใช้ไฟล์เดิมจากคลัง")
        return
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    for inherited in (value.value for key, value in pairs if key.value == "INHERIT"):
        if not (file.parent / inherited).is_file():
            yield Ailment(file.name, f"INHERIT ชี้ไปที่ '{inherited}' ซึ่งไม่มี", "แก้ทางไปของไฟล์ หรือลบบรรทัด INHERIT")


def history(root: Path) -> Iterator[Ailment]:
    """Whether the days of last changes can be told, and are those that they seem."""
    if not root.is_dir():
        return
    if shutil.which("git") is None:
        yield Ailment("Git", "ยังไม่ได้ติดตั้ง หน้าเว็บจะไม่มีวันที่แก้ไขล่าสุด", "ติดตั้ง Git ถ้าต้องการวันที่", is_note=True)
        return
    asked = _asked_git(root)
    if "dubious ownership" in asked.stderr:
        owned = f'git config --global --add safe.directory "{root.resolve().as_posix()}"'
        yield Ailment("Git", "คลังนี้เป็นของผู้ใช้อื่น Git จึงไม่อ่านประวัติ หน้าเว็บจะไม่มีวันที่แก้ไขล่าสุด", f"สั่ง {owned}")
    elif asked.returncode:
        yield Ailment("Git", "โฟลเดอร์นี้ไม่ใช่คลังของ Git หน้าเว็บจะไม่มีวันที่แก้ไขล่าสุด", is_note=True)
    elif asked.stdout.strip() == "true":
        yield Ailment(
            "Git", "ประวัติของคลังมาไม่ครบ (shallow) วันที่แก้ไขล่าสุดจะผิด",
            "สั่ง git fetch --unshallow และใน CI ตั้ง fetch-depth: 0 หรือ GIT_DEPTH: 0",
        )  # fmt: skip


def _asked_git(root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ("git", "rev-parse", "--is-shallow-repository"), cwd=root, env={**os.environ, "LC_ALL": "C"},
        capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip


def file_system(folder: Path) -> Iterator[Ailment]:
    """Whether a site can be written beside, takes the old one's place in one step, and tells a from A."""
    where = str(folder.resolve())
    try:
        with tempfile.TemporaryDirectory(prefix=".lokm-doctor-", dir=_standing(folder)) as name:
            one, other = Path(name) / "one", Path(name) / "other"
            one.mkdir()
            other.mkdir()
            (one / "probe").write_bytes(b"lokm")
            is_folded, is_exchanged = (one / "PROBE").exists(), exchange_at_once(one, other)
    except OSError as error:
        yield Ailment(where, f"เขียนไฟล์ไม่ได้: {error.strerror or error}", "ตรวจสิทธิ์ของโฟลเดอร์ หรือเลือกที่อื่นด้วย --site")
        return
    if is_folded:
        yield Ailment(
            where, "ระบบไฟล์ไม่แยกตัวพิมพ์เล็กใหญ่ ลิงก์ที่ผิดตัวพิมพ์จะดูเหมือนใช้ได้จนกว่าจะขึ้นเซิร์ฟเวอร์",
            "ตั้งชื่อไฟล์ด้วยตัวพิมพ์เล็กทั้งหมด", is_note=True,
        )  # fmt: skip
    if sys.platform == "linux" and not is_exchanged:
        yield Ailment(
            where, "ระบบไฟล์สลับโฟลเดอร์ในขั้นเดียวไม่ได้ ตอนเผยแพร่จะมีชั่วขณะสั้น ๆ ที่ไม่มีเว็บ",
            "สร้างบนดิสก์ในเครื่อง แทนไดรฟ์เครือข่าย", is_note=True,
        )  # fmt: skip


def disk(folder: Path) -> Iterator[Ailment]:
    """Whether there is room for one more site."""
    free = shutil.disk_usage(_standing(folder)).free
    if free < ROOM:
        yield Ailment(
            str(folder.resolve()), f"เนื้อที่ว่างเหลือ {size(free)} อาจไม่พอสร้างเว็บ", f"เพิ่มเนื้อที่ว่างให้ได้อย่างน้อย {size(ROOM)}"
        )


def store(home: Path | None) -> Iterator[Ailment]:
    """Whether builds can keep what the next one need not make again."""
    if home is None:
        yield Ailment(_STORE, "ไม่มีโฟลเดอร์ของผู้ใช้ ทุกครั้งจะสร้างใหม่ทั้งหมด", "ตั้งตัวแปร XDG_CACHE_HOME", is_note=True)
        return
    standing = _standing(home)
    if not (standing.is_dir() and os.access(standing, os.W_OK | os.X_OK)):
        hint = f"แก้สิทธิ์ของ '{standing}' หรือตั้งตัวแปร XDG_CACHE_HOME"
        yield Ailment(str(home), f"เขียน{_STORE}ไม่ได้ ทุกครั้งจะสร้างใหม่ทั้งหมด", hint)
        return
    for folder in (home / "build").glob("*/"):
        if not is_own_folder(folder):
            yield Ailment(str(folder), "ผู้ใช้อื่นเขียนที่เก็บงานนี้ได้ จึงไม่ถูกใช้", "ลบโฟลเดอร์นี้ โปรแกรมจะสร้างใหม่ให้ถูกสิทธิ์")
    if (held := folder_size(home)) > LARGEST * VERSIONS_KEPT:
        hint = "ลบได้ทั้งโฟลเดอร์ ครั้งต่อไปจะสร้างช้ากว่าปกติหนึ่งครั้ง"
        yield Ailment(str(home), f"{_STORE}ใหญ่ {size(held)}", hint, is_note=True)


def long_paths(length: int, takes_long: bool) -> Iterator[Ailment]:
    """Whether the system takes paths as long as a site's may be in a folder whose path has this length."""
    if length + OUR_LONGEST > LONGEST_PATH and not takes_long:
        yield Ailment(
            "Windows", f"ทางไปของโฟลเดอร์นี้ยาว {length} ตัวอักษร ไฟล์ของเว็บบางไฟล์จะยาวเกินที่ Windows รับ",
            "ย้ายไปโฟลเดอร์ที่ทางไปสั้น เช่น D:\\km หรือเปิด LongPathsEnabled ใน Group Policy",
        )  # fmt: skip


def _takes_long_paths() -> bool:
    """Windows does where it was told to."""
    if sys.platform != "win32":
        return True
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as opened:
            return bool(winreg.QueryValueEx(opened, "LongPathsEnabled")[0])
    except OSError:
        return False


def folder_size(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 2**30:,.1f} GB" if count >= 2**30 else f"{count / 2**20:,.1f} MB"


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    resolved = folder.resolve()
    return next(above for above in (resolved, *resolved.parents) if above.exists())
