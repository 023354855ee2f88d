"""What a query costs a reader whose browser knows nothing of the site yet: bytes, files and time.

Every query gets a new browser context. The reader opens the page, turns to the box, waits until it is ready,
and pastes the query; the time runs from there until the box shows its answer. Bytes are those of the
files on disk, so a server that compresses sends less.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import unquote, urlsplit

from box import ASK
from playwright.sync_api import Browser

WAITS = 400
"""Milliseconds until a page is quiet."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One cold query: bytes of scripts, of the index before the first keystroke and for the query, files, time."""

    scripts: int
    ready: int
    query: int
    files: int
    ms: float


def costs(browser: Browser, site: Path, queries: Sequence[str], page: str = "knowledge/index.html") -> list[Cost]:
    """The cost of each query from that page's box."""
    return [_cost(browser, site / page, query) for query in queries]


def _cost(browser: Browser, page: Path, query: str) -> Cost:
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    asked: list[Path] = []
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(Path(unquote(urlsplit(request.url).path))))
    tab.goto(page.as_uri())
    tab.wait_for_timeout(WAITS / 2)
    opened = len(asked)
    tab.locator("input[type=search]").first.focus()
    tab.wait_for_timeout(WAITS)
    ready = len(asked)
    ms = tab.evaluate(ASK, query)["ms"]
    context.close()
    before, after = asked[opened:ready], asked[ready:]
    loader = [path for path in asked[:opened] if path.name == "search.js"]
    return Cost(
        scripts=_bytes([path for path in (*loader, *before, *after) if "assets" in path.parts]),
        ready=_bytes([*loader, *before]),
        query=_bytes([*loader, *before, *after]),
        files=len(before) + len(after),
        ms=ms,
    )


def _bytes(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())


def told(found: Sequence[Cost]) -> str:
    """The costs as a table."""
    rows = [f"{len(found)} cold queries", "| | p50 | p95 | most |", "| --- | ---: | ---: | ---: |"]
    for name, values in (
        ("all bytes that a query loads, KB", [one.query / 1000 for one in found]),
        ("… of these scripts, KB", [one.scripts / 1000 for one in found]),
        ("… of these before the first keystroke, KB", [one.ready / 1000 for one in found]),
        ("files", [float(one.files) for one in found]),
        ("time to results, ms", [one.ms for one in found]),
    ):
        ordered = sorted(values)
        rows.append(f"| {name} | {median(ordered):.0f} | {quantiles(ordered, n=20)[-1]:.0f} | {ordered[-1]:.0f} |")
    return "\n".join(rows)
