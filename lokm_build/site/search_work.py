"""What workers do for the search index: they count and invert a stretch, merge some parts, write some shards.

Each task names all that it is made from; `searching` shares them out.
"""

import hashlib
import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lokm_build.search import Document
from lokm_build.search.assembly import Sizes, made_shards, sizes
from lokm_build.search.fragments import fragment_files, fragment_path
from lokm_build.search.gather import with_body
from lokm_build.search.indexing import content_key
from lokm_build.search.merge import Merged, merged
from lokm_build.search.shards import shard_path
from lokm_build.search.stretch import stretch
from lokm_build.site.manifest import Stamp
from lokm_build.site.output import written
from lokm_build.site.places import Place, kept_aside
from lokm_build.site.values import unpacked

PARTS_IN_TASK = 16
DIGEST = 8


@dataclass(frozen=True)
class Stretch:
    """A task: the documents of a stretch. Those of `assets` are without their bodies, and all are without facets.

    `cells` tells whether they are wanted, `wanted` the fragments that are; `folder` is where a worker writes these,
    and `stem` where it writes the cells for the store.
    """

    assets: tuple[Document, ...]
    others: tuple[Document, ...]
    first: int
    parts: int
    cells: bool
    wanted: tuple[int, ...]
    folder: str
    stem: str


@dataclass(frozen=True)
class Merging:
    """A task: some parts of a band of cells, by their places in it; `starts` are the stretches' first documents."""

    parts: Sequence[int]
    starts: Sequence[int]


@dataclass(frozen=True)
class Shards:
    """A task: of each group of merged parts how many they are, and the shards that are wanted of it."""

    groups: Sequence[tuple[int, Sequence[int]]]
    bits: int
    folder: str


Fragment = tuple[int, bytes | Stamp, bytes]
"""Number; bytes, or the stamp of the file that holds them; digest of the bytes."""

Inverted = tuple[Sequence[bytes | Place], bytes, list[Fragment]]


def _short_digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def inverted(task: Stretch, bodies: Sequence[bytes]) -> Inverted:
    """Runs in a worker: the cells of a stretch in bands, a digest of each cell, and the stretch's fragments."""
    ordered = (*_asset_documents(task, bodies), *task.others)
    cells = stretch(ordered, task.parts) if task.cells else []
    bands = [marshal.dumps(cells[at : at + PARTS_IN_TASK]) for at in range(0, len(cells), PARTS_IN_TASK)]
    kept: Sequence[bytes | Place] = kept_aside(task.stem, bands) if task.stem else bands
    return kept, b"".join(map(_short_digest, cells)), list(_fragments(task, ordered))


def _asset_documents(task: Stretch, bodies: Sequence[bytes]) -> Iterator[Document]:
    return map(with_body, task.assets, map(unpacked, bodies))


def _fragments(task: Stretch, ordered: Sequence[Document]) -> Iterator[Fragment]:
    numbered = [(number, ordered[number - task.first]) for number in task.wanted]
    for number, data in zip(task.wanted, fragment_files(numbered), strict=True):
        held = written(task.folder, fragment_path(number), data) if task.folder else data
        yield number, held, content_key(data)


def merged_parts(task: Merging, bands: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """Runs in a worker: parts and their sizes."""
    rows = [marshal.loads(band) for band in bands]
    done = (merged((start, row[part]) for start, row in zip(task.starts, rows, strict=True)) for part in task.parts)
    return [(_marshalled(part), _marshalled(sizes(part))) for part in done]


def _marshalled(value: Merged | Sizes) -> bytes:
    """The fields of a value; `astuple` would copy them."""
    return marshal.dumps(tuple(getattr(value, name) for name in value.__slots__))


def sharded(task: Shards, parts: Sequence[bytes]) -> list[Fragment]:
    """Runs in a worker: the wanted shards."""
    made: list[Fragment] = []
    left = iter(parts)
    for count, wanted in task.groups:
        whole = [Merged(*marshal.loads(part)) for part in islice(left, count)]
        for shard, data in made_shards(whole, wanted, task.bits).items():
            held = written(task.folder, shard_path(shard), data) if task.folder else data
            made.append((shard, held, content_key(data)))
    return made
