"""Indexes: the assets of a catalogue by everything that a reader looks for.

Takes a Catalogue; every list is newest first but those by initial, which stand in
Thai dictionary order. All codes of the registry are keys, also those without assets.
`catalogue.today` is the only date that is known here.
"""

import datetime
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lokm_build.derive.trees import Tree
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Status
from lokm_build.model.kinds import Kind
from lokm_build.thai.collate import initial, sort_key
from lokm_build.thai.dates import fiscal_year_span

REVIEW_AHEAD = datetime.timedelta(days=90)
_CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
_INITIAL_KEYS = {letter: f"th-{number:02d}" for number, letter in enumerate(_CONSONANTS, 1)}
INITIALS = (*_INITIAL_KEYS.values(), "latin", "digit", "other")
"""The keys of titles by initial: ก is th-01, ฮ is th-44."""

K = TypeVar("K", bound=Hashable)
Assets = tuple[Asset, ...]


@dataclass(frozen=True)
class Indexes:
    """Assets by what readers look for; `_all` holds those of the descendants too.

    `by_title` is all assets in Thai dictionary order.
    """

    by_unit: Mapping[str, Assets]
    by_unit_all: Mapping[str, Assets]
    by_topic: Mapping[str, Assets]
    by_topic_all: Mapping[str, Assets]
    by_indicator: Mapping[str, Assets]
    by_kind: Mapping[Kind, Assets]
    by_year: Mapping[int, Assets]
    by_initial: Mapping[str, Assets]
    newest: Assets
    review_due: Assets
    most_adopted: Assets
    by_title: Assets


def dated(asset: Asset) -> datetime.date:
    """The day by which an asset is ordered: its own date, else the first day of its fiscal year."""
    return asset.meta.date or fiscal_year_span(asset.meta.fiscal_year)[0]


def initial_key(title: str) -> str:
    """The key of INITIALS under which a title stands."""
    letter = initial(title)
    other = {"0-9": "digit", "#": "other"}.get(letter, "latin")
    return _INITIAL_KEYS.get(letter, other)


def initial_name(key: str) -> str:
    """The letter of a key, as a reader sees it."""
    named = {"latin": "A–Z", "digit": "0–9", "other": "อื่น ๆ"}
    return named[key] if key in named else _CONSONANTS[int(key.removeprefix("th-")) - 1]


def newest_first(assets: Iterable[Asset]) -> Assets:
    """These assets, newest first; those of one day by id."""
    return tuple(sorted(assets, key=lambda asset: (-dated(asset).toordinal(), asset.id)))


def indexes(catalogue: Catalogue, units: Tree, topics: Tree) -> Indexes:
    """All indexes of a catalogue."""
    newest, by_title = newest_first(catalogue.assets), _by_title(catalogue.assets)
    by_unit = _grouped(newest, lambda asset: (asset.meta.unit,), catalogue.units)
    by_topic = _grouped(newest, lambda asset: asset.meta.topics, catalogue.topics)
    return Indexes(
        by_unit=by_unit,
        by_unit_all=_rolled_up(newest, lambda asset: (asset.meta.unit,), units),
        by_topic=by_topic,
        by_topic_all=_rolled_up(newest, lambda asset: asset.meta.topics, topics),
        by_indicator=_grouped(newest, lambda asset: asset.meta.indicators, catalogue.indicators),
        by_kind=_grouped(newest, lambda asset: (asset.kind,), Kind),
        by_year=_by_year(newest),
        by_initial=_grouped(by_title, lambda asset: (initial_key(asset.title),), INITIALS),
        newest=newest,
        review_due=_review_due(newest, catalogue.today),
        most_adopted=_most_adopted(newest),
        by_title=by_title,
    )


def _grouped(assets: Assets, keys: Callable[[Asset], Iterable[K]], known: Iterable[K]) -> dict[K, Assets]:
    groups: dict[K, list[Asset]] = {key: [] for key in known}
    for asset in assets:
        for key in dict.fromkeys(keys(asset)):
            if key in groups:
                groups[key].append(asset)
            else:
                groups[key] = [asset]
    return {key: tuple(group) for key, group in groups.items()}


def _rolled_up(assets: Assets, codes: Callable[[Asset], Iterable[str]], tree: Tree) -> dict[str, Assets]:
    """Each asset under its own codes and under all codes above them, once."""
    upwards = {code: (code, *tree.ancestors(code)) for code in tree.parents}

    def keys(asset: Asset) -> Iterable[str]:
        return (above for code in codes(asset) for above in upwards.get(code, (code,)))

    return _grouped(assets, keys, tree.parents)


def _by_year(newest: Assets) -> dict[int, Assets]:
    groups = _grouped(newest, lambda asset: (asset.meta.fiscal_year,), ())
    return {year: groups[year] for year in sorted(groups, reverse=True)}


def _by_title(assets: Assets) -> Assets:
    return tuple(sorted(assets, key=lambda asset: (sort_key(asset.title), asset.id)))


def _review_due(newest: Assets, today: datetime.date) -> Assets:
    """What should have been reviewed, or should be within ninety days; the longest overdue first."""
    due = [
        (asset.meta.review_by, asset.id, asset)
        for asset in newest
        if asset.meta.review_by and asset.meta.status is not Status.RETIRED
        if asset.meta.review_by - today <= REVIEW_AHEAD
    ]
    return tuple(asset for _, _, asset in sorted(due, key=lambda row: row[:2]))


def _most_adopted(newest: Assets) -> Assets:
    """What others have put to use, the most often used first; nothing that is retired."""
    used = (asset for asset in newest if asset.meta.adoptions and asset.meta.status is not Status.RETIRED)
    return tuple(sorted(used, key=lambda asset: -len(asset.meta.adoptions)))
