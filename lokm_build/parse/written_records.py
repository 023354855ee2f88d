"""A record as it was written in a file beside its asset: text that nobody has judged, with its places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lokm_build.model.place import Places
from lokm_build.model.records import Sort


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """The values of one record, of which sort it is, and where each stands."""

    sort: Sort
    values: Mapping[str, Any]
    places: Places
