"""Lending: what a task needs of the store goes to the worker as the place where it stands, not as bytes.

A worker on this machine's disk reads the store's file itself. Over a cluster the bytes travel, as they do
for what is in no file; and what a worker finds gone or damaged is fetched, and worked on, here.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lokm_build.site.places import Place, kept_at
from lokm_build.site.work import Begun, Workers

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
    ahead: int = 0,
) -> Begun[Result]:
    """The results of a function that runs in workers, with what its tasks name of the shelf."""
    sent: deque[tuple[Task, Sequence[Key]]] = deque()

    def lend() -> Iterator[_Lent]:
        for task, keys in tasks:
            sent.append((task, keys))
            yield function, task, [(workers.local and shelf.place(key)) or shelf.fetch(key) for key in keys]

    def here() -> Result:
        task, keys = sent[0]
        return function(task, list(map(shelf.fetch, keys)))

    return _Lending(workers.map(_done, lend(), ahead), here, sent.popleft)


class _Lending(Generic[Result]):
    """Results under way; one whose lendings could not be read is made here."""

    def __init__(
        self, begun: Begun[tuple[Result, ...]], here: Callable[[], Result], over: Callable[[], object]
    ) -> None:
        self._begun, self._here, self._over = begun, here, over

    def __iter__(self) -> Iterator[Result]:
        return self

    def __next__(self) -> Result:
        made = next(self._begun)
        result = made[0] if made else self._here()
        self._over()
        return result

    def is_ready(self) -> bool:
        """Whether the next result is there already, or that there is none."""
        return self._begun.is_ready()


_Lent = tuple[Callable[[Any, Sequence[bytes]], Any], Any, Sequence[Place | bytes]]


def _done(task: _Lent) -> tuple[Any, ...]:
    """Runs in a worker: the result alone in a tuple; an empty one when something could not be read."""
    function, what, lendings = task
    kept = kept_at([one for one in lendings if isinstance(one, Place)])
    if kept is None:
        return ()
    read = iter(kept)
    return (function(what, [next(read) if isinstance(one, Place) else one for one in lendings]),)
