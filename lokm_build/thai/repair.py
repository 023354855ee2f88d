"""Damage that PDF extraction and careless typing do to Thai, found and mended.

Text in; `Damage` values with places in code points, or the mended text, out. What no careful
writer types is damage; what a careful writer may type is left alone: Pali with phinthu and
nikhahit, a mark named by itself ("ไม้เอก ่"), joined emoji, code, other languages.

Kinds:

- `sara-am`      ำ broken into a gap and า, or typed as ํ + า
- `gap`          a word torn before its vowel or mark
- `double-sara-e`  two เ for แ
- `repeated-mark`  one mark typed twice
- `mark-order`   a tone before its vowel, or after ะ า ำ
- `two-tones`    two tones on one letter: one of them slid over from a neighbour
- `stray-mark`   a mark at the start of a word: nobody can tell what it belonged to
- `old-glyph`    a private-use glyph of an old Thai or symbol font, with the character it draws
- `unknown-glyph`  any other private-use character
- `invisible`    zero-width characters, soft hyphens, direction marks

`right` is None where only the author can tell; `repair` leaves such places as they are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import marks
from .characters import (
    CONSONANTS,
    FOLLOWING,
    INVISIBLE,
    LETTERS,
    MARKS,
    NIKHAHIT,
    OLD_GLYPHS,
    SARA_AA,
    SARA_AM,
)
from .suspicion import suspected_lines


@dataclass(frozen=True, slots=True, order=True)
class Damage:
    """One damaged place: `text[start:end]` is `wrong` and should be `right`."""

    start: int
    end: int
    kind: str
    wrong: str
    right: str | None


# Word's bullets and arrows, which are glyphs of its Symbol and Wingdings fonts.
_SYMBOLS = {
    "\uf02d": "–",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
_GLYPHS = _SYMBOLS | {chr(glyph): mark for glyph, mark in OLD_GLYPHS.items()}
PHINTHU = "\u0e3a"
_GAP = "[ \t\xa0]{1,3}"
# A word after which a mark may stand alone, because it is being talked about.
_NAMING = re.compile(
    r"(?:สระ|ไม้|วรรณยุกต์|เครื่องหมาย|รูป|ตัว|อักษร|ทัณฑฆาต|การันต์|พินทุ|นิคหิต|คือ|ใช้|เติม|ใส่|เช่น|และ|หรือ|กับ)"
    rf"[{LETTERS}]{{0,12}}$"
)
_AFTER_GAP = re.compile(f"[ \t\xa0][{MARKS}{SARA_AA}{SARA_AM}]")
_TONE_MARKS = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
_NAMING_REACH = 24
_MAX_ROUNDS = 6

_Found = tuple[str, str | None]
_Judge = Callable[[re.Match[str]], _Found | None]


def find_damage(text: str) -> list[Damage]:
    """Every damaged place, in order, none overlapping another."""
    suspected = (damage for span in suspected_lines(text) for damage in suspicions(text, *span))
    found = sorted(suspected, key=lambda damage: (damage.start, -damage.end))
    kept: list[Damage] = []
    for damage in found:
        if not kept or damage.start >= kept[-1].end:
            kept.append(damage)
    return kept


def repair(text: str) -> str:
    """The text with every place mended that can be."""
    for _ in range(_MAX_ROUNDS):
        mended = _mended(text)
        if mended == text:
            break
        text = mended
    return text


def _mended(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for damage in find_damage(text):
        if damage.right is not None:
            pieces += (text[done : damage.start], damage.right)
            done = damage.end
    return "".join([*pieces, text[done:]])


def suspicions(text: str, start: int, end: int) -> Iterator[Damage]:
    """What the rules find in these lines, in the order of the rules; one place may be found by several."""
    torn, orderly = _AFTER_GAP.search(text, start, end), marks.is_orderly(text[start:end])
    for pattern, judge in _RULES:
        if (judge is _disorder and orderly) or (judge in (_torn_vowel, _torn_mark) and not torn):
            continue  # a quick look told that the pattern matches nowhere
        for found in pattern.finditer(text, start, end):
            if verdict := judge(found):
                kind, right = verdict
                yield Damage(found.start(), found.end(), kind, found[0], right)


def _glyph(found: re.Match[str]) -> _Found:
    right = "".join(_GLYPHS.get(glyph, glyph) for glyph in found[0])
    is_known = all(glyph in _GLYPHS for glyph in found[0])
    return ("old-glyph", right) if is_known else ("unknown-glyph", None)


def _invisible(found: re.Match[str]) -> _Found | None:
    around = (
        found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    )
    joins_emoji = found[0] == "\u200d" and any(neighbour >= "\u2190" for neighbour in around)
    return None if joins_emoji else ("invisible", "")


def _torn_vowel(found: re.Match[str]) -> _Found:
    syllable, vowel = found[1], found[2]
    if vowel == SARA_AA:
        before = found.string[max(found.start() - 1, 0) : found.start()]
        vowel = marks.joined(before, syllable, found.string[found.end() : found.end() + marks.LOOKAHEAD])
        return ("sara-am" if vowel == SARA_AM else "gap"), syllable + vowel
    return "gap", syllable + vowel


def _torn_mark(found: re.Match[str]) -> _Found | None:
    before = found.string[max(found.start() - _NAMING_REACH, 0) : found.start() + 1]
    goes_on = re.match(f"[{LETTERS}]", found.string[found.end() :][:1])
    if _NAMING.search(before) and not goes_on:
        return None
    if PHINTHU in found[2]:  # a slip of the shift key (it shares B's key), never part of the word before
        return "stray-mark", None
    return "gap", found[1] + found[2]


def _disorder(found: re.Match[str]) -> _Found | None:
    base, run = found[1], found[2]
    right = marks.ordered(run)
    if len(set(run) & _TONE_MARKS) > 1:
        return "two-tones", None
    if right == run:
        return None
    if NIKHAHIT in run and NIKHAHIT not in right:
        return "sara-am", base + right
    return ("repeated-mark" if len(right) < len(run) else "mark-order"), base + right


_RULES: tuple[tuple[re.Pattern[str], _Judge], ...] = (
    (re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+"), _glyph),
    (re.compile(f"[{INVISIBLE}]+"), _invisible),
    (re.compile(f"([{CONSONANTS}][{MARKS}]*){_GAP}([\u0e32\u0e33])"), _torn_vowel),
    (re.compile(f"([{CONSONANTS}{MARKS}]){_GAP}([{MARKS}]+)"), _torn_mark),
    (
        re.compile(f"(?<!\\S)[{MARKS}]+(?=[{CONSONANTS}{FOLLOWING}\u0e40-\u0e44])"),
        lambda _: ("stray-mark", None),
    ),
    (re.compile("เเ"), lambda _: ("double-sara-e", "แ")),
    (re.compile(f"([{CONSONANTS}]?)({marks.DISORDER.pattern})"), _disorder),
)
