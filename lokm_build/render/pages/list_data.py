"""List data: what a browser needs to narrow and sort a list, as scripts that it loads on first use.

`data/facets.js` names the values of all facets; `data/lists/<section>-<name>.js` holds a
list's rows as columns of numbers in base 36; `data/cards/<n>.js` the cards of 32 assets
by ordinal. Each file calls `lokmLists(what, key, value)`, since only a script tag loads
from `file://`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.render.pages.draft import DataDraft, cards_made_from
from lokm_build.render.pages.facets import FACETS
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.shared import Shared

CARDS_PER_FILE = 32
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def list_drafts(
    shared: Shared, listings: Iterable[Listing], read: Callable[[str], bytes]
) -> Iterator[DataDraft]:
    """All list data, still to be made; `read` gives the bytes of the files that came before, by their path."""
    facets = _call("facets", "", _tables(shared))
    yield DataDraft("data/facets.js", (facets.decode(),), lambda: facets)
    stamps = []
    for draft in _card_drafts(shared):
        yield draft
        stamps.append(_stamp(read(draft.path)))
    columns = _Columns(shared, stamps, _stamp(facets))
    for listing in listings:
        if len(listing.assets) > 1:
            path = f"data/lists/{listing.data_name}.js"
            yield DataDraft(path, columns.made_from(listing), partial(_list_file, listing, columns))


def _tables(shared: Shared) -> dict[str, list[tuple[str, str, int]]]:
    return {
        facet: [(choice.code, choice.name, choice.parent) for choice in table]
        for facet, table in shared.facets.tables.items()
    }


def _card_drafts(shared: Shared) -> Iterator[DataDraft]:
    ordered = shared.oldest_first
    for number, start in enumerate(range(0, len(ordered), CARDS_PER_FILE)):
        assets = ordered[start : start + CARDS_PER_FILE]
        make = partial(_card_file, number, assets, shared)
        yield DataDraft(f"data/cards/{number}.js", (cards_made_from(assets),), make)


def _card_file(number: int, assets: Iterable[Asset], shared: Shared) -> bytes:
    return _call("cards", str(number), [str(shared.card(asset)) for asset in assets])


def _list_file(listing: Listing, columns: "_Columns") -> bytes:
    return _call("list", listing.data_name, columns.of(listing))


@dataclass(frozen=True)
class _Columns:
    shared: Shared
    card_stamps: list[str]
    facets_stamp: str

    def of(self, listing: Listing) -> dict[str, Any]:
        """The columns of one listing, rows in its own order."""
        rows = self._rows
        ordinals, titles, adopted, *values = zip(*[rows[one] for one in listing.ids], strict=True)
        return {
            "stamp": listing.stamp,
            "facets": self.facets_stamp,
            "perFile": CARDS_PER_FILE,
            "cards": self._stamps_of(listing),
            "ordinals": ",".join(map(base36, _steps(ordinals))),
            "title": ",".join(map(base36, _places(titles))),
            "adopted": ",".join(adopted),
            **dict(zip(FACETS, map(",".join, values), strict=True)),
        }

    def made_from(self, listing: Listing) -> tuple[str, ...]:
        """All that the columns of a listing are made from."""
        told = "\n".join(map(self._told.__getitem__, listing.ids))
        return listing.stamp, self.facets_stamp, self._stamps_of(listing), told

    def _stamps_of(self, listing: Listing) -> str:
        """The stamps of the files that hold its cards."""
        used = sorted(set(map(self._card_files.__getitem__, listing.ids)))
        return ",".join(self.card_stamps[number] for number in used)

    @cached_property
    def _card_files(self) -> Mapping[str, int]:
        """By id, the number of the file that holds the card."""
        return {asset.id: ordinal // CARDS_PER_FILE for ordinal, asset in enumerate(self.shared.oldest_first)}

    @cached_property
    def _told(self) -> Mapping[str, str]:
        """The rows in words."""
        return {identity: repr(row) for identity, row in self._rows.items()}

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Any, ...]]:
        """By id, what every list says of an asset: ordinal, place among all titles, adoptions, values of the facets."""
        shared = self.shared
        return {
            asset.id: (
                ordinal,
                shared.title_ranks[asset.id],
                _adopted(asset),
                *(" ".join(map(base36, values)) for values in shared.facet_values[asset.id]),
            )
            for ordinal, asset in enumerate(shared.oldest_first)
        }


def _steps(values: Sequence[int]) -> list[int]:
    """Each value less the one before: short where neighbours are close."""
    return [now - before for before, now in zip([0, *values], values, strict=False)]


def _places(ranks: Sequence[int]) -> list[int]:
    """Each row's place when the list itself is in the order of these ranks."""
    places = {rank: place for place, rank in enumerate(sorted(ranks))}
    return [places[rank] for rank in ranks]


def _adopted(asset: Asset) -> str:
    return base36(len(asset.meta.adoptions)) if asset.meta.adoptions else ""


@lru_cache(maxsize=65_536)
def base36(value: int) -> str:
    """The shortest text that `parseInt(text, 36)` reads back."""
    if value < 0:
        return "-" + base36(-value)
    digits = ""
    while value >= 36:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[value] + digits


def _call(what: str, key: str, value: object) -> bytes:
    arguments = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (what, key, value))
    # JSON allows two line separators in strings that scripts before ES2019 do not.
    text = f"lokmLists({','.join(arguments)});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode()


def _stamp(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:6]
