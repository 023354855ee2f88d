"""The offline ZIP: a composed site under one folder, with the SHA-256 of every file.

Names are ASCII, entries are sorted and carry one fixed time, so that the same site
gives the same bytes on every machine.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping

from lokm_build.render.policy import ALONE, guarded

SUMS = "SHA256SUMS.txt"
OPEN_ME = "OPEN-ME.html"
_TIME = (1980, 1, 1, 0, 0, 0)
_PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".zip", ".docx", ".xlsx", ".pptx", ".pdf")
"""What is compressed already."""

_OPENER = guarded(
    '<!doctype html><html lang="th"><meta charset="utf-8"><title>เปิดศูนย์ความรู้</title>'
    '<meta http-equiv="refresh" content="0; url=site/index.html">'
    '<p><a href="site/index.html">เปิดศูนย์ความรู้</a></p></html>\n',
    ALONE,
)


def archive(site: Mapping[str, bytes], folder: str) -> bytes:
    """The ZIP's bytes: `folder/OPEN-ME.html` leads to `folder/site/index.html`.

    Raises UnicodeEncodeError for a name that is not ASCII.
    """
    entries = {f"site/{path}": data for path, data in site.items()} | {OPEN_ME: _OPENER.encode()}
    entries[SUMS] = check_sums(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path in sorted(entries):
            add(made, f"{folder}/{path}", entries[path])
    return out.getvalue()


def check_sums(entries: Mapping[str, bytes]) -> bytes:
    """One line a file, as `sha256sum --check` reads it."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(entries.items())).encode()


def add(made: zipfile.ZipFile, path: str, data: bytes) -> None:
    """Put one entry into a ZIP that is the same every time."""
    path.encode("ascii")
    entry = zipfile.ZipInfo(path, _TIME)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if path.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    made.writestr(entry, data, compresslevel=9)
