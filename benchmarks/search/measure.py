#!/usr/bin/env python3
"""Build a judged collection with this generator and score its search through the real box.

usage: measure.py --bench DIR [--large] [--work DIR] [--page PATH]

DIR is a search benchmark: `make_repository.py` writes its pages as a repository, `drive_site.py` types its
queries into headless Chromium over file:// and scores what the box shows (`queries.jsonl`, `qrels*.tsv`).
The site is built as anybody builds one; the figures are those of the page that readers see.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Build, then score; the exit code is that of the first step that failed."""
    options = arguments()
    bench, page = options.bench.resolve(), options.page
    with tempfile.TemporaryDirectory() as scratch:
        work = (options.work or Path(scratch)).resolve()
        large = ["--large"] if options.large else []
        qrels = "qrels_large.tsv" if options.large else "qrels.tsv"
        site = work / "site"
        steps = (
            [sys.executable, bench / "make_repository.py", work / "knowledge", *large],
            [sys.executable, "-m", "lokm_build", "build", "--root", work, "--site", site, "--quiet"],
            [sys.executable, bench / "drive_site.py", (site / page).as_uri(), "--out", work / "run.jsonl"],
        )
        for step in steps:
            done = subprocess.run(list(map(str, step)), env={**os.environ, "BENCH_QRELS": qrels}, check=False)
            if done.returncode:
                return done.returncode
    return 0


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmark")
    parser.add_argument("--large", action="store_true", help="the large collection")
    parser.add_argument("--work", type=Path, help="keep repository, site and run here")
    parser.add_argument("--page", default="index.html", help="the page whose box is used")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
