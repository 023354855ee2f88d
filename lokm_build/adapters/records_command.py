"""The command `lokm records`: an empty file of records beside an asset, and never over one that is there."""

from collections.abc import Iterable
from pathlib import Path

import click

from lokm_build.adapters.arguments import OneOf
from lokm_build.adapters.options import root_option
from lokm_build.adapters.publishing import RefusedError
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.export.records_template import TEMPLATES
from lokm_build.model.registry import Channel, Unit
from lokm_build.parse import Parsed, parse_repository
from lokm_build.site.sources import KNOWLEDGE, NoKnowledgeError, read_sources
from lokm_build.thai.nearest import meant

_SHOWN = 40


@click.command(cls=ThaiCommand)
@click.argument("identity", metavar="ID")
@root_option
@click.option("--form", type=OneOf(TEMPLATES), default="csv", help="csv เปิดด้วย Excel (ค่าตั้งต้น); yml พิมพ์เอง")
def records(identity: str, root: Path, form: str) -> int:
    """สร้างไฟล์เปล่าสำหรับบันทึกการนำไปใช้ การเผยแพร่ และรางวัลของเรื่อง ID"""
    parsed = _parsed(root)
    path = root / _asset_path(parsed, identity.removesuffix(".md"))
    target = path.with_name(f"{path.stem}.records.{form}")
    try:
        with target.open("xb") as out:
            out.write(TEMPLATES[form]())
    except FileExistsError as error:
        raise RefusedError(f"มีไฟล์ {target} อยู่แล้ว เปิดแล้วเพิ่มแถวต่อท้ายได้เลย") from error
    click.echo(f"สร้างแล้วที่ {target} กรอกแถวละหนึ่งบันทึก แล้วตรวจด้วย lokm check")
    click.echo(f"รหัสช่องทาง: {_codes(parsed.registry.channels)}")
    click.echo(f"รหัสหน่วยงาน: {_codes(parsed.registry.units)}")
    return 0


def _parsed(root: Path) -> Parsed:
    try:
        return parse_repository(read_sources(root).sources)
    except NoKnowledgeError as error:
        raise RefusedError(f"ไม่พบโฟลเดอร์ {KNOWLEDGE}/ ใน '{root}'") from error


def _asset_path(parsed: Parsed, identity: str) -> str:
    """The path of the asset that goes by this id or former id."""
    known = {alias: asset for asset in parsed.assets for alias in asset.meta.aliases}
    known |= {asset.id: asset for asset in parsed.assets}
    if identity not in known:
        raise RefusedError(f"ไม่พบองค์ความรู้ '{identity}' หรือไฟล์ของเรื่องนี้ยังมีข้อผิดพลาด{meant(identity, known)}")
    return known[identity].path


def _codes(entries: Iterable[Channel | Unit]) -> str:
    told = [f"{entry.code} ({entry.name})" for entry in entries]
    more = f" และอีก {len(told) - _SHOWN:,} รหัสในทะเบียน" if len(told) > _SHOWN else ""
    return ", ".join(told[:_SHOWN]) + more
