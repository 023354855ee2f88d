"""Made-up documents in careful Thai, enough for named queries to have right and wrong answers."""

from lokm_build.search import Document, Part, Role
from lokm_build.search.document import Facet

KINDS = {"technique": "เทคนิค", "sop": "SOP", "lesson": "ถอดบทเรียน", "qa": "ถาม–ตอบ", "plan": "แผน KM"}


UNITS = {
    "ops-psdg": Facet("ops-psdg", "กลุ่มพัฒนาระบบบริหาร", ("กพร.",)),
    "osec": Facet("osec", "สำนักงานเลขานุการกรม", ("สลก.",)),
}
INDICATORS = {
    code: Facet(f"doh/2566/{code}", f"{code} (ปี 2566) {name}", (code, name))
    for code, name in (("2.4", "องค์กรแห่งการเรียนรู้"), ("2.10", "หนังสือราชการตรงเวลา"))
}


def asset(
    identity: str, title: str, text: str, *, kind: str = "technique", year: int = 2566, unit: str = "ops-psdg",
    indicator: str = "", attachments: tuple[str, ...] = (),
) -> Document:  # fmt: skip
    """An asset; each line of `text` that starts with `##` begins a part."""
    facets = {
        "kind": (Facet(kind, KINDS[kind], (kind.upper(),)),), "year": (Facet(str(year), f"พ.ศ. {year}"),),
        "unit": (UNITS[unit],), "indicator": (INDICATORS[indicator],) if indicator else (),
    }  # fmt: skip
    return Document(
        id=identity, url=f"knowledge/{identity}.html", role=Role.ASSET, title=title, label=KINDS[kind], hue=kind,
        unit=UNITS[unit].others[0], year=year, parts=tuple(parts(text)), facets=facets, attachments=attachments,
        day=year * 365,
    )  # fmt: skip


def parts(text: str) -> list[Part]:
    """`## heading` lines and the text under them."""
    found: list[Part] = []
    for number, block in enumerate(("\n" + text).split("\n## ")):
        heading, _, body = block.partition("\n") if number else ("", "", block)
        if heading or body.strip():
            found.append(Part(heading, f"part-{number}" if heading else "", body.strip()))
    return found


def entry(identity: str, title: str, label: str, url: str, *aliases: str, summary: str = "") -> Document:
    """An entry of the registry."""
    return Document(identity, url, Role.ENTRY, title, label, "entry", summary=summary, names=aliases, aliases=aliases)


DOCUMENTS = [
    asset("aar-steps", "ขั้นตอนการทบทวนหลังการปฏิบัติงาน",
          "ทบทวนทันทีหลังจบกิจกรรม ถามสี่ข้อ ตั้งใจให้เกิดอะไร เกิดอะไรขึ้นจริง เพราะอะไร และจะทำต่ออย่างไร"),
    asset("coordination-letter", "การประสานงานโดยหนังสือราชการ",
          "## ขั้นตอน\nร่างหนังสือเชิญประชุม เสนอผู้บังคับบัญชา ส่งล่วงหน้า 7 วัน\n## ข้อควรระวัง\nตรวจเลขที่หนังสือทุกครั้ง"),
    asset("coordination-phone", "เทคนิคการประสานงานทางโทรศัพท์",
          "เตรียมประเด็นก่อนโทร แนะนำตัวและหน่วยงาน จดชื่อผู้รับเรื่อง", year=2565),
    asset("damaged-text", "การจัดท ารายงานประจ าเดือน",
          "สรุปไม่เกินสองหน้า ใช้แผนภูมิแทนตาราง และส่งก่อนวันท าการสุดท้าย", kind="lesson"),
    asset("egp", "การจัดซื้อจัดจ้างผ่านระบบ e-GP", "เข้าระบบ e-GP เลือกวิธีเฉพาะเจาะจง วงเงินไม่เกิน 500,000 บาท", kind="sop"),
    asset("fiscal-2566", "ผลการดำเนินงานองค์กรแห่งการเรียนรู้",
          "ตัวชี้วัดที่ ๒.๔ ปีงบประมาณ พ.ศ. ๒๕๖๖ อยู่ในระดับ 5 รายงานเมื่อ ๑๕ มีนาคม ๒๕๖๖", kind="plan",
          indicator="2.4"),
    asset("indicator-210", "การติดตามตัวชี้วัดที่ 2.10", "ตัวชี้วัดที่ 2.10 ติดตามทุกเดือน", kind="plan", year=2567, unit="osec",
          indicator="2.10"),
    asset("vehicles", "การขอใช้ยานพาหนะราชการ",
          "เขียนใบขออนุญาตใช้ยานพาหนะ ระบุเส้นทางและพนักงานขับรถ คืนกุญแจเมื่อเสร็จงาน", kind="sop",
          attachments=("บันทึกเลขไมล์ประจำวัน.xlsx",)),
    asset("knowledge-sharing", "เวทีแลกเปลี่ยนเรียนรู้ประจำเดือน",
          "เปิดเวทีแลกเปลี่ยนเรียนรู้ ใช้เรื่องเล่าเร้าพลัง (Story Telling) และสรุปเป็นคลังความรู้", kind="lesson"),
    asset("learning-organization", "องค์กรแห่งการเรียนรู้คืออะไร",
          "Learning Organization คือองค์กรที่คนเรียนรู้ร่วมกันอย่างต่อเนื่อง มีวินัยห้าประการ", kind="qa"),
    asset("leave", "ลากิจส่วนตัวต้องยื่นใบลาล่วงหน้ากี่วัน",
          "ยื่นใบลากิจส่วนตัวล่วงหน้าอย่างน้อยหนึ่งวันทำการ เว้นแต่มีเหตุจำเป็น", kind="qa"),
    asset("interview", "การถ่ายทอดความรู้ก่อนเกษียณ",
          "สัมภาษณ์ผู้ที่จะเกษียณ ดึงความรู้ฝังลึก (Expert Interview) ออกมาเป็นบทเรียน", kind="lesson"),
    asset("archive", "คู่มือห้องเก็บเอกสาร",
          "## การรับเข้า\n" + "ลงทะเบียนแฟ้มและติดป้ายชั้นวางทุกครั้งก่อนปิดห้อง " * 12
          + "\n## การยืม\n" + "เขียนใบยืมแล้ววางไว้แทนแฟ้มที่หยิบออกไปเสมอ " * 12
          + "\n## การทำลาย\nตั้งคณะกรรมการทำลายเอกสารเมื่อครบสิบปี ประชุมครั้งแรกวันที่ 31 ก.ค. 2555", unit="osec"),
    *(asset(f"filler-{number:02d}", f"เรื่องทั่วไปลำดับที่ {number}", "เนื้อหาทั่วไปของสำนักงาน ไม่มีเรื่องเฉพาะ " * 4)
      for number in range(12)),
    entry("unit:ops-psdg", "กลุ่มพัฒนาระบบบริหาร", "หน่วยงาน", "units/ops-psdg.html", "กพร."),
    entry("term:LO", "LO", "คำศัพท์", "glossary/index.html#lo", "Learning Organization", "องค์กรแห่งการเรียนรู้",
          summary="องค์กรที่เรียนรู้ร่วมกัน"),
    entry("term:AAR", "AAR", "คำศัพท์", "glossary/index.html#aar", "After Action Review", "การทบทวนหลังการปฏิบัติงาน"),
]  # fmt: skip
