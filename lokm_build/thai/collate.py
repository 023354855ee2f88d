"""Thai dictionary order, after the Royal Society's dictionary, for titles and lists.

Text in; a key for `sorted` or the letter of a title out. Three levels, each asked only when
the ones before are equal:

1. letters: a leading vowel (เ แ โ ใ ไ) counts after its consonant; consonants ก–ฮ with ฤ after ร
   and ฦ after ล; then vowels ะ ั า ๅ ำ ิ ี ึ ื ุ ู เ แ โ ใ ไ. Numbers stand before Latin letters and these
   before Thai, as in office lists, where "5 ส" and "AAR" head the list. A number counts by its
   value, in either kind of digits, so that ครั้งที่ ๒ stands before ครั้งที่ 10. Spaces, punctuation,
   ฯ and ๆ count for nothing here; Latin capitals and accents neither.
2. marks, at the first letter that differs: none, then ็ ่ ้ ๊ ๋ ์, then any other.
3. the text as written.
"""

import re
import unicodedata
from functools import lru_cache

from .characters import CONSONANTS
from .digits import ARABIC, to_arabic

_SWAPPED = re.compile(f"([\u0e40-\u0e44])([{CONSONANTS}])")
_NUMBER = re.compile("[0-9]+")
_MARKS = frozenset("\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_SIGNS = frozenset("\u0e2f\u0e46")
# ๅ sorts beside า, which its code point does not say; the other vowels are in order as they are coded.
_VOWELS = str.maketrans({"\u0e45": "\u0e32\uffff"})
_UNDER = {"\u0e24": "ร", "\u0e26": "ล"}
_LONGEST_NUMBER = 48

SortKey = tuple[str, str, str]


@lru_cache(maxsize=32_768)
def sort_key(text: str) -> SortKey:
    """The key that puts texts into Thai dictionary order."""
    plain = _SWAPPED.sub(r"\2\1", _plain(text))
    return _NUMBER.sub(_by_value, plain.translate(_LETTERS)).translate(_VOWELS), plain.translate(_MARKED), text


def initial(text: str) -> str:
    """The letter under which a title stands: ก–ฮ, A–Z, `0-9`, or `#` for any other.

    ฤ stands under ร and ฦ under ล, right after which they sort; they have no section of their own.
    """
    for character in _plain(text):
        if "ก" <= character <= "ฮ":
            return _UNDER.get(character, character)
        if "a" <= character <= "z":
            return character.upper()
        if character in ARABIC:
            return "0-9"
        if character.isalnum() and not _is_thai(character):
            break
    return "#"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFD", to_arabic(text).lower())


def _is_thai(character: str) -> bool:
    return "\u0e00" <= character <= "\u0e7f"


def _counts(character: str) -> bool:
    is_vowel = "\u0e30" <= character <= "\u0e39"
    return is_vowel or (character.isalnum() and character not in _SIGNS)


class _Letters(dict[int, str | None]):
    """What stays of each character on the first level; learnt as characters come."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = kept = character if character not in _MARKS and _counts(character) else None
        return kept


class _Marked(dict[int, str | None]):
    """What stays of each character on the second level: marks, and a space for each letter."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = kept = character if character in _MARKS else " " if _counts(character) else None
        return kept


_LETTERS, _MARKED = _Letters(), _Marked()


def _by_value(found: re.Match[str]) -> str:
    # A longer number is a larger one once its zeros are gone, so its length goes first.
    digits = found[0].lstrip("0")
    return chr(ord("0") + min(len(digits), _LONGEST_NUMBER)) + digits
