"""The command `lokm evidence`: the ZIP that a unit hands in for an indicator and a round."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from lokm_build.adapters.arguments import OneOf, ThaiYear
from lokm_build.adapters.day import today as today_in_bangkok
from lokm_build.adapters.exporting import FoundError, sound, write_whole
from lokm_build.adapters.named import named_indicator, named_unit
from lokm_build.adapters.options import evaluated_today_option, indicator_unit_option, root_option
from lokm_build.adapters.publishing import RefusedError, refuse_sources
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.checks.report import FORMATS
from lokm_build.derive.levels import Evaluation, Round, evaluate
from lokm_build.export.evidence import Evidence, evidence_files, pack_name, zipped
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.pipeline import Build, Settings
from lokm_build.site.fonts import inline_css

_LETTERS = "".join(map(chr, (*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C), *range(0x2010, 0x2027), 0xD7)))
"""Thai and the marks of running text: cutting the font anew for each file would take a second or two a file."""

_ROUNDS: dict[str, Round] = {"1": 1, "2": 2, "year": None}


@click.command(cls=ThaiCommand)
@root_option
@click.option("--indicator", required=True, help="ตัวชี้วัด เช่น doh/2566/2.2")
@indicator_unit_option
@click.option("--year", type=ThaiYear(), default=None, help="ปีงบประมาณ ตามสายของตัวชี้วัด (ค่าตั้งต้น: ปีของตัวชี้วัด)")
@click.option(
    "--round", "in_round", type=OneOf(_ROUNDS), default="year",
    help="1 (ต.ค.–ก.พ.), 2 (มี.ค.–ก.ค.) หรือ year ทั้งปี (ค่าตั้งต้น)",
)
@evaluated_today_option
@click.option(
    "--edition", type=OneOf(Edition), default=str(Edition.PUBLIC),
    help="public มีเฉพาะเรื่องที่เปิดเผย (ค่าตั้งต้น); internal มีเรื่องที่ใช้ภายในด้วย",
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=None, help="ไฟล์ ZIP หรือโฟลเดอร์ปลายทาง (ค่าตั้งต้น: export/)"
)
def evidence(
    root: Path, indicator: str, unit: str | None, year: int | None, in_round: str, today: datetime.date | None,
    edition: str, out: Path | None,
) -> int:  # fmt: skip
    """รวบรวมหลักฐานของตัวชี้วัดเป็น ZIP: รายงาน องค์ความรู้ ไฟล์แนบ ตาราง และข้อความสำหรับวางในระบบรายงาน"""
    if out:
        refuse_sources(root, out / "pack.zip" if out.is_dir() else out, "--out")
    try:
        made = sound(root, Settings(today or today_in_bangkok(), Edition(edition)))
    except FoundError as error:
        click.echo(FORMATS["text"](error.findings), err=True)
        click.echo("ยังไม่ได้สร้างไฟล์ โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)
        return 1
    evaluation = _evaluation(made.catalogue, indicator, unit, year, _ROUNDS[in_round])
    folder = _name(evaluation, Edition(edition))
    files = evidence_files(_gathered(made, evaluation, root))
    target = _written(out or root / "export" / f"{folder}.zip", folder, zipped(files, folder))
    click.echo(f"รวม {len(files):,} ไฟล์ · หลักฐาน {sum(path.startswith('assets/') for path in files):,} เรื่อง")
    click.echo(f"สร้างแล้วที่ {target.resolve()} แตกไฟล์แล้วเปิด report.html และอ่าน missing.txt ก่อนส่ง")
    return 0


def _evaluation(catalogue: Catalogue, key: str, unit: str | None, year: int | None, in_round: Round) -> Evaluation:
    indicator = named_indicator(catalogue, key)
    code = indicator.unit if unit is None else unit
    if code is None:
        raise RefusedError(f"ตัวชี้วัด {key} ไม่มีหน่วยงานเจ้าภาพในทะเบียน โปรดระบุ --unit")
    try:
        return evaluate(catalogue, key, named_unit(catalogue, code), year, in_round)
    except LookupError as error:
        raise RefusedError(f"ตัวชี้วัด {key} และตัวที่สืบต่อกันไม่มีของปีงบประมาณ {year}") from error


def _written(out: Path, folder: str, data: bytes) -> Path:
    """Where the ZIP was written: in a folder that is there it goes by its own name."""
    target = out / f"{folder}.zip" if out.is_dir() else out
    write_whole(target, data)
    return target


def _gathered(made: Build, evaluation: Evaluation, root: Path) -> Evidence:
    key = evaluation.indicator.key
    left_out = sum(key in asset.meta.indicators for asset in made.left_out)
    return Evidence(evaluation, made.catalogue, made.views, left_out, _reader(root), inline_css(_LETTERS))


def _reader(root: Path) -> Callable[[str], bytes | None]:
    """Brings the files of the repository; one that cannot be opened is not there, and the pack says so."""

    def read(path: str) -> bytes | None:
        try:
            return (root / path).read_bytes()
        except OSError:
            return None

    return read


def _name(evaluation: Evaluation, edition: Edition) -> str:
    """What holds internal assets must not be taken for what may be handed to anybody."""
    name = pack_name(evaluation)
    return name if edition is Edition.PUBLIC else f"{name}-{edition}"
