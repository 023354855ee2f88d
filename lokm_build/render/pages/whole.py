"""Lists across the whole centre: everything, the newest, and what is due for review."""

import datetime

from markupsafe import Markup

from lokm_build.model.asset import Asset
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import thai_date_short

NEWEST = 100


def everything(shared: Shared) -> Listing:
    """All assets, newest first: the landing page of the section "knowledge"."""
    return Listing(
        section="knowledge",
        name="index",
        title="องค์ความรู้ทั้งหมด",
        lead="ทุกเรื่องในศูนย์ความรู้นี้ เรื่องใหม่อยู่ก่อน กรองตามหน่วยงาน หัวข้อ ตัวชี้วัด ชนิด หรือปีได้",
        assets=shared.views.indexes.newest,
        empty=Markup(
            '<p class="lokm-empty__head">ศูนย์ความรู้นี้ยังไม่มีเรื่องที่เผยแพร่</p>'
            "<p>วางไฟล์ Markdown ของเรื่องแรกไว้ในโฟลเดอร์ <code>knowledge/</code> แล้วสร้างเว็บอีกครั้ง "
            "คำสั่ง <code>lokm new technique</code> สร้างไฟล์ตั้งต้นพร้อมคำแนะนำให้</p>"
        ),
    )


def newest(shared: Shared) -> Listing:
    """The newest assets, for those who come back to see what is new."""
    assets = shared.views.indexes.newest[:NEWEST]
    dated = [(asset.id, asset.meta.date) for asset in assets]
    return Listing(
        section="newest",
        name="index",
        title="มาใหม่",
        lead=f"{len(assets)} เรื่องล่าสุดตามวันที่ของเอกสาร" if assets else "เรื่องล่าสุดตามวันที่ของเอกสาร",
        assets=assets,
        whys=tuple((id, f"วันที่เอกสาร {thai_date_short(day)}") for id, day in dated if day),
        empty=Markup('<p class="lokm-empty__head">ยังไม่มีเรื่องที่เผยแพร่</p><p>เมื่อมีเรื่องแรก เรื่องนั้นจะปรากฏที่นี่และในหน้าแรก</p>'),
    )


def review_due(shared: Shared) -> Listing:
    """What should be reviewed: overdue first, then what falls due soon."""
    assets = shared.views.indexes.review_due
    return Listing(
        section="review",
        name="index",
        title="ถึงกำหนดทบทวน",
        lead="เรื่องที่เลยกำหนดทบทวนแล้ว และที่จะถึงกำหนดภายใน 90 วัน เรื่องที่ค้างนานที่สุดอยู่ก่อน",
        assets=assets,
        order="due",
        order_name="กำหนดทบทวน",
        whys=tuple((asset.id, due_words(asset, shared.catalogue.today)) for asset in assets),
        empty=Markup(
            '<p class="lokm-empty__head">ไม่มีเรื่องที่ค้างทบทวน</p>'
            "<p>เรื่องที่ระบุ <code>review_by</code> จะปรากฏที่นี่เมื่อเหลือเวลาไม่เกิน 90 วันก่อนถึงกำหนด</p>"
        ),
    )


def due_words(asset: Asset, today: datetime.date) -> str:
    """When the review is due, as readers say it."""
    if asset.meta.review_by is None:
        return ""
    days = (asset.meta.review_by - today).days
    when = thai_date_short(asset.meta.review_by)
    if days < 0:
        return f"กำหนดทบทวน {when} เลยมาแล้ว {-days:,} วัน"
    return f"กำหนดทบทวน {when} " + (f"อีก {days:,} วัน" if days else "วันนี้")
