"""Encodings of Thai texts from old programs: which one bytes are in, and the same text in UTF-8.

TIS-620 and Windows-874 (one for our purpose: cp874), UTF-16 with or without its mark, and UTF-8 that was
taken for Windows-1252 or Windows-874 and saved once more. Pure functions of bytes.
"""

import re
from collections.abc import Iterator

THAI = re.compile("[\u0e00-\u0e7f]")
TWICE = re.compile("à¸[\u0080-\u00bf]|เธ[\u0080-\u00ff]|เน[\u0080-\u009f]")
"""What Thai letters in UTF-8 look like to who takes them for Windows-1252 or Windows-874."""

_MISTAKEN = ("cp1252", "latin-1", "cp874")


def is_utf16(data: bytes) -> bool:
    """Whether bytes look like UTF-16: by the mark, or by what nearly every second one is."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or _are_high(data[1:40:2]) or _are_high(data[:40:2])


def _are_high(data: bytes) -> bool:
    """Whether these are the upper halves of letters: 0 of Latin ones, 14 of Thai ones."""
    return data.count(0x00) + data.count(0x0E) > 15


def name_of(data: bytes) -> str:
    """The likeliest encoding of bytes that are neither UTF-8 nor UTF-16, for a message."""
    broken = data.decode("utf-8", "replace")
    if len(THAI.findall(broken)) > 3 * broken.count("\ufffd"):
        return "UTF-8 ที่มีบางไบต์เสีย"
    high = [byte for byte in data if byte >= 0x80]
    thai = sum(0xA1 <= byte <= 0xFB for byte in high)
    return "TIS-620 หรือ Windows-874" if thai > 0.8 * len(high) else "ไม่ทราบชนิด"


def in_utf8(data: bytes) -> tuple[bytes, str] | None:
    """The text in UTF-8 and the name of what it was in; None when it is in UTF-8, or nothing tells what it is in.

    Only where nothing is lost: the result, written as it was, gives the very bytes again.
    """
    for name, codec in _candidates(data):
        try:
            text = data.decode(codec)
            if text.encode(codec) == data:
                return text.removeprefix("\ufeff").encode(), name
        except UnicodeError:
            continue
    return _mended(data)


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    if is_utf16(data):
        little = data[:2] == b"\xff\xfe" or (data[:2] != b"\xfe\xff" and _are_high(data[1:40:2]))
        yield "UTF-16", "utf-16-le" if little else "utf-16-be"
    elif not _is_utf8(data) and name_of(data).startswith("TIS"):
        yield "TIS-620 (Windows-874)", "cp874"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _mended(data: bytes) -> tuple[bytes, str] | None:
    """What was converted once too often, converted back."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if len(TWICE.findall(text[:20_000])) <= 5:
        return None
    for codec in _MISTAKEN:
        try:
            once = text.encode(codec).decode()
        except UnicodeError:
            continue
        if THAI.search(once):
            return once.encode(), "UTF-8 ที่ถูกแปลงซ้ำสองครั้ง"
    return None
