"""A store of what was computed before, on this machine: bytes by key, in a few large files.

It is a cache and nothing more: an entry that is missing, damaged or of another version of
the program is computed again. A pack is written aside and renamed when it is whole, so that
builds may run at the same time; old packs go when the store grows too large. A folder that
somebody else may write into is not used.
"""

import contextlib
import hashlib
import marshal
import os
import secrets
import shutil
import struct
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO

from lokm_build.site.places import PART, Place, read_at, seal

LARGEST = 1024 * 2**20
"""Bytes of all packs of one version together."""

MOST_PACKS = 24
MANY = 8
"""Tasks from which on workers write aside, each into a pack of its own: for fewer, one pack is better."""
_DAY = 86_400
VERSIONS_KEPT = 3

_MAGIC = b"lokmpk3\n"
_ENTRY = struct.Struct("<16sQI4s")
_END = struct.Struct("<8sQQ16s")
_LIBRARIES = (
    *("markdown-it-py", "mdit-py-plugins", "nh3", "pydantic", "jinja2", "markupsafe", "pyyaml", "segno"),
    "fontpkg-sarabun",
)


def key(*parts: str | bytes) -> bytes:
    """The key of what these parts determine; each counts with its sort and length, so that none runs into the next."""
    # This version of the format tells nothing of how Python happens to hold a text.
    return hashlib.blake2b(marshal.dumps(parts, 2), digest_size=16).digest()


@cache
def program_version() -> str:
    """A digest of this program's files, of the libraries it renders with, and of Python."""
    made = hashlib.blake2b(digest_size=16)
    for path, file in sorted(_program(files("lokm_build"), ""), key=lambda pair: pair[0]):
        made.update(key(path, file.read_bytes()))
    made.update(key(sys.version, *(version(name) for name in _LIBRARIES)))
    return made.hexdigest()


def _program(folder: Traversable, path: str) -> Iterable[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _program(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".html", ".css", ".js", ".yml", ".md", ".svg", ".txt")):
            yield path + entry.name, entry


def cache_home() -> Path | None:
    """Where this user's caches belong; None where there is no such place."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if home:
        return Path(home) / "lokm"
    user = os.path.expanduser("~/.cache")
    return Path(user) / "lokm" if os.path.isabs(user) else None


@dataclass
class Counts:
    """How often the store had what it was asked for."""

    hits: int = 0
    misses: int = 0


@dataclass
class _Pack:
    handle: BinaryIO
    path: Path
    size: int = 0
    index: dict[bytes, tuple[int, int, bytes]] = field(default_factory=dict)
    used: bool = False
    waiting: bool = False
    """Whether something was added and may not have been written yet."""

    def add(self, wanted: bytes, data: bytes) -> None:
        """Put an entry at the end."""
        self.handle.write(data)
        self.waiting = True
        self.index[wanted] = (self.size, len(data), seal(data))
        self.size += len(data)

    def read(self, wanted: bytes) -> bytes | None:
        """The entry, unless it is damaged."""
        self._flush()
        offset, size, check = self.index[wanted]
        data = read_at(self.handle, offset, size)
        return data if seal(data) == check else None

    def place(self, wanted: bytes) -> Place:
        """Where the entry stands."""
        self._flush()
        return Place(str(self.path), *self.index[wanted])

    def take(self, wanted: bytes, place: Place) -> None:
        """Add an entry that another process wrote into this pack."""
        self.index[wanted] = (place.offset, place.size, place.check)
        self.size = max(self.size, place.offset + place.size)

    def _flush(self) -> None:
        if self.waiting:
            self.handle.flush()
            self.waiting = False


class Store:
    """The packs of one version; a `with` block ends by keeping what the build added."""

    def __init__(self, folder: Path | None, largest: int = LARGEST) -> None:
        """`folder` holds packs of all versions; without one, or when it is not ours, nothing is kept."""
        self.counts = Counts()
        self._largest = largest
        self._kept = _own_folder(folder / program_version()) if folder else None
        self._spare = None if self._kept else tempfile.TemporaryDirectory(prefix="lokm-store-")
        self._folder = self._kept or Path(self._spare.name if self._spare else "")
        self._packs = [pack for path in _pack_files(self._folder) if (pack := _opened(path))]
        self._where = {wanted: pack for pack in self._packs for wanted in pack.index}
        token = secrets.token_hex(8)
        self.stem = str(self._folder / f"{token}-")
        self._aside = self._folder / f"{token}{PART}"
        self._new = _Pack(self._aside.open("w+b", 2**18), self._aside)
        self._others: dict[str, _Pack] = {}

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, failure: object, *_: object) -> None:
        if failure:
            self._others_end()  # workers may still be writing there
        try:
            if self._kept:
                self._keep(self._kept)
        except OSError:
            pass  # a full disk costs the next build time, not this one its site
        finally:
            for pack in (*self._packs, self._new):
                with contextlib.suppress(OSError):
                    pack.handle.close()
            self._aside.unlink(missing_ok=True)
            self._others_end()
            if self._spare:
                self._spare.cleanup()

    def __contains__(self, wanted: bytes) -> bool:
        return wanted in self._where

    def get(self, wanted: bytes) -> bytes | None:
        """The bytes kept under this key, if they are there and whole."""
        pack = self._where.get(wanted)
        data = pack.read(wanted) if pack else None
        if pack is None or data is None:
            self.forget(wanted)
            self.counts.misses += 1
            return None
        self.counts.hits += 1
        pack.used = True
        return data

    def found(self, wanted: bytes) -> bytes | None:
        """The same of what may never have been kept: that it is not there counts for nothing."""
        return self.get(wanted) if wanted in self else None

    def place(self, wanted: bytes) -> Place | None:
        """Where the bytes of this key are kept; whoever reads them there sees whether they are whole."""
        pack = self._where.get(wanted)
        if pack is None:
            return None
        self.counts.hits += 1
        pack.used = True
        return pack.place(wanted)

    def forget(self, wanted: bytes) -> None:
        """Act as if this had never been kept."""
        self._where.pop(wanted, None)

    def put(self, wanted: bytes, data: bytes | Place) -> None:
        """Keep these bytes, or those that `kept_aside` wrote for this store; they can be had back at once."""
        if isinstance(data, Place):
            pack = self._written_aside(data.file)
            pack.take(wanted, data)
        else:
            pack = self._new
            pack.add(wanted, data)
        self._where[wanted] = pack

    def _written_aside(self, file: str) -> _Pack:
        if file not in self._others:
            handle = open(file, "r+b")  # noqa: SIM115 - open as long as the store
            self._others[file] = _Pack(handle, Path(file))
        return self._others[file]

    def _others_end(self) -> None:
        """Remove what was written aside and not kept."""
        for pack in self._others.values():
            with contextlib.suppress(OSError):
                pack.handle.close()
                pack.path.unlink(missing_ok=True)
        self._others.clear()

    def note(self, name: str) -> bytes | None:
        """What was noted under this name."""
        try:
            return (self._folder / f"{name}.note").read_bytes()
        except OSError:
            return None

    def keep_note(self, name: str, data: bytes) -> None:
        """Note something for the next build; unlike an entry, a note of the same name is replaced."""
        aside = self._folder / f"{secrets.token_hex(8)}{PART}"
        try:
            aside.write_bytes(data)
            os.replace(aside, self._folder / f"{name}.note")
        except OSError:
            aside.unlink(missing_ok=True)

    def _keep(self, folder: Path) -> None:
        """Write the new pack, and make room."""
        small = self._packs if len(self._packs) >= MOST_PACKS else []
        for pack in small:
            for wanted in pack.index:
                if self._where[wanted] is pack and pack.used and (data := pack.read(wanted)) is not None:
                    self.put(wanted, data)
        made = [pack for pack in (self._new, *self._others.values()) if pack.index]
        for pack in made:
            _finished(pack)
        for pack in small:
            _removed(pack)
        _make_room([pack for pack in self._packs if pack not in small], self._largest - sum(pack.size for pack in made))
        _forget_versions(folder.parent, folder)
        _forget_halves(folder)


def _own_folder(folder: Path) -> Path | None:
    """The folder, made when it is missing; None when it cannot be, or when others may write into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_own = is_own_folder(folder)
        os.utime(folder)
    except OSError:
        return None
    return folder if is_own else None


def is_own_folder(folder: Path) -> bool:
    """Whether nobody else may write into this folder. Raises OSError."""
    status = folder.stat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _pack_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pack"))


def _opened(path: Path) -> _Pack | None:
    """The pack with its index; None when it is damaged or gone."""
    try:
        handle = path.open("rb")
    except OSError:
        return None
    try:
        size = os.fstat(handle.fileno()).st_size
        magic, start, count, check = _END.unpack(read_at(handle, max(size - _END.size, 0), _END.size))
        if magic != _MAGIC or start + count * _ENTRY.size + _END.size != size:
            raise ValueError(path)
        index = read_at(handle, start, count * _ENTRY.size)
        if hashlib.blake2b(index, digest_size=16).digest() != check:
            raise ValueError(path)
    except (OSError, struct.error, ValueError, OverflowError):
        handle.close()
        return None
    return _Pack(handle, path, size, {name: (at, long, sign) for name, at, long, sign in _ENTRY.iter_unpack(index)})


def _finished(pack: _Pack) -> None:
    """Add its index to a pack, which gets its name now that it is whole."""
    pack.handle.seek(pack.size)
    pack.handle.truncate()  # what nobody took over
    index = b"".join(_ENTRY.pack(name, *place) for name, place in pack.index.items())
    check = hashlib.blake2b(index, digest_size=16).digest()
    pack.handle.write(index + _END.pack(_MAGIC, pack.size, len(pack.index), check))
    pack.handle.close()
    os.replace(pack.path, pack.path.with_suffix(".pack"))


def _removed(pack: _Pack) -> None:
    pack.handle.close()
    pack.path.unlink(missing_ok=True)


def _make_room(packs: list[_Pack], left: int) -> None:
    """Remove packs beyond the limit, first those that this build did not use."""
    for pack in sorted(packs, key=lambda pack: (not pack.used, -_age(pack))):
        left -= pack.size
        if left < 0:
            _removed(pack)


def _age(pack: _Pack) -> float:
    try:
        return pack.path.stat().st_mtime
    except OSError:
        return 0.0


def _forget_halves(folder: Path) -> None:
    """Remove what builds left that were cut off more than a day ago."""
    for path in folder.glob(f"*{PART}"):
        if path.stat().st_mtime < time.time() - _DAY:
            path.unlink(missing_ok=True)


def _forget_versions(home: Path, own: Path) -> None:
    """Remove the packs of versions of the program that were not used for long."""
    found = [folder for folder in home.iterdir() if folder.is_dir() and folder != own]
    found.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in found[VERSIONS_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
