"""Nearest names: what an author probably meant, for the hint of a finding.

A word and the known names in; the likeliest names out, best first, none where nothing is near. Nearness is
the number of slips (a letter missing, added, changed, or two exchanged) between normalised
texts, at most one for each three letters; the word typed on the other keyboard layout counts
too. Last come names of which the word is a whole part (`psdg` for `ops-psdg`).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from .keyboard import from_keyboard
from .normalise import normalise_text

LETTERS_A_SLIP = 3
_LEAST_PART = 4


def nearest(word: str, candidates: Iterable[str], limit: int = 1) -> list[str]:
    """At most `limit` of the candidates that are near the word, the nearest first."""
    wanted = list(dict.fromkeys((_plain(word), _plain(from_keyboard(word)))))
    ranked = [
        (slips, candidate)
        for candidate in dict.fromkeys(candidates)
        if (slips := _slips_to(wanted, _plain(candidate))) is not None
    ]
    return [candidate for _, candidate in sorted(ranked)[:limit]]


def meant(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words (` หมายถึง 'x' หรือไม่`); empty where none is near."""
    near = nearest(word, known)
    return f" หมายถึง '{near[0]}' หรือไม่" if near else ""


def distance(one: str, other: str) -> int:
    """The slips between two texts: the optimal string alignment distance.

    Hyyrö's bit-parallel form: one integer holds a whole column of the table, so that ten thousand
    names are compared in a moment.
    """
    if not one or not other:
        return len(one) + len(other)
    places = _places(one)
    last = 1 << (len(one) - 1)
    every = (1 << len(one)) - 1
    plus, minus, diagonal, before, score = every, 0, 0, 0, len(one)
    for character in other:
        here = places.get(character, 0)
        exchanged = (((~diagonal) & here) << 1) & before
        diagonal = ((((here & plus) + plus) ^ plus) | here | minus | exchanged) & every
        across = (minus | ~(diagonal | plus)) & every
        back = plus & diagonal
        score += bool(across & last) - bool(back & last)
        across = (across << 1) | 1
        plus = ((back << 1) | ~(diagonal | across)) & every
        minus = across & diagonal & every
        before = here
    return score


@lru_cache(maxsize=2**16)
def _plain(name: str) -> str:
    """Kept, since the same thousands of names are asked about for each unknown one."""
    return normalise_text(name).strip()


def _slips_to(wanted: list[str], candidate: str) -> int | None:
    near = [slips for word in wanted for slips in _near(word, candidate)]
    return min(near, default=None)


def _near(word: str, candidate: str) -> Iterator[int]:
    allowed = max(len(word), len(candidate)) // LETTERS_A_SLIP
    if abs(len(word) - len(candidate)) <= allowed and (slips := distance(word, candidate)) <= allowed:
        yield slips
    elif len(word) >= _LEAST_PART and word in candidate.split("-"):
        yield len(candidate)


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, character in enumerate(text):
        places[character] = places.get(character, 0) | 1 << place
    return places
