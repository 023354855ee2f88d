"""How text and numbers are written into shards: plain ASCII, one byte for a Thai letter.

`browser/codec.js` reads it. A server need not compress for shards to be small, no
character set can be guessed wrongly, and a shard is still a line that can be looked at.

- Text: Thai letters U+0E01-U+0E57 stand as `#`-`z` (the backslash passed over), U+0E58-U+0E5A as `{|}`, a
  line feed as `!`, a space as itself. Everything else stands between two `~`, as a `~` in it does once more.
- Numbers: base 31 in 91 signs, `#`-`~` without the backslash: the first 60 signs end a number,
  the others continue it, least significant first.
"""

import json
import re
from collections.abc import Iterable, Sequence

import numpy as np

from lokm_build.thai.translation import SHORT, Translation
from lokm_build.thai.units import text_of, units_of

TURN = "~"
_SIGNS = "".join(chr(code) for code in range(0x23, 0x7F) if code != 0x5C)
ENDS, CONTINUES = _SIGNS[:60], _SIGNS[60:]
_FOREIGN = re.compile("[^\u0e01-\u0e5a \n]+(?: +[^\u0e01-\u0e5a \n]+)*")
_TABLE = str.maketrans(
    {chr(0x0E01 + place): sign for place, sign in enumerate(_SIGNS[:87])}
    | {"\u0e58": "{", "\u0e59": "|", "\u0e5a": "}", "\n": "!"}
)
_TEXT = Translation(_TABLE)


_THAI, _FOREIGN_SORT, _SPACE = range(3)
_SORTS = np.full(0x10000, _FOREIGN_SORT, np.uint8)
_SORTS[0x0E01:0x0E5B] = _SORTS[ord("\n")] = _THAI
_SORTS[ord(" ")] = _SPACE


def encode_text(text: str) -> str:
    """A text in one byte for each Thai letter."""
    text = text.replace("\r", "") if "\r" in text else text
    return _TEXT(turned(text) if len(text) < SHORT else all_turned(text))


def turned(text: str) -> str:
    """The text with its turns to other letters and back."""
    return _FOREIGN.sub(lambda found: TURN + found[0].replace(TURN, TURN + TURN) + TURN, text)


def all_turned(text: str) -> str:
    """The same for a long text, by arithmetic: spaces count for nothing where other letters go on behind them."""
    units = units_of(text)
    sorts = _SORTS.take(units)
    at = np.flatnonzero(sorts != _SPACE)
    foreign = np.concatenate(([False], sorts[at] == _FOREIGN_SORT, [False]))
    turns = foreign[1:] != foreign[:-1]
    # Where it turns back, the sign stands right behind the last of the other letters.
    there, back = turns[:-1] & foreign[1:-1], turns[1:] & foreign[1:-1]
    places = np.concatenate((at[there], at[back] + 1, np.flatnonzero(units == ord(TURN))))
    return text_of(np.insert(units, places, ord(TURN)))


_PARTING = "\n\0\n"
"""Between texts that are written together: no text holds a NUL, which neither a contributor's file nor HTML can."""


def encode_each(texts: Sequence[str]) -> list[str]:
    """Each text written, all in one go."""
    if any("\0" in text for text in texts):
        return [encode_text(text) for text in texts]
    return encode_text(_PARTING.join(texts)).split(encode_text(_PARTING)) if texts else []


def encode_token(token: str) -> str:
    """The same for a token; most hold nothing but Thai letters."""
    return token.translate(_TABLE) if min(token) >= "\u0e01" else encode_text(token)


def encode_number(number: int) -> str:
    """A number of 0 or more."""
    signs = ""
    while number >= 60:
        number, digit = divmod(number - 60, 31)
        signs += CONTINUES[digit]
    return signs + ENDS[number]


SMALL = tuple(encode_number(number) for number in range(4096))
"""The numbers that nearly all postings are made of, ready."""


def encode_numbers(numbers: Iterable[int]) -> str:
    """Numbers one after another."""
    return "".join([SMALL[number] if number < 4096 else encode_number(number) for number in numbers])


def quoted(value: str | list[str]) -> str:
    """A JavaScript string, or list of strings, in printable ASCII."""
    return json.dumps(value, separators=(",", ":")).replace("\x7f", "\\u007f")
