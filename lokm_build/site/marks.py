"""The mark that a published site carries: which edition it is, and that it is ours to replace."""

import json
from pathlib import Path

from lokm_build import __version__
from lokm_build.model.catalogue import Edition

SITE_MARK = "lokm-site.json"


def site_mark(edition: Edition) -> bytes:
    """The bytes of the mark."""
    return json.dumps({"generator": f"lokm {__version__}", "edition": str(edition)}).encode() + b"\n"


def edition_of(site: Path) -> Edition | None:
    """The edition of the site in this folder; None when the folder holds no site of ours."""
    try:
        return Edition(json.loads((site / SITE_MARK).read_bytes())["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
