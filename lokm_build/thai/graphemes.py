"""Clusters: what a reader of Thai sees as one letter, and texts clipped between them.

Text in; clusters, whose concatenation is the text, or a shortened text out. A Thai cluster is a
letter with everything above and below it, and ำ, which reaches over its consonant. Other
scripts' combining marks and joined emoji stay whole too.
"""

import re

from .characters import MARKS, SARA_AM

ELLIPSIS = "…"
_EXTEND = (
    f"{MARKS}\u0300-\u036f\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_CLUSTER = re.compile(
    f"\r\n|(?:{_FLAG}{{2}}|[^\n\r])[{_EXTEND}]*(?:\u200d[^\\s{_EXTEND}]?[{_EXTEND}]*)*(?:{SARA_AM}[{MARKS}]*)?|.",
    re.DOTALL,
)
_LEADING_VOWELS = "เแโใไ"
# A space is worth looking for only near the end: losing more than this would waste the room.
_WORTH = 0.6
_LONGEST_LOOK = 64


def clusters(text: str) -> list[str]:
    """The text split into what a reader sees as single letters."""
    return _CLUSTER.findall(text)


def clip(text: str, limit: int) -> str:
    """The text in at most `limit` characters, an ellipsis included where it was shortened.

    Ends at a space when one is near the end, else between clusters, and never parts a leading
    vowel from its consonant.
    """
    if len(text) <= limit:
        return text
    if limit <= 0:
        return ""
    head = _whole_clusters(text, limit - 1)
    space = _last_space(text, head)
    if space > limit * _WORTH:
        head = head[:space]
    return head.rstrip(_LEADING_VOWELS).rstrip() + ELLIPSIS


def _whole_clusters(text: str, room: int) -> str:
    end = 0
    for found in _CLUSTER.finditer(text, 0, min(len(text), room + _LONGEST_LOOK)):
        if found.end() > room:
            break
        end = found.end()
    return text[:end]


def _last_space(text: str, head: str) -> int:
    if text[len(head) : len(head) + 1].isspace():
        return len(head)
    return max((found.start() for found in re.finditer(r"\s", head)), default=-1)
