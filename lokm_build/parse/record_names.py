"""Names in tables of records: a spreadsheet says "กองแผนงาน" and "LINE" where front matter has the codes.

Takes an asset and the registry's names; returns the asset with the codes of what a table calls by its whole name or
short form. What two things are called is left for the checks to tell, as is what nothing is called.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lokm_build.model.asset import Asset
from lokm_build.model.fields import Entity
from lokm_build.model.finding import Finding
from lokm_build.model.registry import Registry
from lokm_build.parse.csv_table import is_table
from lokm_build.parse.record_repeats import told_once


@dataclass(frozen=True)
class Names:
    """The codes of units and channels by what people call them."""

    registry: Registry

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """For each list of records and key that holds a code: code by name."""
        units = [(name, unit.code) for unit in self.registry.units for name in (unit.name, *unit.short)]
        channels = [(channel.name, channel.code) for channel in self.registry.channels]
        return {("adoptions", "unit"): _told_once(units), ("disseminations", "channel"): _told_once(channels)}

    def coded(self, asset: Asset) -> tuple[Asset, tuple[Finding, ...]]:
        """The asset with codes for the names in its tables, and the records that thereby are told twice."""
        if not any(is_table(path) for path, _ in asset.records):
            return asset, ()
        update = {
            listed: tuple(self._coded(asset, listed, key, number) for number in range(len(getattr(asset.meta, listed))))
            for listed, key in self.by_key
        }
        return told_once(replace(asset, meta=asset.meta.model_copy(update=update)), asset)

    def _coded(self, asset: Asset, listed: str, key: str, number: int) -> Entity:
        record: Entity = getattr(asset.meta, listed)[number]
        written = getattr(record, key)
        code = self.by_key[listed, key].get(_bare(written))
        if code in (None, written) or not is_table(asset.place(listed, number, key).path):
            return record
        return record.model_copy(update={key: code})


def _told_once(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Code by name, without the names that several go by."""
    codes = {(_bare(name), code) for name, code in pairs}
    often = Counter(name for name, _ in codes)
    return {name: code for name, code in codes if often[name] == 1}


def _bare(name: str) -> str:
    return " ".join(name.lower().split())
