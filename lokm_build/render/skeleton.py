"""The skeleton of a new asset: front matter to fill in, and the sections of its kind with instructions in Thai.

Takes a kind and what is known already; returns Markdown. Instructions are HTML
comments, which every page leaves out, so an author may leave them standing.
"""

import datetime
from dataclasses import dataclass

from lokm_build.model.kinds import KINDS, Kind, KindInfo, Section
from lokm_build.model.registry import Registry
from lokm_build.thai.dates import buddhist_year, fiscal_year, format_date

_STEPS = """\
steps:                 # หนึ่งบรรทัดต่อหนึ่งขั้นตอน; shape: start process decision document subprocess connector end
  - {number: 1, shape: start, text: เริ่มต้นงาน, detail: อธิบายสิ่งที่ทำ, duration: 1 วัน, role: ตำแหน่งผู้รับผิดชอบ}
  - {number: 2, shape: decision, text: เห็นชอบหรือไม่, duration: 1 วัน, role: หัวหน้ากลุ่ม, yes: 3, no: 1}
  - {number: 3, shape: end, text: แจ้งผล, duration: 1 วัน, role: ตำแหน่งผู้รับผิดชอบ, documents: [หนังสือแจ้งผล]}
"""
_ACTIVITIES = """\
kpi: ตัวชี้วัดของแผน
target: เป้าหมายของแผน
activities:            # หนึ่งรายการต่อหนึ่งกิจกรรม; progress: planned proposed started collected assessed concluded
                       # เมื่อจัดแล้วเติม actual_start: และ actual_end: ถ้าเลื่อนเติม postponed: {start: …, end: …, reason: …}
  - number: 1
    name: ชื่อกิจกรรม
    start: {start}
    end: {start}
    indicator: ร้อยละของผู้เข้าร่วม
    target: ร้อยละ 80
    audience: กลุ่มเป้าหมาย
    progress: [planned]
    role: ตำแหน่งผู้รับผิดชอบ
    format: Story Telling
"""
_KEYS = {
    Kind.SOP: _STEPS,
    Kind.PLAN: _ACTIVITIES,
    Kind.QA: "confirmed_by: ตำแหน่งหรือหน่วยงานที่ยืนยันคำตอบ\n",
    Kind.POLICY: "number: คำสั่ง… ที่ …/…\nsignatory: ตำแหน่งผู้ลงนาม  # ไม่ต้องใส่ชื่อบุคคล\n",
}
"""What the head of a file has by its kind alone."""
_IN_THE_TEXT = frozenset({"", "steps", "activities"})
"""Keys whose section has its heading in the text all the same: a table stands under it."""


@dataclass(frozen=True, slots=True)
class Blanks:
    """What a skeleton is filled with, as it is to stand in the file.

    `date` and `day` are today: in words for people, in digits for tables.
    """

    title: str
    unit: str
    topic: str
    fiscal_year: str
    date: str
    day: str


def skeleton(kind: Kind, registry: Registry, today: datetime.date, title: str = "", unit: str = "") -> str:
    """A draft of this kind that reads without errors as it stands; unknown codes are filled with the first there is."""
    return filled(
        kind,
        Blanks(
            title=title or f"ตั้งชื่อเรื่องที่นี่ ({KINDS[kind].short})",
            unit=unit or registry.units[0].code,
            topic=registry.topics[0].code,
            fiscal_year=str(fiscal_year(today)),
            date=format_date(today, "short"),
            day=f"{buddhist_year(today)}-{today.month:02d}-{today.day:02d}",
        ),
    )


def filled(kind: Kind, blanks: Blanks) -> str:
    """The skeleton of a kind with these blanks filled in."""
    info = KINDS[kind]
    return f"---\n{_front_matter(info, blanks)}---\n\n{_advice(info)}\n{_sections(info)}"


def _front_matter(info: KindInfo, blanks: Blanks) -> str:
    extra = _KEYS.get(info.kind, "").replace("{start}", blanks.day)
    return (
        f"title: {_quoted(blanks.title)}\n"
        f"kind: {info.kind}\n"
        f"unit: {blanks.unit}  # รหัสหน่วยงาน ดูใน registry/units.yml\n"
        f"topics: [{blanks.topic}]  # รหัสหัวข้อ ดูใน registry/topics.yml ใส่ได้หลายหัวข้อ\n"
        f"fiscal_year: {blanks.fiscal_year}\n"
        'summary: "สรุปหนึ่งถึงสองประโยคว่าเรื่องนี้ช่วยผู้อ่านทำอะไรได้"\n'
        "owner: ตำแหน่งผู้ดูแลเนื้อหา  # ไม่ต้องใส่ชื่อบุคคล\n"
        f"date: {blanks.date}\n"
        "status: draft  # เปลี่ยนเป็น published เมื่อพร้อมเผยแพร่\n"
        f"{extra}"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _advice(info: KindInfo) -> str:
    return (
        f"<!-- {info.name}: {info.about}\n     ข้อความในเครื่องหมายนี้เป็นคำแนะนำ จะไม่ปรากฏในเว็บ เขียนแล้วลบทิ้งหรือคงไว้ก็ได้ -->\n"
    )


def _sections(info: KindInfo) -> str:
    numbered = enumerate(info.sections, 1)
    return "\n".join(
        _section(section, number if info.numbered else 0)
        for number, section in numbered
        if section.from_key in _IN_THE_TEXT
    )


def _section(section: Section, number: int) -> str:
    heading = f"{number} {section.heading}" if number else section.heading
    start = "- [ ] สิ่งที่ต้องตรวจ — *ระเบียบหรือเหตุผล*\n" if section.heading == "รายการตรวจสอบ" else ""
    return f"## {heading}\n\n<!-- {section.guide} -->\n\n{start}"
