"""What a pack does not hold: said in words, since who reads evidence must know what is not there.

Takes an Evidence; returns sentences in Thai, the weightiest first. Titles and ids of assets that the edition hides
are never told, only how many there are.
"""

import re
from collections.abc import Iterator

from lokm_build.derive.levels import Item
from lokm_build.derive.levels.words import still_words, verdict
from lokm_build.export.evidence.facts import Evidence
from lokm_build.export.evidence.proofs import is_address, proof
from lokm_build.model.asset import Adoption, Asset, Dissemination
from lokm_build.model.catalogue import Edition
from lokm_build.parse.attachments import EXTENSIONS
from lokm_build.thai.dates import format_date, round_span

_FILE = re.compile(rf"[^\s/\\:*?\"<>|,;()]+\.(?:{'|'.join(EXTENSIONS)})(?![A-Za-z0-9])", re.IGNORECASE)
_TOLD = 200
"""Sentences of one sort; beyond it only how many more."""


def missing(evidence: Evidence) -> tuple[str, ...]:
    """What is not there."""
    evaluation = evidence.evaluation
    sorts = (_goes_on, _factors, _reports, _files, _proofs, _named_files, _on_the_web, _left_out)
    told = [sentence for sort in sorts for sentence in _limited(list(sort(evidence)))]
    todo = verdict(evaluation, evidence.catalogue)
    return (*told, f"ขั้นต่อไป: {todo}")


def _limited(told: list[str]) -> list[str]:
    more = [f"และอีก {len(told) - _TOLD:,} ข้อแบบเดียวกัน"] if len(told) > _TOLD else []
    return [*told[:_TOLD], *more]


def _goes_on(evidence: Evidence) -> Iterator[str]:
    evaluation = evidence.evaluation
    if still := still_words(evaluation):
        last = format_date(round_span(evaluation.fiscal_year, evaluation.in_round)[1], "short")
        yield f"{still} (ถึง {last}) ระดับยังเปลี่ยนได้ โปรดสั่งใหม่ก่อนส่ง"


def _factors(evidence: Evidence) -> Iterator[str]:
    if not evidence.evaluation.factors:
        yield "ทะเบียนไม่มีเกณฑ์ระดับของตัวชี้วัดนี้ จึงไม่มีระดับและไม่มีรายการที่นับ"
    for result in evidence.evaluation.factors:
        name = f"ปัจจัย {result.factor.code} {result.factor.name}"
        if result.setup:
            yield f"{name}: {result.setup}"
        elif not result.tally.counted:
            yield f"{name}: ไม่มีหลักฐานที่นับได้"


def _reports(evidence: Evidence) -> Iterator[str]:
    if not evidence.handed_in:
        asked = f"ใน{evidence.round_name}" if evidence.evaluation.in_round else ""
        yield f"reports.yml ยังไม่มีบันทึกการรายงานตัวชี้วัดนี้{asked}"


def _files(evidence: Evidence) -> Iterator[str]:
    for asset in evidence.assets:
        for file in evidence.files[asset.id]:
            if file.data is None:
                yield f"ไฟล์แนบ {file.name} ของเรื่อง “{_title(asset)}” อ่านไม่ได้ จึงไม่อยู่ในชุดนี้"


def _proofs(evidence: Evidence) -> Iterator[str]:
    for item in _records(evidence):
        record, title = item.record, _title(item.asset) if item.asset else ""
        if isinstance(record, Adoption) and not record.evidence:
            yield f"การนำเรื่อง “{title}” ไปใช้ ไม่ได้ระบุหลักฐาน"
        elif isinstance(record, Dissemination) and not record.reference:
            yield f"การเผยแพร่เรื่อง “{title}” ทาง {_channel(evidence, record)} ไม่ได้ระบุที่อยู่เว็บหรือเลขที่หนังสือ"


def _named_files(evidence: Evidence) -> Iterator[str]:
    for item in _records(evidence):
        attached = set(item.asset.meta.attachments) if item.asset else set()
        for name in _FILE.findall(proof(item)) if not is_address(proof(item)) else ():
            if name not in attached:
                yield f"หลักฐานระบุไฟล์ {name} แต่ไม่ได้แนบไว้กับเรื่อง “{_title(item.asset) if item.asset else ''}”"


def _on_the_web(evidence: Evidence) -> Iterator[str]:
    count = len({proof(item) for item in _records(evidence) if is_address(proof(item))})
    if count:
        yield f"หลักฐาน {count:,} รายการเป็นที่อยู่เว็บ ชุดนี้มีเพียงที่อยู่ ต้องต่ออินเทอร์เน็ตจึงเปิดได้"


def _left_out(evidence: Evidence) -> Iterator[str]:
    if evidence.left_out:
        hidden = "ฉบับร่างหรือรอตรวจ" if evidence.catalogue.edition is Edition.INTERNAL else "ฉบับร่าง รอตรวจ หรือใช้ภายใน"
        yield f"มีอีก {evidence.left_out:,} เรื่องที่อ้างตัวชี้วัดนี้แต่เป็น{hidden} จึงไม่นับและไม่อยู่ในชุดนี้"
    if others := len(evidence.evaluation.elsewhere):
        yield f"มีอีก {others:,} เรื่องที่อ้างตัวชี้วัดนี้แต่เป็นของหน่วยงานอื่น จึงไม่นับ"


def _records(evidence: Evidence) -> list[Item]:
    """Items that counted for a record, each record once."""
    found = {(item.key, item.asset.id if item.asset else "", item.record): item for _, item in evidence.counted}
    return [item for item in found.values() if item.record is not None]


def _channel(evidence: Evidence, record: Dissemination) -> str:
    channel = evidence.catalogue.channels.get(record.channel)
    return channel.name if channel else record.channel


def _title(asset: Asset) -> str:
    return " ".join(asset.title.split())
