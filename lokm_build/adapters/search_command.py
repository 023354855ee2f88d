"""The command `lokm search`: what was asked, in which site, told in which form."""

from pathlib import Path
from typing import Any

import click

from lokm_build.adapters.arguments import OneOf, ThaiYear
from lokm_build.adapters.searching import READ_FOR_MORE, SHOWN, SiteSearch
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.model.kinds import Kind
from lokm_build.search.answer import FORMATS
from lokm_build.thai.digits import to_arabic


class Count(click.ParamType[int]):
    """How many results to list."""

    name = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error in Thai."""
        digits = to_arabic(str(value))
        if not (digits.isdecimal() and 1 <= int(digits) <= READ_FOR_MORE):
            self.fail(f"'{value}' ใช้ไม่ได้ ใช้จำนวนจาก 1 ถึง {READ_FOR_MORE}", param, ctx)
        return int(digits)


@click.command(cls=ThaiCommand)
@click.argument("query", metavar="คำค้น")
@click.option("--root", type=click.Path(path_type=Path), default=Path(), help="โฟลเดอร์ที่มี site/ (ค่าตั้งต้น: โฟลเดอร์นี้)")
@click.option("--site", type=click.Path(path_type=Path), default=None, help="โฟลเดอร์ของเว็บที่สร้างแล้ว แทน site/ ใน --root")
@click.option("--limit", type=Count(), default=SHOWN, help=f"จำนวนผลมากที่สุด (ค่าตั้งต้น: {SHOWN})")
@click.option("--kind", type=OneOf(Kind), default=None, help="เฉพาะชนิดนี้ เช่น sop")
@click.option("--unit", default=None, help="เฉพาะหน่วยงานนี้ ใช้รหัสใน registry/units.yml")
@click.option("--topic", default=None, help="เฉพาะหัวข้อนี้ ใช้รหัสใน registry/topics.yml")
@click.option("--indicator", default=None, help="เฉพาะตัวชี้วัดนี้ เช่น doh/2566/2.2")
@click.option("--year", type=ThaiYear(), default=None, help="เฉพาะปีงบประมาณนี้ เช่น 2566")
@click.option("--format", "form", type=OneOf(FORMATS), default="text", help="รูปแบบผลลัพธ์")
def search(query: str, root: Path, site: Path | None, limit: int, form: str, **facets: str | int | None) -> int:
    """ค้นหาในเว็บที่สร้างแล้ว ได้ลำดับเดียวกับช่องค้นหาของเว็บ"""
    folder = site or root / "site"
    chosen = {name: str(value) for name, value in facets.items() if value is not None}
    answer = SiteSearch(folder).ask(query, limit, chosen)
    click.echo(FORMATS[form](answer, folder.as_posix()))
    return int(answer.is_empty)
