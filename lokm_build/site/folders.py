"""Where tens of thousands of files are made quickly, and removed.

ext4 lays the files of a folder near it. Where thousands were removed in the last minutes, as before every build that
follows another, it steps past all of theirs for each new file, which costs up to a hundred times the file itself; and
while one process makes a file in a folder, no other can. So each process makes its files in a workshop: a folder of
its own, laid at the best of several places. What is finished gets its name where it belongs.
"""

import contextlib
import os
import secrets
import shutil
import struct
import sys
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lokm_build.site.work import IN_PROCESS, Workers

WORKSHOPS = ".workshops"
"""The folder of the workshops, in the folder of the new site while it is made."""

_IS_KNOWN = sys.platform == "linux" and sys.maxsize >= 2**32
_GET, _SET = 0x80086601, 0x40086602
"""What to ask of the system for a file's flags, where it counts in 64 bits."""

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that must not be there: with half the calls of `open`, which tens of thousands of files feel."""

MODE = 0o666
"""Less what the user's mask takes away; without it a page would be a program to run."""

_TOP_OF_FOLDERS = 0x00020000
_FILES, _PLACES, _TRIES = 2048, 12, 2
"""How many files a workshop sees, at how many places it is tried, and with how many files there."""


class Workshop:
    """Where files are made; finished, they get the name by which they belong elsewhere."""

    def __init__(self, above: str) -> None:
        self._above, self._here, self._left = above, "", 0
        self._is_nameless = _may_be_nameless(above)

    def open(self) -> tuple[int, str]:
        """A new file to write into, and its name, if it has one; where many were made, the next are made elsewhere."""
        if not self._left:
            self._here, self._left = _best_place(self._above), _FILES
        self._left -= 1
        if self._is_nameless:
            return os.open(self._here, os.O_WRONLY | os.O_TMPFILE, MODE), ""
        name = f"{self._here}/{self._left}"
        return os.open(name, NEW, MODE), name


def settle(file: int, name: str, path: str) -> None:
    """Give a file of a workshop the path where it belongs; what stands there goes."""
    if name:
        os.replace(name, path)
        return
    try:
        _name(file, path)
    except FileExistsError:
        os.unlink(path)
        _name(file, path)


def _name(file: int, path: str) -> None:
    os.link(f"/proc/self/fd/{file}", path, src_dir_fd=file)  # with a folder given, Python asks that links be followed


def _may_be_nameless(folder: str) -> bool:
    """Whether files may be without a name until they are finished, which spares a second entry and its removal."""
    trial = f"{folder}/{secrets.token_hex(8)}"
    try:
        file = os.open(folder, os.O_WRONLY | os.O_TMPFILE, MODE)
    except OSError:
        return False
    try:
        _name(file, trial)
        os.unlink(trial)
    except OSError:
        return False
    finally:
        os.close(file)
    return True


def open_workshops(folder: str) -> None:
    """From now on files for this folder are made in workshops, where the system is one that gains by it."""
    if _IS_KNOWN:
        os.mkdir(f"{folder}/{WORKSHOPS}")
        _spread_below(f"{folder}/{WORKSHOPS}")


def close_workshops(folder: str) -> None:
    """All files are where they belong."""
    shutil.rmtree(f"{folder}/{WORKSHOPS}", ignore_errors=True)


def workshop(folder: str) -> Workshop | None:
    """This process's own workshop for the files of this folder; None where they are made in place."""
    return _workshop(folder, os.getpid())


@lru_cache(maxsize=1)
def _workshop(folder: str, _: int) -> Workshop | None:
    above = f"{folder}/{WORKSHOPS}"
    return Workshop(above) if os.path.isdir(above) else None


def _best_place(above: str) -> str:
    """A new folder where files are made soonest."""
    best, *others = sorted(_tried(os.path.join(above, secrets.token_hex(8))) for _ in range(_PLACES))
    for _, other in others:
        os.rmdir(other)
    return best[1]


def _tried(folder: str) -> tuple[float, str]:
    """How long it takes to make a file in this new folder."""
    os.mkdir(folder)
    return min(_seconds_for_a_file(f"{folder}/new") for _ in range(_TRIES)), folder


def _seconds_for_a_file(path: str) -> float:
    began = time.perf_counter()
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    took = time.perf_counter() - began
    os.unlink(path)
    return took


def _spread_below(folder: str) -> None:
    """Have new folders in this one laid apart, where the disk knows how to; elsewhere nothing happens."""
    import fcntl

    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            (flags,) = struct.unpack_from("i", fcntl.ioctl(handle, _GET, bytes(8)))
            fcntl.ioctl(handle, _SET, struct.pack("q", flags | _TOP_OF_FOLDERS))
        finally:
            os.close(handle)


def remove_folder(folder: str | Path, workers: Workers = IN_PROCESS) -> None:
    """Remove a folder, where there is one, as far as that can be done; what is in it is shared out."""
    if workers.local and workers.count > 1 and os.path.isdir(folder):
        for _ in workers.map(remove_folder, list(_inner_folders(str(folder), depth=2))):
            pass
    shutil.rmtree(folder, ignore_errors=True)


def _inner_folders(folder: str, depth: int) -> Iterator[str]:
    """The folders so deep in this one, or less deep where they hold none."""
    with os.scandir(folder) as entries:
        found = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    if depth and found:
        for one in found:
            yield from _inner_folders(one, depth - 1)
    else:
        yield folder
