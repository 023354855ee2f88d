"""The seven steps of knowledge management: which assets and which activities belong to each.

Takes a catalogue; returns all seven in their order, assets and plans newest first. A plan belongs to the steps of its
activities too, as lists and search find it; an activity that names no step of its own belongs to none.
"""

from dataclasses import dataclass

from lokm_build.derive.indexes import Assets, newest_first
from lokm_build.model.asset import Activity, Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import KmStep


@dataclass(frozen=True, slots=True)
class StepShare:
    """What belongs to one step."""

    step: KmStep
    assets: Assets
    activities: tuple[tuple[Asset, Activity], ...]


def km_steps_of(asset: Asset) -> tuple[KmStep, ...]:
    """The steps of an asset and of its activities, each once: by these it is found."""
    steps = (*asset.meta.km_step, *(step for activity in asset.meta.activities for step in activity.km_step))
    return tuple(dict.fromkeys(steps))


def km_steps(catalogue: Catalogue) -> tuple[StepShare, ...]:
    """The seven steps."""
    assets: dict[KmStep, list[Asset]] = {step: [] for step in KmStep}
    activities: dict[KmStep, list[tuple[Asset, Activity]]] = {step: [] for step in KmStep}
    for asset in newest_first(catalogue.assets):
        for step in km_steps_of(asset):
            assets[step].append(asset)
        for activity in asset.meta.activities:
            for step in dict.fromkeys(activity.km_step):
                activities[step].append((asset, activity))
    return tuple(StepShare(step, tuple(assets[step]), tuple(activities[step])) for step in KmStep)
