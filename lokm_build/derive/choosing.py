"""Choosing: needs ranked by the criteria of the registry, with the reason for each place.

Takes a catalogue and its Needs; returns what was scored, best first, and what was not. The weights and the scores
are data (criteria.yml, needs.yml). A criterion without a score counts as none and is named, so that nobody wins
by an empty form.
"""

from dataclasses import dataclass

from lokm_build.derive.needs import NeedGap, Needs, worst_first
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Criterion

BEST_SCORE = 5
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """The score of one criterion (None: not scored), and how it lifts the need above or below its own mean."""

    criterion: Criterion
    score: int | None
    lift: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A need with its place: `hundredths` is the weighted share of the best possible, of 10,000."""

    place: int
    gap: NeedGap
    hundredths: int
    marks: tuple[Mark, ...]

    @property
    def percent(self) -> str:
        """The share of the best possible, as readers see it: `86.5`."""
        return f"{self.hundredths / 100:.1f}"

    @property
    def strongest(self) -> tuple[Mark, ...]:
        """The criteria that lifted it most."""
        return tuple(sorted((mark for mark in self.marks if mark.lift > 0), key=lambda mark: -mark.lift)[:_NAMED])

    @property
    def weakest(self) -> tuple[Mark, ...]:
        """The criteria that cost it most, of those that were scored."""
        lost = (mark for mark in self.marks if mark.lift < 0 and mark.score is not None)
        return tuple(sorted(lost, key=lambda mark: mark.lift)[:_NAMED])

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """The criteria that nobody scored."""
        return tuple(mark.criterion for mark in self.marks if mark.score is None)


@dataclass(frozen=True, slots=True)
class Choosing:
    """All needs: those with a score by their place, the others in the order of the registry."""

    criteria: tuple[Criterion, ...]
    ranked: tuple[Choice, ...]
    unscored: tuple[NeedGap, ...]


def choosing(catalogue: Catalogue, needs: Needs) -> Choosing:
    """The ranked needs of a catalogue. Equal scores share a place; of these, what is lacking most stands first."""
    criteria = catalogue.registry.criteria
    known = {criterion.code for criterion in criteria}
    scored = [gap for gap in needs.by_code.values() if known.intersection(gap.need.scores)]
    unscored = tuple(gap for gap in needs.by_code.values() if not known.intersection(gap.need.scores))
    found = sorted((_scored(gap, criteria) for gap in scored), key=_order)
    return Choosing(criteria, tuple(_placed(found)), unscored)


def _scored(gap: NeedGap, criteria: tuple[Criterion, ...]) -> Choice:
    whole, scores = sum(criterion.weight for criterion in criteria), gap.need.scores
    total = sum(one.weight * scores.get(one.code, 0) for one in criteria)
    marks = tuple(
        Mark(one, scores.get(one.code), one.weight * (whole * scores.get(one.code, 0) - total)) for one in criteria
    )
    return Choice(0, gap, round(10_000 * total / (BEST_SCORE * whole)), marks)


def _order(choice: Choice) -> tuple[int, int, str]:
    return -choice.hundredths, worst_first(choice.gap.state), choice.gap.need.code


def _placed(choices: list[Choice]) -> list[Choice]:
    placed: list[Choice] = []
    for number, one in enumerate(choices, 1):
        shares = placed and placed[-1].hundredths == one.hundredths
        placed.append(Choice(placed[-1].place if shares else number, one.gap, one.hundredths, one.marks))
    return placed
