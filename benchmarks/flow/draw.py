"""What drawing costs: the column and the figure of a hundred procedures of twenty steps, each with texts of its own.

    python benchmarks/flow/draw.py [--procedures 100] [--steps 20]

Prints processor seconds for reading the font and the word list (once a process), then for drawing.
"""

import argparse
import time

from lokm_build.model.asset import Step
from lokm_build.render.flow import flow_column, flow_figure, flow_in_words
from lokm_build.render.flow.measure import lines

_TEXTS = (
    "ตรวจสอบเอกสารหลักฐานการเบิกจ่ายของหน่วยงาน",
    "เสนอผู้บังคับบัญชาพิจารณา",
    "ลงทะเบียนรับในระบบสารบรรณอิเล็กทรอนิกส์",
    "ประชุมคณะทำงานเพื่อกำหนดแนวทาง",
    "จัดทำร่างรายงาน LO",
    "แจ้งเวียนผู้เกี่ยวข้อง",
)
_BACK = {5: 2, 10: 7, 15: 3}
"""Decisions, and where their *no* leads."""


def procedure(number: int, count: int) -> tuple[Step, ...]:
    """A procedure whose texts no other has, so that nothing measured is remembered from the one before."""
    return tuple(_step(number, at, count) for at in range(1, count + 1))


def _step(number: int, at: int, count: int) -> Step:
    text = f"{_TEXTS[(number + at) % len(_TEXTS)]} {number}/{at}"
    if at % 20 in _BACK:
        return Step.model_validate(
            {"number": at, "text": f"{text} เห็นชอบหรือไม่", "shape": "decision", "no": at - at % 20 + _BACK[at % 20]}
        )
    shape = "start" if at == 1 else "end" if at == count else "document" if at % 4 == 0 else "process"
    return Step.model_validate({"number": at, "text": text, "shape": shape})


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--procedures", type=int, default=100)
    arguments.add_argument("--steps", type=int, default=20)
    given = arguments.parse_args()
    procedures = [procedure(number, given.steps) for number in range(given.procedures)]
    start = time.process_time()
    lines("เตรียม", 100, 14)
    ready = time.process_time()
    size = sum(len("".join(flow_column(one)).encode()) for one in procedures)
    column = time.process_time()
    whole = sum(len(flow_figure(one).encode()) for one in procedures)
    figure = time.process_time()
    told = sum(len(flow_in_words(one)) for one in procedures)
    print(f"font and words {ready - start:.3f} s, {told} steps:")
    print(f"  columns {column - ready:.3f} s, {size / len(procedures) / 1000:.1f} KB a procedure")
    print(f"  figures {figure - column:.3f} s, {whole / len(procedures) / 1000:.1f} KB a procedure")
    print(f"  in words {time.process_time() - figure:.3f} s")


if __name__ == "__main__":
    main()
