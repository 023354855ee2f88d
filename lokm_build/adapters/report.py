"""A fault of ours: says so in Thai, and keeps what a maintainer needs in a file to send along.

Never shows a traceback to an author.
"""

import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from lokm_build import __version__


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
