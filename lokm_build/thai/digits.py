"""Thai and Arabic digits: one number, two ways to write it.

Text in, text out; every other character stays as it was.
"""

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"

_TO_ARABIC = str.maketrans(THAI, ARABIC)
_TO_THAI = str.maketrans(ARABIC, THAI)


def to_arabic(text: str) -> str:
    """The text with ๐–๙ written as 0–9."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """The text with 0–9 written as ๐–๙, as official forms print them."""
    return text.translate(_TO_THAI)
