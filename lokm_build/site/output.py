"""Where a site is written: a new folder, into which files of the last site come again when they are the same.

A file whose bytes, or whose ingredients, did not change is linked instead of written: the last good
site stays whole, since nobody writes into a file that is there already.
"""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lokm_build.search.indexing import content_key
from lokm_build.site.folders import make_folder
from lokm_build.site.manifest import Manifest, Stamp, is_untouched, stamp

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that must not be there: with half the calls of `open`, which tens of thousands of files feel."""


_MODE = 0o666
"""Less what the user's mask takes away; without it a page would be a program to run."""


@dataclass
class Output:
    """The folder of a new site; `last` is the folder of the last one, and `known` what was noted of it."""

    folder: Path
    last: Path | None = None
    known: Manifest = field(default_factory=Manifest)
    made: Manifest = field(default_factory=Manifest)
    written: int = 0
    reused: int = 0
    _folders: set[str] = field(default_factory=set)

    def put(self, path: str, data: bytes, made_from: bytes = b"") -> None:
        """Write a file, or bring it over when the last site has these very bytes, whatever they were made from."""
        content = content_key(data)
        if not self.bring(path, made_from or content, content):
            self.note(path, made_from or content, written(self.place(path), data), (), content)

    def bring(self, path: str, made_from: bytes, content: bytes = b"") -> bool:
        """Bring over the last site's file of this path if it was made from this, or holds this; False if neither."""
        if path in self.made.files and self.made.files[path][0] == made_from:
            return True
        there = self.known.files.get(path)
        if self.last is None or there is None or not (there[0] == made_from or (content and there[3] == content)):
            return False
        old = f"{self.last}/{path}"
        if not is_untouched(old, self.known.files, path):
            return False
        found = linked(old, self.place(path), there[1])
        if found is None:
            return False
        self.reused += 1
        self.made.take_over(path, self.known, made_from, found)
        return True

    def read(self, path: str) -> bytes:
        """The bytes of a file that was put or brought."""
        return Path(self.folder, path).read_bytes()

    def note(
        self, path: str, made_from: bytes, found: Stamp, leads_to: Iterable[str] = (), content: bytes = b""
    ) -> None:
        """Remember a file that was written, here or by a worker."""
        self.written += 1
        self.made.note(path, made_from, found, leads_to, content)

    def fresh(self) -> list[str]:
        """The paths at which the last site has another file, or none."""
        known = self.known.files
        return [path for path, entry in self.made.files.items() if path not in known or known[path][1] != entry[1]]

    def place(self, path: str) -> str:
        """The file of a site path, in a folder that is there."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            make_folder(f"{self.folder}/{folder}")
            self._folders.add(folder)
        return f"{self.folder}/{path}"


def written(file: str, data: bytes) -> Stamp:
    """Write a file; returns its stamp. What stands there already may be shared with another site, and goes."""
    try:
        out = os.open(file, _NEW, _MODE)
    except FileExistsError:
        os.unlink(file)
        out = os.open(file, _NEW, _MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(out, left) :]
        status = os.fstat(out)
    finally:
        os.close(out)
    return status.st_size, status.st_mtime_ns, status.st_ino


def linked(old: str, new: str, known: Stamp) -> Stamp | None:
    """Bring `old`, whose stamp is known, to `new`: the same file where the disk can do that, else a copy."""
    try:
        os.link(old, new)
    except FileExistsError:
        return None
    except OSError:
        try:
            shutil.copy2(old, new)
        except OSError:
            return None
        return stamp(new)
    return known
