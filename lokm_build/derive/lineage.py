"""Lineage of indicators: one indicator's life under several codes and years.

2.2 of 2566 succeeds 2.4 of 2565. Circles and unknown keys, which the checks report,
end a line here.
"""

from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Indicator


def predecessors(catalogue: Catalogue, indicator: Indicator) -> tuple[Indicator, ...]:
    """What the indicator was before: the nearest first."""
    found: dict[str, Indicator] = {indicator.key: indicator}
    before = catalogue.indicators.get(indicator.succeeds or "")
    while before and before.key not in found:
        found[before.key] = before
        before = catalogue.indicators.get(before.succeeds or "")
    return tuple(found.values())[1:]


def successors(catalogue: Catalogue, indicator: Indicator) -> tuple[Indicator, ...]:
    """What became of the indicator: the nearest first; several when it was split."""
    found: dict[str, Indicator] = {indicator.key: indicator}
    waiting = [indicator.key]
    for key in waiting:
        for after in catalogue.registry.indicators:
            if after.succeeds == key and after.key not in found:
                found[after.key] = after
                waiting.append(after.key)
    return tuple(found.values())[1:]
