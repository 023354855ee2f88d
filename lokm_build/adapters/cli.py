"""The command line: `lokm build`, `check`, `new`, `export`, `serve`, `schema`.

Exit status: 0 clean; 1 the content has errors (with `--strict`, warnings too);
2 usage or set-up; 3 a fault of ours, with a report to send.
"""

import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from lokm_build import __version__
from lokm_build.adapters.day import today as today_in_bangkok
from lokm_build.adapters.publishing import RefusedError, build_root, publish
from lokm_build.adapters.report import write_report
from lokm_build.checks.report import FORMATS, exit_code
from lokm_build.model.catalogue import Edition
from lokm_build.pipeline import Settings
from lokm_build.thai.dates import ThaiDateError, parse_date

FAULT = 3


class ThaiDate(click.ParamType):
    """A day, in any form that an asset may write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day, or a usage error in Thai."""
        if isinstance(value, datetime.date):
            return value
        try:
            return parse_date(value)
        except ThaiDateError as error:
            self.fail(str(error), param, ctx)


_root = click.option(
    "--root", type=click.Path(path_type=Path), default=Path(), help="โฟลเดอร์ที่มี knowledge/ (ค่าตั้งต้น: โฟลเดอร์นี้)"
)
_today = click.option("--today", type=ThaiDate(), default=None, help="วันที่ที่ใช้คำนวณ เช่น 2569-11-20")
_edition = click.option(
    "--edition",
    type=click.Choice([str(edition) for edition in Edition]),
    default=str(Edition.PUBLIC),
    help="public ไม่มีเรื่องที่ใช้ภายใน (ค่าตั้งต้น); internal มีครบ",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lokm")
def lokm() -> None:
    """สร้างศูนย์ความรู้จากไฟล์ Markdown ในโฟลเดอร์ knowledge/."""


@lokm.command()
@_root
@_today
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="รูปแบบผลลัพธ์")
@click.option("--strict", is_flag=True, help="ให้คำเตือนนับเป็นข้อผิดพลาด")
def check(root: Path, today: datetime.date | None, form: str, strict: bool) -> int:
    """ตรวจเนื้อหาทั้งหมด บอกทุกข้อที่ต้องแก้ในครั้งเดียว."""
    made = build_root(root, Settings(today or today_in_bangkok()))
    click.echo(FORMATS[form](made.findings))
    return exit_code(made.findings, strict)


@lokm.command()
@_root
@_today
@_edition
@click.option("--site", type=click.Path(path_type=Path), default=None, help="โฟลเดอร์ปลายทาง (ค่าตั้งต้น: site/)")
@click.option("--quiet", is_flag=True, help="พิมพ์เฉพาะข้อผิดพลาด")
@click.option("--keep-going", is_flag=True, help="สร้างส่วนที่ใช้ได้แม้มีข้อผิดพลาด")
def build(
    root: Path, today: datetime.date | None, edition: str, site: Path | None, quiet: bool, keep_going: bool
) -> int:
    """สร้างเว็บศูนย์ความรู้."""
    chosen = Edition(edition)
    target = _target(root, site, chosen)
    done = publish(root, target, Settings(today or today_in_bangkok(), chosen), keep_going)
    if done.findings and not (quiet and exit_code(done.findings, strict=False) == 0):
        click.echo(FORMATS["text"](done.findings), err=True)
    if done.written and not quiet:
        click.echo(f"สร้างแล้ว {done.assets:,} เรื่อง เปิดดูได้ที่ {(target / 'index.html').resolve()}")
    if not done.written:
        click.echo("ยังไม่ได้สร้างเว็บ เว็บเดิมไม่ถูกแตะต้อง โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)
    return exit_code(done.findings, strict=False)


def _target(root: Path, site: Path | None, edition: Edition) -> Path:
    """Where the site goes. The internal edition never goes to the public one's folder."""
    public = root / "site"
    if site is None:
        return public if edition is Edition.PUBLIC else root / "site-internal"
    if edition is Edition.INTERNAL and site.resolve() == public.resolve():
        raise RefusedError(f"'{site}' เป็นโฟลเดอร์ของฉบับเปิดเผย โปรดเลือกโฟลเดอร์อื่นสำหรับฉบับใช้ภายในด้วย --site")
    return site


def main(arguments: Sequence[str] | None = None) -> None:
    """The command `lokm`."""
    _speak_utf8()
    try:
        status = lokm.main(args=arguments, standalone_mode=False)
    except click.exceptions.Exit as error:
        status = error.exit_code
    except click.Abort:
        status = 130
    except click.ClickException as error:
        error.show()
        status = 2
    except RefusedError as error:
        click.echo(str(error), err=True)
        status = 2
    except Exception as error:  # the outermost door: an author never meets a traceback
        click.echo(write_report(error), err=True)
        status = FAULT
    sys.exit(status or 0)


def _speak_utf8() -> None:
    """Old Windows consoles would otherwise refuse Thai."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
