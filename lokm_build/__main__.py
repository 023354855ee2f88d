"""`python -m lokm_build` is the command `lokm`; says in Thai when what it needs is not installed.

Written for any Python 3, since an old one is among what may be wrong.
"""

import atexit
import gc
import os
import sys
import threading


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for NumPy: nothing here is worth threads that stand by
    gc.disable()  # nothing of what is imported is garbage, and to look for some takes a fifth of the start
    try:
        from lokm_build.adapters.cli import main as run
    except (ImportError, SyntaxError) as error:
        told, status = _unstarted(error)
        print(told, file=sys.stderr)
        sys.exit(status)
    gc.enable()
    try:
        run()
    except SystemExit as end:
        _end(end.code)
        raise


def _end(status: object) -> None:
    """End here and now: to give back the memory of a large build piece by piece takes longer than to publish it."""
    if not isinstance(status, int) or threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read it has gone: Python has its own words for that
        return
    os._exit(status)


def _unstarted(error: Exception) -> "tuple[str, int]":
    """What to say, and the exit status, when not even the command line can be imported."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an old one may come as far as this
        return "Python รุ่นนี้เก่าเกินไป ต้องใช้ 3.11 ขึ้นไป โปรดติดตั้งรุ่นใหม่ ลบ .venv แล้วสั่ง make site อีกครั้ง", 2
    if not isinstance(error, ModuleNotFoundError):
        raise error
    if sys.argv[1:2] == ["doctor"]:
        return _examined(error.name), 1
    return (
        f"ยังไม่ได้ติดตั้งส่วนประกอบ '{error.name}' โปรดสั่ง make site หรือ pip install -r requirements.lock แล้วสั่งใหม่"
        "\nดูทุกส่วนที่ขาดด้วย lokm doctor",
        2,
    )


def _examined(missing: "str | None") -> str:
    """The part of `lokm doctor` that needs no package; one is known to be missing."""
    from pathlib import Path

    from lokm_build.doctor.ailment import exit_code, lines, summary
    from lokm_build.doctor.program import program, unimportable

    found = [*program(Path())]
    if exit_code(found) == 0:
        found = [unimportable(missing), *found]
    return "\n".join([*lines(found), summary(found)])


if __name__ == "__main__":
    main()
