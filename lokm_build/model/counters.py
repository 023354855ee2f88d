"""The counters of level rules: what each counts, in what words, and which parameters it takes.

A new counter is a word of `Counter`, a row of `COUNTERS` and a function in `derive.levels.counters`. Rules themselves
(ladders, holes, targets) stand in registry/indicators.yml, never here.
"""

# ruff: noqa: E501 — a table is read by its rows.

from collections.abc import Mapping
from dataclasses import dataclass

from lokm_build.model.choice import Choice


class Counter(Choice):
    """What a factor of an indicator counts."""

    CREATED = "created"
    APPLIED = "applied"
    GROUPS_WITH_STEPS = "groups_with_steps"
    CHANNELS = "channels"
    TOPICS = "topics"
    ACTIVITIES_HELD = "activities_held"
    ACTIVITIES_REVIEWED = "activities_reviewed"
    ACTIVITIES_CONCLUDED = "activities_concluded"
    STAFF_REACHED = "staff_reached"
    DIVISIONS_REACHED = "divisions_reached"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class CounterInfo:
    """A counter as authors and readers know it.

    `about` says what is counted; `total` what the conditions `all`, `total_…` and `percent_at_least` compare with
    (empty: the counter has no total); `parameters` are the keys of a factor that it takes. `noun` is what one of the
    counted is called, with a number before it; `more` and `more_total` tell what to do for a higher level, `{n}` times
    (`more_total` is empty where a greater total lifts nothing). The total of one that `grows` is made of things that can
come to be; that of the others is fixed, and `setup` says what to register where there is none.
    """

    about: str
    noun: str
    more: str
    total: str = ""
    more_total: str = ""
    parameters: frozenset[str] = frozenset()
    grows: bool = False
    setup: str = ""


_KINDS = frozenset({"kinds"})
_PLAN = frozenset({"audience"})

COUNTERS: Mapping[Counter, CounterInfo] = {
    Counter.CREATED: CounterInfo(
        "องค์ความรู้ที่จัดทำ ตามวันที่ของเรื่อง", "เรื่อง", "จัดทำองค์ความรู้อีก {n} เรื่อง", parameters=_KINDS),
    Counter.APPLIED: CounterInfo(
        "องค์ความรู้ที่จัดทำและมีผู้นำไปใช้", "เรื่อง", "นำความรู้ไปใช้อีก {n} เรื่อง",
        "องค์ความรู้ที่จัดทำทั้งหมด", "จัดทำองค์ความรู้ใหม่อีก {n} เรื่อง", parameters=_KINDS,
        grows=True),
    Counter.GROUPS_WITH_STEPS: CounterInfo(
        "กลุ่มภารกิจที่มีขั้นตอนพร้อมระยะเวลา และ/หรือแบบตรวจสอบงาน", "กลุ่มภารกิจ",
        "อีก {n} กลุ่มภารกิจที่มีขั้นตอนพร้อมระยะเวลาหรือแบบตรวจสอบงาน", "กลุ่มภารกิจทั้งหมดใน units.yml", parameters=_KINDS,
        setup="ระบุกลุ่มภารกิจ (groups) ของหน่วยงานใน units.yml ก่อน จึงจะนับได้"),
    Counter.CHANNELS: CounterInfo(
        "ช่องทางที่เผยแพร่องค์ความรู้ ไม่นับซ้ำ", "ช่องทาง", "อีก {n} ช่องทางเผยแพร่", parameters=frozenset({"kinds", "channels"})),
    Counter.TOPICS: CounterInfo(
        "หัวข้อขององค์ความรู้ที่จัดทำ ไม่นับซ้ำ", "หัวข้อ", "อีก {n} หัวข้อที่มีองค์ความรู้", "หัวข้อที่ระบุใน topics ของปัจจัย",
        parameters=frozenset({"kinds", "topics"})),
    Counter.ACTIVITIES_HELD: CounterInfo(
        "กิจกรรมของแผนที่จัดแล้ว", "กิจกรรม", "จัดกิจกรรมอีก {n} กิจกรรม", "กิจกรรมที่แผนกำหนดไว้", parameters=_PLAN),
    Counter.ACTIVITIES_REVIEWED: CounterInfo(
        "กิจกรรมที่จัดแล้วและมี AAR", "กิจกรรม", "ทำ AAR อีก {n} กิจกรรม", "กิจกรรมที่จัดแล้ว", "จัดกิจกรรมอีก {n} กิจกรรม",
        parameters=_PLAN, grows=True),
    Counter.ACTIVITIES_CONCLUDED: CounterInfo(
        "กิจกรรมที่สรุปผลแล้ว", "กิจกรรม", "สรุปผลอีก {n} กิจกรรม", "กิจกรรมที่แผนกำหนดไว้", parameters=_PLAN),
    Counter.STAFF_REACHED: CounterInfo(
        "ผู้เข้าร่วมกิจกรรมที่จัดแล้ว รวมทุกกิจกรรม", "คน", "ผู้เข้าร่วมอีก {n} คน", "เป้าหมายใน target ของปัจจัย หรือจำนวนบุคลากร (staff) ใน units.yml",
        parameters=frozenset({"target", "audience"}),
        setup="ระบุ target ของปัจจัย หรือ staff ของหน่วยงานใน units.yml ก่อน จึงจะเทียบร้อยละได้"),
    Counter.DIVISIONS_REACHED: CounterInfo(
        "หน่วยงานที่มีผู้เข้าร่วมอย่างน้อย people คน", "หน่วยงาน", "อีก {n} หน่วยงานที่มีผู้เข้าร่วมครบจำนวน",
        "หน่วยงานย่อยทั้งหมด", parameters=frozenset({"people", "audience"}),
        setup="หน่วยงานนี้ไม่มีหน่วยงานย่อยใน units.yml จึงไม่มีสิ่งที่จะนับ"),
    Counter.REPORTS: CounterInfo(
        "สิ่งที่รายงานแล้วใน reports.yml", "ฉบับ", "รายงานอีก {n} ฉบับ"),
}  # fmt: skip
