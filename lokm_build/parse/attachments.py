"""Attachments: files of an allow-list, whose content is what the name says.

Takes a Source; returns findings, of which errors forbid it. Looks at the first bytes, the size of a
picture as its header gives it (nothing is decoded), whether a picture tells where it was taken, commands
and macros in documents (known by the part inside their ZIP directory), and people in lists.
"""

import re
import struct
from collections.abc import Iterator
from itertools import islice

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.personal import personal_numbers
from lokm_build.model.place import Place
from lokm_build.model.source import Source
from lokm_build.parse.text import size

LIMIT = 50 * 2**20
MOST_POINTS = 64_000_000
LONGEST_SIDE = 16_000
_TOLD = 5

_ZIP = (b"PK\x03\x04",)
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": _ZIP,
    "xlsx": _ZIP,
    "pptx": _ZIP,
    "odt": _ZIP,
    "ods": _ZIP,
    "odp": _ZIP,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "csv": (),
    "txt": (),
}
EXTENSIONS = tuple(_SIGNATURES)
IMAGES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
_MACROS = re.compile(rb"vbaProject\.bin|/activeX/|Basic/Standard/", re.IGNORECASE)
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)\b")
_TEXTS = ("csv", "txt")
_CODES = {"id": "PRIVATE-ID", "mobile": "PRIVATE-PHONE", "account": "PRIVATE-ACCOUNT"}


def extension(path: str) -> str:
    """The extension in lower case, without its dot."""
    return path.rpartition("/")[2].rpartition(".")[2].lower()


def attachment_findings(source: Source) -> Iterator[Finding]:
    """What is wrong with this file as an attachment."""
    place, kind = Place(source.path), extension(source.path)
    if kind not in _SIGNATURES:
        yield finding("FILE-FORBIDDEN", place, extension=f".{kind}", allowed=", ".join(EXTENSIONS))
    elif not source.data:
        yield finding("FILE-EMPTY", place)
    elif len(source.data) > LIMIT:
        yield finding("FILE-SIZE", place, size=size(len(source.data)), limit=size(LIMIT))
    elif not _is(kind, source.data):
        yield finding("FILE-CONTENT", place, extension=f".{kind}")
    else:
        yield from _active(kind, source.data, place)
        yield from _picture(kind, source.data, place)
        yield from _personal(kind, source)


def _is(kind: str, data: bytes) -> bool:
    if kind in _TEXTS:
        return b"\0" not in data[:4096]
    if kind == "webp":
        return data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    start = data[:1024].lstrip() if kind == "pdf" else data
    return start.startswith(_SIGNATURES[kind])


def _active(kind: str, data: bytes, place: Place) -> Iterator[Finding]:
    if _SIGNATURES[kind] is _ZIP and _MACROS.search(data):
        yield finding("FILE-ACTIVE", place, what="มาโคร")
    elif kind == "pdf" and (found := _ACTIVE_PDF.search(_STREAM.sub(b"", data))):
        yield finding("FILE-ACTIVE", place, what=f"คำสั่ง {found[0].decode()}")


def _personal(kind: str, source: Source) -> Iterator[Finding]:
    """Lists of people are what tables are made of: text files are searched, the first few places told."""
    if kind not in _TEXTS:
        return
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.data.decode("cp874", "replace")
    for found in islice(personal_numbers(text), _TOLD):
        line = text.count("\n", 0, found.start) + 1
        yield finding(_CODES[found.kind], Place(source.path, line), value=found.mask)


def _picture(kind: str, data: bytes, place: Place) -> Iterator[Finding]:
    width, height = _dimensions(kind, data)
    if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
        yield finding("IMAGE-SIZE", place, width=f"{width:,}", height=f"{height:,}")
    if kind in IMAGES and _tells_place(data):
        yield finding("IMAGE-LOCATION", place)


def _dimensions(kind: str, data: bytes) -> tuple[int, int]:
    """Width and height as the header gives them; 0 × 0 when it does not."""
    try:
        if kind == "png":
            return struct.unpack(">II", data[16:24])
        if kind == "gif":
            return struct.unpack("<HH", data[6:10])
        if kind in ("jpg", "jpeg"):
            return _jpeg_dimensions(data)
        if kind == "webp":
            return _webp_dimensions(data)
    except struct.error:
        return 0, 0
    return 0, 0


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Marker and start of each segment before the picture's data."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        yield marker, at + 4
        if marker == 0xDA:
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _jpeg_dimensions(data: bytes) -> tuple[int, int]:
    for marker, start in _jpeg_segments(data):
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[start + 1 : start + 5])
            return width, height
    return 0, 0


def _webp_dimensions(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack("<HH", data[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _tells_place(data: bytes) -> bool:
    """Whether Exif data in the picture has a GPS directory (tag 0x8825)."""
    for marker, order in ((b"II*\0", "<"), (b"MM\0*", ">")):
        at = data.find(marker, 0, 2**20)
        if at >= 0 and _has_gps(data, at, order):
            return True
    return False


def _has_gps(data: bytes, base: int, order: str) -> bool:
    try:
        (offset,) = struct.unpack_from(f"{order}I", data, base + 4)
        (count,) = struct.unpack_from(f"{order}H", data, base + offset)
        first = base + offset + 2
        tags = [struct.unpack_from(f"{order}H", data, first + 12 * n)[0] for n in range(min(count, 200))]
    except struct.error:
        return False
    return 0x8825 in tags
