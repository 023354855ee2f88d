"""Publishing: a new site is built aside, and takes the old one's place in one step.

The last good site stands until then. Nothing is ever written into a folder that
holds something else, nor an internal edition over a public one.
"""

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lokm_build.model.catalogue import Edition
from lokm_build.site.marks import edition_of

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class PublishError(Exception):
    """Publishing is refused or failed; the message is Thai and says how to mend it."""


def refuse_target(site: Path, edition: Edition) -> None:
    """Raise PublishError when `site` may not be replaced by a site of this edition."""
    if site.exists() and not site.is_dir():
        raise PublishError(f"'{site}' เป็นไฟล์ ไม่ใช่โฟลเดอร์ โปรดเลือกโฟลเดอร์ปลายทางอื่นด้วย --site")
    if not site.exists() or not any(site.iterdir()):
        return
    found = edition_of(site)
    if found is None:
        raise PublishError(
            f"โฟลเดอร์ '{site}' มีไฟล์อื่นอยู่และไม่ใช่เว็บที่โปรแกรมนี้สร้าง จึงไม่เขียนทับ โปรดเลือกโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ด้วย --site"
        )
    if found is not edition:
        raise PublishError(f"โฟลเดอร์ '{site}' เป็นเว็บฉบับ {found} จึงไม่เขียนฉบับ {edition} ทับ โปรดเลือกโฟลเดอร์อื่นด้วย --site")


@contextlib.contextmanager
def staging(site: Path, edition: Edition, stands: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """A new folder beside `site`; when the block ends well it takes the place of `site`, else it is removed.

    Where `site` is a link, the folder to which it leads is replaced and the link stays. `stands` is called
    as soon as the new site is in its place: removing thousands of old files takes a while.
    """
    site = site.resolve()
    refuse_target(site, edition)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        aside = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
        try:
            aside.chmod(0o755)
            yield aside
            refuse_target(site, edition)
            _exchange(aside, site)
            stands()
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def lock_file(site: Path) -> Path:
    """The file that a build of this site holds while it works."""
    return site.parent / f".{site.name}.lock"


@contextlib.contextmanager
def _lock(site: Path) -> Iterator[None]:
    """One build at a time for one site; a second one waits."""
    with open(lock_file(site), "a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _exchange(aside: Path, site: Path) -> None:
    """Put `aside` in the place of `site`; what stood there is left in `aside`."""
    if not site.exists():
        os.rename(aside, site)
        return
    if exchange_at_once(aside, site):
        return
    away = aside.with_name(aside.name + "-old")
    os.rename(site, away)
    os.rename(aside, site)
    os.rename(away, aside)


def exchange_at_once(one: Path, other: Path) -> bool:
    """Linux can exchange two directories in one step; False where that is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
