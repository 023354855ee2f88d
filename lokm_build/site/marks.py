"""The mark that a published site carries: which edition it is, that it is ours to replace, and what belongs to it.

What belongs to it is told by folder, so that a copy that lost files on its way (by FTP, to a USB stick) is known
for one anywhere, and the folder to look into is named.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from lokm_build import __version__
from lokm_build.model.catalogue import Edition

SITE_MARK = "lokm-site.json"

Tally = Mapping[str, tuple[int, int]]
"""How many files there are and how many bytes they hold, by the first folder of their paths (none: the site's own)."""


def tally(sizes: Iterable[tuple[str, int]]) -> Tally:
    """The tally of files, of which path and size are given."""
    counted: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for path, size in sizes:
        folder = path.partition("/")[0] if "/" in path else ""
        files, total = counted[folder]
        counted[folder] = files + 1, total + size
    return dict(sorted(counted.items()))


def site_mark(edition: Edition, held: Tally) -> bytes:
    """The bytes of the mark of a site that holds these files besides the mark itself."""
    told = {"generator": f"lokm {__version__}", "edition": str(edition), "files": held}
    return json.dumps(told).encode() + b"\n"


def edition_of(site: Path) -> Edition | None:
    """The edition of the site in this folder; None when the folder holds no site of ours."""
    try:
        return Edition(json.loads((site / SITE_MARK).read_bytes())["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def tally_of(site: Path) -> Tally:
    """What the mark says that the site holds; nothing when it does not say."""
    try:
        held = json.loads((site / SITE_MARK).read_bytes())["files"]
        return {str(folder): (int(files), int(size)) for folder, (files, size) in held.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
