"""What git knows of the files under `knowledge/`: the day of the last change, and how many people changed each.

Takes a repository's root folder; returns Histories by path, or none where there is
no git or no history. Names of contributors are counted, never kept.
"""

import datetime
import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from lokm_build.model.source import History
from lokm_build.site.sources import KNOWLEDGE
from lokm_build.thai.dates import BANGKOK

_COMMIT = "\x01"
_WHERE = ("rev-parse", "HEAD", "--is-shallow-repository")
_COMMAND = (
    "-c", "core.quotePath=false", "log", "--no-renames", "--no-color", "--relative",
    f"--format={_COMMIT}%ct %aE", "--name-only", "-z", "--", KNOWLEDGE,
)  # fmt: skip


def read_history(root: Path) -> Mapping[str, History]:
    """Histories by repository path; empty when `root` is no git work tree or git is not installed."""
    try:
        return _history_at(root.resolve(), _git(root, *_WHERE))
    except (OSError, subprocess.SubprocessError):
        return {}


@lru_cache(maxsize=1)
def _history_at(root: Path, commit: bytes) -> Mapping[str, History]:  # noqa: ARG001 - the commit makes it another history
    """A preview builds again and again at one commit, and a long history takes its time."""
    return _histories(_git(root, *_COMMAND).decode("utf-8", "replace"))


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(("git", *arguments), cwd=root, capture_output=True, timeout=60, check=True).stdout


def _histories(log: str) -> Mapping[str, History]:
    changed: dict[str, int] = {}
    people: dict[str, set[str]] = {}
    for when, who, path in _changes(log):
        changed[path] = max(changed.get(path, 0), when)
        people.setdefault(path, set()).add(who)
    return {
        path: History(datetime.datetime.fromtimestamp(when, BANGKOK).date(), len(people[path]))
        for path, when in changed.items()
    }


def _changes(log: str) -> Iterator[tuple[int, str, str]]:
    """(time, author, path) of every file of every commit of a `-z` log."""
    for commit in log.split(_COMMIT)[1:]:
        head, _, names = commit.replace("\0", "\n").partition("\n")
        when, _, who = head.partition(" ")
        for name in filter(None, names.split("\n")):
            yield int(when), who.strip().lower(), name
