"""How a value from a file is shown in a message: escaped, clipped and masked.

A report goes to terminals, CI logs and chat rooms: a value may not move the cursor,
turn the reading direction, forge a line, flood the page or repeat personal data.
"""

import re
from functools import lru_cache

from lokm_build.model.personal import masked

LIMIT = 120
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def escaped(text: str) -> str:
    """The text with characters that cannot be seen written as `‹U+202E›`."""
    return _UNSAFE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


@lru_cache(maxsize=4096)
def shown(text: str, limit: int = LIMIT) -> str:
    """The text as a message may carry it (masked before it is escaped, which would split numbers)."""
    text = escaped(masked(text[: 4 * LIMIT]))
    return text if len(text) <= limit else text[:limit] + "…"
