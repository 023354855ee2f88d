#!/usr/bin/env python3
"""Build repositories of several sizes, cold and after one edit; print time, memory and size as a Markdown table.

usage: run.py [--sizes 100,1000,10000] [--work DIR] [--jobs N]

Cold: no site, an empty cache but for the fonts, which every machine cuts once. Wall time; CPU is user and system
of all processes; peak is the resident memory of all processes together, sampled every 50 ms, so pages that
several share count in each. Linux only.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from make_repository import name, write_repository

PROGRAM = Path(__file__).resolve().parents[2]
CUT_FONTS = "from lokm_build.site.fonts import font_files; list(font_files())"


@dataclass(frozen=True)
class Figures:
    """What one build took."""

    wall: float
    cpu: float
    peak: int


def measured(command: list[str], env: dict[str, str]) -> Figures:
    """Run a command and measure all of its processes."""
    before, start = _children_time(), time.perf_counter()
    child = subprocess.Popen(command, env=env, cwd=PROGRAM, start_new_session=True, stdout=subprocess.DEVNULL)
    peak, done = [0], threading.Event()
    sampler = threading.Thread(target=_sample, args=(child.pid, peak, done))
    sampler.start()
    status = child.wait()
    wall = time.perf_counter() - start
    done.set()
    sampler.join()
    if status:
        sys.exit(f"exit {status}: {' '.join(command)}")
    return Figures(wall, _children_time() - before, peak[0])


def _children_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _sample(session: int, peak: list[int], done: threading.Event) -> None:
    while not done.wait(0.05):
        peak[0] = max(peak[0], sum(_resident(process, session) for process in os.listdir("/proc") if process.isdigit()))


def _resident(process: str, session: int) -> int:
    try:
        stat = Path("/proc", process, "stat").read_text().rpartition(")")[2].split()
        pages = int(Path("/proc", process, "statm").read_text().split()[1]) if int(stat[3]) == session else 0
    except (OSError, IndexError):
        return 0  # it has ended
    return pages * resource.getpagesize()


def run(size: int, work: Path, jobs: int | None) -> str:
    """A row of the table."""
    root, site, cache = work / f"root-{size}", work / f"site-{size}", work / "cache"
    for folder in (root, site, cache / "lokm" / "build"):
        shutil.rmtree(folder, ignore_errors=True)
    source = write_repository(size, root)
    command = [sys.executable, "-m", "lokm_build", "build", "--root", str(root), "--site", str(site), "--quiet"]
    command += ["--jobs", str(jobs)] if jobs else []
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "SOURCE_DATE_EPOCH": "1795150800"}
    cold = measured(command, env)
    edited = root / "knowledge" / "all" / f"{name(size // 2)}.md"
    edited.write_text(edited.read_text("utf-8") + "\nประโยคใหม่หนึ่งประโยค\n", "utf-8")
    warm = measured(command, env)
    files = [path for path in site.rglob("*") if path.is_file()]
    output = sum(path.stat().st_size for path in files)
    largest = max(path.stat().st_size for path in files if path.suffix == ".html")
    took = ((f"{one.wall:.1f}", f"{one.cpu:.1f}", f"{one.peak / 1e6:,.0f}") for one in (cold, warm))
    return row(
        f"{size:,}", f"{source / 1e6:.1f}", *(value for one in took for value in one),
        f"{output / 1e6:,.0f}", f"{output // size:,}", f"{len(files):,}", f"{largest / 1e3:,.0f}",
    )  # fmt: skip


COLUMNS = (
    "assets", "source MB", "cold s", "CPU s", "peak MB", "one edit s", "CPU s", "peak MB",
    "output MB", "bytes an asset", "files", "largest page KB",
)  # fmt: skip


def row(*cells: str) -> str:
    """A line of the table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """The table on standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--work", type=Path, default=None)
    parser.add_argument("--jobs", type=int, default=None)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lokm-scale-") as spare:
        work = given.work or Path(spare)
        env = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}
        subprocess.run([sys.executable, "-c", CUT_FONTS], env=env, cwd=PROGRAM, check=True)
        print(row(*COLUMNS), row(*["---:"] * len(COLUMNS)), sep="\n", flush=True)
        for size in map(int, given.sizes.split(",")):
            print(run(size, work, given.jobs), flush=True)


if __name__ == "__main__":
    main()
