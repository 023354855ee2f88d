"""Recalling: what followed from all assets together, as long as these say the same of each other.

Most edits touch the text of an asset and nothing that other pages tell of it. What is made from the rest alone
(findings between assets, lists, exports) is kept under a key of all of that; with the same key it is not made again.
"""

import marshal
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, TypeVar

from lokm_build.checks import check_catalogue
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.finding import Finding
from lokm_build.site.cache import Store, key, program_version
from lokm_build.site.output import Output
from lokm_build.site.values import UNREADABLE, packed, unpacked

Value = TypeVar("Value")


def fronts_key(catalogue: Catalogue) -> bytes:
    """Changes with all that a catalogue says where the bodies of its assets are not, and with the program.

    What version control knows of a file is shown on the page of its asset alone, and is not told here.
    """
    whole = (
        catalogue.registry, str(catalogue.today), str(catalogue.edition), catalogue.selection,
        sorted(catalogue.files.items()), sorted(catalogue.unread),
    )  # fmt: skip
    told = chain.from_iterable((asset.id, asset.front_digest) for asset in catalogue.assets)
    return key(program_version(), repr(whole), *told)


def outlines_key(catalogue: Catalogue) -> bytes:
    """The same, and it changes with the links and headings of the bodies."""
    return key(fronts_key(catalogue), *(catalogue.outline(asset).digest for asset in catalogue.assets))


def checker(store: Store) -> Callable[[Catalogue], tuple[Finding, ...]]:
    """Checks a catalogue, unless the store has what was found in one that says the same."""

    def check(catalogue: Catalogue) -> tuple[Finding, ...]:
        name = key("checked", outlines_key(catalogue))
        kept = store.found(name)
        if kept is not None:
            try:
                told: tuple[Finding, ...] = unpacked(kept)
            except UNREADABLE:
                store.forget(name)
            else:
                return told
        found = check_catalogue(catalogue)
        store.put(name, packed(found))
        return found

    return check


def recalled(name: bytes, store: Store, make: Callable[[], Value]) -> Value:
    """What was made under this name before, or else what `make` gives; a value of plain types."""
    kept = store.found(name)
    if kept is not None:
        found: Value = marshal.loads(kept)
        return found
    made: Any = make()
    store.put(name, marshal.dumps(made))
    return made  # type: ignore[no-any-return]


def put_once(
    name: bytes, output: Output, store: Store, put: Callable[[], Iterable[tuple[str, bool]]]
) -> list[str]:
    """Have files brought over that were put under this name before, or else put; returns the paths that were marked.

    `put` puts files into the output and tells the path of each, and whether it is marked. It is called when one of
    them does not stand in the last site as it was.
    """
    kept = store.found(name)
    rows: list[tuple[str, bytes, bool]] = marshal.loads(kept) if kept else []
    if not kept or not all(output.bring(path, made_from) for path, made_from, _ in rows):
        rows = [(path, output.made.files[path][0], is_marked) for path, is_marked in put()]
        store.put(name, marshal.dumps(rows))
    return [path for path, _, is_marked in rows if is_marked]
