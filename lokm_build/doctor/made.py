"""A site that was made: whether it is ours and whole, which edition it is, and what killed builds left beside it.

Reads the site; compares it with the mark that it carries, and each link of its pages with its files.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lokm_build.doctor.ailment import Ailment
from lokm_build.model.catalogue import Edition
from lokm_build.site.marks import SITE_MARK, edition_of, tally, tally_of
from lokm_build.site.publish import leftovers, lock_file, moved_aside
from lokm_build.site.scan import Scan
from lokm_build.site.sources import IGNORED

_ANEW = "สร้างใหม่ด้วย lokm build แล้วคัดลอกทั้งโฟลเดอร์ รวมไฟล์ที่ชื่อขึ้นต้นด้วยจุด"
_TIDIED = "สั่ง lokm build อีกครั้ง ระบบจะจัดการเอง"
_TOLD = 10


def made(site: Path) -> Iterator[Ailment]:
    """All ailments of the site in this folder."""
    yield from left_beside(site)
    if not site.is_dir():
        yield Ailment(str(site), "ไม่พบโฟลเดอร์ของเว็บ", "สร้างด้วย lokm build หรือระบุโฟลเดอร์อื่นด้วย --site")
        return
    edition = edition_of(site)
    if edition is None:
        yield Ailment(
            str(site), f"ไม่ใช่เว็บที่โปรแกรมนี้สร้าง หรือ {SITE_MARK} หายไป", "ถ้าเป็นเว็บของศูนย์ความรู้ ให้สร้างใหม่ในโฟลเดอร์ใหม่"
        )
        return
    if edition is Edition.INTERNAL:
        yield Ailment(str(site), "เป็นฉบับใช้ภายใน", "วางบนเซิร์ฟเวอร์ที่จำกัดการเข้าถึงเท่านั้น", is_note=True)
    files = files_of(site)
    yield from whole(site, files)
    yield from linked(site, files)


def files_of(site: Path) -> dict[str, int]:
    """Path and size of each file of a site but its mark and what desktops leave behind."""
    found = (path for path in site.rglob("*") if path.is_file() and path.name not in IGNORED)
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in found}
    return {path: size for path, size in sizes.items() if path != SITE_MARK}


def whole(site: Path, files: dict[str, int]) -> Iterator[Ailment]:
    """Whether each folder holds what the site's mark says."""
    marked, there = tally_of(site), tally(files.items())
    if not marked:
        yield Ailment(str(site), f"{SITE_MARK} ไม่บอกจำนวนไฟล์ จึงเทียบไม่ได้ (สร้างด้วยรุ่นเก่า)", _ANEW, is_note=True)
    for folder, (count, total) in marked.items():
        where = f"{site / folder}{os.sep}"
        held, size = there.get(folder, (0, 0))
        if held < count:
            yield Ailment(where, f"ไฟล์ขาดไป {count - held:,} จาก {count:,} ไฟล์", _ANEW)
        elif held > count:
            yield Ailment(where, f"มีไฟล์เกินมา {held - count:,} ไฟล์ ซึ่งไม่ใช่ของเว็บนี้", "ลบไฟล์ที่ไม่ใช่ของเว็บ", is_note=True)
        elif size != total:
            yield Ailment(where, "เนื้อหาของไฟล์เปลี่ยนไปหลังสร้าง หรือคัดลอกมาไม่ครบ", _ANEW)


def linked(site: Path, files: dict[str, int]) -> Iterator[Ailment]:
    """Whether each link leads to a file; those of 404.html lead from the host's root, or to an address."""
    scan = Scan()
    for path in files:
        if path.endswith(".html") and path != "404.html":
            scan.add(path, (site / path).read_text("utf-8", "replace"))
    missing = [path for path in scan.wanted if path not in files]
    for path in missing[:_TOLD]:
        yield Ailment(str(site / scan.wanted[path]), f"มีลิงก์ไป '{path}' ซึ่งไม่มี", _ANEW)
    if len(missing) > _TOLD:
        yield Ailment(str(site), f"มีลิงก์ที่ใช้ไม่ได้อีก {len(missing) - _TOLD:,} แห่ง", _ANEW)


def left_beside(site: Path) -> Iterator[Ailment]:
    """What builds that were cut off left beside the site, unless one is at work now."""
    real = site.resolve()
    found = leftovers(real) if real.parent.is_dir() else []
    if found and _is_building(real):
        yield Ailment(str(site), "กำลังมีการสร้างเว็บนี้อยู่", is_note=True)
        return
    for path in found:
        if path == moved_aside(real) and not real.exists():
            yield Ailment(str(path), "เว็บเดิมค้างอยู่ที่นี่ เพราะการสร้างถูกตัดก่อนจบ", f"{_TIDIED} หรือเปลี่ยนชื่อกลับเป็น '{real.name}'")
        else:
            yield Ailment(str(path), "เป็นของค้างจากการสร้างที่ถูกตัดก่อนจบ", f"{_TIDIED} หรือลบโฟลเดอร์นี้")


def _is_building(site: Path) -> bool:
    """Whether somebody holds the lock of this site."""
    try:
        with open(lock_file(site), "r+b") as handle:
            return _is_held(handle)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is_held(handle: BinaryIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
            msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
