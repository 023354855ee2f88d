"""What comes in: the files of a repository as bytes, and what git knows of them.

Paths are relative to the repository root, with forward slashes, NFC. Reading them
from a disk is the business of `lokm_build.site.sources`.
"""

import datetime
import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """One file under `knowledge/`."""

    path: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class History:
    """What version control knows of one file: the day of its last change and how many people changed it."""

    changed: datetime.date
    contributors: int
