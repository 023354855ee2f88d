"""How much each token says about one document: BM25F with fixed pivots, in fifteen steps.

A pure function of one document: lengths are compared with constants, not with the
corpus's mean, so an edit changes the weights of that document alone, and a result can be kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lokm_build.search.document import Document
from lokm_build.search.tokens import folded, short_tokens, tokens

LEVELS = 15
SATURATION = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """Weight of a field and how its length counts: `pivot` letters are neither long nor short."""

    weight: float
    pivot: int
    slope: float

    def per_token(self, length: int) -> float:
        """What one occurrence in a field of this length adds."""
        return self.weight / (1 - self.slope + self.slope * length / self.pivot)


TITLE = Field(4.0, 40, 0.5)
HEADINGS = Field(2.0, 250, 0.4)
NAMES = Field(2.0, 80, 0.4)
SUMMARY = Field(2.0, 140, 0.4)
BODY = Field(1.0, 2500, 0.55)


@dataclass(frozen=True, slots=True)
class Counts:
    """The tokens of one document by level 1-15: `levels[0]` holds those of level 1, a line each."""

    levels: tuple[str, ...]


def count(document: Document) -> Counts:
    """The level of every token of a document."""
    body = folded("\n".join(part.text for part in document.parts))
    frequency = Counter(tokens(body))
    weights = _short_weights(document)
    by_level: list[list[str]] = [[] for _ in range(LEVELS + 1)]
    each = BODY.per_token(len(body))
    table = [level(each * times) for times in range(1 + max(frequency.values(), default=0))]
    for token, times in frequency.items():
        if token not in weights:
            by_level[table[times]].append(token)
    for token, weight in weights.items():
        by_level[level(weight + each * frequency[token])].append(token)
    return Counts(tuple("\n".join(found) for found in by_level[1:]))


def level(weight: float) -> int:
    """The step of a weight."""
    reached = int((LEVELS + 1) * weight / (weight + SATURATION) + 0.5)
    return 1 if reached < 1 else min(reached, LEVELS)


def _short_weights(document: Document) -> dict[str, float]:
    """Weighted frequencies of the tokens of all short fields together."""
    weights: dict[str, float] = {}
    for field, texts in (
        (TITLE, (document.title,)),
        (HEADINGS, (part.heading for part in document.parts)),
        (NAMES, (*document.names, *document.attachments)),
        (SUMMARY, (document.summary,)),
    ):
        _add(weights, field, texts)
    return weights


def _add(weights: dict[str, float], field: Field, texts: Iterable[str]) -> None:
    text = folded("\n".join(texts))
    each = field.per_token(len(text))
    for token, times in Counter(short_tokens(text)).items():
        weights[token] = weights.get(token, 0.0) + each * times
