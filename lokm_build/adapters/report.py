"""What ended a command, in Thai: what was refused, errors of the content, what the system forbids, or a fault of ours.

Of a fault it keeps what a maintainer needs in a file to send along. Never shows a traceback to an author.
"""

import errno
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from lokm_build import __version__
from lokm_build.adapters.publishing import FoundError, RefusedError
from lokm_build.checks.report import as_text

FOUND, REFUSED, FAULT = 1, 2, 3
"""Exit status."""

_SYSTEM_SAYS = {
    errno.EACCES: "ไม่มีสิทธิ์",
    errno.EPERM: "ไม่มีสิทธิ์",
    errno.EROFS: "สื่อนี้เขียนไม่ได้",
    errno.ENOSPC: "เนื้อที่เต็ม",
    errno.EISDIR: "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
    errno.ENOTDIR: "ทางไปผ่านไฟล์ที่ไม่ใช่โฟลเดอร์",
    errno.EEXIST: "มีไฟล์ชื่อนี้อยู่แล้ว",
    errno.ENAMETOOLONG: "ชื่อยาวเกินไป",
}
"""What the user can mend; anything else that a file system says is a fault of ours."""


def system_says(error: OSError) -> str:
    """The reason of the system in Thai, or in its own words where there are none."""
    return _SYSTEM_SAYS.get(error.errno or 0) or error.strerror or str(error)


def account(error: Exception) -> tuple[str, int]:
    """What to say of an error, and the exit status that goes with it."""
    if isinstance(error, RefusedError):
        return str(error), REFUSED
    if isinstance(error, FoundError):
        return f"{as_text(error.findings)}\nยังไม่ได้สร้างไฟล์ โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", FOUND
    reason = _SYSTEM_SAYS.get(error.errno or 0) if isinstance(error, OSError) else None
    if isinstance(error, OSError) and reason:
        return f"อ่านหรือเขียน '{error.filename or ''}' ไม่ได้: {reason}", REFUSED
    return write_report(error), FAULT


def write_report(error: BaseException) -> str:
    """Write the report; returns the Thai message to print, which names its file."""
    lines = [
        f"lokm {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {' '.join(sys.argv[1:])}",
        "",
        *traceback.format_exception(error),
    ]
    kept = _keep("\n".join(lines))
    where = f"รายละเอียดอยู่ในไฟล์ {kept} โปรดส่งไฟล์นี้ให้ผู้ดูแลระบบ" if kept else "และบันทึกรายละเอียดลงไฟล์ไม่ได้"
    return f"เกิดข้อผิดพลาดในโปรแกรม (ไม่ใช่ความผิดของเนื้อหา): {type(error).__name__}\n{where}"


def _keep(text: str) -> Path | None:
    try:
        handle, name = tempfile.mkstemp(prefix="lokm-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
    except OSError:
        return None
    return Path(name)
