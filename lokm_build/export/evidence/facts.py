"""What a pack is made from, and what follows from it once: the assets that counted, and the files that they bring.

Nothing of an asset that the edition does not show is known here, but how many of them cite the indicator.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lokm_build.derive import Views
from lokm_build.derive.files import published_name
from lokm_build.derive.levels import ROUND_NAMES, Evaluation, FactorResult, Item
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Report as Handed


@dataclass(frozen=True, slots=True)
class File:
    """An attachment of a cited asset: its name, its path in the pack, and its bytes (None: they could not be read)."""

    name: str
    path: str
    data: bytes | None


@dataclass(frozen=True)
class Evidence:
    """An evaluation with the edition that it was made from.

    `left_out` is how many assets that the edition does not show cite the indicator; `read` gives the bytes of a
    repository file, None where there is none; `font` is CSS with the font inside, one for all files of a pack.
    """

    evaluation: Evaluation
    catalogue: Catalogue
    views: Views
    left_out: int
    read: Callable[[str], bytes | None]
    font: str

    @cached_property
    def assets(self) -> tuple[Asset, ...]:
        """The assets that counted in any factor, each once, in the order of their ids."""
        found = {item.asset.id: item.asset for _, item in self.counted if item.asset}
        return tuple(found[identity] for identity in sorted(found))

    @cached_property
    def counted(self) -> tuple[tuple[FactorResult, Item], ...]:
        """All that counted, with its factor."""
        return tuple((result, item) for result in self.evaluation.factors for item in result.tally.counted)

    @cached_property
    def uncounted(self) -> tuple[tuple[FactorResult, Item], ...]:
        """All that was looked at and did not count, with its factor."""
        return tuple((result, item) for result in self.evaluation.factors for item in result.tally.uncounted)

    @cached_property
    def files(self) -> Mapping[str, tuple[File, ...]]:
        """The attachments of each cited asset, by its id."""
        return {asset.id: tuple(self._attached(asset)) for asset in self.assets}

    def _attached(self, asset: Asset) -> Iterator[File]:
        for name, path in zip(asset.meta.attachments, asset.attached, strict=True):
            sha = self.catalogue.files.get(path)
            packed = published_name(path, sha).replace("files/", "attachments/", 1) if sha else ""
            yield File(name, packed, self.read(path) if sha else None)

    @cached_property
    def handed_in(self) -> tuple[Handed, ...]:
        """What the registry says was handed in for the indicator and the round."""
        asked = self.evaluation.in_round
        reports = self.catalogue.registry.reports
        return tuple(
            one
            for one in reports
            if one.indicator == self.evaluation.indicator.key and asked in (None, one.round)
        )

    @property
    def unit_name(self) -> str:
        """The unit that is evaluated."""
        return self.catalogue.unit_name(self.evaluation.unit)

    @property
    def round_name(self) -> str:
        """`รอบ 5 เดือนแรก`, or the whole year."""
        return ROUND_NAMES[self.evaluation.in_round]


def asset_file(asset: Asset) -> str:
    """Where an asset stands in the pack."""
    return f"assets/{asset.id}.html"
