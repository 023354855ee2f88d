"""The shared vocabulary of a repository: `knowledge/registry/*.yml` as typed values.

Each entry that other files cite carries its place, for findings. See the table
in design.md section 6 for the files and their keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import Field

from lokm_build.model.duties import Criterion, Duty, Score
from lokm_build.model.fields import (
    Code,
    Counts,
    Date,
    Entity,
    IndicatorCode,
    IndicatorKey,
    Licence,
    Number,
    Ref,
    Refs,
    Round,
    Text,
    Texts,
    Url,
    Year,
)
from lokm_build.model.forms import FormProfile
from lokm_build.model.ladder import Factor, Summing
from lokm_build.model.place import Place


class Centre(Entity):
    """registry/centre.yml: the knowledge centre itself."""

    name: Text = Field(description="ชื่อศูนย์ความรู้")
    organisation: Text = Field(description="ชื่อองค์กรเจ้าของ")
    url: Url | None = Field(None, description="ที่อยู่เว็บของศูนย์ความรู้ ขึ้นต้นด้วย https://")
    repository: Url | None = Field(None, description="ที่อยู่คลังต้นฉบับบน GitHub หรือ GitLab")
    contact: Text | None = Field(None, description="ช่องทางติดต่อผู้ดูแล")
    licence: Licence | None = Field(None, description="สัญญาอนุญาตของเนื้อหาที่ไม่ได้ระบุไว้เอง")
    forms: tuple[FormProfile, ...] = Field((), description="แบบฟอร์ม SOP ของหน่วยงาน ไม่ระบุใช้แบบกลาง")


class Group(Entity):
    """A mission group (กลุ่มภารกิจ) of a unit."""

    code: Code = Field(description="รหัสกลุ่มภารกิจ")
    name: Text = Field(description="ชื่อกลุ่มภารกิจ")


class Unit(Entity):
    """registry/units.yml: an organisational unit (หน่วยงาน)."""

    code: Code = Field(description="รหัสหน่วยงาน")
    name: Text = Field(description="ชื่อหน่วยงาน")
    short: Texts = Field((), description="ชื่อย่อ")
    parent: Ref | None = Field(None, description="รหัสหน่วยงานต้นสังกัด")
    groups: tuple[Group, ...] = Field((), description="กลุ่มภารกิจในหน่วยงาน")
    staff: Number | None = Field(None, description="จำนวนบุคลากร (คน) ไม่รวมหน่วยงานย่อยที่ระบุไว้เอง")


class Topic(Entity):
    """registry/topics.yml: a topic (หัวข้อ)."""

    code: Code = Field(description="รหัสหัวข้อ")
    name: Text = Field(description="ชื่อหัวข้อ")
    synonyms: Texts = Field((), description="คำอื่นที่ผู้อ่านใช้เรียก")
    parent: Ref | None = Field(None, description="รหัสหัวข้อใหญ่")


class Indicator(Entity):
    """registry/indicators.yml: an indicator (ตัวชี้วัด) of one agency in one fiscal year."""

    agency: Code = Field(description="รหัสหน่วยงานผู้กำหนดตัวชี้วัด")
    year: Year = Field(description="ปีงบประมาณ (พ.ศ.)")
    code: IndicatorCode = Field(description="รหัสตัวชี้วัด เช่น 2.10 (เป็นข้อความ ไม่ใช่ตัวเลข)")
    name: Text = Field(description="ชื่อตัวชี้วัด")
    unit: Ref | None = Field(None, description="หน่วยงานเจ้าภาพ")
    succeeds: IndicatorKey | None = Field(None, description="ตัวชี้วัดเดิมที่ตัวนี้สืบต่อ")
    definition: Text | None = Field(None, description="คำอธิบายตัวชี้วัด")
    factors: tuple[Factor, ...] = Field((), description="ปัจจัยและเกณฑ์ระดับ 1–5")
    factors_of: IndicatorKey | None = Field(None, description="ใช้เกณฑ์เดียวกับตัวชี้วัดนี้ เมื่อไม่ได้เขียน factors เอง")
    overall: Summing | None = Field(None, description="วิธีรวมระดับของทุกปัจจัย (ค่าตั้งต้น minimum)")
    counts: Counts | None = Field(None, description="ช่วงเวลาที่แต่ละรอบนับ (ค่าตั้งต้น round)")

    @property
    def key(self) -> str:
        """`agency/year/code`, by which assets cite it."""
        return f"{self.agency}/{self.year}/{self.code}"


class Channel(Entity):
    """registry/channels.yml: a channel of dissemination (ช่องทางเผยแพร่)."""

    code: Code = Field(description="รหัสช่องทาง")
    name: Text = Field(description="ชื่อช่องทาง")


class Term(Entity):
    """registry/glossary.yml: a term or an abbreviation (คำศัพท์ คำย่อ)."""

    term: Text = Field(description="คำหรือคำย่อ")
    full: Text | None = Field(None, description="คำเต็ม")
    aliases: Texts = Field((), description="คำอื่นที่หมายถึงสิ่งเดียวกัน")
    definition: Text | None = Field(None, description="ความหมาย")


class Need(Entity):
    """registry/needs.yml: a piece of knowledge that is needed (ความรู้ที่จำเป็น)."""

    code: Code = Field(description="รหัสความรู้ที่จำเป็น")
    topic: Ref = Field(description="รหัสหัวข้อ")
    name: Text | None = Field(None, description="ชื่อความรู้ที่จำเป็น")
    source: Text | None = Field(None, description="ที่มาของความต้องการ")
    for_: Text | None = Field(None, alias="for", description="ยุทธศาสตร์ บทบาท หรือแผนที่ต้องใช้")
    units: Refs = Field((), description="รหัสหน่วยงานที่ต้องใช้ นอกเหนือจากหน่วยงานของแผนที่ระบุความรู้นี้")
    scores: dict[Code, Score] = Field({}, description="คะแนน 0–5 ตามรหัสเกณฑ์ใน registry/criteria.yml")


class Role(Entity):
    """registry/roles.yml: a role (ตำแหน่งหรือบทบาท) and what it must know."""

    code: Code = Field(description="รหัสบทบาท")
    name: Text = Field(description="ชื่อตำแหน่งหรือบทบาท")
    needs: Refs = Field((), description="รหัสความรู้ที่บทบาทนี้ต้องมี")


class Report(Entity):
    """registry/reports.yml: what was handed in for an indicator (การรายงาน)."""

    indicator: IndicatorKey = Field(description="ตัวชี้วัด แบบ หน่วยงาน/ปี/รหัส")
    round: Round = Field(description="รอบการประเมิน 1 หรือ 2 (5 เดือนแรก หรือ 5 เดือนหลัง)")
    date: Date = Field(description="วันที่รายงาน")
    what: Text = Field(description="สิ่งที่รายงาน")
    duties: Refs = Field((), description="รหัสสิ่งที่ต้องส่งใน registry/duties.yml ซึ่งส่งแล้วในครั้งนี้")
    unit: Ref | None = Field(None, description="รหัสหน่วยงานที่ส่ง ถ้าไม่ระบุคือหน่วยงานเจ้าภาพของตัวชี้วัด")


class RegistryList(NamedTuple):
    """One list of the registry: what an entry is, the keys that name one, and whether its file must be there."""

    entry: type[Entity]
    named_by: tuple[str, ...]
    required: bool = False

    def name_of(self, entry: Entity, number: int) -> str:
        """By what `Registry.places` knows the entry that stands at this number of its list."""
        return "/".join(str(getattr(entry, key)) for key in self.named_by) or str(number)


REGISTRY_LISTS: Mapping[str, RegistryList] = {
    "units": RegistryList(Unit, ("code",), required=True),
    "topics": RegistryList(Topic, ("code",), required=True),
    "indicators": RegistryList(Indicator, ("agency", "year", "code")),
    "channels": RegistryList(Channel, ("code",)),
    "glossary": RegistryList(Term, ("term",)),
    "needs": RegistryList(Need, ("code",)),
    "roles": RegistryList(Role, ("code",)),
    "reports": RegistryList(Report, ()),
    "duties": RegistryList(Duty, ("code",)),
    "criteria": RegistryList(Criterion, ("code",)),
}
"""The lists by the stem of their files, which are fields of `Registry`."""

REGISTRY_FILES: Mapping[str, type[Entity]] = {
    "centre": Centre,
    **{stem: row.entry for stem, row in REGISTRY_LISTS.items()},
}
"""What each file of the registry holds by its stem: `centre` once, the others as a list."""


@dataclass(frozen=True)
class Registry:
    """The whole vocabulary; `places` tells where each entry stands: `places["units", "ops-psdg"]`;
    reports have no name and go by their number in the list, from 0."""

    centre: Centre
    units: tuple[Unit, ...] = ()
    topics: tuple[Topic, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    channels: tuple[Channel, ...] = ()
    glossary: tuple[Term, ...] = ()
    needs: tuple[Need, ...] = ()
    roles: tuple[Role, ...] = ()
    reports: tuple[Report, ...] = ()
    duties: tuple[Duty, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
