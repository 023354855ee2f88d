"""Digests from the store, and the missing ones made by workers.

Takes Sources; gives their outlined digests in order, and whole bodies by id when they are
asked for. What is kept under a key was made from exactly the bytes that the key names.
"""

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lokm_build.derive import Compare
from lokm_build.derive.likeness import Best, Comparing, compared
from lokm_build.digest import Digest, digest, digests, outlined
from lokm_build.model.body import Body
from lokm_build.model.source import Source
from lokm_build.site.cache import MANY, Store, key, program_version
from lokm_build.site.lending import Shelf, lent
from lokm_build.site.means import Means
from lokm_build.site.places import Place, kept_aside, seal
from lokm_build.site.values import UNREADABLE, packed, unpacked
from lokm_build.site.work import chunks

CHUNK = 32
"""Sources in one task: some tens of milliseconds of work."""

Made = list[tuple[bytes, bytes | Place]]
"""Of each file the outline, and the body or where it was written for the store."""

Told = tuple[str, ...]
"""The paths of a source and of what stands beside it, on their way to a worker; their bytes are lent."""


class ChangedSourceError(Exception):
    """A source changed while the site was built from it."""


class Bodies(Mapping[str, Body]):
    """Whole bodies by id, fetched from the store."""

    def __init__(self, store: Store, read: Callable[[str], bytes]) -> None:
        self._store, self._read = store, read
        self._paths: dict[str, tuple[bytes, tuple[str, ...]]] = {}

    def know(self, identity: str, name: bytes, source: Source) -> None:
        """Remember under which key the body of this asset is kept, and the paths of its source."""
        self._paths[identity] = (name, (source.path, *(other.path for other in source.beside)))

    def packed(self, identity: str) -> bytes:
        """The body as bytes, for a worker to unpack; made again when the store has lost it."""
        name, paths = self._paths[identity]
        return self._store.get(name) or self._again(name, *paths)

    def place(self, identity: str) -> Place | None:
        """Where the store has the body, for a worker to read."""
        return self._store.place(self._paths[identity][0])

    def _again(self, name: bytes, path: str, *beside: str) -> bytes:
        source = Source(path, self._read(path), tuple(Source(other, self._read(other)) for other in beside))
        if _keys(source)[1] != name:
            raise ChangedSourceError(path)
        return packed(digest(source).body)

    def __getitem__(self, identity: str) -> Body:
        body: Body = unpacked(self.packed(identity))
        return body

    def __contains__(self, identity: object) -> bool:
        return identity in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class Digesting:
    """Makes the digests of a build of `root`: those in the store are read, the others made and stored."""

    def __init__(self, means: Means, root: Path) -> None:
        self._store, self._workers, self._telling = means.store, means.workers, means.telling
        self._shelf = Shelf[Source](lambda source: _place(root, source), lambda source: source.data)
        self.bodies = Bodies(means.store, lambda path: (root / path).read_bytes())

    def make(self, sources: Sequence[Source]) -> Iterator[Digest]:
        """The outlined digests of these sources, in their order."""
        self._telling.phase("องค์ความรู้แต่ละเรื่อง", len(sources))
        keys = [_keys(source) for source in sources]
        kept = [outline in self._store and body in self._store for outline, body in keys]
        missing = [source for source, there in zip(sources, kept, strict=True) if not there]
        fresh = self._fresh(missing)
        for source, names, there in zip(sources, keys, kept, strict=True):
            found = self._kept(source, names) if there else self._stored(names, *next(fresh))
            if found.asset:
                self.bodies.know(found.asset.id, names[1], source)
            yield found
            self._telling.step()
        self._telling.phase("ตรวจและเชื่อมโยง")

    def _kept(self, source: Source, names: tuple[bytes, bytes]) -> Digest:
        data = self._store.get(names[0])
        found = _read(data) if data else None
        return found or self._stored(names, *_made(("", [_told(source)]), [one.data for one in _files(source)])[0])

    def _fresh(self, sources: Sequence[Source]) -> Iterator[tuple[bytes, bytes | Place]]:
        crew = self._workers
        stem = self._store.stem if crew.local and crew.count > 1 and len(sources) >= MANY * CHUNK else ""
        tasks = (
            ((stem, list(map(_told, some))), [file for source in some for file in _files(source)])
            for some in chunks(sources, CHUNK)
        )
        shelf = self._shelf if crew.count > 1 else Shelf[Source](lambda _: None, self._shelf.fetch)
        return (one for some in lent(crew, _made, tasks, shelf) for one in some)

    def _stored(self, names: tuple[bytes, bytes], outline: bytes, body: bytes | Place) -> Digest:
        self._store.put(names[0], outline)
        self._store.put(names[1], body)
        found: Digest = unpacked(outline)
        return found


def comparer(means: Means) -> Callable[[Comparing], Compare]:
    """Has a worker begin to compare, where the store does not have what came of it before.

    It is kept under all that it is made from. What turns out to be other things is compared here.
    """
    store = means.store

    def begin(given: Comparing) -> Compare:
        told = repr((given.marks, given.fit, given.names))
        name = key("compared", program_version(), told, *given.terms)
        begun = None if name in store else means.workers.map(_compared, [given])

        def compare(wanted: Comparing) -> Sequence[Best]:
            if wanted != given:
                return compared(wanted)
            made = next(begun) if begun else store.get(name) or _compared(given)
            if begun:
                store.put(name, made)
            best: list[Best] = marshal.loads(made)
            return best

        return compare

    return begin


def _compared(given: Comparing) -> bytes:
    """Runs in a worker."""
    return marshal.dumps(compared(given))


def _keys(source: Source) -> tuple[bytes, bytes]:
    """The keys of outline and body."""
    return key("outline", source.path, source.digest), key("body", source.path, source.digest)


def _files(source: Source) -> tuple[Source, ...]:
    return source, *source.beside


def _told(source: Source) -> Told:
    return tuple([file.path for file in _files(source)])


def _place(root: Path, source: Source) -> Place | None:
    """Where a worker reads the file; not all systems would find a name again that is not ASCII."""
    if not source.path.isascii():
        return None
    return Place(f"{root}/{source.path}", 0, len(source.data), seal(source.data))


def _made(task: tuple[str, Sequence[Told]], files: Sequence[bytes]) -> Made:
    """Runs in a worker: outline and body of each source as bytes; with a store's stem, the bodies go to the store."""
    stem, told = task
    read = iter(files)
    parts = ([Source(path, data) for path, data in zip(paths, read)] for paths in told)  # noqa: B905 - as many as paths
    wholes = list(digests([Source(own.path, own.data, tuple(beside)) for own, *beside in parts]))
    bodies = [packed(whole.body) for whole in wholes]
    kept: Sequence[bytes | Place] = kept_aside(stem, bodies) if stem else bodies
    return [(packed(outlined(whole)), body) for whole, body in zip(wholes, kept, strict=True)]


def _read(data: bytes) -> Digest | None:
    try:
        found: Any = unpacked(data)
    except UNREADABLE:
        return None
    return found if isinstance(found, Digest) else None
