"""Writes composed files below a folder."""

from collections.abc import Iterable
from pathlib import Path


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write each (site path, bytes); returns how many. A file that already holds these bytes is left alone."""
    made: set[Path] = set()
    count = 0
    for path, data in files:
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if not (target.exists() and target.read_bytes() == data):
            target.write_bytes(data)
        count += 1
    return count
