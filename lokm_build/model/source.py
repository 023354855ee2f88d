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
    """One file under `knowledge/`; `beside` are the files of records that belong to it, in the order of their paths."""

    path: str
    data: bytes
    beside: "tuple[Source, ...]" = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex: of the bytes, or of all that is told of the files where some stand beside."""
        own = hashlib.sha256(self.data).hexdigest()
        if not self.beside:
            return own
        told = [own, *(f"{other.digest} {other.path}" for other in self.beside)]
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class History:
    """What version control knows of one file: the day of its last change and how many people changed it."""

    changed: datetime.date
    contributors: int
