#!/usr/bin/env python3
"""Measure the search of built sites through the real box, in headless Chromium over file://.

usage: measure.py                              the project's own judged set on the sample centre
       measure.py --bench DIR [--large]        a judged collection: DIR/make_repository.py writes it
       measure.py --scale DIR [--assets N]     cost of cold queries; DIR/make_repository.py N OUT writes the corpus
                [--queries DIR]                DIR/queries.jsonl instead of the sample's
       options: --work DIR keeps what is built, --site DIR measures a site that is built already,
                --page PATH is the page whose box is used, --run FILE keeps the rankings as JSON lines

A site is built as anybody builds one. The figures are those of what readers see and of what their browser loads.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests")]

import browsers  # noqa: E402 - the way the tests start browsers
from box import ask  # noqa: E402
from cold import costs, told  # noqa: E402
from judged import Query, by_class, load, table  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

TODAY = "2569-11-20"


def main() -> int:
    """Build what is asked for, measure it, print a table."""
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        work = (options.work or Path(scratch)).resolve()
        site = options.site.resolve() if options.site else build(options, work)
        browser = playwright.chromium.launch(executable_path=browsers.chromium(), args=browsers.CHROMIUM_FLAGS)
        print(told(costs(browser, site, texts(options.queries))) if options.scale else scored(browser, site, options))
        browser.close()
    return 0


def build(options: argparse.Namespace, work: Path) -> Path:
    """The site of the collection; steps that fail end the run."""
    root, site = ROOT, work / "site"
    if options.bench or options.scale:
        root = work
        size = ["--large"] if options.large else []
        command = (
            [options.scale / "make_repository.py", options.assets, work / "knowledge"]
            if options.scale
            else [options.bench / "make_repository.py", work / "knowledge", *size]
        )
        run(command)
    run(["-m", "lokm_build", "build", "--root", root, "--site", site, "--quiet", "--today", TODAY])
    return site


def run(arguments: Sequence[object]) -> None:
    """Run Python with these arguments."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, *map(str, arguments)], check=True, env=environment, stdout=sys.stderr)


def scored(browser: Browser, site: Path, options: argparse.Namespace) -> str:
    """Rankings of all judged queries, scored."""
    queries = collection(options)
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.goto((site / options.page).as_uri())
    found = {query.qid: ask(page.evaluate, query.text) for query in queries}
    page.close()
    if options.run:
        lines = (json.dumps({"qid": qid, "ranked": ranked}) for qid, ranked in found.items())
        options.run.write_text("\n".join(lines) + "\n", "utf-8")
    return table(by_class(found, queries))


def collection(options: argparse.Namespace) -> tuple[Query, ...]:
    """The judged queries that belong to the site."""
    if options.bench:
        return load(options.bench, "qrels_large.tsv" if options.large else "qrels.tsv")
    return load(HERE / "sample")


def texts(folder: Path) -> list[str]:
    """Queries for measuring cost."""
    return [query.text for query in load(folder)]


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(usage=(__doc__ or "").partition("usage: ")[2].partition("\n\n")[0])
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--bench", type=Path)
    what.add_argument("--scale", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--assets", type=int, default=1000)
    parser.add_argument("--queries", type=Path, default=HERE / "sample")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--page", default="index.html")
    parser.add_argument("--run", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
