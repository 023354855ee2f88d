"""List data: what a browser needs to narrow and sort a list, as scripts that it loads on first use.

`data/facets.js` names the values of all facets; `data/lists/<section>-<name>.js` holds a
list's rows as columns of numbers in base 36; `data/cards/<n>.js` the cards of 32 assets
by ordinal. Each file calls `lokmLists(what, key, value)`, since only a script tag loads
from `file://`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from lokm_build.model.asset import Asset
from lokm_build.render.pages.facets import FACETS
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.shared import Shared

CARDS_PER_FILE = 32
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def list_files(shared: Shared, listings: Iterable[Listing]) -> Iterator[tuple[str, bytes]]:
    """Site path and bytes of all list data."""
    facets = _call("facets", "", _tables(shared))
    yield "data/facets.js", facets
    stamps = []
    for number, cards in enumerate(_card_files(shared)):
        stamps.append(_stamp(cards))
        yield f"data/cards/{number}.js", cards
    columns = _Columns(shared, stamps, _stamp(facets))
    for listing in listings:
        if len(listing.assets) > 1:
            yield f"data/lists/{listing.data_name}.js", _call("list", listing.data_name, columns.of(listing))


def _tables(shared: Shared) -> dict[str, list[tuple[str, str, int]]]:
    return {
        facet: [(choice.code, choice.name, choice.parent) for choice in table]
        for facet, table in shared.facets.tables.items()
    }


def _card_files(shared: Shared) -> Iterator[bytes]:
    assets = shared.oldest_first
    for start in range(0, len(assets), CARDS_PER_FILE):
        cards = [str(shared.card(asset)) for asset in assets[start : start + CARDS_PER_FILE]]
        yield _call("cards", str(start // CARDS_PER_FILE), cards)


@dataclass(frozen=True)
class _Columns:
    shared: Shared
    card_stamps: list[str]
    facets_stamp: str

    def of(self, listing: Listing) -> dict[str, Any]:
        """The columns of one listing, rows in its own order."""
        rows = self._rows
        ordinals, titles, adopted, *values = zip(*[rows[asset.id] for asset in listing.assets], strict=True)
        used = sorted({ordinal // CARDS_PER_FILE for ordinal in ordinals})
        return {
            "stamp": listing.stamp,
            "facets": self.facets_stamp,
            "perFile": CARDS_PER_FILE,
            "cards": ",".join(self.card_stamps[number] for number in used),
            "ordinals": ",".join(map(base36, _steps(ordinals))),
            "title": ",".join(map(base36, _places(titles))),
            "adopted": ",".join(adopted),
            **dict(zip(FACETS, map(",".join, values), strict=True)),
        }

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Any, ...]]:
        """By id, what every list says of an asset: ordinal, place among all titles, adoptions, values of the facets."""
        shared = self.shared
        return {
            asset.id: (
                ordinal,
                shared.title_ranks[asset.id],
                _adopted(asset),
                *(" ".join(map(base36, values)) for values in shared.facets.all_values(asset)),
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
