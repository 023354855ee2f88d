"""The published names of attachments and images.

The name is safe in every file system and address, and tells the content apart, so
that two attachments of one name in two folders never collide and caches never lie.
"""

import re
import unicodedata

_LONGEST_STEM = 48


def published_name(path: str, sha256: str) -> str:
    """The site path of a repository file with this SHA-256: `files/<ascii-stem>-<sha256[:8]>.<ext>`."""
    name = path.rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name.lstrip("."), ""
    shown = _ascii(stem)[:_LONGEST_STEM].strip("-") or "file"
    ending = _ascii(extension).replace("-", "")
    return f"files/{shown}-{sha256[:8]}" + (f".{ending}" if ending else "")


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
