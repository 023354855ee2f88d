"""The words of a Thai text, which is written without spaces: where a line may end.

Text in; pieces out, whose concatenation is the text: a line may end after each. Thai is cut by the words of
`words.txt` (the word list of PyThaiNLP, CC0 1.0, without its longest): few letters may be left over, then the
words be few. What no word covers stays whole; no cut parts a vowel or a mark from its consonant.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from .characters import LETTERS, THANTHAKHAT, TONES, members
from .graphemes import clusters

_RUN = re.compile(f"[{LETTERS}]+")
_OPENING = re.escape("([{“‘«")
_ANYWHERE = re.compile(
    rf"(?<=\s)(?=[^\sๆ])|(?<=[^\s{_OPENING}])(?=[{_OPENING}])|(?<=\S[/–-])(?=[^\W\d])"
    rf"|(?<=[{LETTERS}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{LETTERS}])(?![ะ-ฺๅๆฯ])"
)
_TONES = "".join(members(TONES))
_NEVER_FIRST = "ะาๅๆฯ"
_NEVER_LAST = "เแโใไั"
_LONGEST, _HEAD = 16, 4
_LEFT_OVER, _WORD = 1_000_000, 1_000  # costs; of ways with as few words, the one with words of like length is taken


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[str, ...]:
    """The text in the smallest pieces between which a line may end; spaces stand at the end of a piece."""
    may = {found.start() for found in _ANYWHERE.finditer(text)}.union(_between_words(text))
    places = (0, *sorted(may.intersection(accumulate(map(len, clusters(text)))) - {len(text)}), len(text))
    return tuple(text[start:end] for start, end in pairwise(places) if start < end)


def letters(text: str) -> tuple[str, ...]:
    """The text in pieces that a line too short for a word may end between, as a last resort."""
    found: list[str] = []
    for cluster in clusters(text):
        if found and not _may_part(found[-1], cluster):
            found[-1] += cluster
        else:
            found.append(cluster)
    return tuple(found)


def _may_part(before: str, cluster: str) -> bool:
    last = before.rstrip(_TONES)[-1:]
    return not (cluster[0] in _NEVER_FIRST or THANTHAKHAT in cluster or last in _NEVER_LAST or cluster.isspace())


def _between_words(text: str) -> Iterator[int]:
    for run in _RUN.finditer(text):
        place = run.start()
        for word in _words(run[0])[:-1]:
            place += len(word)
            yield place


def _words(run: str) -> list[str]:
    """The cheapest way through the run, found from its end: each letter begins a word, or is left over."""
    units = letters(run)
    (known, heads), count = _known(), len(units)
    cost, step = [0] * (count + 1), [0] * (count + 1)
    for start in range(count - 1, -1, -1):
        word, cost[start], step[start] = "", cost[start + 1] + _LEFT_OVER, 1
        for end in range(start, count):
            word += units[end]
            if len(word) > _LONGEST or (len(word) >= _HEAD and word[:_HEAD] not in heads):
                break
            if word in known and (whole := cost[end + 1] + _WORD + len(word) ** 2) < cost[start]:
                cost[start], step[start] = whole, end + 1 - start
    return _joined(units, step, known)


def _joined(units: tuple[str, ...], step: list[int], known: frozenset[str]) -> list[str]:
    """The words of the way; letters left over beside each other stay together."""
    found: list[str] = []
    place, was_left = 0, False
    while place < len(units):
        word = "".join(units[place : place + step[place]])
        place += step[place]
        is_left = word not in known
        if is_left and was_left:
            found[-1] += word
        else:
            found.append(word)
        was_left = is_left
    return found


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """All words, and how the longer ones begin: what begins like none of them need not be tried to its end."""
    words = (files("lokm_build.thai") / "words.txt").read_text("utf-8").split()
    return frozenset(words), frozenset(word[:_HEAD] for word in words)
