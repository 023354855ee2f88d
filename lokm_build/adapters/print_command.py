"""The command `lokm print`: one asset as a PDF for paper, or how to print it without us."""

import datetime
from pathlib import Path

import click

from lokm_build.adapters.day import today as today_in_bangkok
from lokm_build.adapters.exporting import FoundError, single_document, write_whole
from lokm_build.adapters.options import edition_option, root_option, today_option
from lokm_build.adapters.paper import NoBrowserError, PaperError, printed
from lokm_build.adapters.publishing import RefusedError, refuse_sources
from lokm_build.adapters.report import system_says
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.checks.report import FORMATS
from lokm_build.model.catalogue import Edition
from lokm_build.pipeline import Settings

_BY_HAND = (
    "พิมพ์เองได้โดยเปิดหน้าเรื่องนี้ในเบราว์เซอร์ กด Ctrl+P เลือกเครื่องพิมพ์เป็น Save as PDF (บันทึกเป็น PDF) "
    "กระดาษ A4 ระยะขอบ Default (ค่าเริ่มต้น) และไม่เลือก Headers and footers"
)


@click.command("print", cls=ThaiCommand)
@click.argument("identity", metavar="ID")
@root_option
@today_option
@edition_option
@click.option("--out", type=click.Path(path_type=Path), default=None, help="ไฟล์ปลายทาง (.pdf)")
def print_(identity: str, root: Path, today: datetime.date | None, edition: str, out: Path | None) -> int:
    """พิมพ์เรื่องเดียวเป็น PDF ขนาด A4 ตามแบบฟอร์ม ใช้ Chrome, Edge หรือ Chromium ที่มีในเครื่อง"""
    if out:
        refuse_sources(root, out, "--out")
    settings = Settings(today or today_in_bangkok(), Edition(edition))
    try:
        name, document = single_document(root, settings, identity)
        target = out or root / "export" / f"{name}.pdf"
        write_whole(target, printed(document))
    except FoundError as error:
        click.echo(FORMATS["text"](error.findings), err=True)
        click.echo("ยังไม่ได้พิมพ์ โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)
        return 1
    except NoBrowserError as error:
        raise RefusedError(f"ไม่พบ Chrome, Edge หรือ Chromium ในเครื่องนี้ {_BY_HAND}") from error
    except PaperError as error:
        raise RefusedError(f"เบราว์เซอร์สร้าง PDF ไม่สำเร็จ ({error}) {_BY_HAND}") from error
    except OSError as error:
        raise RefusedError(f"อ่านหรือเขียนไฟล์ไม่ได้: {system_says(error)}") from error
    click.echo(f"สร้างแล้วที่ {target.resolve()}")
    return 0
