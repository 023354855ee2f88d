"""Tokens: what the index knows of a text, and what a query is cut into.

The specification that `browser/search-tokens.js` shares. All text here is folded (see
`lokm_build.thai.normalise`) and its letters of one sound merged, so that the slips readers make
hardly change a token; the order of results comes from less tolerant comparison later.

- a Thai run of four letters or more: each of its 4-grams;
- the beginning of a Thai run, 2 and 3 letters, after `^`: for short words and while typing;
- a Thai run of 2 or 3 letters: itself followed by `$`;
- a Latin word: the 4-grams of `^word$`, and its first two letters after `^`;
- before all that, พ.ศ. and ค.ศ. before a year go: ประจำปี พ.ศ. ๒๕๖๘ is ประจำปี 2568;
- and dates get one form (see dates.py);
- a number after `#`, its thousands separators dropped, dots kept (2.10 is not 2.1); and the beginning
  up to each dot, with that dot;
- a number beside a Thai run, with the two nearest letters of the run (`ที#4`, `5#ชุ`): "4" alone says nothing;
- in short fields only, each 2- and 3-gram of a Thai run after `*`: a short word inside a title.
"""

import re
from collections.abc import Sequence

from lokm_build.search.dates import in_one_form
from lokm_build.thai.normalise import BETWEEN, fold, fold_each
from lokm_build.thai.translation import Translation

GRAM = 4
_THAI = "[\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+"
THAI = re.compile(_THAI)
PIECE = re.compile(
    f"(?P<thai>{_THAI})"
    "|(?P<latin>[a-z\u00df-\u024f][a-z0-9\u00df-\u024f]*)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*)"
)
ERA = re.compile("(?:พส|คส) *(?=[0-9]{4})")  # พ.ศ. and ค.ศ., folded
_SOUNDS = Translation(str.maketrans("ภธฑฒญฆฌฐฏฃฅ", "พทททยคชถตขค"))
THOUSANDS = re.compile(r",(?=[0-9]{3}(?![0-9]))")


def folded(text: str) -> str:
    """The form of a text that is cut into tokens."""
    return sounds(in_one_form(without_eras(fold(text))))


def folded_each(texts: Sequence[str]) -> list[str]:
    """The same for many texts, in one go as far as it goes."""
    known = [in_one_form(without_eras(text)) for text in fold_each(texts)]
    if not known or any(BETWEEN in text for text in known):
        return [sounds(text) for text in known]
    return sounds(BETWEEN.join(known)).split(BETWEEN)


def without_eras(text: str) -> str:
    """The text without พ.ศ. and ค.ศ. before years."""
    return ERA.sub("", text) if "พส" in text or "คส" in text else text


def sounds(text: str) -> str:
    """Letters of one sound as one letter: a misspelt ทุระ has the tokens of ธุระ."""
    return _SOUNDS(text)


def grams(run: str, size: int = GRAM) -> list[str]:
    """All substrings of a size."""
    return [run[start : start + size] for start in range(len(run) - size + 1)]


def thai_tokens(run: str) -> list[str]:
    """Tokens of one Thai run."""
    if len(run) >= GRAM:
        return [*[run[start : start + GRAM] for start in range(len(run) - GRAM + 1)], "^" + run[:2], "^" + run[:3]]
    if len(run) == 3:
        return ["^" + run[:2], "^" + run, run + "$"]
    return ["^" + run, run + "$"] if len(run) == 2 else []


def latin_tokens(word: str) -> list[str]:
    """Tokens of one Latin word."""
    padded = f"^{word}$"
    if len(padded) < GRAM:
        return [padded]
    return [*grams(padded), padded[:3]]


def number_forms(number: str) -> list[str]:
    """The number without thousands separators, and its beginning up to each dot."""
    if "," in number:
        number = THOUSANDS.sub("", number)
    if "." not in number:
        return [number]
    return [number, *(number[: dot + 1] for dot, sign in enumerate(number) if sign == ".")]


def beside(forms: Sequence[str], before: str, after: str) -> list[str]:
    """The forms of a number with the Thai letters beside it, whatever spaces stand between; three letters a side do."""
    before, after = before.rstrip(" ")[-2:], after.lstrip(" ")[:2]
    tokens = [f"{before}#{form}" for form in forms] if _is_thai(before) else []
    return [*tokens, f"{forms[0]}#{after}"] if _is_thai(after) else tokens


def _is_thai(letters: str) -> bool:
    return len(letters) == 2 and "\u0e01" <= letters[0] <= "\u0e4e" and "\u0e01" <= letters[1] <= "\u0e4e"


def tokens(text: str) -> list[str]:
    """All tokens of a folded text, as often as they stand there."""
    found: list[str] = []
    for match in PIECE.finditer(text):
        if match.lastgroup == "thai":
            found += thai_tokens(match[0])
        elif match.lastgroup == "latin":
            found += latin_tokens(match[0])
        else:
            forms, (start, end) = number_forms(match[0]), match.span()
            found += ["#" + form for form in forms]
            found += beside(forms, text[max(start - 3, 0) : start], text[end : end + 3])
    return found


def short_tokens(text: str) -> list[str]:
    """The tokens of a short field: all tokens, and the 2- and 3-grams of Thai runs."""
    found = tokens(text)
    for match in THAI.finditer(text):
        for size in (2, 3):
            found += ["*" + gram for gram in grams(match[0], size)]
    return found
