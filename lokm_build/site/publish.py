"""Publishing: a new site is built aside, and takes the old one's place in one step.

The last good site stands until then, and is kept beside the new one for `roll_back`. Nothing is ever
written into a folder that holds something else, nor an internal edition over a public one. What a
killed build left beside the site goes with the next one.

Beside `site` stand `.site.lock`, `.site-previous` (the site before), `.site-new-…` while one is built, and
for a moment `.site-moved` where the system cannot exchange two folders in one step.
"""

import contextlib
import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lokm_build.model.catalogue import Edition
from lokm_build.site.folders import remove_folder
from lokm_build.site.marks import edition_of
from lokm_build.site.work import IN_PROCESS, Workers

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
def staging(
    site: Path,
    edition: Edition,
    stands: Callable[[], None] = lambda: None,
    keeps: bool = True,
    workers: Workers = IN_PROCESS,
) -> Iterator[Path]:
    """A new folder beside `site`; when the block ends well it takes the place of `site`, else it is removed.

    Where `site` is a link, the folder to which it leads is replaced and the link stays. `stands` is called
    as soon as the new site is in its place: removing thousands of old files takes a while, even of several
    workers. What these are doing when the block ends in a failure is waited for. `keeps` tells whether the old
    site is kept.
    """
    site = site.resolve()
    refuse_target(site, edition)
    site.parent.mkdir(parents=True, exist_ok=True)
    with _lock(site):
        _tidy(site)
        aside = Path(tempfile.mkdtemp(prefix=_beside(site, "new-").name, dir=site.parent))
        try:
            aside.chmod(0o755)
            yield aside
            refuse_target(site, edition)
            _exchange(aside, site)
            stands()
            if keeps and edition_of(aside):
                aside = _kept(aside, site)
            remove_folder(aside, workers)
        finally:
            workers.rest()
            shutil.rmtree(aside, ignore_errors=True)


def lock_file(site: Path) -> Path:
    """The file that a build of this site holds while it works."""
    return site.parent / f".{site.name}.lock"


def roll_back(site: Path) -> None:
    """Put the site before in the place of `site`, which is kept in its stead. Raises PublishError."""
    site = site.resolve()
    previous = _beside(site, "previous")
    if edition_of(previous) is None:
        raise PublishError(f"ไม่มีเว็บชุดก่อนของ '{site}' ให้ย้อนกลับ โปรแกรมเก็บไว้หนึ่งชุดเมื่อสร้างเว็บทับชุดเดิม")
    with _lock(site):
        _tidy(site)
        edition = edition_of(previous)
        if edition is None:
            raise PublishError(f"เว็บชุดก่อนของ '{site}' เพิ่งหายไป จึงยังไม่ได้เปลี่ยนอะไร")
        refuse_target(site, edition)
        _exchange(previous, site)


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}-{what}")


def _tidy(site: Path) -> None:
    """Mend what a killed build left; nobody else builds this site now."""
    moved = moved_aside(site)
    if moved.exists() and not site.exists():
        os.rename(moved, site)
    for left in leftovers(site):
        shutil.rmtree(left, ignore_errors=True)


def moved_aside(site: Path) -> Path:
    """Where the old site stands for a moment while a new one takes its place."""
    return _beside(site, "moved")


def leftovers(site: Path) -> list[Path]:
    """What builds of this site left beside it, if none is at work."""
    begun = re.compile(re.escape(_beside(site, "new-").name) + r"[a-z0-9_]{8}(?:-x)?")
    left = [path for path in site.parent.iterdir() if begun.fullmatch(path.name)]
    return sorted([*left, *(path for path in (moved_aside(site),) if path.exists())])


def _kept(old: Path, site: Path) -> Path:
    """Keep this as the site before; returns where the one before it stands now, which may go."""
    previous, before = _beside(site, "previous"), old.with_name(old.name + "-x")
    if previous.exists():
        os.rename(previous, before)
    os.rename(old, previous)
    return before


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
    moved = moved_aside(site)
    os.rename(site, moved)
    os.rename(aside, site)
    os.rename(moved, aside)


def exchange_at_once(one: Path, other: Path) -> bool:
    """Linux can exchange two directories in one step; False where that is not to be had."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
