"""Which form an asset is written on: that of its unit, or of the nearest unit above."""

from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.forms import FormProfile, profile_of


def form_profile(asset: Asset, catalogue: Catalogue) -> FormProfile:
    """The profile by which the form of this asset is laid out."""
    forms = catalogue.registry.centre.forms
    return profile_of(forms, _upwards(asset.meta.unit, catalogue) if forms else ())


def _upwards(code: str, catalogue: Catalogue) -> Iterator[str]:
    """The unit and those above it. Reading has taken rings away; who brings units of his own is safe too."""
    seen: set[str] = set()
    above: str | None = code
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        unit = catalogue.units.get(above)
        above = unit.parent if unit else None
