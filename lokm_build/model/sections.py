"""Which section of a body is which section of its kind: lenient on how headings are written.

An author may write `## ๓) ขั้นตอน`, `### 3. ขั้นตอนการดำเนินงาน` or the official heading: numbers in
front, punctuation and spaces count for nothing, and the other spellings of the kind's table are known.
"""

import re
from functools import cache, lru_cache

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, BodySection
from lokm_build.model.kinds import KINDS, Kind, Section
from lokm_build.thai.normalise import normalise_text

# "ก." as it is before normalisation, which drops the dots of abbreviations.
_LETTER = re.compile(r"\s*\(?[ก-ฮ][.)]\s+")
# "1 ", "1.2", "(1)", "ข้อ 1", "ส่วนที่ 1:" as they are after it, with Arabic digits.
_NUMBER = re.compile(
    r"(?:(?:ข้อ|ส่วน|ตอน|หัวข้อ|บท)\s*(?:ที่)?\s*)?\(?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:[.):–—-]+\s*|\s+|(?=[ก-๙]))"
)
_IDLE = re.compile(r"[\s:：.,;/()\"'“”‘’–—-]+")


@lru_cache(maxsize=4096)
def bare_heading(text: str) -> str:
    """What of a heading counts when it is compared."""
    words = normalise_text(_LETTER.sub("", text) if _LETTER.match(text) else text).strip()
    return _IDLE.sub("", words[number.end() :] if (number := _NUMBER.match(words)) else words)


def ordered_sections(asset: Asset, body: Body) -> tuple[tuple[BodySection, Section | None], ...]:
    """The text before the first heading, the kind's sections in their order, then the others as written.

    With each the section of the kind that it is, or None.
    """
    official, meant = KINDS[asset.kind].sections, _known(asset.kind)
    found: dict[str, list[BodySection]] = {}
    others: list[BodySection] = []
    for section in body.sections[_preamble(body) :]:
        known = meant.get(section.heading.bare) if section.heading else None
        (found.setdefault(known.heading, []) if known else others).append(section)
    named = ((section, known) for known in official for section in found.get(known.heading, ()))
    first = body.sections[: _preamble(body)]
    return (*((section, None) for section in first), *named, *((section, None) for section in others))


def _preamble(body: Body) -> int:
    """How many sections stand before the first heading: one or none."""
    return 1 if body.sections and body.sections[0].heading is None else 0


@cache
def spellings(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Of each section of the kind, all headings that mean it, bare."""
    return tuple(tuple(map(bare_heading, (one.heading, *one.also))) for one in KINDS[kind].sections)


@cache
def _known(kind: Kind) -> dict[str, Section]:
    """By bare heading; an official heading wins over another section's other spelling."""
    sections = KINDS[kind].sections
    other = {bare_heading(name): section for section in reversed(sections) for name in section.also}
    return {**other, **{bare_heading(section.heading): section for section in sections}}
