"""The names of months and eras, as Thai offices and English forms write them.

Tables and look-ups only. A month's name is known in full, short, with or without dots
and inner spaces; an era's name likewise.
"""

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
BUDDHIST = "พ.ศ."
CHRISTIAN = "ค.ศ."
_ERAS = {"พศ": BUDDHIST, "be": BUDDHIST, "คศ": CHRISTIAN, "ce": CHRISTIAN, "ad": CHRISTIAN}


def bare(name: str) -> str:
    """The name without dots and spaces, in lower case: `ก. ค.` and `กค` are one."""
    return "".join(name.replace(".", "").split()).lower()


def _numbered_months() -> dict[str, int]:
    names: dict[str, int] = {"sept": 9}
    for number, (full, short, english) in enumerate(zip(MONTHS, SHORT_MONTHS, _ENGLISH, strict=True), 1):
        names |= {full: number, bare(short): number, english: number, english[:3]: number}
    # The two names most often misspelt with the letter that looks the same.
    return names | {"กรกฏาคม": 7, "กุมภาพันธุ์": 2}


_NUMBERS = _numbered_months()


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name in Thai or English, else None."""
    return _NUMBERS.get(bare(name))


def era(name: str) -> str | None:
    """`พ.ศ.` or `ค.ศ.` for an era's name in Thai or English, else None."""
    return _ERAS.get(bare(name))
