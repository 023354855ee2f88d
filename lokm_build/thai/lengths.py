"""Lengths of work as Thai offices write them: `2 วัน`, `๓ วันทำการ`, `1–2 สัปดาห์`, `1 ชั่วโมง 30 นาที`, `ครึ่งวัน`.

Text in, a `Length` out, or None. Amounts stay in the unit in which they were written, since a working day, a day
and a month cannot be turned into each other; only minutes become hours where they fill one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .digits import to_thai

UNITS = ("ปี", "เดือน", "สัปดาห์", "วันทำการ", "วัน", "ชั่วโมง", "นาที")
"""From the longest to the shortest, as a sum is told."""

_NAMES = {
    "ปี": "ปี", "เดือน": "เดือน", "สัปดาห์": "สัปดาห์", "อาทิตย์": "สัปดาห์", "วันทำการ": "วันทำการ", "วันทำงาน": "วันทำการ",
    "วัน": "วัน", "ชั่วโมง": "ชั่วโมง", "ชม.": "ชั่วโมง", "ชม": "ชั่วโมง", "นาที": "นาที", "น.": "นาที",
}  # fmt: skip
_WORDS = ("ครึ่ง", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_NUMBER = rf"(?:\d{{1,5}}(?:,\d{{3}})*(?:\.\d{{1,2}})?|{'|'.join(_WORDS)})"
_UNIT = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_PART = re.compile(rf"({_NUMBER})\s*(?:–\s*({_NUMBER})\s*)?({_UNIT})\s*(ครึ่ง)?(?:\s*(?:และ|กับ)\s*)?\s*")
_RANGE = re.compile(rf"({_NUMBER})\s*({_UNIT})–({_NUMBER})\s*({_UNIT})")
_MOST = re.compile(r"(?:ให้แล้วเสร็จ|แล้วเสร็จ|เสร็จ)?(?:ภายใน(?:เวลา|ระยะเวลา)?|ไม่เกิน(?:กว่า)?|อย่างช้า|อย่างมาก|สูงสุด)\s*")
_LEAD = re.compile(r"(?:รวมเวลา|รวม|ใช้เวลา|ระยะเวลา|ประมาณ|ราว|เฉลี่ย|อย่างน้อย)\s*")
_TAIL = re.compile(r"(?:ต่อ|/|หลัง|นับ|จาก|ตั้งแต่|ก่อน|\(|เมื่อ).*", re.S)
_ONE = {"วันเดียว": ("วัน", 1), "วันเดียวกัน": ("วัน", 1), "ภายในวัน": ("วัน", 1), "ภายในวันเดียว": ("วัน", 1)}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit: from `low` to `high`, which are mostly the same."""

    low: Fraction
    high: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Length:
    """How long work takes; `is_most` where the text gives a limit (ภายใน, ไม่เกิน) and not a length."""

    amounts: tuple[Amount, ...]
    is_most: bool = False


def read_length(text: str) -> Length | None:
    """The length that a tidied text (Arabic digits, `–` for every dash) names."""
    if text in _ONE:
        unit, count = _ONE[text]
        return Length((Amount(Fraction(count), Fraction(count), unit),), is_most=text.startswith("ภายใน"))
    if found := _RANGE.fullmatch(text):
        text = f"{found[1]}–{found[3]} {found[4]}" if found[2] == found[4] else text
    at, is_most = 0, False
    while found := _LEAD.match(text, at) or _MOST.match(text, at):
        is_most = is_most or found.re is _MOST
        at = found.end()
    amounts = []
    while found := _PART.match(text, at):
        amounts.append(_amount(found))
        at = found.end()
    if not amounts or any(one.low > one.high for one in amounts):
        return None
    whole = not text[at:] or _TAIL.fullmatch(text, at)
    return Length(tuple(amounts), is_most) if whole else None


def _amount(found: re.Match[str]) -> Amount:
    low = _number(found[1])
    high = _number(found[2]) if found[2] else low
    half = Fraction(1, 2) if found[4] else Fraction(0)
    return Amount(low + half, high + half, _NAMES[found[3]])


def _number(text: str) -> Fraction:
    if text in _WORDS:
        return Fraction(_WORDS.index(text)) if text != "ครึ่ง" else Fraction(1, 2)
    return Fraction(text.replace(",", ""))


def total(lengths: Iterable[Length]) -> Length | None:
    """All lengths together, unit by unit; None when there are none. A limit counts as the time that it allows."""
    low: dict[str, Fraction] = {}
    high: dict[str, Fraction] = {}
    is_most = False
    for length in lengths:
        is_most = is_most or length.is_most
        for one in length.amounts:
            low[one.unit] = low.get(one.unit, Fraction()) + one.low
            high[one.unit] = high.get(one.unit, Fraction()) + one.high
    if not high:
        return None
    _carry(low, high)
    return Length(tuple(Amount(low[unit], high[unit], unit) for unit in UNITS if high.get(unit)), is_most)


def _carry(low: dict[str, Fraction], high: dict[str, Fraction]) -> None:
    """Minutes that fill an hour become hours, where the length is no range."""
    minutes = high.get("นาที", Fraction())
    if minutes >= 60 and low["นาที"] == minutes:
        for side in (low, high):
            side["ชั่วโมง"] = side.get("ชั่วโมง", Fraction()) + minutes // 60
            side["นาที"] = Fraction(minutes % 60)


def format_length(length: Length, thai_digits: bool = False) -> str:
    """`2 วัน 3 ชั่วโมง`; `ไม่เกิน 7 วัน`; halves in words where Thai has them."""
    told = " ".join(_told(one) for one in length.amounts) or "0 วัน"
    words = f"ไม่เกิน {told}" if length.is_most else told
    return to_thai(words) if thai_digits else words


def _told(one: Amount) -> str:
    if one.low != one.high:
        return f"{_digits(one.low)}–{_digits(one.high)} {one.unit}"
    if one.low == Fraction(1, 2):
        return f"ครึ่ง{one.unit}"
    whole, rest = divmod(one.low, 1)
    return f"{whole:,} {one.unit}ครึ่ง" if rest == Fraction(1, 2) else f"{_digits(one.low)} {one.unit}"


def _digits(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"


