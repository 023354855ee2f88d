"""Places in the store's files, for other processes on this machine: these read there, and write beside it.

What a worker needs of the store, and what it makes for it, then need not travel.
"""

import contextlib
import os
from collections.abc import Sequence
from typing import BinaryIO
from zlib import crc32

from lokm_build.model.record import record

PART = ".part"
"""How the files are called that are not whole yet."""


@record()
class Place:
    """Where an entry stands, for another process on this machine to read: see `kept_at`."""

    file: str
    offset: int
    size: int
    check: bytes


def kept_at(places: Sequence[Place]) -> list[bytes] | None:
    """The entries of these places; None when one of them is damaged, or its file gone.

    No file stays open: the store could not rename it then on Windows.
    """
    with contextlib.ExitStack() as opened:
        try:
            files = {name: opened.enter_context(open(name, "rb", 0)) for name in {place.file for place in places}}
            found = [read_at(files[place.file], place.offset, place.size) for place in places]
        except OSError:
            return None
    whole = (seal(data) == place.check for data, place in zip(found, places, strict=True))
    return found if all(whole) else None


def kept_aside(stem: str, entries: Sequence[bytes]) -> list[Place]:
    """Runs in a worker on this machine: writes entries where a store takes them over, see `Store.stem`.

    Each process has a file of its own, so that what it writes need not travel.
    """
    file = f"{stem}{os.getpid()}{PART}"
    with open(file, "ab") as handle:
        offset = handle.seek(0, os.SEEK_END)
        handle.write(b"".join(entries))
    places = []
    for data in entries:
        places.append(Place(file, offset, len(data), seal(data)))
        offset += len(data)
    return places


def seal(data: bytes) -> bytes:
    """Tells damage, as in an archive: every entry is looked at each time it is read, so this must cost little."""
    return crc32(data).to_bytes(4, "little")


def read_at(handle: BinaryIO, offset: int, size: int) -> bytes:
    """Some bytes of an open file."""
    if hasattr(os, "pread"):
        return os.pread(handle.fileno(), size, offset)
    handle.seek(offset)
    data = handle.read(size)
    handle.seek(0, os.SEEK_END)  # where the next entry belongs
    return data
