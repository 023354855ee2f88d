"""Where a value stands in the file that an author can open.

Lines and columns count from 1, as editors show them. `Places` answers for any
path of keys; where the exact value has no place of its own, the nearest
enclosing one answers.
"""

import marshal
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache

from lokm_build.model.record import Record, record

Key = str | int
KeyPath = tuple[Key, ...]
Point = tuple[int, int] | tuple[int, int, str]
"""Line and column, and the path of the file where it is another one."""


@record(order=True)
class Place(Record):
    """A point in a repository file: path relative to the repository root, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1


@record()
class Places(Record):
    """The places of all values of one mapping: `places.at("adoptions", 0, "unit")`."""

    path: str
    by_key: Mapping[KeyPath, Point] = field(default_factory=dict)

    def at(self, *keys: Key) -> Place:
        """The place of the value under `keys`, or of the nearest enclosing value."""
        for end in range(len(keys), -1, -1):
            if found := self.by_key.get(tuple(keys[:end])):
                return Place(found[2] if len(found) == 3 else self.path, found[0], found[1])
        return Place(self.path)

    def packed(self) -> "Places":
        """The same places in little memory: few of them are ever asked for."""
        return replace(self, by_key=_Packed(marshal.dumps(dict(self.by_key))))

    def under(self, *keys: Key) -> "Places":
        """The places of one entry, so that an entity can carry its own."""
        size = len(keys)
        inner = {path[size:]: place for path, place in self.by_key.items() if path[:size] == keys}
        return Places(self.path, inner)


@record()
class _Packed(Record, Mapping[KeyPath, Point]):
    """Places as bytes, unpacked for each question."""

    data: bytes

    def __getitem__(self, keys: KeyPath) -> Point:
        return _unpacked(self.data)[keys]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(_unpacked(self.data))

    def __len__(self) -> int:
        return len(_unpacked(self.data))


@lru_cache(maxsize=16)
def _unpacked(data: bytes) -> Mapping[KeyPath, Point]:
    """The places of a few files: who asks for one place often asks for the next."""
    whole: dict[KeyPath, Point] = marshal.loads(data)
    return whole
