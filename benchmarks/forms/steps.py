#!/usr/bin/env python3
"""What the steps of SOPs add to a build: the same centre is built with them and without them, cold, in turn.

usage: steps.py [--sops 100] [--steps 20] [--rounds 3]

Each SOP has a decision with a way back in every fifth step, details, durations, roles and documents. Printed are the
CPU seconds (user and system, all processes) of each build, the difference of the least ones, and the largest page.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = "\n\n".join(f"## {name}\n\nเนื้อหาของหัวข้อนี้" for name in ("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ"))
REGISTRY = {
    "centre.yml": "name: ศูนย์\norganisation: กรม\n",
    "units.yml": "- {code: dept, name: กรม}\n",
    "topics.yml": "- {code: work, name: งาน}\n",
}
DURATIONS = ("2 วัน", "1–2 สัปดาห์", "30 นาที", "ต.ค. 64 – ก.พ. 65", "ภายใน 7 วันทำการ", "ทุกเดือน")


def step(sop: int, number: int, count: int) -> str:
    """One step, unlike those of other SOPs."""
    asks = number % 5 == 0 and number < count
    ways = f", shape: decision, yes: {number + 1}, no: {max(1, number - 3)}" if asks else ""
    text = f"ผู้บังคับบัญชาเห็นชอบเรื่องที่ {sop} หรือไม่" if asks else f"ดำเนินการตามแผนส่วนที่ {sop} ขั้น {number}"
    return (
        f"  - {{number: {number}, text: {text}, detail: ตรวจเอกสารของเรื่องที่ {sop} ให้ครบแล้วบันทึกผลในทะเบียนของหน่วยงาน"
        f", duration: {DURATIONS[(sop + number) % len(DURATIONS)]}, role: [เลขานุการ, เจ้าพนักงานธุรการ {number % 4}]"
        f", documents: [แบบ {number}, ทะเบียนคุม]{ways}}}\n"
    )


def write(folder: Path, sops: int, steps: int) -> None:
    """A centre of so many SOPs; without steps, everything else is the same."""
    for name, text in REGISTRY.items():
        path = folder / "knowledge" / "registry" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for sop in range(sops):
        told = "".join(step(sop, number, steps) for number in range(1, steps + 1))
        front = f"title: งานที่ {sop}\nkind: sop\nunit: dept\ntopics: [work]\nfiscal_year: 2566\nsummary: สรุปงานที่ {sop}\n"
        text = f"---\n{front}{'steps:' + chr(10) + told if told else ''}---\n\n{SECTIONS}\n"
        (folder / "knowledge" / f"sop-{sop}.md").write_text(text, "utf-8")


def cpu(folder: Path) -> float:
    """The CPU seconds of one build that finds nothing from before."""
    with tempfile.TemporaryDirectory() as cache:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "lokm_build", "build", "--root", str(folder), "--quiet", "--jobs", "1"]
        environment = {**os.environ, "LOKM_CACHE": cache, "XDG_CACHE_HOME": cache, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Build in turn, and tell."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--sops", type=int, default=100)
    wanted.add_argument("--steps", type=int, default=20)
    wanted.add_argument("--rounds", type=int, default=3)
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as name:
        without, with_steps = Path(name) / "without", Path(name) / "with"
        write(without, given.sops, 0)
        write(with_steps, given.sops, given.steps)
        pairs = [(cpu(without), cpu(with_steps)) for _ in range(given.rounds)]
        pages = (with_steps / "site" / "knowledge").glob("sop-*.html")
        largest = max(path.stat().st_size for path in pages)
    for plain, full in pairs:
        print(f"without {plain:.2f} s   with {full:.2f} s   difference {full - plain:.2f} s")
    least = min(full for _, full in pairs) - min(plain for plain, _ in pairs)
    print(f"{given.sops} SOPs of {given.steps} steps add {least:.2f} s of CPU; the largest page has {largest:,} bytes")


if __name__ == "__main__":
    main()
