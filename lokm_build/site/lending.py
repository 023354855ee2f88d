"""Lending: what a task needs of the store goes to the worker as the place where it stands, not as bytes.

A worker on this machine's disk reads the store's file itself. Over a cluster the bytes travel, as they do
for what is in no file; and what a worker finds gone or damaged is fetched, and worked on, here.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lokm_build.site.cache import Place, kept_at
from lokm_build.site.work import Workers

Key = TypeVar("Key")
Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Shelf(Generic[Key]):
    """Things that are lent: where one stands, None where it is in no file; and its bytes."""

    place: Callable[[Key], Place | None]
    fetch: Callable[[Key], bytes]


def lent(
    workers: Workers,
    function: Callable[[Task, Sequence[bytes]], Result],
    tasks: Iterable[tuple[Task, Sequence[Key]]],
    shelf: Shelf[Key],
) -> Iterator[Result]:
    """The results of a function that runs in workers, with what its tasks name of the shelf."""
    sent: deque[tuple[Task, Sequence[Key]]] = deque()

    def lend() -> Iterator[_Lent]:
        for task, keys in tasks:
            sent.append((task, keys))
            yield function, task, [(workers.local and shelf.place(key)) or shelf.fetch(key) for key in keys]

    for made in workers.map(_done, lend()):
        task, keys = sent.popleft()
        yield made[0] if made else function(task, list(map(shelf.fetch, keys)))


_Lent = tuple[Callable[[Any, Sequence[bytes]], Any], Any, Sequence[Place | bytes]]


def _done(task: _Lent) -> tuple[Any, ...]:
    """Runs in a worker: the result alone in a tuple; an empty one when something could not be read."""
    function, what, lendings = task
    kept = kept_at([one for one in lendings if isinstance(one, Place)])
    if kept is None:
        return ()
    read = iter(kept)
    return (function(what, [next(read) if isinstance(one, Place) else one for one in lendings]),)
