"""A counted record in words: what it says, and apart from that what it names as its proof."""

from lokm_build.derive.levels import Item
from lokm_build.derive.levels.words import record_words
from lokm_build.model.asset import Adoption, Dissemination
from lokm_build.model.catalogue import Catalogue
from lokm_build.thai.dates import format_date


def proof(item: Item) -> str:
    """What a record names as its proof."""
    record = item.record
    if isinstance(record, Adoption):
        return record.evidence or ""
    return (record.reference or "") if isinstance(record, Dissemination) else ""


def told(item: Item, catalogue: Catalogue) -> str:
    """A record in a line, without the proof that stands beside it."""
    if isinstance(item.record, Dissemination):
        return format_date(item.date, "short") if item.date else ""
    return record_words(item, catalogue)


def is_address(text: str) -> bool:
    """Whether a proof is an address on the web."""
    return text.startswith(("https://", "http://")) and " " not in text
