"""The files of a pack and its ZIP: sorted, of one fixed time, under ASCII names; equal input gives equal bytes."""

import io
import zipfile
from collections.abc import Mapping

from lokm_build.derive.files import published_name
from lokm_build.derive.levels import Evaluation
from lokm_build.export.archive import SUMS, add, check_sums
from lokm_build.export.evidence.facts import Evidence, asset_file
from lokm_build.export.evidence.fields import fields, plain
from lokm_build.export.evidence.missing import missing
from lokm_build.export.evidence.report import report
from lokm_build.export.evidence.tables import tables
from lokm_build.export.evidence.writing import html, word
from lokm_build.export.single_file import single_file
from lokm_build.model.asset import Asset
from lokm_build.parse.attachments import IMAGES, extension
from lokm_build.render.pages.asset import asset_page

_GUIDE = (
    "report.html  รายงาน เปิดด้วยเบราว์เซอร์ ไม่ต้องต่ออินเทอร์เน็ต",
    "report.docx  รายงานฉบับเดียวกันสำหรับ Word",
    "assets/  องค์ความรู้ที่นับเป็นหลักฐาน เรื่องละไฟล์",
    "attachments/  ไฟล์แนบของเรื่องเหล่านั้น",
    "records/  ตารางสำหรับ Excel: ที่นับ (counted) ที่ไม่นับ (uncounted) และบันทึกทั้งหมดของเรื่องที่นับ (records)",
    "fields/  ข้อความสำหรับคัดลอกวางในระบบรายงาน ช่องละไฟล์",
    "missing.txt  สิ่งที่ไม่มีในชุดนี้",
    f"{SUMS}  ใช้ยืนยันว่าไฟล์ไม่ถูกแก้ไข (sha256sum -c {SUMS})",
)


def evidence_files(evidence: Evidence) -> Mapping[str, bytes]:
    """Path in the pack → bytes, the list of sums included."""
    centre, told = evidence.catalogue.registry.centre, report(evidence)
    made = {
        "README.txt": plain([told.title, told.subtitle, "", *_GUIDE]),
        "missing.txt": plain(missing(evidence)),
        "report.html": html(told, centre, evidence.font),
        "report.docx": word(told, centre),
        **tables(evidence),
        **fields(evidence),
        **{asset_file(asset): _page(asset, evidence) for asset in evidence.assets},
        **{file.path: file.data for found in evidence.files.values() for file in found if file.data is not None},
    }
    return {**made, SUMS: check_sums(made)}


def _page(asset: Asset, evidence: Evidence) -> bytes:
    """The asset alone in a file, with its pictures; its attachments stand beside it in the pack."""
    catalogue = evidence.catalogue
    shown = (link.target for link in catalogue.outline(asset).links if link.target in catalogue.files)
    pictures = {published_name(path, catalogue.files[path]): path for path in shown if extension(path) in IMAGES}
    page = asset_page(asset, catalogue, evidence.views)
    return single_file(page, catalogue, pictures, lambda path: evidence.read(path) or b"", lambda _: evidence.font)


def pack_name(evaluation: Evaluation) -> str:
    """The name of a pack: of ASCII letters alone, since all codes are."""
    indicator = evaluation.indicator
    which = f"r{evaluation.in_round}" if evaluation.in_round else "year"
    code = indicator.code.replace(".", "-")
    return f"evidence-{indicator.agency}-{indicator.year}-{code}-{evaluation.unit}-{which}"


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """The ZIP, everything under one folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path in sorted(files):
            add(made, f"{folder}/{path}", files[path])
    return out.getvalue()
