"""Where a site is written: a new folder, into which files of the last site come again when they are the same.

A file whose bytes, or whose ingredients, did not change is linked instead of written: the last good
site stays whole, since nobody writes into a file that is there already.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lokm_build.search.indexing import content_key
from lokm_build.site.ahead import Ahead
from lokm_build.site.folders import MODE, NEW, close_workshops, open_workshops, settle, workshop
from lokm_build.site.manifest import Manifest, Stamp, linked, stamp
from lokm_build.site.work import Workers

_MANY = 2048
"""Files from which on workers bring them over faster than this process does."""


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
    _ahead: Ahead | None = None

    def put(self, path: str, data: bytes, made_from: bytes = b"") -> None:
        """Write a file, or bring it over when the last site has these very bytes, whatever they were made from."""
        content = content_key(data)
        if not self.bring(path, made_from or content, content):
            self.note(path, made_from or content, self.write(path, data), (), content)

    def write(self, path: str, data: bytes) -> Stamp:
        """Write the file of a site path, which is to be noted with the stamp that comes back."""
        self.place(path)
        return written(str(self.folder), path, data)

    def bring(self, path: str, made_from: bytes, content: bytes = b"") -> bool:
        """Bring over the last site's file of this path if it was made from this, or holds this; False if neither."""
        if path in self.made.files and self.made.files[path][0] == made_from:
            return True
        there = self.known.files.get(path)
        if self.last is None or there is None or not (there[0] == made_from or (content and there[3] == content)):
            return False
        found = self._brought(path, there[1])
        if found is None:
            return False
        self.reused += 1
        self.made.take_over(path, self.known, made_from, found)
        return True

    def _brought(self, path: str, known: Stamp) -> Stamp | None:
        if self._ahead:
            return self._ahead.found(path)
        old = f"{self.last}/{path}"
        return linked(old, self.place(path), known) if stamp(old) == known else None

    def begin(self, workers: Workers, ground: bytes) -> None:
        """Have workers bring over what is likely to stay: all, when what every page is made from is what it was."""
        self.made.ground = ground
        open_workshops(str(self.folder))
        many = len(self.known.files) >= _MANY and workers.local and workers.count > 1
        if many and self.last and self.known.ground == ground:
            for path in self.known.files:
                self.place(path)
            self._ahead = Ahead(workers, str(self.last), str(self.folder), self.known.files)

    def end(self) -> None:
        """Leave only what was put or brought."""
        close_workshops(str(self.folder))
        if self._ahead:
            self._ahead.end(self.made.files)

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
            os.makedirs(f"{self.folder}/{folder}", exist_ok=True)
            self._folders.add(folder)
        return f"{self.folder}/{path}"


def written(folder: str, path: str, data: bytes) -> Stamp:
    """Write the file of a site path, in a folder that is there; returns its stamp.

    What stands there already may be shared with another site, and goes.
    """
    file, shop = f"{folder}/{path}", workshop(folder)
    out, name = shop.open() if shop else (_opened(file), "")
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(out, left) :]
        status = os.fstat(out)
        if shop:
            settle(out, name, file)
    finally:
        os.close(out)
    return status.st_size, status.st_mtime_ns, status.st_ino


def _opened(file: str) -> int:
    try:
        return os.open(file, NEW, MODE)
    except FileExistsError:
        os.unlink(file)
        return os.open(file, NEW, MODE)
