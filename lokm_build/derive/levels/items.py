"""What a counter counted, and what it did not: items, each with its asset and record, and their tally.

An item's `key` is what is counted once (an asset, a channel, a mission group); several items may share one.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.asset import Activity, Adoption, Asset, Dissemination
from lokm_build.model.registry import Report

Evidence = Adoption | Dissemination | Activity | Report | None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at: counted when it has no `reason`.

    `asset` is where it stands (None for reports and assumptions); `record` is what of it counts, None for the asset
    itself; `steps` are numbers of steps without duration; `amount` is how many it counts for.
    """

    key: str
    asset: Asset | None
    record: Evidence = None
    date: datetime.date | None = None
    reason: Reason | None = None
    amount: int = 1
    steps: tuple[int, ...] = ()
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a counter: `count` of `total` (None: it knows no total); `open` are keys that still could count."""

    count: int
    total: int | None
    counted: tuple[Item, ...] = ()
    uncounted: tuple[Item, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """What was counted, each once, in the order found."""
        return tuple(dict.fromkeys(item.key for item in self.counted))


def parted(items: Iterable[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Counted and uncounted."""
    counted: list[Item] = []
    uncounted: list[Item] = []
    for item in items:
        (uncounted if item.reason else counted).append(item)
    return tuple(counted), tuple(uncounted)


def distinct(items: Iterable[Item], total: int | None = None) -> Tally:
    """How many different keys are counted."""
    counted, uncounted = parted(items)
    return Tally(len({item.key for item in counted}), total, counted, uncounted)


def with_open(found: Tally, known: Iterable[str]) -> Tally:
    """The tally with those of the known keys that it has not counted."""
    keys = {item.key for item in found.counted}
    return replace(found, open=tuple(key for key in known if key not in keys))


def of_those_within(items: Iterable[Item]) -> Tally:
    """How many different keys are counted, of all that belong to the total."""
    counted, uncounted = parted(items)
    keys = {item.key for item in counted}
    still = tuple(dict.fromkeys(i.key for i in uncounted if i.reason and i.reason.within and i.key not in keys))
    return Tally(len(keys), len(keys) + len(still), counted, uncounted, still)
