"""What a preview shows: the site that stands, and over it pages of the next one that are ready already.

The loop that builds changes it, the server's threads read it. Builds are numbered; a page carries the number
of the build that it is from, and asks to be told when there is a newer one of it.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Preview:
    """The site in this folder. Numbers begin at the time of day, so that pages of an earlier preview are old."""

    site: Path
    _begun: int = field(default_factory=lambda: int(time.time()))
    _standing: int = 0
    _ready: Mapping[str, bytes] = field(default_factory=dict)
    _closed: bool = False
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def begins(self) -> None:
        """A build begins. What the last one had ready goes if it came to nothing."""
        with self._changed:
            self._begun += 1
            self._ready = {}

    def ready(self, pages: Mapping[str, bytes]) -> None:
        """These pages of the build under way are made."""
        with self._changed:
            self._ready = pages
            self._changed.notify_all()

    def stands(self) -> None:
        """The build under way stands in the site's folder."""
        with self._changed:
            self._standing, self._ready = self._begun, {}
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def read(self, path: str) -> tuple[bytes, int]:
        """The file at this site path, and the number of its build. Raises OSError when there is none."""
        with self._changed:
            if path in self._ready:
                return self._ready[path], self._begun
            number = self._standing
        # Should the next build take the place just now, the page is newer than its number: it loads once more.
        return (self.site / path).read_bytes(), number

    def outdated(self, path: str, number: int, seconds: float) -> bool | None:
        """Wait until the page of this number is outdated; False when it is not by then, None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._is_outdated(path, number), seconds)
            return None if self._closed else self._is_outdated(path, number)

    def _is_outdated(self, path: str, number: int) -> bool:
        return number < self._standing or (path in self._ready and number < self._begun)
