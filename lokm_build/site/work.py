"""Work in parallel: a function over tasks, in other processes or here, with results in the order of the tasks.

Anything with the interface of `concurrent.futures.Executor` serves, a cluster's too. A
function and its tasks are values that pickle; results are compact, since they travel.
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Made = TypeVar("Made", covariant=True)

Some = TypeVar("Some")

FEW = 200
"""Fewer assets than this are quicker built in one process than other processes are started."""

CLUSTER = "dask://"
_PATIENCE = 10
_AHEAD = 3
"""Tasks under way for each process: enough to keep it busy, few enough to keep memory small."""


class Begun(Protocol[Made]):
    """Results in the order of their tasks, of which some are under way before they are asked for."""

    def __iter__(self) -> Iterator[Made]:
        """Itself."""

    def __next__(self) -> Made:
        """The next result, waited for if need be."""

    def is_ready(self) -> bool:
        """Whether the next result is there already, or that there is none."""


class Workers(Protocol):
    """Who does the work; `count` at once, on this machine's disk when `local`."""

    count: int
    local: bool

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0) -> Begun[Result]:
        """The results, in the order of the tasks; `ahead` tasks are under way at once, or as many as keep all busy."""

    def rest(self) -> None:
        """Drop what nobody has begun, and wait until nobody works: whatever they wrote into may go then."""


class InProcess:
    """No other process: for small sites, and for looking closely."""

    count = 1
    local = True

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0  # noqa: ARG002
    ) -> Begun[Result]:
        """The built-in map."""
        return _Later(map(function, tasks))

    def rest(self) -> None:
        """Nothing is under way."""


class _Later(Generic[Result]):
    """Results that are made when they are asked for."""

    def __init__(self, results: Iterator[Result]) -> None:
        self._results = results

    def __iter__(self) -> Iterator[Result]:
        return self._results

    def __next__(self) -> Result:
        return next(self._results)

    def is_ready(self) -> bool:
        """Never."""
        return False


IN_PROCESS: Workers = InProcess()


class _UnderWay(Generic[Result]):
    """Results of tasks of which the first ones have been handed in; each result taken makes room for another task."""

    def __init__(self, hand_in: Callable[[Task], Future[Result]], tasks: Iterable[Task], ahead: int) -> None:
        self._futures = map(hand_in, tasks)
        self._waiting = deque(islice(self._futures, ahead))

    def __iter__(self) -> Iterator[Result]:
        return self

    def __next__(self) -> Result:
        if not self._waiting:
            raise StopIteration
        result = self._waiting.popleft().result()
        self._waiting.extend(islice(self._futures, 1))
        return result

    def is_ready(self) -> bool:
        """Whether the next result is there, or none is to come."""
        return not self._waiting or self._waiting[0].done()


class Pool:
    """The workers of any executor."""

    def __init__(self, executor: Executor, count: int, local: bool) -> None:
        self._executor, self.count, self.local = executor, count, local
        self._handed_in: set[Future[Any]] = set()

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0) -> Begun[Result]:
        """Each result taken lets another task in."""

        def hand_in(task: Task) -> Future[Result]:
            future = self._executor.submit(function, task)
            self._handed_in.add(future)
            future.add_done_callback(self._handed_in.discard)
            return future

        return _UnderWay(hand_in, tasks, ahead or _AHEAD * self.count + 1)

    def rest(self) -> None:
        """What is cancelled counts as done."""
        left = list(self._handed_in)
        for future in left:
            future.cancel()
        wait(left)


@contextmanager
def workers(jobs: int | None, assets: int, address: str = "") -> Iterator[Workers]:
    """`jobs` processes on this machine, by default one for each core that this one may use; or a cluster's workers."""
    if address:
        with _cluster(address) as crew:
            yield crew
        return
    count = jobs or (cores() if assets >= FEW else 1)
    if count <= 1:
        yield IN_PROCESS
        return
    with ProcessPoolExecutor(count, mp_context=_context(), initializer=_start) as executor:
        executor.submit(_ready)  # forked now, before this process holds a catalogue
        try:
            yield Pool(executor, count, local=True)
        finally:
            executor.shutdown(cancel_futures=True)  # where a build ends early, what nobody has begun


class NoClusterError(Exception):
    """The cluster cannot be reached; the message is Thai."""


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    """The workers of a Dask cluster: `dask://host:port` is where its scheduler listens."""
    if not address.startswith(CLUSTER):
        raise NoClusterError(f"'{address}' ไม่ใช่ที่อยู่ของคลัสเตอร์ เขียนแบบ {CLUSTER}ชื่อเครื่อง:พอร์ต")
    try:
        from distributed import Client
    except ImportError as error:
        raise NoClusterError("ยังไม่ได้ติดตั้ง Dask โปรดติดตั้งด้วย pip install 'lokm-build[dask]'") from error
    try:
        client = Client("tcp://" + address.removeprefix(CLUSTER), timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoClusterError(f"ติดต่อคลัสเตอร์ที่ '{address}' ไม่ได้: {error}") from error
    with client:
        yield Pool(client.get_executor(), max(sum(client.nthreads().values()), 1), local=False)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def few_collections() -> Iterator[None]:
    """What a build makes lives until its end: looking through it for garbage again and again is time lost."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(700_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _context() -> multiprocessing.context.BaseContext:
    """Forking shares what is imported already; where it is not safe or not to be had, processes start afresh."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the process that shares out the work ends it
    gc.freeze()
    gc.set_threshold(700_000, 10, 10)


def _ready() -> None:
    return None


def chunks(things: Iterable[Some], size: int) -> Iterator[list[Some]]:
    """The same things, so many at a time."""
    left = iter(things)
    while some := list(islice(left, size)):
        yield some
