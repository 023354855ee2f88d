"""The landing page of the secretary: what presses today, and the ways to every tool."""

from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.derive.activities import State
from lokm_build.derive.handing_in import Stand
from lokm_build.derive.needs import Held
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft


@dataclass(frozen=True, slots=True)
class Pressing:
    """Something to do now: how many, of what, and where."""

    count: int
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Tool:
    """A way to a page: its name, what it answers, and what it holds today."""

    href: str
    name: str
    about: str
    told: str


def landing_draft(desk: Desk) -> PageDraft:
    """The page `secretary/index.html`."""
    return draft(
        desk, "index", "สำหรับเลขานุการ", "งานของเลขานุการคณะกรรมการจัดการความรู้ในที่เดียว", "landing",
        today=desk.today, year=desk.year, pressing=tuple(_pressing(desk)), tools=tuple(_tools(desk)),
    )  # fmt: skip


def _pressing(desk: Desk) -> Iterator[Pressing]:
    now = desk.progress.by_year.get(desk.year, ())
    yield Pressing(_items(desk, Stand.OVERDUE), "รายการเลยกำหนดส่ง", "calendar.html")
    yield Pressing(_items(desk, Stand.SOON), "รายการใกล้ถึงกำหนดส่ง", "calendar.html")
    yield Pressing(sum(one.standing.state is State.LATE for one in now), "กิจกรรมล่าช้า", "progress.html")
    yield Pressing(_lacking(desk), "ความรู้ที่ต้องใช้แต่ยังไม่มี", "gap.html")
    yield Pressing(len(desk.shared.views.indexes.review_due), "เรื่องถึงกำหนดทบทวน", "../review/index.html")


def _tools(desk: Desk) -> Iterator[Tool]:
    yield Tool("../levels/index.html", "ระดับตัวชี้วัด", "ได้ระดับใด ขาดอะไรจึงจะได้ระดับถัดไป และนับจากเรื่องใด",
               f"มีเกณฑ์ระดับ {len(desk.shared.levels.indicators):,} ตัวชี้วัด")
    yield Tool("calendar.html", "ปฏิทินสิ่งที่ต้องส่ง", f"อะไรต้องส่งเมื่อใดในปีงบประมาณ {desk.year} และส่งแล้วหรือยัง",
               f"{len(desk.items):,} รายการ")
    yield Tool("progress.html", "ความก้าวหน้า", "กิจกรรมตามแผนรายเดือน เรื่องที่ล่าช้าอยู่ก่อน",
               f"{len(desk.progress.by_year.get(desk.year, ())):,} กิจกรรมในปีนี้")
    yield Tool("gap.html", "ช่องว่างความรู้ (GAP)", "ความรู้ที่ต้องใช้เทียบกับที่มี ตามหน่วยงานและหัวข้อ",
               f"ต้องใช้ {len(desk.needs.by_code):,} เรื่อง")
    yield Tool("choose.html", "เลือกความรู้ที่จะทำก่อน", "จัดลำดับด้วยเกณฑ์ถ่วงน้ำหนัก พร้อมเหตุผล",
               f"จัดลำดับแล้ว {len(desk.chosen.ranked):,} เรื่อง")
    yield Tool("kvska.html", "KV–KS–KA ตามแผน", "จากความรู้ที่ต้องใช้ ผ่านกิจกรรม ถึงองค์ความรู้ที่ได้", f"{len(desk.plans):,} แผน")
    yield Tool("steps.html", "เจ็ดขั้นตอน KM", "องค์ความรู้และกิจกรรมของแต่ละขั้นตอน", "7 ขั้นตอน")
    yield Tool("idp.html", "แผนพัฒนารายบุคคล (IDP)", "ความรู้ที่แต่ละบทบาทต้องมี และเรื่องที่อ่านได้",
               f"{len(desk.catalogue.registry.roles):,} บทบาท")
    yield Tool("growth.html", "จากงานประจำสู่นวัตกรรม", "งานประจำใดพัฒนาเป็น R2R และต่อยอดเป็นอะไร",
               f"{len(desk.families):,} สาย")
    yield Tool("awards.html", "ทะเบียนรางวัล", "รางวัลและการประกวดของทุกเรื่อง", f"{len(desk.honours):,} รายการ")


def _items(desk: Desk, stand: Stand) -> int:
    return sum(item.stand is stand for item in desk.items)


def _lacking(desk: Desk) -> int:
    return sum(gap.state is Held.NONE for gap in desk.needs.by_code.values())
