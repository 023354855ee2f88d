"""An asset as it was written: its front matter and body as text, and the places of what is found there.

Also the registry's texts, which carry the place of their entry.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from lokm_build.model.asset import Asset
from lokm_build.model.place import Place
from lokm_build.model.record import record
from lokm_build.model.registry import REGISTRY_LISTS, Registry
from lokm_build.parse.names import REGISTRY

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = re.compile(r"`+")


@record()
class Written:
    """A text of a file that begins on `line`."""

    path: str
    text: str
    line: int
    column: int = 1

    def place(self, offset: int) -> Place:
        """The place of the character at this offset."""
        before = self.text.count("\n", 0, offset)
        column = offset - self.text.rfind("\n", 0, offset)
        return Place(self.path, self.line + before, column if before else self.column + column - 1)


def parts(asset: Asset) -> tuple[Written, Written]:
    """Front matter and body."""
    head_line = asset.body_line - 1 - asset.head.count("\n")
    return Written(asset.path, asset.head, head_line), Written(asset.path, asset.body, asset.body_line)


def record_texts(asset: Asset) -> Iterator[Written]:
    """The files of records beside the asset."""
    return (Written(path, text, 1) for path, text in asset.records)


def registry_texts(registry: Registry) -> Iterator[Written]:
    """Every text of the registry, at the place of its entry."""
    yield from _texts(f"{REGISTRY}centre.yml", 1, registry.centre)
    for stem, row in REGISTRY_LISTS.items():
        path = f"{REGISTRY}{stem}.yml"
        for number, entry in enumerate(getattr(registry, stem)):
            place = registry.places.get((stem, row.name_of(entry, number)), Place(path))
            yield from _texts(path, place.line, entry)


def _texts(path: str, line: int, entry: BaseModel) -> Iterator[Written]:
    for text in _strings(entry.model_dump(mode="python")):
        yield Written(path, text, line)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def without_code(text: str) -> str:
    """The text with spaces for fenced and inline code, of the same length and lines."""
    return _without_spans(_without_fences(text)) if "`" in text or "~~~" in text else text


def _without_fences(text: str) -> str:
    kept: list[str] = []
    done, opened, start = 0, "", 0
    for fence in _FENCE.finditer(text):
        if not opened:
            opened, start = fence[1], fence.start()
        elif fence[1].startswith(opened) and not fence[0].strip(" `~"):
            kept += [text[done:start], _blank(text[start : fence.end()])]
            done, opened = fence.end(), ""
    if opened:
        kept += [text[done:start], _blank(text[start:])]
        done = len(text)
    return "".join([*kept, text[done:]])


def _without_spans(text: str) -> str:
    """Each run of backticks is closed by the next of its length."""
    runs = list(_TICKS.finditer(text))
    following: dict[int, int] = {}
    closing: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        closing[index] = following.get(length)
        following[length] = index
    kept: list[str] = []
    done = index = 0
    while index < len(runs):
        close = closing[index]
        if close is None:
            index += 1
            continue
        kept += [text[done : runs[index].start()], _blank(text[runs[index].start() : runs[close].end()])]
        done, index = runs[close].end(), close + 1
    return "".join([*kept, text[done:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
