"""New folders for tens of thousands of files, laid where the disk takes them quickly.

ext4 lays the files of a folder near it, and a new folder near its parent. Where thousands of files were removed in the
last minutes, as before every build that follows another, it looks for each new file past all of theirs, which costs
up to twenty times the file itself. Under a parent that is marked as the top of unrelated folders it lays a new folder
elsewhere, after a digest of its name; so each gets a name of its own, and its real one when it stands.
"""

import contextlib
import os
import secrets
import struct
import sys

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
