"""`lokm fix --encoding`: files of old programs become UTF-8, each in one step and without losing a letter."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lokm_build.adapters.publishing import refuse_no_knowledge
from lokm_build.parse.encodings import in_utf8, name_of
from lokm_build.site.sources import read_sources

_TEXTS = (".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that is not in UTF-8: `was` is what it was in, `possible` whether that can be told for certain."""

    path: str
    was: str
    possible: bool


def fix_encodings(root: Path, dry: bool) -> Iterator[Fixed]:
    """Convert every text below `root/knowledge` that is not in UTF-8; with `dry` only tell. Raises RefusedError."""
    refuse_no_knowledge(root)
    for source in read_sources(root).sources:
        if not source.path.lower().endswith(_TEXTS):
            continue
        found, file = in_utf8(source.data), root / source.path
        if found and file.is_file():
            if not dry:
                _replace(file, found[0])
            yield Fixed(source.path, found[1], possible=True)
        elif found or not _is_utf8(source.data):
            yield Fixed(source.path, found[1] if found else name_of(source.data), possible=False)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _replace(file: Path, data: bytes) -> None:
    handle, aside = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(aside, file.stat().st_mode & 0o777)
        os.replace(aside, file)
    except BaseException:
        os.unlink(aside)
        raise
