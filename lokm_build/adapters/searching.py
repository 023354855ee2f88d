"""`lokm search`: the search of a built site without a browser, by the same scripts over the same files.

The scripts run in an interpreter that has no door: it can call nothing of ours. It queues the files that it would
load; we read them from the site's folders of scripts and of the index and hand them in. Memory, stack and time are
limited.
"""

import json
import re
import time
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from lokm_build.adapters.publishing import RefusedError
from lokm_build.search.answer import Answer, read_answer

LOADER = ("search-box", "search")
"""Scripts that load all others, as a page would. So a site of any version is searched by its own scripts."""

MEMORY = 256 * 2**20
STACK = 512 * 2**10
SECONDS = 20
SHOWN = 10
READ_FOR_MORE = 60
"""How many documents the full results page reads, where the box reads fewer; more than these are never listed."""

_ADDRESS = re.compile(r"\./((?:assets/lokm|search)/[a-z0-9/-]+\.js)(?:\?[0-9a-z]*)?")


class SearchFailedError(RefusedError):
    """The site's index or its scripts cannot be used."""


class SiteSearch:
    """The search of one built site, ready for any number of queries."""

    def __init__(self, site: Path) -> None:
        if not (site / "search" / "head.js").is_file():
            raise RefusedError(f"ไม่พบดัชนีค้นหาใน '{site}' โปรดสั่ง lokm build ก่อน แล้วค้นใหม่")
        self._site = site
        self._context = _interpreter()
        self._run((files("lokm_build") / "search/embedded/window.js").read_text("utf-8"))
        for name in LOADER:
            self._run(self._read(f"assets/lokm/{name}.js"))

    def ask(self, query: str, most: int = SHOWN, facets: Mapping[str, str] | None = None) -> Answer:
        """What the box would answer, at most so many results; `facets` narrows as the results page does."""
        texts = READ_FOR_MORE if most > SHOWN else 0
        options = json.dumps({"texts": texts, "facets": dict(facets or {})})
        self._run(f"lokm.page.search({json.dumps(query)}, {options}, {most})")
        told: dict[str, Any] = json.loads(self._outcome())
        if "error" in told:
            raise SearchFailedError(f"อ่านดัชนีค้นหาไม่สำเร็จ ({told['error']}) โปรดสั่ง lokm build ใหม่")
        return read_answer(query, told)

    def _outcome(self) -> str:
        """Let the scripts run, and hand in what they ask for, until they have an answer."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            self._settle()
            if outcome := self._run("lokm.page.outcome()"):
                return str(outcome)
            if address := self._run("lokm.page.asked()"):
                self._hand_in(str(address))
            elif not self._run("lokm.page.tick()"):
                break
        raise SearchFailedError("การค้นหาไม่จบในเวลาที่กำหนด โปรดลองคำที่สั้นลง หรือสั่ง lokm build ใหม่")

    def _hand_in(self, address: str) -> None:
        found = _ADDRESS.fullmatch(address)
        path = self._site / found[1] if found else None
        came = path is not None and path.is_file()
        if came and path:
            self._run(path.read_text("utf-8"))
        self._run(f"lokm.page.came({json.dumps(came)})")

    def _read(self, path: str) -> str:
        try:
            return (self._site / path).read_text("utf-8")
        except FileNotFoundError as error:
            raise SearchFailedError(f"เว็บใน '{self._site}' ไม่มี {path} โปรดสั่ง lokm build ใหม่") from error

    def _run(self, script: str) -> Any:
        import quickjs

        try:
            return self._context.eval(script)
        except quickjs.JSException as error:
            raise _failed(error) from error

    def _settle(self) -> None:
        import quickjs

        try:
            while self._context.execute_pending_job():
                pass
        except quickjs.JSException as error:
            raise _failed(error) from error


def _failed(error: Exception) -> SearchFailedError:
    reason = str(error).splitlines()[0]
    return SearchFailedError(f"โปรแกรมค้นหาของเว็บนี้ทำงานไม่สำเร็จ ({reason}) โปรดสั่ง lokm build ใหม่")


def _interpreter() -> Any:
    # Imported here: where no interpreter can be installed, every other command still works.
    try:
        import quickjs
    except ImportError as error:
        raise RefusedError("เครื่องนี้ไม่มีตัวแปลภาษาที่ lokm search ใช้ (quickjs-ng) โปรดใช้ช่องค้นหาของเว็บแทน") from error
    context = quickjs.Context()
    context.set_memory_limit(MEMORY)
    context.set_max_stack_size(STACK)
    context.set_time_limit(SECONDS)
    return context
