"""The one normalisation of Thai text for search, in Python and in JavaScript.

Text in; normalised text out, on demand with the place in the original from which every
character came. The index, the query and the snippet all pass through this and nothing else.
`search/browser/normalise.js` is the same specification for the browser;
`tests/thai/normalise_vectors.json` holds the two together.

The specification, in the order in which the rules apply:

1. Characters, each alone. Zero-width and control characters, soft hyphens and variation
   selectors are dropped; every white space becomes a space; Thai digits become Arabic;
   Latin, Greek and Cyrillic capitals become small; the private-use glyphs of old Thai fonts
   become the marks that they draw. First, because whatever is invisible would part what the
   later rules must see together.
2. NFC. Small letters come before it so that its result needs no second lowering.
3. Runs of spaces become one. (A space at either end stays: the caller knows its field.)
4. Dots of abbreviations go: after a Thai letter, unless another dot or a Latin letter follows
   (an ellipsis; a file name), so ก.พ.ร., กพร. and พ.ศ.๒๕๖๖ lose theirs; and between single
   Latin letters, from two letters with a dot each (e.g., u.s.a). A decimal point stands after
   a digit and stays: 2.10 is not 210. Before the rules on letters, because removing a dot
   brings letters together.
5. เเ becomes แ.
6. A space before a mark goes: a mark always belongs to the letter before it.
7. Consonant + space + า becomes one syllable with ำ or า (`marks.joined` says which);
   a space before ำ goes. After 6, which may bring the tone to its consonant first.
8. Marks and following vowels in order (`marks.ordered`): each mark once, vowel before tone,
   tone before ะ า ำ, ํ + า as ำ. Last, since every rule above may put marks side by side.

Foreign accents beside Thai marks can make rule 8 disagree with NFC; then, and only then,
all rules run again, so that normalising twice always equals normalising once.

Offsets: a rule keeps the offsets of the longest common beginning, then end, of what it
replaced; whatever is new between them points to where the difference began. Offsets never decrease;
normalised [i, j) came from original [offsets[i], offsets[j]).

`fold` merges look-alikes for comparison only, never for display; each with its reason:

- tone marks, ็, ์ and ํ ฺ ๎ are dropped: the commonest slips (คะ/ค่ะ, เวบ/เว็บ, ไซต/ไซต์);
- ศ ษ become ส, ณ becomes น, ฬ becomes ล: one sound, so the usual misspellings (เกษียน, กรุนา, กีลา);
- ฎ becomes ฏ: alike on screen and mixed up in กฎหมาย and ปรากฏ more than in any other word;
- ใ becomes ไ: one sound (หลงไหล); ๅ becomes า: alike on screen; ฯ is dropped.

Vowels of different length stay apart: they make different words (ปิด, ปีด). So do ร and ล,
ด and ต, ท and ธ: merging them would find more wrong words than misspelt ones.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import not_

from . import marks
from .characters import (
    CONSONANTS,
    CONTROLS,
    INVISIBLE,
    LETTERS,
    MARKS,
    OLD_GLYPHS,
    SARA_AA,
    SPACES,
    TONES,
    VARIATION_SELECTORS,
    members,
)
from .digits import ARABIC, THAI
from .translation import SHORT, Translation

BETWEEN = "\ue000"
"""Stands between texts that are normalised together: a letter of no script, which no rule knows."""

# Greek stops before its archaic letters: all of these lower one to one, in every version of Unicode.
CASED = "A-Z\xc0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff\u2126\u212a\u212b"


@dataclass(frozen=True, slots=True)
class Normalised:
    """Normalised text and, for each character and the end, its offset in the original."""

    text: str
    offsets: tuple[int, ...]


class _Characters(dict[int, int | None]):
    """Rule 1 as a table for str.translate, which learns the characters that stay as they are."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


def _character_table() -> _Characters:
    table = _Characters(dict.fromkeys(map(ord, members(INVISIBLE + CONTROLS + VARIATION_SELECTORS))))
    table.update({ord(space): 0x20 for space in members(SPACES)})
    table.update({ord(thai): ord(arabic) for thai, arabic in zip(THAI, ARABIC, strict=True)})
    table.update({ord(big): ord(big.lower()) for big in members(CASED) if len(big.lower()) == 1})
    table[0x130] = ord("i")
    table.update({glyph: ord(mark) for glyph, mark in OLD_GLYPHS.items()})
    return table


def _join(found: re.Match[str]) -> str:
    """The vowel of the syllable that stands before the gap; gap and vowel as they are where none stands there."""
    text, gap, end = found.string, found.start(), found.end()
    start = gap
    while start and text[start - 1] in _MARKS:
        start -= 1
    if not start or text[start - 1] not in _CONSONANTS:
        return found[0]
    if found[1] != SARA_AA:
        return found[1]
    after = text[end : end + marks.LOOKAHEAD].partition(BETWEEN)[0]
    return marks.joined(text[max(start - 2, 0) : start - 1], text[start - 1 : gap], after)


def _order(found: re.Match[str]) -> str:
    if marks.is_orderly_run(found[0]):
        return found[0]
    return marks.ordered(found[0], found.string.endswith(" ", 0, found.start()))


_CONSONANTS, _MARKS = frozenset(members(CONSONANTS)), frozenset(members(MARKS))
# Three rounds settled the worst of random text; the bound only keeps hostile text from turning for ever.
_MORE_ROUNDS = 7
_SHORT = 200
"""Headings and titles come again and again: to be compared, to become ids, to be searched."""

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_TABLE = _character_table()
_SAME = f" -@\\[-`{{-~{LETTERS}"
_CHANGED = re.compile(f"[^{_SAME}][^{_SAME}]*")
"""Stretches that rule 1 may change: few, so that the table is asked for few characters."""
_RULES: tuple[_Rule, ...] = (
    (re.compile("  +"), lambda _: " "),
    (re.compile(rf"\.(?<=[{LETTERS}]\.)(?![.a-z])"), lambda _: ""),
    (
        re.compile(r"(?:^|[^a-z0-9.])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9.])"),
        lambda found: found[0].replace(".", ""),
    ),
    (re.compile("เเ"), lambda _: "แ"),
    (re.compile(f" (?=[{MARKS}])"), lambda _: ""),
    (re.compile(" ([\u0e32\u0e33])"), _join),
    (marks.RUN, _order),
)
_SECOND_DOT = re.compile(r"\.[a-z]\.")
_MAY_MATCH: tuple[Callable[[str], bool], ...] = (
    lambda text: "  " in text,
    lambda text: "." in text,
    lambda text: _SECOND_DOT.search(text) is not None,
    lambda text: "เเ" in text,
    lambda text: " " in text,
    lambda text: " \u0e32" in text or " \u0e33" in text,
    lambda text: not marks.is_orderly(text),
)
"""For each rule a quick look that spares its pattern, which is slow on text that has nothing for it."""
_SELDOM: Mapping[int, Callable[[str], Iterable[bool]]] = {
    2: lambda joined: map(_MAY_MATCH[2], joined.split(BETWEEN)),
    6: lambda joined: map(not_, marks.orderly_each(joined, BETWEEN)),
}
"""The rules, by place, that are slow and have something to do in few texts; a look tells in which of those joined."""
# NFC of a whole is NFC of these parts: neither ASCII nor a Thai letter on the line composes
# with what stands before it.
_FIRST = "\x00-\x7f\u0e00-\u0e30\u0e32\u0e33\u0e3b-\u0e46\u0e4f-\u0e7f"
_COMPOSED = re.compile(f"[{_FIRST}]?[^{_FIRST}]+")

_CHARACTERS = Translation(_TABLE)
_FOLD = Translation(
    str.maketrans(
        "ศษณฬฎใๅ",
        "สสนลฏไา",
        "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e\u0e3a\u0e2f",
    )
)


_PLAIN = re.compile(
    rf"(?:[!-\-/-@\[-`{{-~]|(?<=[0-9])\.| (?![ {MARKS}\u0e32\u0e33])"
    rf"|(?!เเ)[\u0e01-\u0e2f\u0e40-\u0e46][\u0e31\u0e34-\u0e3a\u0e47]?[{TONES}\u0e4c]?[\u0e32\u0e33]?\u0e30?)*\Z"
)
"""Text that no rule changes: nearly all that is typed in small letters."""


def normalise_text(text: str) -> str:
    """The normalised text alone: the fast way, for indexing."""
    if len(text) > _SHORT:
        return _normalised(text)
    return text if _PLAIN.match(text) else _remembered(text)


def _normalised(text: str) -> str:
    text = _once(text)
    for _ in range(_MORE_ROUNDS):
        if unicodedata.is_normalized("NFC", text):
            break
        text = _once(text)
    return text


_remembered = lru_cache(maxsize=1024)(_normalised)


def normalise(text: str) -> Normalised:
    """The normalised text with the original offset of every character and of the end."""
    offsets = list(range(len(text) + 1))
    text, offsets = _once_with_offsets(text, offsets)
    for _ in range(_MORE_ROUNDS):
        if unicodedata.is_normalized("NFC", text):
            break
        text, offsets = _once_with_offsets(text, offsets)
    return Normalised(text, tuple(offsets))


def fold(text: str) -> str:
    """The text normalised, with look-alikes merged, for tolerant comparison."""
    return fold_normalised(normalise_text(text))


def fold_each(texts: Sequence[str]) -> list[str]:
    """Each text folded; in one go, which takes a fraction of the time when there are many."""
    if any(BETWEEN in text for text in texts):
        return [fold(text) for text in texts]
    return fold(BETWEEN.join(texts)).split(BETWEEN) if texts else []


def fold_normalised(text: str) -> str:
    """The same for text that is normalised already."""
    return _FOLD(text)


def _once(text: str) -> str:
    text = _composed(_characters(text))
    for place, (may_match, (pattern, replacement)) in enumerate(zip(_MAY_MATCH, _RULES, strict=True)):
        if place in _SELDOM and BETWEEN in text:
            parts = zip(text.split(BETWEEN), _SELDOM[place](text), strict=True)
            text = BETWEEN.join([pattern.sub(replacement, part) if may else part for part, may in parts])
        elif may_match(text):
            text = pattern.sub(replacement, text)
    return text


def _characters(text: str) -> str:
    if len(text) < SHORT:
        return _CHANGED.sub(lambda found: found[0].translate(_TABLE), text)
    return _CHARACTERS(text)


def _composed(text: str) -> str:
    """NFC of the text, by the texts that are normalised together: few are not composed already."""
    return BETWEEN.join([unicodedata.normalize("NFC", part) for part in text.split(BETWEEN)])


def _once_with_offsets(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    codes = [_TABLE[code] for code in map(ord, text)]
    offsets = [place for code, place in zip([*codes, 0], offsets, strict=True) if code is not None]
    text = "".join(chr(code) for code in codes if code is not None)
    text, offsets = _replace(_COMPOSED, lambda found: unicodedata.normalize("NFC", found[0]), text, offsets)
    for pattern, replacement in _RULES:
        text, offsets = _replace(pattern, replacement, text, offsets)
    return text, offsets


def _replace(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], text: str, offsets: list[int]
) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        new = replacement(found)
        pieces += (text[done:start], new)
        places += offsets[done:start]
        places += _places(found[0], new, offsets[start:end])
        done = end
    return "".join([*pieces, text[done:]]), places + offsets[done:]


def _places(old: str, new: str, offsets: list[int]) -> list[int]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    anchor = offsets[min(head, len(old) - 1)]
    return offsets[:head] + [anchor] * (len(new) - head - tail) + offsets[len(old) - tail :]


def _common(one: str, other: str) -> int:
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
