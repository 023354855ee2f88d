"""Prints the Python to set up with: of all `python3` on the PATH that will do, the quickest.

Run as a file by any Python 3, with nothing installed. A Python that was compiled without profile-guided
optimisation, as version managers do, takes up to a tenth more for each build than a distribution's own.
"""

import os
import subprocess

_WILL_DO = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))"

_WORK = """
import time
class Thing:
    def __init__(self, name, number):
        self.name, self.number = name, number
def work():
    known = {}
    for number in range(6000):
        thing = Thing(f"{number}-ก", number)
        known.setdefault(thing.name[-3:], []).append(thing)
    return "".join([f"{name}:{thing.number}" for name, things in sorted(known.items()) for thing in things])
times = []
for _ in range(12):
    began = time.process_time()
    work()
    times.append(time.process_time() - began)
print(min(times))
"""

_WORTH_IT = 0.95
"""The share of the first one's time that another one may take at most: the first is what the user expects."""


def quickest(pythons: "list[str]") -> str:
    """The first of these, or another that is clearly quicker; `python3` where none will do, which then says why."""
    suitable = [python for python in pythons if _output(python, _WILL_DO) is not None]
    if len(suitable) < 2:
        return suitable[0] if suitable else "python3"
    times = {python: min(_seconds(python), _seconds(python)) for python in suitable}
    best = min(suitable, key=times.__getitem__)
    return best if times[best] <= _WORTH_IT * times[suitable[0]] else suitable[0]


def on_the_path(path: str) -> "list[str]":
    """Every `python3` in these folders, each program once."""
    found = {}  # type: dict[str, str]
    for folder in path.split(os.pathsep):
        file = os.path.join(folder, "python3")
        if os.access(file, os.X_OK):
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _seconds(python: str) -> float:
    try:
        return float(_output(python, _WORK) or "")
    except ValueError:  # it failed, or said something else
        return float("inf")


def _output(python: str, code: str) -> "str | None":
    """What this Python prints; None when it fails."""
    try:
        done = subprocess.run([python, "-I", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode() if done.returncode == 0 else None


if __name__ == "__main__":
    print(quickest(on_the_path(os.environ.get("PATH", os.defpath))))
