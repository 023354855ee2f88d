"""The characters of Thai text that several rules must agree on.

Bodies of regular-expression classes and tables; `search/browser/normalise.js` repeats
them, and the shared vectors hold the two together.
"""

import re

CONSONANTS = "\u0e01-\u0e2e"
TONES = "\u0e48-\u0e4b"
THANTHAKHAT = "\u0e4c"
NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"
# Everything that is written above or below a consonant.
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# Vowels that stand after a consonant on the line: ะ า ำ.
FOLLOWING = "\u0e30\u0e32\u0e33"
# What a word may be written with, signs and marks included; not digits, not ๏ ๚ ๛, not ฿.
LETTERS = "\u0e01-\u0e3a\u0e40-\u0e4e"

SPACES = "\t\n\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
VARIATION_SELECTORS = "\ufe00-\ufe0f"

# Old Thai fonts kept shifted and lowered forms of marks in the private use area (the table
# of Microsoft's Thai fonts); PDF extraction and old documents still hand them out.
OLD_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37"
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47"
        "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e38\u0e39\u0e3a",
        strict=True,
    )
)


def members(body: str) -> list[str]:
    """Every character of a class body, ranges spelt out."""
    found = re.findall(r"(.)-(.)|(.)", body, re.DOTALL)
    return [
        chr(code)
        for first, last, single in found
        for code in range(ord(first or single), ord(last or single) + 1)
    ]
