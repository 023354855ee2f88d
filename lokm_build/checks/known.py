"""What is known in a catalogue, for checks of references: names, what was left out, and the nearest.

A code whose registry file or entry could not be read counts as known: who cites it is not to blame.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lokm_build.model.asset import identity
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.parse.names import REGISTRY
from lokm_build.thai.nearest import nearest

_HINTS = 200
"""Unknown names of one sort for which the nearest is sought: whoever has more has mistaken a whole list."""
_LEAST_BEGINNING = 4
"""Letters of a beginning by which a name is still told: fewer begin too many."""


@dataclass(frozen=True)
class Known:
    """The names of one sort of thing: `names` maps each code to what people call it."""

    code: str
    names: Mapping[str, tuple[str, ...]]
    excused: frozenset[str] = frozenset()
    blind: bool = False

    def __contains__(self, value: str) -> bool:
        return self.blind or value in self.names or value in self.excused

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {name: code for code, names in self.names.items() for name in names}

    @cached_property
    def _asked(self) -> dict[str, str | None]:
        return {}

    def near(self, value: str) -> str | None:
        """The code that was probably meant: by its spelling, or by the name of the thing."""
        if value not in self._asked:
            self._asked[value] = self._sought(value) if len(self._asked) < _HINTS else None
        return self._asked[value]

    def _sought(self, value: str) -> str | None:
        bare = value.rpartition("/")[2].removesuffix(".md").lower() if ".md" in value else value.lower()
        if bare in self.names:
            return bare
        if code := self._by_name.get(value):
            return code
        if found := nearest(bare, self.names):
            return found[0]
        named = nearest(value, self._by_name) or self._begun(value)
        return self._by_name[named[0]] if named else None

    def _begun(self, value: str) -> list[str]:
        """The shortest name that begins with the value: people write `บอร์ด` for `บอร์ดประชาสัมพันธ์`."""
        longer = [name for name in self._by_name if name.startswith(value)] if len(value) >= _LEAST_BEGINNING else []
        return sorted(longer, key=len)[:1]

    def missing(self, value: str, place: Place, **values: str) -> Iterator[Finding]:
        """A finding when the value is not known."""
        if value not in self:
            yield finding(self.code, place, self.near(value), value=value, **values)


def known_entries(catalogue: Catalogue, stem: str, code: str, names: Mapping[str, Iterable[str]]) -> Known:
    """What one registry list knows."""
    left_out = frozenset(name for entry, name in catalogue.registry.places if entry == stem)
    blind = f"{REGISTRY}{stem}.yml" in catalogue.unread
    return Known(code, {key: tuple(called) for key, called in names.items()}, left_out, blind)


def known_units(catalogue: Catalogue) -> Known:
    """Units by code."""
    names = {unit.code: (unit.name, *unit.short) for unit in catalogue.registry.units}
    return known_entries(catalogue, "units", "UNIT-UNKNOWN", names)


def known_topics(catalogue: Catalogue) -> Known:
    """Topics by code."""
    names = {topic.code: (topic.name, *topic.synonyms) for topic in catalogue.registry.topics}
    return known_entries(catalogue, "topics", "TOPIC-UNKNOWN", names)


def known_indicators(catalogue: Catalogue) -> Known:
    """Indicators by `agency/year/code`."""
    names = {indicator.key: (indicator.name,) for indicator in catalogue.registry.indicators}
    return known_entries(catalogue, "indicators", "INDICATOR-UNKNOWN", names)


def known_channels(catalogue: Catalogue) -> Known:
    """Channels by code."""
    names = {channel.code: (channel.name,) for channel in catalogue.registry.channels}
    return known_entries(catalogue, "channels", "CHANNEL-UNKNOWN", names)


def known_needs(catalogue: Catalogue) -> Known:
    """Needed knowledge by code."""
    names = {need.code: (need.name or "",) for need in catalogue.registry.needs}
    return known_entries(catalogue, "needs", "NEED-UNKNOWN", names)


def known_duties(catalogue: Catalogue) -> Known:
    """What units hand in, by code."""
    names = {duty.code: (duty.name,) for duty in catalogue.registry.duties}
    return known_entries(catalogue, "duties", "DUTY-UNKNOWN", names)


def known_criteria(catalogue: Catalogue) -> Known:
    """The criteria of choosing, by code."""
    names = {criterion.code: (criterion.name,) for criterion in catalogue.registry.criteria}
    return known_entries(catalogue, "criteria", "CRITERION-UNKNOWN", names)


def known_assets(catalogue: Catalogue) -> Known:
    """Assets by id and former id; the files that could not be read are excused."""
    names: dict[str, tuple[str, ...]] = {asset.id: (asset.title,) for asset in catalogue.assets}
    names |= dict.fromkeys(catalogue.aliases, ())
    excused = frozenset(identity(path) for path in catalogue.unread if path.endswith(".md"))
    return Known("LINK-UNKNOWN", names, excused)
