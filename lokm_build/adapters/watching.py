"""Watching: waits until files below some places have changed, and saving has come to rest.

What counts is how the files stand, looked at anew each time; the system's notices (watchdog) only tell
when to look. So a notice too many costs a look, and where there are none (network drives, a system out of
watches) a change is seen at the next look that comes by itself.
"""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from lokm_build.site.sources import IGNORED

REST = 0.06
"""Seconds without a change after which saving is over: editors write a file aside, then rename it."""

_BY_ITSELF, _WITHOUT_NOTICES = 5.0, 1.0
"""Seconds between looks that nothing calls for."""

_NOTICED = {"created", "modified", "moved", "deleted"}
"""Not that a file was opened or closed: a build does that to all of them."""

_UNSEEN = {*IGNORED, "__pycache__", "4913"}
"""What desktops and Python leave behind, and the file with which vim tries a folder."""

_EDITORS = ("~", ".swp", ".swx", ".tmp")

Looks = dict[str, tuple[int, int, int]]
"""Time of writing, size and inode of each file."""


class Watch:
    """The files of some places, from the moment that it is made."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = set(places)
        self._seen = _look(self._places)
        self._bell = threading.Event()
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Listen to the system's notices from now on; what changed before is seen at once."""
        self._bell.set()
        observer = Observer()
        try:
            for folder, deep in _folders(self._places):
                observer.schedule(_Ringer(self._bell), str(folder), recursive=deep)
            observer.start()
        except OSError:
            observer.unschedule_all()  # too many watches, or a drive without any: looking now and then must do
            return
        self._observer = observer

    def stop(self) -> None:
        """Listen no longer."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def move(self, places: Iterable[Path]) -> None:
        """Watch these places from now on; what is at new ones counts as changed."""
        if set(places) != self._places:
            self.stop()
            self._places = set(places)
            self.start()

    def changes(self) -> set[str]:
        """Wait; returns the paths of the files that are other than they were, or gone, or new."""
        now = self._seen
        while now == self._seen:
            self._bell.wait(_BY_ITSELF if self._observer else _WITHOUT_NOTICES)
            self._bell.clear()
            now = _look(self._places)
        before, self._seen = self._seen, self._at_rest(now)
        return {path for path, _ in before.items() ^ self._seen.items()}

    def _at_rest(self, now: Looks) -> Looks:
        while True:
            time.sleep(REST)
            after = _look(self._places)
            if after == now:
                return now
            now = after


class _Ringer(FileSystemEventHandler):
    def __init__(self, bell: threading.Event) -> None:
        self._bell = bell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NOTICED:
            self._bell.set()


def _folders(places: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    """The folders to listen at: each place that is one, with all below it, and those in which the files lie."""
    deep = {place for place in places if place.is_dir()}
    yield from ((folder, True) for folder in deep)
    yield from ((folder, False) for folder in {place.parent for place in places} - deep if folder.is_dir())


def _look(places: Iterable[Path]) -> Looks:
    """How the files stand. What goes while it is looked at is not there."""
    found: Looks = {}
    for place in places:
        try:
            found |= _below(place) if place.is_dir() else {str(place): _stand(place.stat())}
        except OSError:
            continue
    return found


def _below(folder: Path | str) -> Looks:
    found: Looks = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _UNSEEN or entry.name.endswith(_EDITORS) or entry.name.startswith(".#"):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    found |= _below(entry.path)
                else:
                    found[entry.path] = _stand(entry.stat(follow_symlinks=False))
            except OSError:
                continue
    return found


def _stand(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_size, status.st_ino
