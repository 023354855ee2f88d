"""Vowels and marks in the one order in which Thai is stored, and broken sara am mended.

Two pure rules that the search normaliser and the repair of damaged text share, so that
what search forgives is what authors are told about.

`ordered` takes a run of marks and following vowels (ะ า ำ) and returns it as it should be
typed: phinthu, vowel, nikhahit, tone, thanthakhat; each mark once; tones before a following
vowel; nikhahit + า as ำ. It is its own fixed point.

`joined` decides what stood where extraction left a consonant, a space and า. PDF fonts that
compose ำ from two glyphs break every ำ so ("น า" was "นำ"), while justified lines sometimes
tear any า from its consonant ("ว่ า" was "ว่า"). A space before า is never right, so the only
question is which of the two it was; the letters around it decide. ำ stands in few words of
office Thai, and the pattern lists, for each consonant, what may follow.
"""

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .characters import FOLLOWING, MARKS, NIKHAHIT, SARA_AA, SARA_AM, TONES, members
from .translation import SHORT
from .units import Units, units_of

_FOLLOWING = re.compile(f"([{FOLLOWING}])")
_TONES = re.compile(f"[{TONES}]+")
_TONE = frozenset("\u0e48\u0e49\u0e4a\u0e4b")
# The rank follows the canonical combining classes of Unicode (9, 103, 107), so NFC agrees.
_RANK = {"\u0e3a": 0, NIKHAHIT: 2} | dict.fromkeys(_TONE, 3) | {"\u0e4c": 4, "\u0e4e": 4}

# A run that is not already as most runs are: at most one vowel mark, one tone or thanthakhat,
# one following vowel.
DISORDER = re.compile(
    f"(?![\u0e31\u0e34-\u0e3a\u0e47]?[{TONES}\u0e4c]?[\u0e32\u0e33]?\u0e30?(?![{MARKS}{FOLLOWING}]))"
    f"[{MARKS}{FOLLOWING}]{{2,}}"
)

RUN = re.compile(f"[{MARKS}{FOLLOWING}]{{2,}}")
"""Every run; those of DISORDER are sooner found among all of them than by their pattern, which is slow."""

# Consonant (and its tone) with what follows the gap, where the word was written with ำ.
_AM = re.compile(
    f"(?!.[{MARKS}])(?:"
    "ก(?!ร(?!าบ)|ล(?!ัง)|ย|ญ|ว|ฬ|แฟ)|ค|จ(?!ก(?!ัด))|ช(?=น|รุ|ระ|รา|เ|แ)|ด(?!ว)|ต(?!ม|ย|ก|ราง)"
    "|ท(?!ง(?![าบ]))|ธ(?=รง|มร)|น(?!ย[^ุ]|ที[^ม])|บ(?=รุ|รา|เ|บัด|บวง|นาญ)|พ(?=นัก)|ย(?=เก|เย)"
    "|ร(?=ลึก|คาญ|ไทย|พัน|พึง)|ล(?!ย)|ส(?!ม(?!ะ)|ร(?!ว|อ|า)|ย|ธ|ข|น[^ัวึ]|เห)|อ(?=[นเมพล]))"
    "|น้|ต่(?!ง)|ซ้(?!ย)|ย้(?!ย)|ล้(?![นยง])|ฉ่"
)
# A consonant before the syllable's own that makes it another word: หน้า, กล้า, คล้าย.
_NOT_AM = frozenset({"หน้", "กล้", "คล้", "ปล้", "หล้", "หย้"})
LOOKAHEAD = 4


# DISORDER letter by letter: which place of an orderly run a letter takes when another one follows, and when it
# follows another one. What has no place there is too late for whatever follows, and too early after anything.
_PLACES = ("\u0e31\u0e34-\u0e3a\u0e47", f"{TONES}\u0e4c", SARA_AA + SARA_AM, "\u0e30")
_BEFORE, _AFTER = np.zeros(0x10000, np.uint8), np.full(0x10000, 9, np.uint8)
_BEFORE[list(map(ord, members(MARKS)))], _AFTER[list(map(ord, members(MARKS)))] = 8, 1
for _number, _letters in enumerate(_PLACES, 1):
    _BEFORE[list(map(ord, members(_letters)))] = _AFTER[list(map(ord, members(_letters)))] = _number


def is_orderly(text: str) -> bool:
    """Whether DISORDER finds nothing."""
    if len(text) < SHORT:
        return all(map(is_orderly_run, RUN.findall(text)))
    return not _breaks(units_of(text)).any()


def orderly_each(joined: str, between: str) -> list[bool]:
    """Whether DISORDER finds nothing in each of the texts that stand joined by a letter of the first plane."""
    units = units_of(joined)
    ends = np.flatnonzero(units == ord(between))
    orderly = np.ones(len(ends) + 1, np.bool_)
    orderly[np.searchsorted(ends, np.flatnonzero(_breaks(units)))] = False
    found: list[bool] = orderly.tolist()
    return found


def _breaks(units: Units) -> npt.NDArray[np.bool_]:
    """Whether a letter has no place behind the one before it."""
    breaks: npt.NDArray[np.bool_] = _AFTER.take(units[1:]) <= _BEFORE.take(units[:-1])
    return breaks


@lru_cache(maxsize=4096)
def is_orderly_run(run: str) -> bool:
    """Whether a whole run of marks and following vowels is none of DISORDER."""
    return DISORDER.match(run) is None


def ordered(run: str, after_space: bool = False) -> str:
    """The run of marks and following vowels as it should be typed.

    After a space a tone stays behind the first vowel: before it, it would join the word before.
    """
    tones = "".join(letter for letter in run if letter in _TONE)
    parts = _FOLLOWING.split(_TONES.sub("", run))
    parts[2 if after_space and parts[1:] else 0] += tones
    written = ""
    for marks, vowel in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if NIKHAHIT in marks and vowel in (SARA_AA, SARA_AM):
            marks, vowel = marks.replace(NIKHAHIT, ""), SARA_AM
        written += "".join(sorted(dict.fromkeys(marks), key=_rank))
        written += "" if vowel == SARA_AM and written.endswith(SARA_AM) else vowel
    return written


def joined(before: str, syllable: str, after: str) -> str:
    """ำ or า: the vowel that a gap tore from `syllable`, between the letters around it."""
    if NIKHAHIT in syllable or (before[-1:] + syllable not in _NOT_AM and _AM.match(syllable + after)):
        return SARA_AM
    return SARA_AA


def _rank(mark: str) -> int:
    return _RANK.get(mark, 1)
