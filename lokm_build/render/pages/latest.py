"""The records of an asset that its page has room for: all of them, or the latest of very many.

Takes the records of one list; returns those to show. A page counts what it leaves out, so that nobody takes it for all.
"""

from collections.abc import Sequence
from typing import TypeVar

from lokm_build.model.asset import Adoption, Award, Dissemination, FrontMatter
from lokm_build.model.record import record

MOST = 300
"""Records of one list on a page: more would weigh more than a phone can take."""

Record = TypeVar("Record", Adoption, Award, Dissemination)


@record()
class Latest:
    """What is shown of each list."""

    adoptions: Sequence[Adoption]
    disseminations: Sequence[Dissemination]
    awards: Sequence[Award]


def latest(meta: FrontMatter) -> Latest:
    """What is shown of an asset's records."""
    return Latest(_latest(meta.adoptions), _latest(meta.disseminations), _latest(meta.awards))


def _latest(records: Sequence[Record]) -> Sequence[Record]:
    """As they were written; of more than a page has room for the latest first, those without a day last."""
    if len(records) <= MOST:
        return records
    return sorted(records, key=_when, reverse=True)[:MOST]


def _when(record: Adoption | Award | Dissemination) -> int:
    if isinstance(record, Award):
        return record.year or 0
    return record.date.toordinal() if record.date else 0
