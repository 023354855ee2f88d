"""What is lent is read by the worker where it stands; what the worker cannot read is worked on here."""

import itertools
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from lokm_build.site.cache import Store
from lokm_build.site.lending import Shelf, lent
from lokm_build.site.places import Place, kept_at
from lokm_build.site.work import IN_PROCESS, Begun, Result, Task

KEYS = [number.to_bytes(16, "big") for number in range(4)]


def joined(task: str, data: Sequence[bytes]) -> str:
    return task + b"+".join(data).decode()


class Watching:
    """Works here, and remembers what went to the worker; `meanwhile` happens between sending and working."""

    count = 1

    def __init__(self, local: bool, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.local, self.meanwhile, self.sent = local, meanwhile, list[object]()

    def map(self, function: Callable[[Task], Result], tasks: Iterable[Task], ahead: int = 0) -> Begun[Result]:
        self.sent = list(tasks)
        self.meanwhile()
        return IN_PROCESS.map(function, self.sent, ahead)  # type: ignore[arg-type]


def results(store: Store, workers: Watching) -> list[str]:
    shelf = Shelf(store.place, lambda name: store.get(name) or b"made again")
    return list(lent(workers, joined, [("a", KEYS[:2]), ("b", KEYS[2:])], shelf))


def filled(folder: Path) -> Store:
    store = Store(folder)
    for name in KEYS:
        store.put(name, b"%d" % name[-1])
    return store


def given(workers: Watching) -> set[type]:
    return {type(one) for _, _, lendings in workers.sent for one in lendings}  # type: ignore[misc]


def test_on_this_disk_places_go_and_over_a_cluster_bytes(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        near, far = Watching(True), Watching(False)

        assert results(store, near) == results(store, far) == ["a0+1", "b2+3"]
        assert (given(near), given(far)) == ({Place}, {bytes})


def test_what_is_damaged_on_the_way_is_fetched_and_worked_on_here(tmp_path: Path) -> None:
    with filled(tmp_path):
        pass
    with Store(tmp_path) as store:
        pack = next(tmp_path.rglob("*.pack"))
        damaged = Watching(True, lambda: pack.write_bytes(b"x" + pack.read_bytes()[1:]))

        assert results(store, damaged) == ["amade again+1", "b2+3"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is open")
def test_a_pack_that_another_build_removed_is_still_read_here(tmp_path: Path) -> None:
    with filled(tmp_path):
        pass
    with Store(tmp_path) as store:
        gone = Watching(True, lambda: next(tmp_path.rglob("*.pack")).unlink())

        assert results(store, gone) == ["a0+1", "b2+3"]


def test_places_are_of_whole_entries_in_files_that_are_there(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        places = [place for place in map(store.place, KEYS) if place]

        assert kept_at(places) == [b"0", b"1", b"2", b"3"]
        assert kept_at([]) == []
        assert store.place(b"x" * 16) is None
        assert all(one.offset + one.size == other.offset for one, other in itertools.pairwise(places))
    assert kept_at(places) is None


def test_work_in_this_process_is_lent_to_in_the_same_way(tmp_path: Path) -> None:
    with filled(tmp_path) as store:
        assert list(lent(IN_PROCESS, joined, [("a", KEYS)], Shelf(store.place, lambda _: b""))) == ["a0+1+2+3"]
