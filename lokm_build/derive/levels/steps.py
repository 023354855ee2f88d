"""The next step of a ladder: how little more is needed for a higher level, in words a person can act on.

Takes a factor and its tally; looks only at the counts at which the answer can change, so that a target of thousands
costs no more than one of five.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.derive.levels.items import Item, Tally
from lokm_build.derive.levels.reasons import Reason
from lokm_build.model.counters import Counter
from lokm_build.model.ladder import LEVELS, Factor, reached, turning_points

_NEAR = 5


@dataclass(frozen=True, slots=True)
class NextStep:
    """What lifts a factor to `level`: `more` of what is counted, and `more_total` new things besides.

    `open` are the keys that could count next (mission groups, channels), `near` the items that almost count.
    """

    level: int
    more: int
    more_total: int
    text: str
    open: tuple[str, ...] = ()
    near: tuple[Item, ...] = ()

    @property
    def effort(self) -> int:
        """How many things are to be done."""
        return self.more + self.more_total


def next_step(factor: Factor, tally: Tally, level: int | None) -> NextStep | None:
    """The least that lifts the factor; None at the top, or where nothing that is counted can."""
    if level == LEVELS[-1]:
        return None
    ways = (
        (count - tally.count + new, new, count)
        for new, total in _totals(factor, tally)
        for count in _counts(factor, tally, total)
        if (reached(factor, count, total).level or 0) > (level or 0)
    )
    best = min(ways, default=None)
    if best is None:
        return None
    _, new, count = best
    more = count - tally.count
    lifted = reached(factor, count, None if tally.total is None else tally.total + new).level or 0
    return NextStep(lifted, more, new, _words(factor, more, new), tally.open, nearest(factor, tally))


def _totals(factor: Factor, tally: Tally) -> Iterator[tuple[int, int | None]]:
    """How many new things, and the total that there would be."""
    yield 0, tally.total
    if tally.total is None or not factor.info or not factor.info.grows:
        return
    wanted = {one.total_at_least for one in factor.conditions if one.total_at_least is not None}
    wanted |= {one.at_least for one in factor.conditions if one.at_least is not None}
    wanted |= {tally.total + 1}
    yield from ((total - tally.total, total) for total in sorted(wanted) if total > tally.total)


def _counts(factor: Factor, tally: Tally, total: int | None) -> Iterator[int]:
    """The counts at which the level can change, from what is counted now to all."""
    wanted = {tally.count} | turning_points(factor, total)
    yield from (count for count in sorted(wanted) if count >= tally.count and (total is None or count <= total))


def _words(factor: Factor, more: int, new: int) -> str:
    info = factor.info
    if info is None:
        return ""
    texts = [info.more_total.format(n=f"{new:,}")] if new else []
    texts += [info.more.format(n=f"{more:,}")] if more else []
    return " และ".join(texts)


def nearest(factor: Factor, tally: Tally) -> tuple[Item, ...]:
    """What almost counts, the nearest first: only what something can be done about, and would add a key."""
    keys = set(tally.keys)
    mendable = [i for i in tally.uncounted if i.reason and i.reason.mend and i.key not in keys]
    if factor.counter is Counter.CHANNELS:
        mendable += _to_spread_more(tally)
    return tuple(sorted(mendable, key=lambda item: item.reason.near if item.reason else 0)[:_NEAR])


def _to_spread_more(tally: Tally) -> list[Item]:
    """Assets that were spread already, the latest first: another channel is soon found for them."""
    assets = {item.asset.id: item.asset for item in tally.counted if item.asset}.values()
    newest = sorted(assets, key=lambda one: (-one.meta.date.toordinal() if one.meta.date else 0, one.id))
    return [Item(one.id, one, None, one.meta.date, Reason.SPREAD_MORE) for one in newest]
