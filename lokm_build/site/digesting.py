"""Digests from the store, and the missing ones made by workers.

Takes Sources; gives their outlined digests in order, and whole bodies by id when they are
asked for. What is kept under a key was made from exactly the bytes that the key names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pickle import UnpicklingError
from typing import Any

from lokm_build.digest import Digest, digest, outlined
from lokm_build.model.body import Body
from lokm_build.model.source import Source
from lokm_build.site.cache import Store, key
from lokm_build.site.means import Means
from lokm_build.site.values import packed, unpacked

CHUNK = 32
"""Sources in one task: some tens of milliseconds of work."""

Made = list[tuple[bytes, bytes]]


class Bodies(Mapping[str, Body]):
    """Whole bodies by id, fetched from the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys: dict[str, bytes] = {}
        self._sources: dict[str, Source] = {}

    def know(self, identity: str, source: Source) -> None:
        """Remember where the body of this asset is to be had."""
        self._keys[identity] = _key("body", source)
        self._sources[identity] = source

    def packed(self, identity: str) -> bytes:
        """The body as bytes, for a worker to unpack."""
        data = self._store.get(self._keys[identity])
        return packed(digest(self._sources[identity]).body) if data is None else data

    def __getitem__(self, identity: str) -> Body:
        body: Body = unpacked(self.packed(identity))
        return body

    def __contains__(self, identity: object) -> bool:
        return identity in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Digesting:
    """Makes the digests of a build: those in the store are read, the others made and stored."""

    def __init__(self, means: Means) -> None:
        self._store, self._workers, self._telling = means.store, means.workers, means.telling
        self.bodies = Bodies(means.store)

    def make(self, sources: Sequence[Source]) -> Iterator[Digest]:
        """The outlined digests of these sources, in their order."""
        self._telling.phase("องค์ความรู้แต่ละเรื่อง", len(sources))
        kept = [self._is_kept(source) for source in sources]
        fresh = self._fresh([source for source, there in zip(sources, kept, strict=True) if not there])
        for source, there in zip(sources, kept, strict=True):
            found = self._kept(source) if there else next(fresh)
            if found.asset:
                self.bodies.know(found.asset.id, source)
            yield found
            self._telling.step()
        self._telling.phase("ตรวจและเชื่อมโยง")

    def _is_kept(self, source: Source) -> bool:
        return _key("body", source) in self._store and _key("outline", source) in self._store

    def _kept(self, source: Source) -> Digest:
        data = self._store.get(_key("outline", source))
        found = _read(data) if data else None
        return found or self._stored(source, *_made([(source.path, source.data)])[0])

    def _fresh(self, sources: Sequence[Source]) -> Iterator[Digest]:
        tasks = ([(source.path, source.data) for source in some] for some in _chunks(sources, CHUNK))
        made = (one for some in self._workers.map(_made, tasks) for one in some)
        for source, (outline, body) in zip(sources, made, strict=True):
            yield self._stored(source, outline, body)

    def _stored(self, source: Source, outline: bytes, body: bytes) -> Digest:
        self._store.put(_key("outline", source), outline)
        self._store.put(_key("body", source), body)
        found: Digest = unpacked(outline)
        return found


def _key(what: str, source: Source) -> bytes:
    return key(what, source.path, source.digest)


def _made(files: Sequence[tuple[str, bytes]]) -> Made:
    """Runs in a worker: outline and body of each file as bytes."""
    wholes = (digest(Source(path, data)) for path, data in files)
    return [(packed(outlined(whole)), packed(whole.body)) for whole in wholes]


def _read(data: bytes) -> Digest | None:
    try:
        found: Any = unpacked(data)
    except (UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError):
        return None
    return found if isinstance(found, Digest) else None


def _chunks(sources: Iterable[Source], size: int) -> Iterator[list[Source]]:
    left = iter(sources)
    while some := list(islice(left, size)):
        yield some
