"""Options that several commands share, so that each is called and explained the same everywhere."""

from pathlib import Path

import click

from lokm_build.adapters.arguments import OneOf, ThaiDate
from lokm_build.adapters.engine import ENGINES, MKDOCS
from lokm_build.model.catalogue import Edition

root_option = click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="โฟลเดอร์ที่มี knowledge/ (ค่าตั้งต้น: โฟลเดอร์นี้)"
)
today_option = click.option("--today", type=ThaiDate(), default=None, help="วันที่ที่ใช้คำนวณ เช่น 2569-11-20")
edition_option = click.option(
    "--edition",
    type=OneOf(Edition),
    default=str(Edition.PUBLIC),
    help="public ไม่มีเรื่องที่ใช้ภายใน (ค่าตั้งต้น); internal มีครบ",
)
engine_option = click.option(
    "--engine",
    type=OneOf(ENGINES),
    default=MKDOCS.name,
    help="โปรแกรมที่วาดกรอบของทุกหน้าและหน้าใน docs/: mkdocs (ค่าตั้งต้น) properdocs หรือ zensical",
)
indicator_unit_option = click.option(
    "--unit", default=None, help="หน่วยงาน รวมหน่วยงานย่อย รหัส ชื่อ หรือชื่อย่อใน units.yml (ค่าตั้งต้น: เจ้าภาพ)"
)
evaluated_today_option = click.option(
    "--today", type=ThaiDate(), default=None, help="วันที่ที่ใช้คำนวณ เช่น 2569-11-20 หลังวันนี้ไม่นับ"
)
