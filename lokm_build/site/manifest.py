"""The manifest of a published site: what each file was made from, and how to tell that it is still that file.

A file of the last site may stand in the next one when it would be made from the same things
and nobody has touched it since: same size, same time of writing, same inode.
"""

import hashlib
import marshal
import os
import shutil
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

Stamp = tuple[int, int, int]
"""Size, time of writing in nanoseconds, inode."""

Entry = tuple[bytes, Stamp, bytes, bytes]


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None when there is none."""
    try:
        status = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


@dataclass
class Manifest:
    """By site path: the key of what the file was made from, its stamp, where it leads, and a digest of its bytes.

    `ground` is the key of what all pages were made from.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    ground: bytes = b""
    _numbers: "_Numbers" = field(init=False)
    _renumbered: "_Renumbered | None" = None

    def __post_init__(self) -> None:
        self._numbers = _Numbers(self.targets)

    def note(
        self, path: str, made_from: bytes, found: Stamp, leads_to: Iterable[str] = (), content: bytes = b""
    ) -> None:
        """Remember a file."""
        self.files[path] = (made_from, found, array("I", map(self._numbers.__getitem__, leads_to)).tobytes(), content)

    def take_over(self, path: str, other: "Manifest", made_from: bytes, found: Stamp) -> None:
        """Remember a file that came over from the site of another manifest: it leads where it led there."""
        if self._renumbered is None or self._renumbered.other is not other:
            self._renumbered = _Renumbered(other, self._numbers)
        _, _, targets, content = other.files[path]
        if targets:
            numbers = array("I", targets)
            targets = array("I", map(self._renumbered.__getitem__, numbers)).tobytes()
        self.files[path] = (made_from, found, targets, content)

    def leads_to(self, path: str) -> list[str]:
        """Where the links of a page lead, as they were found when it was made."""
        numbers = array("I")
        numbers.frombytes(self.files[path][2])
        return [self.targets[number] for number in numbers]

    def to_bytes(self) -> bytes:
        """The manifest behind a digest of itself."""
        data = marshal.dumps((self.files, self.targets, self.ground))
        return hashlib.blake2b(data, digest_size=16).digest() + data


class _Numbers(dict[str, int]):
    """The numbers of the targets; one that was not noted before gets the next."""

    def __init__(self, targets: list[str]) -> None:
        super().__init__((target, number) for number, target in enumerate(targets))
        self._targets = targets

    def __missing__(self, target: str) -> int:
        self[target] = number = len(self._targets)
        self._targets.append(target)
        return number


class _Renumbered(dict[int, int]):
    """The numbers that the targets of another manifest have in this one, learnt as they come."""

    def __init__(self, other: Manifest, numbers: _Numbers) -> None:
        super().__init__()
        self.other, self._numbers = other, numbers

    def __missing__(self, number: int) -> int:
        self[number] = here = self._numbers[self.other.targets[number]]
        return here


def manifest_from(data: bytes | None) -> Manifest:
    """The manifest that these bytes hold; an empty one when they are damaged."""
    if not data or hashlib.blake2b(data[16:], digest_size=16).digest() != data[:16]:
        return Manifest()
    return Manifest(*marshal.loads(data[16:]))


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
