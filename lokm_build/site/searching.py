"""The search index, made by workers stretch by stretch and part by part; the same files as `lokm_build.search.index`.

A stretch of documents is counted and inverted in one task, a part of all tokens merged in another. The
store keeps both under what they were made from, and the last site gives files that stay as they are.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.search import Document, HandPage
from lokm_build.search.assembly import (
    Sizes,
    frequent_of,
    parts_for,
    parts_of,
    shard_bits,
    shards_of,
    stretches,
)
from lokm_build.search.facets import facet_files
from lokm_build.search.fragments import fragment_path
from lokm_build.search.gather import asset_document, asset_documents, other_documents
from lokm_build.search.indexing import HEAD, head_file, version_of
from lokm_build.search.shards import shard_path
from lokm_build.search.words import WORDS_PATH, words_file
from lokm_build.site.cache import MANY, key, program_version
from lokm_build.site.lending import Shelf, lent
from lokm_build.site.means import Means
from lokm_build.site.output import Output
from lokm_build.site.recall import fronts_key, put_once, recalled
from lokm_build.site.search_work import (
    DIGEST,
    PARTS_IN_TASK,
    Fragment,
    Inverted,
    Merging,
    Shards,
    Stretch,
    inverted,
    merged_parts,
    sharded,
)
from lokm_build.site.work import Begun

_TRIES = 3
_AHEAD = 6
"""Stretches under way for each worker: a second's work or so, while this process does other things."""

_SMALL_AHEAD = 16
"""The same of parts and of shards, which take less long."""


Task = TypeVar("Task")
Result = TypeVar("Result")

_Name = tuple[bytes, ...]
"""The key of an entry that a task needs, and the keys of what is of no use without it."""

_COUNTED = tuple(one.name for one in fields(Document) if one.name != "facets")


@dataclass(frozen=True)
class _Documents:
    """All documents in their order: their ids, the key of what each is made from, and those that are no assets."""

    ids: Sequence[str]
    keys: Sequence[bytes]
    others: Sequence[Document]

    def others_from(self, first: int, last: int) -> Sequence[Document]:
        """Those among the documents from `first` to `last` that are no assets."""
        assets = len(self.ids) - len(self.others)
        return self.others[max(first - assets, 0) : max(last - assets, 0)]


@dataclass(frozen=True)
class _Counting:
    """The documents in their stretches, and the stretches that workers count: names, and results to come."""

    parts: int
    first: Sequence[int]
    names: Sequence[bytes]
    made_from: Sequence[bytes]
    wanted: Iterator[bytes]
    made: Begun[Inverted]


@dataclass
class Searching:
    """One making of the index."""

    catalogue: Catalogue
    hand_pages: Sequence[HandPage]
    output: Output
    means: Means
    bodies: Shelf[Asset]
    _prepared: _Documents | None = None
    _course: Iterator[None] | None = None
    _is_patient: bool = False
    _stage: tuple[str, int] = ("นับคำสำหรับค้นหา", 0)

    def prepare(self) -> None:
        """Gather what is to be counted, and put what is made from documents without their bodies; once is enough."""
        if self._prepared:
            return
        self._prepared = self._documents()
        put_once(key("facets", self._whole_key), self.output, self.means.store, self._put_facets)
        self.__dict__.pop("_assets", None)  # a large part of a build's memory, and not needed again

    def begin(self) -> None:
        """Have workers begin to count."""
        self.prepare()
        self._course = self._put(self._counting())

    def go_on(self) -> None:
        """Take what they have done until now, and have them go on with what follows from it, without waiting for it."""
        try:
            next(self._course or iter(()), None)
        except DamagedStoreError:
            self._course = None

    def put(self) -> None:
        """Put all files of the index into the output; what the store lost on the way is made again."""
        self._is_patient = True
        self.means.telling.phase(*self._stage)
        for _ in range(_TRIES):
            try:
                for _ in self._course or self._put(self._counting()):
                    pass
            except DamagedStoreError:
                self._course = None
                continue
            return
        raise DamagedStoreError

    def _as_they_come(self, begun: Begun[Result], take: Callable[[Result], None]) -> Iterator[None]:
        """Take one result after another; pauses while the next one is awaited, unless waiting is all that is left."""
        while True:
            while not (self._is_patient or begun.is_ready()):
                yield
            try:
                result = next(begun)
            except StopIteration:
                return
            take(result)

    def _put(self, counting: _Counting) -> Iterator[None]:
        """All of it; pauses wherever something is awaited that others are doing."""
        yield from self._count(counting)
        part_keys = self._part_keys(counting)
        self._tell("รวมดัชนีค้นหา", len(part_keys))
        yield from self._merge(part_keys, counting.names, counting.first)
        parts = [Sizes(*marshal.loads(self._need(key("sizes", name)))) for name in part_keys]
        bits = shard_bits(parts)
        self._tell("แฟ้มค้นหา")
        yield from self._put_shards(part_keys, bits)
        self.output.put(WORDS_PATH, words_file())
        made = self.output.made.files
        version = version_of((path, made[path][3]) for path in made if _is_of_index(path))
        head = head_file(len(self.catalogue.assets), self._others, bits, version, frequent_of(parts))
        self.output.put(HEAD, head)

    @cached_property
    def _whole_key(self) -> bytes:
        """Changes with all documents but the bodies of assets."""
        return key("documents", fronts_key(self.catalogue), *map(repr, self.hand_pages))

    @cached_property
    def _assets(self) -> tuple[Document, ...]:
        """The documents of all assets, without the text of their bodies."""
        return tuple(asset_documents(replace(self.catalogue, bodies={})))

    def _put_facets(self) -> Iterator[tuple[str, bool]]:
        for path, data in facet_files((*self._assets, *self._others)).items():
            self.output.put(path, data)
            yield path, False

    @cached_property
    def _others(self) -> tuple[Document, ...]:
        """The documents that are no assets."""
        return tuple(other_documents(self.catalogue, self.hand_pages))

    def _documents(self) -> _Documents:
        store, assets = self.means.store, sorted(self.catalogue.assets, key=lambda asset: asset.id)
        told = recalled(key("told", self._whole_key), store, lambda: [key(_told(one)) for one in self._assets])
        keys = [key("document", one, asset.digest, asset.path) for one, asset in zip(told, assets, strict=True)]
        return _Documents(
            [*(asset.id for asset in assets), *(one.id for one in self._others)],
            [*keys, *(key("document", _told(one)) for one in self._others)],
            self._others,
        )

    def _counting(self) -> _Counting:
        found = self._prepared or self._documents()
        keys, count = found.keys, parts_for(len(found.ids))
        cut = list(stretches(found.ids))
        names = [key("stretch", program_version(), str(count), *keys[first:last]) for first, last in cut]
        made_from = [key("fragment", program_version(), str(number), one) for number, one in enumerate(keys)]
        missing = {number for number, one in enumerate(made_from) if not self.output.bring(fragment_path(number), one)}
        wanted = [
            (name, first, last)
            for name, (first, last) in zip(names, cut, strict=True)
            if _digests(name) not in self.means.store or not missing.isdisjoint(range(first, last))
        ]
        crew = self.means.workers
        stem = self.means.store.stem if crew.local and crew.count > 1 and len(wanted) >= MANY else ""
        tasks = (self._task(found, first, last, count, name, missing, stem) for name, first, last in wanted)
        made = lent(self.means.workers, inverted, tasks, self.bodies, _AHEAD * self.means.workers.count)
        firsts = [first for first, _ in cut]
        return _Counting(count, firsts, names, made_from, iter([name for name, _, _ in wanted]), made)

    def _take(self, counting: _Counting, made: Inverted) -> None:
        """Keep what a worker made of a stretch."""
        name, (bands, digests, fragments) = next(counting.wanted), made
        if bands:
            for place, band in enumerate(bands):
                self.means.store.put(_band(name, place * PARTS_IN_TASK), band)
            self.means.store.put(_digests(name), digests)
        for number, data, content in fragments:
            path = fragment_path(number)
            found = self.output.write(path, data) if isinstance(data, bytes) else data
            self.output.note(path, counting.made_from[number], found, (), content)

    def _tell(self, stage: str, steps: int = 0) -> None:
        """Tell what is being done, once nothing else is."""
        self._stage = stage, steps
        if self._is_patient:
            self.means.telling.phase(*self._stage)

    def _count(self, counting: _Counting) -> Iterator[None]:
        return self._as_they_come(counting.made, lambda made: self._take(counting, made))

    def _part_keys(self, counting: _Counting) -> Sequence[bytes]:
        """What each part is made from: the cells that all stretches have of it."""
        tables = [self._need(_digests(name)) for name in counting.names]
        starts = [first.to_bytes(4, "little") for first in counting.first]
        return [
            key("part", program_version(), *starts, *(table[at : at + DIGEST] for table in tables))
            for at in range(0, counting.parts * DIGEST, DIGEST)
        ]

    def _need(self, name: bytes, *belonging: bytes) -> bytes:
        """What the store had a moment ago; without it, what belongs to it is of no use either."""
        data = self.means.store.get(name)
        if data is None:
            for other in belonging:
                self.means.store.forget(other)
            raise DamagedStoreError
        return data

    def _task(
        self,
        found: _Documents,
        first: int,
        last: int,
        count: int,
        name: bytes,
        missing: set[int],
        stem: str,
    ) -> tuple[Stretch, Sequence[Asset]]:
        some = map(self.catalogue.by_id.get, found.ids[first:last])
        assets = tuple(asset for asset in some if asset)
        wanted = tuple(number for number in range(first, last) if number in missing)
        if self.means.workers.local:
            for number in wanted:
                self.output.place(fragment_path(number))
        bare = tuple(asset_document(self.catalogue, asset) for asset in assets)
        task = Stretch(
            bare, tuple(found.others_from(first + len(assets), last)),
            first, count, _digests(name) not in self.means.store, wanted,
            str(self.output.folder) if self.means.workers.local else "", stem,
        )  # fmt: skip
        return task, assets

    def _merge(self, part_keys: Sequence[bytes], names: Sequence[bytes], starts: Sequence[int]) -> Iterator[None]:
        """Merge the parts that the store does not have."""
        missing = [
            number
            for number, name in enumerate(part_keys)
            if key("sizes", name) not in self.means.store or key("part", name) not in self.means.store
        ]
        groups = [list(group) for _, group in groupby(missing, lambda number: number // PARTS_IN_TASK)]
        tasks = (self._merging(group, names, starts) for group in groups)
        left = iter(groups)

        def take(done: Sequence[tuple[bytes, bytes]]) -> None:
            for number, (part, its_sizes) in zip(next(left), done, strict=True):
                self.means.store.put(key("part", part_keys[number]), part)
                self.means.store.put(key("sizes", part_keys[number]), its_sizes)

        return self._as_they_come(self._lent(merged_parts, tasks), take)

    def _merging(
        self, group: Sequence[int], names: Sequence[bytes], starts: Sequence[int]
    ) -> tuple[Merging, Sequence[_Name]]:
        """A task for the parts of a group, and the cells that all stretches have of them."""
        band = group[0] // PARTS_IN_TASK * PARTS_IN_TASK
        task = Merging([number - band for number in group], starts)
        return task, [(_band(name, band), _digests(name)) for name in names]

    def _lent(
        self, function: Callable[[Task, Sequence[bytes]], Result], tasks: Iterable[tuple[Task, Sequence[_Name]]]
    ) -> Begun[Result]:
        """Lends what the store has; where it has lost something, `_need` says so."""
        shelf = Shelf[_Name](lambda name: self.means.store.place(name[0]), lambda name: self._need(*name))
        return lent(self.means.workers, function, tasks, shelf, _SMALL_AHEAD * self.means.workers.count)

    def _put_shards(self, part_keys: Sequence[bytes], bits: int) -> Iterator[None]:
        count = len(part_keys)
        keys: dict[int, bytes] = {}
        missing: list[tuple[range, list[int]]] = []
        for group in range(min(count, 1 << bits)):
            numbers = parts_of(group, count, bits)
            ground = key("shard", str(bits), *(part_keys[number] for number in numbers))
            some = {shard: key(ground, str(shard)) for shard in shards_of(group, count, bits)}
            wanted = [shard for shard, one in some.items() if not self.output.bring(shard_path(shard), one)]
            missing += [(numbers, wanted)] if wanted else []
            keys |= some
        self.output.place(shard_path(0))

        def take(made: Sequence[Fragment]) -> None:
            for shard, data, content in made:
                path = shard_path(shard)
                found = self.output.write(path, data) if isinstance(data, bytes) else data
                self.output.note(path, keys[shard], found, (), content)

        return self._as_they_come(self._lent(sharded, self._shard_tasks(part_keys, missing, bits)), take)

    def _shard_tasks(
        self, part_keys: Sequence[bytes], missing: Sequence[tuple[range, list[int]]], bits: int
    ) -> Iterator[tuple[Shards, Sequence[_Name]]]:
        folder = str(self.output.folder) if self.means.workers.local else ""
        for at in range(0, len(missing), PARTS_IN_TASK):
            some = missing[at : at + PARTS_IN_TASK]
            names: list[_Name] = [(key("part", part_keys[number]),) for numbers, _ in some for number in numbers]
            yield Shards([(len(numbers), wanted) for numbers, wanted in some], bits, folder), names


class DamagedStoreError(Exception):
    """The store lost what it had a moment ago."""


def _told(document: Document) -> str:
    """What is counted and shown of a document, in words; its facets are told elsewhere."""
    return repr([getattr(document, name) for name in _COUNTED])


def _digests(stretch_name: bytes) -> bytes:
    return key("digests", stretch_name)


def _band(stretch_name: bytes, first: int) -> bytes:
    """The key of the cells that one task merges."""
    return key("cells", stretch_name, str(first))


def _is_of_index(path: str) -> bool:
    return path.startswith("search/") and path.endswith(".js") and path != HEAD
