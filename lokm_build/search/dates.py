"""Dates in one form: whatever way a day was written, index and query know it by the same letters.

Takes folded text without eras (see tokens.py) and gives it back with each date written as day, full month and
B.E. year: 31/7/2555, 2012-07-31, 31 ก.ค. 55 and July 31, 2012 become 31 กรกฎาคม 2555; ต.ค. 2564
becomes ตุลาคม 2564. `browser/search-dates.js` does the same. What is no day of a calendar stays as it stands.
"""

import re

from lokm_build.thai.calendar import MONTHS, SHORT_MONTHS, bare
from lokm_build.thai.dates import FIRST_BE, OFFSET
from lokm_build.thai.normalise import fold_normalised, normalise_text


def _folded(name: str) -> str:
    return fold_normalised(normalise_text(name))


_FULL = tuple(map(_folded, MONTHS))
_SHORT = tuple(_folded(bare(name)) for name in SHORT_MONTHS)
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {
    name: number
    for number, names in enumerate(zip(_FULL, _SHORT, _ENGLISH, strict=True), 1)
    for name in (*names, names[2][:3])
} | {"sept": 9}


def _any(names: tuple[str, ...]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_YEAR = "(?:19|20|24|25|26)[0-9]{2}"
_THAI_NAME = f"{_any(_FULL)}|{_any(_SHORT)}"
_LATIN_NAME = _any((*_ENGLISH, "sept", *(name[:3] for name in _ENGLISH)))
_DAY = "[0-3]?[0-9]"
# A search leaps from digit to digit where a pattern begins with one, so what may not stand before it is told after it.
_DAY_ALONE = "[0-9](?<![0-9][0-9])(?:(?<=[0-3])[0-9])?"
_DAY_APART = "[0-9](?<![0-9./-][0-9])(?:(?<=[0-3])[0-9])?"
_YEAR_APART = "[12](?<![0-9./-][12])(?:(?<=1)9|(?<=2)[0456])[0-9]{2}"
_ENDS = "(?![0-9]|[./-][0-9])"
_ENDS_SHORT = "(?![0-9]|[.,:/%-] ?[0-9])"

_DAY_FIRST = re.compile(f"({_DAY_APART})([/.-])([01]?[0-9])\\2({_YEAR}){_ENDS}")
_YEAR_FIRST = re.compile(f"({_YEAR_APART})([/.-])([01]?[0-9])\\2({_DAY}){_ENDS}")
_WORDS = re.compile(f"({_DAY_ALONE}) ?(?:เดือน ?)?({_THAI_NAME}) ?({_YEAR}(?![0-9])|[4-7][0-9]{_ENDS_SHORT})")
_MONTH = re.compile(
    f"({_any(_FULL)}) ?({_YEAR})(?![0-9])"
    f"|(?<![\u0e01-\u0e4e])({_any(_SHORT)}) ?({_YEAR}(?![0-9])|[4-7][0-9]{_ENDS_SHORT})"
)
_LATIN = re.compile(f"({_DAY_ALONE})(?:st|nd|rd|th)? ?({_LATIN_NAME})\\.?,? ?({_YEAR})(?![0-9])")
_AMERICAN = re.compile(f"(?<![a-z0-9])({_LATIN_NAME})\\.? ?({_DAY})(?:st|nd|rd|th)?,? ({_YEAR})(?![0-9])")
_LATIN_MONTH = re.compile(f"(?<![a-z0-9])({_LATIN_NAME})\\.?,? ?({_YEAR})(?![0-9])")

_FIRSTS = "".join(sorted({name[0] for name in (*_FULL, *_SHORT)}))
_PAIRS = "|".join(sorted({name[-2:] for name in (*_FULL, *_SHORT)}))
_SIGNS = {
    "digits": "(?=[/.-][01]?[0-9][/.-][0-9])",
    "words": f"(?=[ เ{_FIRSTS}])(?= ?(?:เดือน ?)?(?:{_THAI_NAME}))",
    "month": f"(?=[0-9])(?:(?<=(?:{_PAIRS})[0-9])|(?<=(?:{_PAIRS}) [0-9]))",
    "latin": "(?=[0-9]{3})(?:(?<=[a-z][12])|(?<=[a-z][., ][12])|(?<=\\.,[12])|(?<=[a-z0-9.,] [12]))"
    "(?=(?:(?<=1)9|(?<=2)[0456])[0-9]{2})",
}
"""What stands around a digit at which a date may begin, or its year. No digit can be a sign of two ways of writing."""
_DATED = re.compile(f"[0-9](?:{'|'.join(_SIGNS.values())})")
_SIGNED = re.compile(f"[0-9](?:{'|'.join(f'(?P<{name}>{sign})' for name, sign in _SIGNS.items())})")
"""Most texts have no date: that is told in half the time if it need not be told which."""


def in_one_form(text: str) -> str:
    """The text with every date in the one form."""
    signs = _signs(text)
    for sign, rewritten in _WAYS.items():
        if sign in signs and (dated := rewritten(text)) != text:
            text, signs = dated, _signs(dated)
    return text


def _signs(text: str) -> set[str | None]:
    return {found.lastgroup for found in _SIGNED.finditer(text)} if _DATED.search(text) else set()


def _digits(text: str) -> str:
    text = _DAY_FIRST.sub(lambda found: _written(found, found[1], int(found[3]), found[4]), text)
    return _YEAR_FIRST.sub(lambda found: _written(found, found[4], int(found[3]), found[1]), text)


def _words(text: str) -> str:
    return _WORDS.sub(lambda found: _written(found, found[1], _NUMBERS[found[2]], found[3]), text)


def _month(text: str) -> str:
    return _MONTH.sub(lambda found: _written(found, "", _NUMBERS[found[1] or found[3]], found[2] or found[4]), text)


def _latin(text: str) -> str:
    text = _LATIN.sub(lambda found: _written(found, found[1], _NUMBERS[found[2]], found[3]), text)
    text = _AMERICAN.sub(lambda found: _written(found, found[2], _NUMBERS[found[1]], found[3]), text)
    return _LATIN_MONTH.sub(lambda found: _written(found, "", _NUMBERS[found[1]], found[2]), text)


_WAYS = {"digits": _digits, "words": _words, "month": _month, "latin": _latin}
"""By its sign each way of writing a date, in the order in which they are looked for."""


def _written(found: re.Match[str], day: str, month: int, year: str) -> str:
    if not 1 <= month <= 12 or (day and not 1 <= int(day) <= 31):
        return found[0]
    be = int(year) + 2500 if len(year) == 2 else int(year)
    be += OFFSET if be < FIRST_BE else 0
    return f"{int(day)} {_FULL[month - 1]} {be}" if day else f"{_FULL[month - 1]} {be}"
