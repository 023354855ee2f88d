"""What stands at the head of an asset's form, by its kind: where a lesson was learnt, which activity an AAR reviews,
who confirmed an answer, who signed an order.

Takes an asset, the catalogue of its edition and, for an AAR, the plan and activity that it reviews; returns
HeadFields in the order of the form, and only those that are filled. Plans and procedures have heads of their
own: `derive.plans`, `derive.forms`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator

from lokm_build.derive.plans import HeadField, Line, PlanRow, plan_row
from lokm_build.model.asset import Activity, Asset, Award, FrontMatter
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.kinds import Kind
from lokm_build.thai.dates import format_date
from lokm_build.thai.spans import span

Reviewed = tuple[Asset, Activity] | None
"""The plan and its activity that an AAR reviews."""

_Named = tuple[str, Iterable[Line | str | None]]


def form_head(asset: Asset, catalogue: Catalogue, reviewed: Reviewed = None) -> tuple[HeadField, ...]:
    """The filled fields of the head of this asset's form."""
    made = _HEADS.get(asset.kind, _origin)(asset, catalogue, reviewed)
    fields = (HeadField(name, tuple(_line(line) for line in lines if line)) for name, lines in made)
    return tuple(field for field in fields if field.lines)


def _line(told: Line | str) -> Line:
    return told if isinstance(told, Line) else Line(told)


def _day(day: datetime.date | None) -> str:
    return format_date(day) if day else ""


def _none(*_: object) -> Iterator[_Named]:
    return iter(())


def _origin(asset: Asset, *_: object) -> Iterator[_Named]:
    yield "เลขที่เอกสาร", [asset.meta.number]
    yield from _source(asset.meta)


def _source(meta: FrontMatter, event: str = "ที่มา", place: str = "สถานที่") -> Iterator[_Named]:
    if meta.source:
        yield event, [meta.source.event]
        yield "วันที่จัด", [_day(meta.source.date)]
        yield place, [meta.source.place]


def _technique(asset: Asset, *_: object) -> Iterator[_Named]:
    yield "เลขที่เอกสาร", [asset.meta.number]
    yield from _source(asset.meta, "เวทีหรือกิจกรรม")


def _lesson(asset: Asset, *_: object) -> Iterator[_Named]:
    yield "เลขที่เอกสาร", [asset.meta.number]
    yield from _source(asset.meta, "การประชุมหรือกิจกรรม")


def _aar(asset: Asset, catalogue: Catalogue, reviewed: Reviewed) -> Iterator[_Named]:
    if reviewed:
        plan, activity = reviewed
        yield "กิจกรรมที่ทบทวน", [f"กิจกรรมที่ {activity.number} “{activity.name}”", Line(plan.title, asset=plan.id)]
        yield from _activity(activity, plan_row(activity, catalogue, catalogue.today))
    yield from _source(asset.meta, "ทบทวนจาก")


def _activity(activity: Activity, row: PlanRow) -> Iterator[_Named]:
    yield "กำหนดตามแผน", [row.planned]
    yield "กำหนดใหม่", [row.moved]
    yield "จัดจริง", [span(activity.actual_start, activity.actual_end)]
    yield "ต่างจากแผน", [row.delay, row.reason]
    yield "เป้าหมาย", [": ".join(filter(None, (row.indicator, row.target)))]
    yield "กลุ่มเป้าหมาย", [row.audience, row.turnout]
    yield "ผู้รับผิดชอบ", [", ".join(row.roles)]
    yield "รูปแบบกิจกรรม", [row.format]


def _answer(asset: Asset, *_: object) -> Iterator[_Named]:
    meta = asset.meta
    yield "ผู้ยืนยันคำตอบ", meta.confirmed_by
    yield "วันที่ยืนยัน", [_day(meta.confirmed)]
    yield from _source(meta)


def _research(asset: Asset, *_: object) -> Iterator[_Named]:
    yield from _origin(asset)
    yield "เวทีที่ส่งผลงาน", [_entered(award) for award in asset.meta.awards]


def _entered(award: Award) -> str:
    return " ".join(filter(None, (award.name, f"ปี {award.year}" if award.year else "", award.result)))


def _policy(asset: Asset, catalogue: Catalogue, _: Reviewed) -> Iterator[_Named]:
    meta = asset.meta
    yield "เลขที่", [meta.number]
    yield "ลงวันที่", [_day(meta.date)]
    yield "ผู้ลงนาม", [meta.signatory]
    yield "ใช้บังคับ", [_in_force(meta)]
    yield "ยกเลิกหรือใช้แทน", [Line(old.title, asset=old.id) for old in catalogue.cited(meta.supersedes)]
    yield from _source(meta)


def _in_force(meta: FrontMatter) -> str:
    since = f"ตั้งแต่ {format_date(meta.effective)}" if meta.effective else ""
    until = f"ถึง {format_date(meta.expires)}" if meta.expires else ""
    return f"{since} {until}".strip()


_HEADS: dict[Kind, Callable[[Asset, Catalogue, Reviewed], Iterator[_Named]]] = {
    Kind.TECHNIQUE: _technique,
    Kind.LESSON: _lesson,
    Kind.AAR: _aar,
    Kind.QA: _answer,
    Kind.RESEARCH: _research,
    Kind.POLICY: _policy,
    Kind.PLAN: _none,
    Kind.SOP: _none,
}
