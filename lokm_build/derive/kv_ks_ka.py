"""KV–KS–KA of a plan: the knowledge that it needs, the activities that share it, and what was written down.

Takes a plan, its catalogue, the tree of topics and the Needs. An activity answers the needs that it names; one that
names none answers those whose topic its assets or its AAR are about. What nothing answers shows as a gap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lokm_build.derive.indexes import Assets
from lokm_build.derive.needs import NeedGap, Needs, gives
from lokm_build.derive.trees import Tree
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Sharing:
    """An activity (KS) with what was written down of it (KA)."""

    activity: Activity
    assets: Assets


@dataclass(frozen=True, slots=True)
class Thread:
    """One needed piece of knowledge (KV), its activities, and all assets that came of them, each once."""

    gap: NeedGap
    activities: tuple[Sharing, ...]
    assets: Assets

    @property
    def is_whole(self) -> bool:
        """Whether the thread goes from the need to an asset."""
        return bool(self.activities and self.assets)


@dataclass(frozen=True, slots=True)
class Model:
    """The threads of a plan, those with a gap first, and the activities that answer no need."""

    threads: tuple[Thread, ...]
    loose: tuple[Sharing, ...]

    @property
    def whole(self) -> int:
        """How many threads have no gap."""
        return sum(thread.is_whole for thread in self.threads)


def model_of(plan: Asset, catalogue: Catalogue, topics: Tree, needs: Needs) -> Model:
    """The KV–KS–KA of a plan; what its activities name is needed too, where the plan forgot it."""
    activities = plan.meta.activities
    wanted = needs.of((*plan.meta.needed, *(code for one in activities for code in one.needs)))
    shared = [Sharing(one, _written_down(one, catalogue)) for one in activities]
    threads = [_thread(gap, shared, topics) for gap in wanted]
    answered = {id(one.activity) for thread in threads for one in thread.activities}
    loose = tuple(one for one in shared if id(one.activity) not in answered)
    return Model(tuple(sorted(threads, key=lambda one: (one.is_whole, bool(one.activities)))), loose)


def _thread(gap: NeedGap, shared: Iterable[Sharing], topics: Tree) -> Thread:
    found = tuple(_answering(gap, shared, topics))
    return Thread(gap, found, tuple({asset.id: asset for one in found for asset in one.assets}.values()))


def _answering(gap: NeedGap, shared: Iterable[Sharing], topics: Tree) -> Iterator[Sharing]:
    for one in shared:
        if one.activity.needs:
            if gap.need.code in one.activity.needs:
                yield one
        elif about := tuple(asset for asset in one.assets if _is_about(asset, gap.need.topic, topics)):
            yield Sharing(one.activity, about)


def _is_about(asset: Asset, topic: str, topics: Tree) -> bool:
    return any(topic == code or topic in topics.ancestors(code) for code in asset.meta.topics)


def _written_down(activity: Activity, catalogue: Catalogue) -> Assets:
    ids = (*activity.assets, *([activity.aar] if activity.aar else []))
    return tuple(filter(gives, catalogue.cited(ids)))
