"""The pages of assets, made by workers: each task names all that its pages are made from, and nothing else.

A page that was made before from the same things is brought over from the last site; only
the others are made. `_paged` runs in a worker.
"""

import datetime
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lokm_build.derive import Views
from lokm_build.derive.trees import Tree, topic_tree, unit_tree
from lokm_build.model.asset import Asset, mentioned
from lokm_build.model.catalogue import Catalogue, Chosen, Edition
from lokm_build.model.page import Page
from lokm_build.model.record import record
from lokm_build.model.registry import Registry
from lokm_build.pipeline import Build
from lokm_build.render.links import asset_url
from lokm_build.render.pages import asset_pages
from lokm_build.render.pages.draft import DataDraft, PageDraft
from lokm_build.render.pages.narrow import NO_INDEXES, Narrow, Narrowing
from lokm_build.render.terms import Terms, compiled_terms
from lokm_build.site.cache import Store, key, program_version
from lokm_build.site.digesting import Bodies
from lokm_build.site.framing import Framing
from lokm_build.site.lending import Shelf, lent
from lokm_build.site.manifest import Stamp
from lokm_build.site.means import Means
from lokm_build.site.output import Output, written
from lokm_build.site.recall import outlines_key
from lokm_build.site.scan import Scan, forget_rows
from lokm_build.site.values import packed, unpacked
from lokm_build.site.work import IN_PROCESS, chunks

CHUNK = 48
"""Assets in one task."""

FEWER = 12
"""Lists in one task: they are long."""

_FEW_WORKERS = 2
_AHEAD = 10
"""Tasks under way for each worker: a fraction of a second's work, while this process does other things."""


@dataclass(frozen=True)
class Common:
    """What all pages of a build share; the pages `taken` were written by hand."""

    registry: Registry
    today: datetime.date
    edition: Edition
    selection: str
    framing: Framing
    taken: frozenset[str]

    @property
    def key(self) -> bytes:
        """Changes with anything that a page may show of it, and with the program."""
        ground = _ground(self.registry, self.today, self.edition, self.selection)
        return key(ground, repr(sorted(self.taken)), repr(self.framing))


@dataclass(frozen=True)
class _Task:
    """Pages to make. `folder` is where the worker writes them; without one it gives their bytes back."""

    common: bytes
    narrow: Narrow
    folder: str


@record()
class _Made:
    """A page that a worker made: its bytes, or the stamp of the file that holds them."""

    path: str
    data: bytes | Stamp
    leads_to: tuple[str, ...]
    remote: tuple[str, ...]


def put_asset_pages(
    build: Build,
    common: Common,
    output: Output,
    means: Means,
    scan: Scan,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Put the pages of all assets, and the redirects from their former names, into the output.

    `meanwhile` is called once when others work on them; alone, this process puts the pages first.
    """
    workers, telling = means.workers, means.telling
    telling.phase("หน้าองค์ความรู้", len(build.catalogue.assets))
    narrowing, ground = Narrowing(build.catalogue, build.views), common.key
    kin = _kin(build.catalogue, narrowing, means.store)
    under_way: deque[bytes] = deque()

    def missing() -> Iterator[Asset]:
        for asset, others in zip(build.catalogue.assets, kin, strict=True):
            made_from = key(ground, asset.digest, repr(build.catalogue.history.get(asset.path)), others)
            if _brought(asset, made_from, common, output):
                telling.step()
                continue
            output.place(asset_url(asset.id))
            under_way.append(made_from)
            yield asset

    folder = str(output.folder) if workers.local else ""
    data = pickle.dumps(common, 5)
    tasks = ((_Task(data, narrowing.narrow(some), folder), some) for some in chunks(missing(), CHUNK))
    made = lent(workers, _paged, tasks, shelf_of_bodies(build.catalogue), _AHEAD * workers.count)
    if workers.count > 1:
        meanwhile()
    for pages in (pages for some in made for pages in some):
        telling.step()
        made_from = under_way.popleft()
        for page in pages:
            _take(page, made_from, output, scan)


def _kin(catalogue: Catalogue, narrowing: Narrowing, store: Store) -> Iterator[bytes]:
    """Of each asset the key of what its pages depend on beyond itself; kept under all that they follow from."""
    terms = (catalogue.terms.get(asset.id, asset.digest.encode()) for asset in catalogue.assets)
    name, size = key("kin", outlines_key(catalogue), *terms), 16
    kept = store.found(name)
    if kept is not None:
        yield from (kept[at : at + size] for at in range(0, len(kept), size))
        return
    made = bytearray()
    for asset in catalogue.assets:
        found = key(*narrowing.kin(asset))
        made += found
        yield found
    store.put(name, bytes(made))


def put_pages(
    drafts: Iterable[PageDraft],
    catalogue: Catalogue,
    framing: Framing,
    output: Output,
    means: Means,
    scan: Scan,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[tuple[str, bool]]:
    """Put the pages of these drafts into the output; returns their paths, and which of them search engines may list.

    `meanwhile` is called again and again. Few workers are not asked to help: they have enough to do meanwhile.
    """
    ground, put = key(ground_of(catalogue), str(framing.is_guarded)), []
    frames = {section: key(repr(frame)) for section, frame in framing.frames.items()}
    keys: dict[str, bytes] = {}

    def missing() -> Iterator[Page]:
        for draft in drafts:
            put.append((draft.path, draft.indexed))
            made_from = key(ground, frames.get(draft.section, b""), draft.path, *draft.made_from)
            if output.bring(draft.path, made_from):
                continue
            keys[draft.path] = made_from
            output.place(draft.path)
            yield draft.make()

    crew = means.workers if means.workers.count > _FEW_WORKERS else IN_PROCESS
    folder, data = str(output.folder) if crew.local else "", pickle.dumps(framing, 5)
    tasks = ((data, some, folder) for some in chunks(missing(), FEWER))
    for made in crew.map(_framed, tasks):
        meanwhile()
        for page in made:
            _take(page, keys[page.path], output, scan)
    forget_rows()
    return put


def put_data(
    drafts: Iterable[DataDraft], catalogue: Catalogue, output: Output, meanwhile: Callable[[], None] = lambda: None
) -> list[str]:
    """Put the data files of these drafts into the output, and call `meanwhile` again and again; returns their paths."""
    ground, put = ground_of(catalogue), []
    for draft in drafts:
        meanwhile()
        put.append(draft.path)
        made_from = key(ground, draft.path, *draft.made_from)
        if not output.bring(draft.path, made_from):
            output.put(draft.path, draft.make(), made_from=made_from)
    return put


def ground_of(catalogue: Catalogue) -> bytes:
    """The key of what any page may be made from besides assets, and of the program."""
    return _ground(catalogue.registry, catalogue.today, catalogue.edition, catalogue.selection)


def _ground(registry: Registry, today: datetime.date, edition: Edition, selection: str) -> bytes:
    return key(program_version(), repr(replace(registry, places={})), str(today), str(edition), selection)


def _framed(task: tuple[bytes, Sequence[Page], str]) -> list[_Made]:
    """Runs in a worker: pages in their frames."""
    framing, pages, folder = task
    return [_made(page, _framing(framing), folder, Scan.add_list) for page in pages]


@lru_cache(maxsize=2)
def _framing(data: bytes) -> Framing:
    framing: Framing = pickle.loads(data)
    return framing


def _brought(asset: Asset, made_from: bytes, common: Common, output: Output) -> bool:
    """Bring over all pages of an asset; False when one of them must be made."""
    named = (asset_url(name) for name in (asset.id, *asset.meta.aliases))
    paths = [path for path in named if path not in common.taken]
    return all(output.bring(path, made_from) for path in paths)


def _take(page: _Made, made_from: bytes, output: Output, scan: Scan) -> None:
    if isinstance(page.data, bytes):
        output.note(page.path, made_from, output.write(page.path, page.data), page.leads_to)
    else:
        output.note(page.path, made_from, page.data, page.leads_to)
    scan.remote += page.remote


def _paged(task: _Task, bodies: Sequence[bytes]) -> list[list[_Made]]:
    """Runs in a worker: the pages of a task, made with the bodies of its assets; a list for each asset."""
    common, units, topics, terms = _common(task.common)
    narrow = task.narrow
    catalogue = Catalogue(
        common.registry, (*narrow.wanted, *map(mentioned, narrow.named)),
        {asset.id: unpacked(body) for asset, body in zip(narrow.wanted, bodies, strict=True)},
        narrow.files, narrow.history, common.today, common.edition, common.selection,
    )  # fmt: skip
    views = Views(units, topics, lambda: NO_INDEXES, lambda: narrow.relations(catalogue.by_id))
    return [
        [
            _made(page, common.framing, task.folder)
            for page in asset_pages(asset, catalogue, views, terms)
            if page.path not in common.taken
        ]
        for asset in narrow.wanted
    ]


def _made(
    page: Page, framing: Framing, folder: str, look: Callable[[Scan, str, str], None] = Scan.add
) -> _Made:
    scan = Scan()
    look(scan, page.path, page.html)
    scan.add(page.path, page.head)
    data = framing.document(page)
    out = written(folder, page.path, data) if folder else data
    return _Made(page.path, out, tuple(scan.wanted), tuple(scan.remote))


@lru_cache(maxsize=2)
def _common(data: bytes) -> tuple[Common, Tree, Tree, Terms | None]:
    """Unpacked once for all tasks of a build."""
    common: Common = pickle.loads(data)
    catalogue = Catalogue(common.registry, ())
    return common, unit_tree(catalogue), topic_tree(catalogue), compiled_terms(common.registry.glossary)


def shelf_of_bodies(catalogue: Catalogue) -> Shelf[Asset]:
    """The bodies of assets, packed, from wherever the catalogue has them."""
    bodies = catalogue.bodies
    held = bodies.whole if isinstance(bodies, Chosen) else bodies
    if isinstance(held, Bodies):
        return Shelf(lambda asset: held.place(asset.id), lambda asset: held.packed(asset.id))
    return Shelf(lambda _: None, lambda asset: packed(held[asset.id]))
