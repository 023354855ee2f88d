"""Personal data in a text: where it stands, and how it is shown without telling it.

National IDs (13 digits with the checksum of the Department of Provincial Administration,
modulo 11), mobile numbers, and numbers of accounts and cards near the words for them; with Thai
or Arabic digits, separators and characters that are not seen between them. Pure functions of a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_BETWEEN = rf"[{_UNSEEN}]*\)?(?:[-‐-―−. \u00a0/|][{_UNSEEN}]*)?"
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９٠١٢٣٤٥٦٧٨٩", "0123456789" * 3)
_DIGIT = "[0-9๐-๙０-９٠-٩]"
# The look behind stands after the first digit, so that a search leaps from digit to digit.
_RUN = re.compile(rf"{_DIGIT}(?<!{_DIGIT}{_DIGIT})(?:{_BETWEEN}{_DIGIT}){{8,}}")
_TOKEN = re.compile(rf"{_DIGIT}(?:[{_UNSEEN}]*{_DIGIT})*")
_BOXES, _GROUPS = 30, 5
_ACCOUNT = re.compile(
    r"(?:เลขที่บัญชี|เลขบัญชี|บัญชีเลขที่|บัญชี(?:ธนาคาร|ออมทรัพย์|กระแสรายวัน|เงินฝาก)|พร้อมเพย์|บัตรเครดิต|บัตรเดบิต"
    r"|account n(?:o\b|umber)|promptpay|credit card|debit card)"
    rf"[^0-9๐-๙\n]{{0,60}}({_DIGIT}(?:[{_UNSEEN}]*[-‐-―− \u00a0]?[{_UNSEEN}]*{_DIGIT}){{9,18}})(?!{_DIGIT})"
    rf"|(?:หนังสือเดินทาง|passport)[^0-9๐-๙\n]{{0,30}}?\b([A-Z]{{1,2}} ?{_DIGIT}{{6,7}})(?!{_DIGIT})",
    re.IGNORECASE,
)
_GROUPINGS = {(13,), (1, 4, 5, 2, 1), (1,) * 13, (1, 12), (12, 1), (4, 4, 5), (1, 4, 5, 3)}
_OF_PASSPORTS = ("หนังสือเดินทาง", "assport", "ASSPORT")
"""Where neither these nor a long run of digits stand, no number is private."""


@dataclass(frozen=True, slots=True)
class Personal:
    """A number found at `start`–`end` of a text; `mask` is what a report may show of it, `digits` never."""

    start: int
    end: int
    kind: str
    mask: str
    digits: str = field(default="", repr=False)


def is_national_id(digits: str) -> bool:
    """Whether 13 Arabic digits carry the right check digit and a first digit that persons have."""
    if len(digits) != 13 or digits[0] not in "12345678":
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == int(digits[12])


def _mobile(digits: list[str]) -> bool:
    """With the country's code before it or without."""
    whole = "".join(digits)
    if len(whole) == 11:
        return whole[:3] in ("666", "668", "669") and len(digits[0]) in (2, 11, 4)
    return whole[:2] in ("06", "08", "09") and len(digits[0]) in (1, 2, 3, 10, 4, 6)


def _windows(tokens: list[re.Match[str]], size: int) -> Iterator[tuple[int, int]]:
    """First and last token of each run of tokens that holds exactly `size` digits.

    Digits that stand one by one are a number on a form when they are few, and a table when they are many.
    """
    apart = size if len(tokens) <= _BOXES else _GROUPS
    lengths = [len(digits_of(token[0])) for token in tokens]
    first = total = 0
    for last, length in enumerate(lengths):
        total += length
        while total > size:
            total -= lengths[first]
            first += 1
        if total == size and last - first < apart:
            yield first, last


def digits_of(text: str) -> str:
    """The digits of a text, Arabic ones."""
    return "".join(c for c in text.translate(_DIGITS) if c.isdigit())


def _in_run(start: int, run: str) -> Iterator[Personal]:
    tokens = list(_TOKEN.finditer(run))
    taken = -1
    for size, kind in ((13, "id"), (11, "mobile"), (10, "mobile")):
        for first, last in _windows(tokens, size):
            digits = [digits_of(token[0]) for token in tokens[first : last + 1]]
            if first <= taken or not _accepted(kind, digits):
                continue
            taken = last if size > 10 else taken
            whole = "".join(digits)
            yield Personal(start + tokens[first].start(), start + tokens[last].end(), kind, _mask(kind, whole), whole)


def _accepted(kind: str, digits: list[str]) -> bool:
    if kind == "mobile":
        return _mobile(digits)
    return is_national_id("".join(digits)) and tuple(map(len, digits)) in _GROUPINGS


def _mask(kind: str, digits: str) -> str:
    if kind == "id":
        return f"{digits[0]}-xxxx-xxxxx-xx-x"
    return f"{'0' + digits[2] if len(digits) == 11 else digits[:2]}x-xxx-xxxx"


def personal_numbers(text: str) -> Iterator[Personal]:
    """Each national ID, mobile number and account of a text, in the order in which they stand."""
    runs = list(_RUN.finditer(text))
    if not runs and not any(sign in text for sign in _OF_PASSPORTS):
        return
    found = [one for run in runs for one in sorted(_in_run(run.start(), run[0]), key=_start)]
    taken = [(one.start, one.end) for one in found]
    accounts = [one for one in _accounts(text) if not any(one.start < end and start < one.end for start, end in taken)]
    yield from sorted([*found, *accounts], key=_start) if accounts else found


def _start(found: Personal) -> int:
    return found.start


def _accounts(text: str) -> Iterator[Personal]:
    for match in _ACCOUNT.finditer(text):
        group = match.lastindex or 1
        digits = digits_of(match[group])
        yield Personal(match.start(group), match.end(group), "account", digits[:3] + "-x-xxxxx-x", digits)


def masked(text: str) -> str:
    """The text with each number in it masked."""
    parts, at = [], 0
    for found in personal_numbers(text):
        if found.start >= at:
            parts += [text[at : found.start], found.mask]
            at = found.end
    return "".join([*parts, text[at:]])
