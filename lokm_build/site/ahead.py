"""Linking ahead: workers bring the files of the last site over before this process knows which of them stay.

After most edits nearly all of them do; to link tens of thousands takes a second or two, which is over when they are
asked for. What turns out not to stay is taken out again.
"""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence

from lokm_build.site.manifest import Entry, Stamp, linked, stamp
from lokm_build.site.work import Workers, chunks

CHUNK = 1024
"""Files in one task."""

_Wanted = Sequence[tuple[str, Stamp]]

_Odd = dict[str, Stamp | None]
"""What became of the files that were not simply linked: None where they are not what was noted of them."""


class Ahead:
    """The files of `last` that are `known`, on their way into `folder`, in which all their folders stand."""

    def __init__(self, workers: Workers, last: str, folder: str, known: Mapping[str, Entry]) -> None:
        self._folder, self._known = folder, known
        self._odd: _Odd = {}
        self._chunks = {path: number // CHUNK for number, path in enumerate(known)}
        self._done = 0
        stamps = ((path, entry[1]) for path, entry in known.items())
        tasks = [(last, folder, some) for some in chunks(stamps, CHUNK)]
        self._under_way = workers.map(_brought, tasks, ahead=len(tasks) + 1)

    def found(self, path: str) -> Stamp | None:
        """The stamp of a known file that came over; None when the last site has another file there, or none."""
        self._wait(self._chunks[path] + 1)
        return self._odd.get(path, self._known[path][1])

    def end(self, kept: Iterable[str]) -> None:
        """Take out what is not among these."""
        self._wait(len(self._known))
        for path in self._known.keys() - set(kept):
            file = f"{self._folder}/{path}"
            with contextlib.suppress(FileNotFoundError):
                os.unlink(file)
            with contextlib.suppress(OSError):
                os.removedirs(os.path.dirname(file))

    def _wait(self, chunks: int) -> None:
        while self._done < chunks and (odd := next(self._under_way, None)) is not None:
            self._odd |= odd
            self._done += 1


def _brought(task: tuple[str, str, _Wanted]) -> _Odd:
    """Runs in a worker."""
    last, folder, wanted = task
    odd: _Odd = {}
    for path, known in wanted:
        old = f"{last}/{path}"
        found = linked(old, f"{folder}/{path}", known) if stamp(old) == known else None
        if found != known:
            odd[path] = found
    return odd
