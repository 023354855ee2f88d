"""The published names of attachments and images.

The name is safe in every file system and address, and tells the content apart, so
that two attachments of one name in two folders never collide and caches never lie.
"""

import re
import unicodedata

_LONGEST_STEM = 48
_DIGITS = 16
"""Of the SHA-256. A Thai name leaves nothing of its stem, so all files of a centre may be called `file`: with eight
digits, one centre of ten thousand in a hundred would give a reader the wrong file."""


def published_name(path: str, sha256: str) -> str:
    """The site path of a repository file with this SHA-256: `files/<ascii-stem>-<first 16 digits>.<ext>`."""
    name = path.rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name.lstrip("."), ""
    shown = _ascii(stem)[:_LONGEST_STEM].strip("-") or "file"
    ending = _ascii(extension).replace("-", "")
    return f"files/{shown}-{sha256[:_DIGITS]}" + (f".{ending}" if ending else "")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
