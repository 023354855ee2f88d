"""Reads the files under `knowledge/` into Sources.

Takes a repository's root folder; returns every regular file, paths with forward
slashes and in NFC, sorted. What is no regular file (a symbolic link, a pipe), has a
name that is not UTF-8, or exceeds the limit is a finding, and is never opened.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.source import Source

KNOWLEDGE = "knowledge"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; beyond this an attachment does not belong on a USB stick with ten thousand others."""

IGNORED = {".git", ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"}
"""What desktops leave behind: no content, and no fault of an author."""


class NoKnowledgeError(Exception):
    """The root folder holds no `knowledge/` folder."""


@dataclass(frozen=True)
class Reading:
    """What was read, and what could not be."""

    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]


def read_sources(root: Path) -> Reading:
    """All files under `root/knowledge`. Raises NoKnowledgeError when there is no such folder."""
    top = root / KNOWLEDGE
    if not top.is_dir():
        raise NoKnowledgeError(str(root))
    sources: list[Source] = []
    findings: list[Finding] = []
    for entry, path in _entries(top, KNOWLEDGE):
        outcome = _read(entry, path)
        if isinstance(outcome, Source):
            sources.append(outcome)
        else:
            findings.append(outcome)
    return Reading(tuple(sorted(sources, key=lambda source: source.path)), tuple(sorted(findings)))


def count_assets(root: Path) -> int:
    """About how many assets there are, without reading any."""
    top = root / KNOWLEDGE
    return sum(path.endswith(".md") for _, path in _entries(top, KNOWLEDGE)) if top.is_dir() else 0


def _entries(folder: Path | str, path: str) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Every entry below that is not a plain folder, with its repository path; folders are not followed out."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name in IGNORED:
                continue
            inner = f"{path}/{unicodedata.normalize('NFC', entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, inner)
            else:
                yield entry, inner


def _read(entry: "os.DirEntry[str]", path: str) -> Source | Finding:
    printable = path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if printable != path:
        return finding("FILE-NAME-ENCODING", Place(printable))
    status = entry.stat(follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        return finding("FILE-SYMLINK", Place(path))
    if not stat.S_ISREG(status.st_mode):
        return finding("FILE-SPECIAL", Place(path))
    if status.st_size > LARGEST_FILE:
        return finding("FILE-SIZE", Place(path), size=f"{status.st_size:,}", limit=f"{LARGEST_FILE:,}")
    try:
        with open(entry.path, "rb", buffering=0) as file:
            return Source(path, file.readall())
    except OSError as error:
        return finding("FILE-UNREADABLE", Place(path), reason=error.strerror or str(error))
