"""A target for fuzzing: makes documents of bytes, reads and renders them, and stops at the first whose properties fail.

    python tests/fuzz/target.py TARGET [--seconds 60] [--seed 1] [--driver atheris|random] [--corpus DIR]
    python tests/fuzz/target.py TARGET --replay FILE

TARGET is `reader` (a file), `renderer` (a text) or `centre` (entries that lean on one another, with all their pages).

With atheris (Linux, a development tool) the bytes are chosen by what they cover of the program; without it, by
chance. The first line says which. Exit status: 0 nothing was found, another one otherwise; the bytes that
found a fault are then kept in a file, to be replayed.
"""

import argparse
import importlib.util
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600
_WATCHED = ["lokm_build", "markdown_it", "mdit_py_plugins"]
_PLACES = ("ops-psdg/a.md", "registry/units.yml", "registry/centre.yml", "ops-psdg/b.pdf")

Target = Callable[[bytes], list[str]]


class Fault(Exception):  # noqa: N818 — what is raised is a fault of the program under test
    """What does not hold, and of which document."""


def target(name: str, watched: AbstractContextManager[Any]) -> Target:
    """What does not hold of the document that some bytes make; the program is imported while it is watched."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    with watched:
        from fuzz import documents, entries, properties, whole

    def reader(data: bytes) -> list[str]:
        place, file = _PLACES[(data[:1] or b"\0")[0] % len(_PLACES)], documents.file(data[1:])
        return [*properties.of_digest(file), *properties.of_build(file, f"knowledge/{place}")]

    def renderer(data: bytes) -> list[str]:
        return properties.of_body(documents.text(data))

    def centre(data: bytes) -> list[str]:
        return whole.of_centre(entries.centre(data))

    return {"reader": reader, "renderer": renderer, "centre": centre}[name]


def tried(tested: Target, data: bytes) -> None:
    """Raises a Fault when something does not hold."""
    if found := tested(data):
        raise Fault("; ".join(found)[:2000])


def by_chance(name: str, seconds: float, seed: int) -> int:
    """Bytes as they come, for a while; how many documents they made."""
    tested, chance = target(name, nullcontext()), random.Random(seed)
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = chance.randbytes(chance.randrange(2, LONGEST if count % 8 == 0 else LONGEST // 8))
        try:
            tried(tested, data)
        except Exception:
            print(f"kept in {_kept(data)}", flush=True)
            raise
        count += 1
    return count


def _kept(data: bytes) -> str:
    handle, path = tempfile.mkstemp(prefix="lokm-fuzz-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return path


def by_coverage(name: str, seconds: float, seed: int, corpus: str | None) -> None:
    """Bytes that atheris chooses; it ends the process, and prints how many it ran."""
    import atheris

    tested = target(name, atheris.instrument_imports(include=_WATCHED))
    folder = Path(corpus or tempfile.mkdtemp(prefix="lokm-fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    _begun(folder, random.Random(seed))
    told = [f"-max_total_time={int(seconds)}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=30", "-len_control=20"]
    options = [*told, f"-artifact_prefix={tempfile.gettempdir()}/lokm-fuzz-", "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(folder)], lambda data: tried(tested, data))
    atheris.Fuzz()


def _begun(folder: Path, chance: random.Random) -> None:
    """A few long strings to begin with: from nothing it takes a while to come to a whole document."""
    for number in range(0 if any(folder.iterdir()) else 64):
        (folder / f"begun-{number}").write_bytes(chance.randbytes(LONGEST // 4))


def main() -> int:
    """Run the target as the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=("reader", "renderer", "centre"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--driver", choices=("atheris", "random"), default=None)
    parser.add_argument("--corpus", help="a folder that keeps what covered something new (atheris)")
    parser.add_argument("--replay", type=Path, help="try the bytes of one file")
    given = parser.parse_args()
    driver = given.driver or ("atheris" if importlib.util.find_spec("atheris") else "random")
    if given.replay:
        tried(target(given.target, nullcontext()), given.replay.read_bytes())
    elif driver == "atheris":
        print(f"{given.target}: bytes chosen by coverage (atheris)", flush=True)
        by_coverage(given.target, given.seconds, given.seed, given.corpus)
    else:
        print(f"{given.target}: bytes chosen by chance", flush=True)
        print(f"{by_chance(given.target, given.seconds, given.seed)} documents, no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
