"""New folders for tens of thousands of files, laid where the disk takes them quickly.

ext4 lays the files of a folder near it, and a new folder near its parent. Where thousands of files were removed in the
last minutes, as before every build that follows another, it looks for each new file past all of theirs, which costs
up to twenty times the file itself. Under a parent that is marked as the top of unrelated folders it lays a new folder
elsewhere, after a digest of its name; so each gets a name of its own, and its real one when it stands.
"""

import contextlib
import os
import secrets
import shutil
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from lokm_build.site.work import IN_PROCESS, Workers

_GET, _SET = 0x80086601, 0x40086602
"""What to ask of the system for a file's flags, where it counts in 64 bits."""

_TOP_OF_FOLDERS = 0x00020000


def make_folder(path: str) -> None:
    """Make a folder, with those above it. Raises OSError; FileExistsError where it is a file."""
    if os.path.isdir(path):
        return
    above, name = os.path.split(path)
    make_folder(above)
    aside = os.path.join(above, secrets.token_hex(8))
    os.mkdir(aside)
    spread_below(aside)
    os.rename(aside, os.path.join(above, name))


def spread_below(folder: str) -> None:
    """Have new folders in this one laid apart, where the disk knows how to; elsewhere nothing happens."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return
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
