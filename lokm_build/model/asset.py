"""A knowledge asset: its front matter as typed values, and its Markdown body as text.

`FrontMatter` is the schema of design.md section 6; its Thai descriptions make the
documentation page and the JSON Schema. `Asset` adds what the file itself says:
identity (the file name), path, body and the places of all values.
"""

import datetime
from functools import cached_property
from operator import attrgetter
from typing import Annotated

from pydantic import BeforeValidator, Field

from lokm_build.model.fields import (
    Access,
    Codes,
    Date,
    Entity,
    FirstDay,
    IndicatorKeys,
    KmStep,
    LastDay,
    Licence,
    Number,
    Numbers,
    Ref,
    Refs,
    Shape,
    Stage,
    Status,
    Text,
    Texts,
    Year,
    _many,
)
from lokm_build.model.kinds import Kind
from lokm_build.model.place import Place, Places
from lokm_build.model.record import record


class SourceEvent(Entity):
    """Where the knowledge came from: a meeting, an event, a study visit."""

    event: Text | None = Field(None, description="ชื่อกิจกรรมหรือการประชุม")
    date: Date | None = Field(None, description="วันที่จัด")
    place: Text | None = Field(None, description="สถานที่")


class Adoption(Entity):
    """การนำไปใช้: who applied the knowledge, when, with what result, and the proof."""

    unit: Ref = Field(description="รหัสหน่วยงานที่นำไปใช้")
    date: Date | None = Field(None, description="วันที่นำไปใช้")
    result: Text | None = Field(None, description="ผลที่เกิดขึ้น")
    evidence: Text | None = Field(None, description="หลักฐาน เช่น เลขที่หนังสือ ชื่อไฟล์ หรือที่อยู่เว็บ")


class Dissemination(Entity):
    """การเผยแพร่: through which channel, when, and the link or letter number."""

    channel: Ref = Field(description="รหัสช่องทางใน registry/channels.yml")
    date: Date | None = Field(None, description="วันที่เผยแพร่")
    reference: Text | None = Field(None, description="ที่อยู่เว็บหรือเลขที่หนังสือ")


class Award(Entity):
    """รางวัล: for which the work was entered, and what came of it."""

    name: Text = Field(description="ชื่อรางวัล")
    year: Year | None = Field(None, description="ปีงบประมาณ (พ.ศ.)")
    result: Text | None = Field(None, description="ผลการประกวด")


class Step(Entity):
    """One step of an SOP (หนึ่งแถวของตารางขั้นตอน)."""

    number: Number = Field(description="ลำดับขั้นตอน")
    text: Text = Field(description="ข้อความสั้นในผัง")
    shape: Shape = Field(Shape.PROCESS, description="สัญลักษณ์ในผัง")
    detail: Text | None = Field(None, description="รายละเอียดงาน")
    duration: Text | None = Field(None, description="ระยะเวลา เช่น 2 วัน หรือ ต.ค. 64 – ก.พ. 65")
    role: Texts = Field((), description="ผู้รับผิดชอบ (ตำแหน่งหรือคณะทำงาน)")
    documents: Texts = Field((), description="เอกสารที่เกี่ยวข้อง")
    next: Number | None = Field(None, description="ขั้นตอนถัดไป เมื่อไม่ใช่ลำดับถัดไป")
    yes: Number | None = Field(None, description="ขั้นตอนถัดไปเมื่อใช่หรือเห็นชอบ")
    no: Number | None = Field(None, description="ขั้นตอนถัดไปเมื่อไม่ใช่หรือไม่เห็นชอบ")
    answers: Texts = Field(
        (), description="คำตอบสองคำของการตัดสินใจ ใช่ก่อนแล้วไม่ใช่ เช่น [ครบ, ไม่ครบ] ถ้าไม่ระบุใช้คำในข้อความ", max_length=2
    )


Stages = Annotated[tuple[Stage, ...], BeforeValidator(_many)]
KmSteps = Annotated[tuple[KmStep, ...], BeforeValidator(_many)]


class Postponement(Entity):
    """การเลื่อน: the new dates of an activity, while the planned ones stay as they were approved."""

    start: FirstDay | None = Field(None, description="วันเริ่มใหม่")
    end: LastDay | None = Field(None, description="วันสิ้นสุดใหม่")
    reason: Text | None = Field(None, description="เหตุที่เลื่อน")


class Turnout(Entity):
    """How many of one unit came to an activity."""

    unit: Ref = Field(description="รหัสหน่วยงานของผู้เข้าร่วม")
    reached: Number = Field(description="จำนวนผู้เข้าร่วมจากหน่วยงานนั้น (คน)")


class Activity(Entity):
    """One activity of a KM plan (หนึ่งแถวของตารางสิบคอลัมน์)."""

    number: Number = Field(description="ลำดับกิจกรรม")
    name: Text = Field(description="ชื่อกิจกรรม")
    start: FirstDay | None = Field(None, description="วันเริ่มตามแผน")
    end: LastDay | None = Field(None, description="วันสิ้นสุดตามแผน")
    postponed: Postponement | None = Field(None, description="กำหนดใหม่และเหตุที่เลื่อน โดยคงวันตามแผนเดิมไว้")
    actual_start: FirstDay | None = Field(None, description="วันเริ่มจริง")
    actual_end: LastDay | None = Field(None, description="วันสิ้นสุดจริง")
    indicator: Text | None = Field(None, description="ตัวชี้วัด (KPI) ของกิจกรรม")
    target: Text | None = Field(None, description="เป้าหมาย")
    audience: Text | None = Field(None, description="กลุ่มเป้าหมาย")
    progress: Stages = Field((), description="ความก้าวหน้า (หกขั้น)")
    role: Texts = Field((), description="ผู้รับผิดชอบ")
    lesson: Text | None = Field(None, description="บทสรุปการเรียนรู้")
    format: Text | None = Field(None, description="รูปแบบกิจกรรม เช่น Story Telling")
    aar: Ref | None = Field(None, description="รหัสองค์ความรู้ชนิด aar ที่ทบทวนกิจกรรมนี้")
    assets: Refs = Field((), description="รหัสองค์ความรู้ที่ได้จากกิจกรรม")
    needs: Refs = Field((), description="รหัสความรู้ที่จำเป็นซึ่งกิจกรรมนี้ตอบ")
    km_step: KmSteps = Field((), description="ขั้นตอนการจัดการความรู้ (เจ็ดขั้น) ของกิจกรรม")
    invited: Number | None = Field(None, description="จำนวนผู้ได้รับเชิญ (คน)")
    reached: Number | None = Field(None, description="จำนวนผู้เข้าร่วม (คน)")
    turnout: tuple[Turnout, ...] = Field((), description="จำนวนผู้เข้าร่วมแยกตามหน่วยงาน")


class FrontMatter(Entity):
    """The keys that may stand at the head of an asset's file."""

    title: Text = Field(description="ชื่อเรื่อง", max_length=300)
    kind: Kind = Field(description="ชนิดองค์ความรู้")
    unit: Ref = Field(description="รหัสหน่วยงานเจ้าของใน registry/units.yml")
    topics: Refs = Field(description="รหัสหัวข้อใน registry/topics.yml อย่างน้อยหนึ่งหัวข้อ", min_length=1)
    fiscal_year: Year = Field(description="ปีงบประมาณ (พ.ศ.)")
    summary: Text | None = Field(
        None, description="สรุปหนึ่งถึงสองประโยค แสดงในรายการ ผลค้นหา และตัวอย่างลิงก์", max_length=1000
    )
    indicators: IndicatorKeys = Field((), description="ตัวชี้วัดที่เกี่ยวข้อง แบบ หน่วยงาน/ปี/รหัส")
    group: Ref | None = Field(None, description="รหัสกลุ่มภารกิจของหน่วยงาน")
    km_step: KmSteps = Field((), description="ขั้นตอนการจัดการความรู้ (เจ็ดขั้น)")
    status: Status = Field(Status.PUBLISHED, description="สถานะของเอกสาร")
    access: Access = Field(Access.PUBLIC, description="เปิดเผยหรือใช้ภายใน")
    owner: Text | None = Field(None, description="ตำแหน่งผู้ดูแลเนื้อหา (ไม่ใช่ชื่อบุคคล)")
    number: Text | None = Field(None, description="เลขที่เอกสารของหน่วยงาน", max_length=100)
    date: Date | None = Field(None, description="วันที่ของเอกสาร")
    review_by: Date | None = Field(None, description="วันที่ต้องทบทวนเนื้อหา")
    related: Refs = Field((), description="รหัสองค์ความรู้ที่เกี่ยวข้อง")
    supersedes: Refs = Field((), description="รหัสองค์ความรู้ที่เรื่องนี้ใช้แทน")
    builds_on: Refs = Field((), description="รหัสองค์ความรู้ที่เรื่องนี้ต่อยอดมา เช่น งานประจำที่พัฒนาเป็น R2R หรือ R2R ที่พัฒนาเป็นนวัตกรรม")
    keywords: Texts = Field((), description="คำค้นเพิ่มเติม")
    aliases: Codes = Field((), description="รหัสเดิมของเรื่องนี้ ลิงก์เก่าจะยังใช้ได้")
    attachments: Texts = Field((), description="ชื่อไฟล์แนบที่อยู่ข้างไฟล์นี้")
    source: SourceEvent | None = Field(None, description="ที่มาของความรู้")
    adoptions: tuple[Adoption, ...] = Field((), description="การนำไปใช้")
    disseminations: tuple[Dissemination, ...] = Field((), description="การเผยแพร่")
    awards: tuple[Award, ...] = Field((), description="รางวัล")
    licence: Licence | None = Field(None, description="สัญญาอนุญาต ถ้าไม่ระบุใช้ของศูนย์ความรู้")
    procedure: Text | None = Field(None, description="ชื่อกระบวนการบนหัวแบบ ถ้าไม่ระบุใช้ชื่อเรื่อง (ชนิด sop)")
    steps: tuple[Step, ...] = Field((), description="ขั้นตอนของ SOP")
    page_after: Numbers = Field((), description="หมายเลขขั้นตอนที่พิมพ์แล้วขึ้นหน้าใหม่ ตามแบบฟอร์มเดิม (ชนิด sop)")
    activities: tuple[Activity, ...] = Field((), description="กิจกรรมของแผน KM")
    confirmed_by: Texts = Field((), description="ตำแหน่งหรือหน่วยงานที่ยืนยันคำตอบ (ชนิด qa)")
    confirmed: Date | None = Field(None, description="วันที่ยืนยันคำตอบ (ชนิด qa)")
    signatory: Text | None = Field(None, description="ตำแหน่งของผู้ลงนาม ไม่ใช่ชื่อบุคคล (ชนิด policy)")
    effective: Date | None = Field(None, description="วันที่เริ่มใช้บังคับ (ชนิด policy)")
    expires: Date | None = Field(None, description="วันสุดท้ายที่ใช้บังคับ (ชนิด policy)")
    needed: Refs = Field((), description="รหัสความรู้ที่จำเป็นใน registry/needs.yml (ชนิด plan)")
    kpi: Text | None = Field(None, description="ตัวชี้วัดของแผน (ชนิด plan)")
    target: Text | None = Field(None, description="เป้าหมายของแผน (ชนิด plan)")


def identity(path: str) -> str:
    """The id of the asset in this file: its name without `.md`."""
    return path.rpartition("/")[2][: -len(".md")]


@record(slots=False)
class Asset:
    """One knowledge asset of the repository.

    `id` is the file name without `.md`; `path` is relative to the repository root (`knowledge/…`);
    `head` is the front matter as written, from line 2; `body` is Markdown that starts on line `body_line`;
    `digest` is that of its source, and `front_digest` of what stays of it without its body: path, front matter and
    records. `unread` are keys that stand there and could not be read; `records` holds path and text of the files of
    records beside it, which `meta` holds already.
    """

    id: str
    path: str
    meta: FrontMatter
    body: str
    body_line: int
    digest: str
    places: Places
    head: str = ""
    unread: frozenset[str] = frozenset()
    records: tuple[tuple[str, str], ...] = ()
    front_digest: str = ""

    def place(self, *keys: str | int) -> Place:
        """Where the value under these front-matter keys stands."""
        return self.places.at(*keys)

    @property
    def title(self) -> str:
        """The title, as written."""
        return self.meta.title

    @property
    def kind(self) -> Kind:
        """The kind of knowledge asset."""
        return self.meta.kind

    @cached_property
    def folder(self) -> str:
        """The repository folder in which the file stands, without a trailing slash."""
        return self.path.rpartition("/")[0]

    @property
    def paths(self) -> tuple[str, ...]:
        """The repository paths of all files that make up the asset."""
        return (self.path, *(path for path, _ in self.records))

    @property
    def attached(self) -> tuple[str, ...]:
        """The repository paths of the attachments, which stand beside the file."""
        return tuple(f"{self.folder}/{name}" for name in self.meta.attachments)

    @property
    def is_live(self) -> bool:
        """Whether the asset is part of a published site at all (neither draft nor under review)."""
        return self.meta.status in (Status.PUBLISHED, Status.RETIRED)

    @property
    def is_internal(self) -> bool:
        """Whether only the internal edition may show it."""
        return self.meta.access is Access.INTERNAL

    def review_passed(self, today: datetime.date) -> bool:
        """Whether the date by which the content was to be reviewed lies before `today`."""
        return self.meta.review_by is not None and self.meta.review_by < today


MENTIONED = ("title", "kind", "unit", "fiscal_year", "date", "status", "access", "review_by", "aliases")
"""The values by which one asset's page may speak of another."""


Mention = tuple[str, str, tuple[object, ...]]
"""An asset as other pages mention it, as plain values: its id, its path, and the values of MENTIONED."""

_mentioned_values = attrgetter(*MENTIONED)


def mention(asset: Asset) -> Mention:
    """The asset as other pages mention it."""
    return asset.id, asset.path, _mentioned_values(asset.meta)


def mentioned(told: Mention) -> Asset:
    """The asset that a mention tells of: no other value can be had from it, not even a default."""
    identity, path, values = told
    meta = FrontMatter.__new__(FrontMatter)
    state: dict[str, object] = {"__dict__": dict(zip(MENTIONED, values, strict=True)), "__pydantic_extra__": None}
    meta.__setstate__({**state, "__pydantic_fields_set__": set(), "__pydantic_private__": None})
    return Asset(identity, path, meta, "", 1, "", Places(path))
