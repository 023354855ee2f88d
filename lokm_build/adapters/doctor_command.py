"""The command `lokm doctor`: what is wrong with a set-up and how to mend it; status 1 when there is something."""

import platform
from collections.abc import Iterator
from pathlib import Path

import click

from lokm_build import __version__
from lokm_build.adapters.options import root_option
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.doctor.ailment import exit_code, lines, summary
from lokm_build.doctor.made import files_of, made
from lokm_build.doctor.place import folder_size, place, size
from lokm_build.doctor.program import program
from lokm_build.site.cache import cache_home
from lokm_build.site.marks import edition_of


@click.command(cls=ThaiCommand)
@root_option
@click.option("--site", type=click.Path(path_type=Path), default=None, help="ตรวจเว็บที่สร้างแล้วในโฟลเดอร์นี้ด้วย")
def doctor(root: Path, site: Path | None) -> int:
    """ตรวจเครื่อง โปรแกรม และโฟลเดอร์ บอกสิ่งที่ผิดและวิธีแก้"""
    found = [*program(root), *place(root, site.resolve().parent if site else root), *(made(site) if site else ())]
    click.echo("\n".join([*_facts(root, site), "", *lines(found), summary(found)]))
    return exit_code(found)


def _facts(root: Path, site: Path | None) -> Iterator[str]:
    """What somebody who helps from afar asks first."""
    yield f"lokm {__version__} · Python {platform.python_version()} · {platform.platform()}"
    yield f"โฟลเดอร์ {root.resolve()}"
    if home := cache_home():
        yield f"ที่เก็บงานของการสร้าง {home} · {size(folder_size(home))}"
    if site and (edition := edition_of(site)):
        yield f"เว็บ {site.resolve()} · ฉบับ {edition} · {len(files_of(site)):,} ไฟล์"
