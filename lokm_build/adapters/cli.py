"""The command line: `lokm` and its commands, of which those that need little stand here.

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
from lokm_build.adapters.arguments import OneOf, Port, ThaiYear
from lokm_build.adapters.day import today as today_in_bangkok
from lokm_build.adapters.doctor_command import doctor
from lokm_build.adapters.engine import ENGINES
from lokm_build.adapters.evidence_command import evidence
from lokm_build.adapters.exporting import export_single, export_zip
from lokm_build.adapters.fixing import fix_encodings
from lokm_build.adapters.levels_command import levels
from lokm_build.adapters.newcomer import write_new
from lokm_build.adapters.options import edition_option, engine_option, root_option, today_option
from lokm_build.adapters.print_command import print_
from lokm_build.adapters.progress import progress, timings
from lokm_build.adapters.publishing import RefusedError, build_root, publish, refuse_sources
from lokm_build.adapters.records_command import records
from lokm_build.adapters.report import account
from lokm_build.adapters.search_command import search
from lokm_build.adapters.server_command import servers
from lokm_build.adapters.thai_click import ThaiCommand, ThaiGroup, told
from lokm_build.adapters.word_exporting import ALL, chosen_by, export_word
from lokm_build.checks.report import FORMATS, exit_code, lines, summary
from lokm_build.export.pack import Choice
from lokm_build.export.schema import schemas
from lokm_build.export.snippets import SNIPPETS_FILE
from lokm_build.export.snippets import snippets as made_snippets
from lokm_build.model.catalogue import Edition
from lokm_build.model.finding import Severity
from lokm_build.model.kinds import Kind
from lokm_build.pipeline import Settings
from lokm_build.site.publish import PublishError, roll_back
from lokm_build.site.write import write_files


@click.group(cls=ThaiGroup)
@click.version_option(__version__, prog_name="lokm", help="แสดงรุ่นของโปรแกรมแล้วจบ")
def lokm() -> None:
    """สร้างศูนย์ความรู้จากไฟล์ Markdown ในโฟลเดอร์ knowledge/"""


@click.command(cls=ThaiCommand)
@root_option
@today_option
@click.option("--format", "form", type=OneOf(FORMATS), default="text", help="รูปแบบผลลัพธ์")
@click.option("--strict", is_flag=True, help="ให้คำเตือนนับเป็นข้อผิดพลาด")
def check(root: Path, today: datetime.date | None, form: str, strict: bool) -> int:
    """ตรวจเนื้อหาทั้งหมด บอกทุกข้อที่ต้องแก้ในครั้งเดียว"""
    made = build_root(root, Settings(today or today_in_bangkok()))
    click.echo(FORMATS[form](made.findings))
    return exit_code(made.findings, strict)


@click.command(cls=ThaiCommand)
@root_option
@today_option
@edition_option
@engine_option
@click.option("--site", type=click.Path(path_type=Path), default=None, help="โฟลเดอร์ปลายทาง (ค่าตั้งต้น: site/)")
@click.option("--quiet", is_flag=True, help="พิมพ์เฉพาะข้อผิดพลาด")
@click.option("--keep-going", is_flag=True, help="สร้างส่วนที่ใช้ได้แม้มีข้อผิดพลาด")
@click.option("--jobs", type=click.IntRange(1), default=None, help="จำนวนโปรเซสที่ช่วยกันทำ (ค่าตั้งต้น: เท่าจำนวนแกนประมวลผล)")
@click.option("--executor", "cluster", default="", metavar="ADDRESS", help="ให้คลัสเตอร์ Dask ช่วยทำ เช่น dask://host:8786")
@click.option("--timings", "timed", is_flag=True, help="แสดงเวลาและหน่วยความจำของแต่ละช่วง")
def build(
    root: Path, today: datetime.date | None, edition: str, engine: str, site: Path | None, quiet: bool,
    keep_going: bool, jobs: int | None, cluster: str, timed: bool,
) -> int:  # fmt: skip
    """สร้างเว็บศูนย์ความรู้"""
    chosen = Edition(edition)
    target = _target(root, site, chosen)
    telling = progress(quiet)
    settings = Settings(today or today_in_bangkok(), chosen)
    done = publish(root, target, settings, keep_going, jobs, telling, cluster, ENGINES[engine])
    telling.finish()
    shown = [found for found in done.findings if found.severity is Severity.ERROR] if quiet else done.findings
    if shown:
        click.echo("\n".join([*lines(shown), summary(done.findings)]), err=True)
    if done.written and not quiet:
        click.echo(f"สร้างแล้ว {done.assets:,} เรื่อง เปิดดูได้ที่ {(target / 'index.html').resolve()}")
    if timed:
        click.echo("\n".join(timings(telling, done.kept)), err=True)
    if not done.written:
        click.echo("ยังไม่ได้สร้างเว็บ เว็บเดิมไม่ถูกแตะต้อง โปรดแก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่", err=True)
    return exit_code(done.findings, strict=False)


def _target(root: Path, site: Path | None, edition: Edition) -> Path:
    """Where the site goes. The internal edition never goes to the public one's folder."""
    public = root / "site"
    if site is None:
        return public if edition is Edition.PUBLIC else root / "site-internal"
    refuse_sources(root, site, "--site")
    if edition is Edition.INTERNAL and site.resolve() == public.resolve():
        raise RefusedError(f"'{site}' เป็นโฟลเดอร์ของฉบับเปิดเผย โปรดเลือกโฟลเดอร์อื่นสำหรับฉบับใช้ภายในด้วย --site")
    return site


@click.command(cls=ThaiCommand)
@root_option
@today_option
@edition_option
@engine_option
@click.argument("named", metavar="[ID ...]", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="ไฟล์ปลายทาง หรือโฟลเดอร์ของไฟล์ Word หลายไฟล์")
@click.option("--format", "form", type=OneOf(("zip", "docx")), default="zip", help="zip (ค่าตั้งต้น) หรือ docx (ไฟล์ Word)")
@click.option("--unit", "units", multiple=True, help="เฉพาะหน่วยงานนี้และหน่วยงานย่อย")
@click.option("--topic", "topics", multiple=True, help="เฉพาะหัวข้อนี้และหัวข้อย่อย")
@click.option("--indicator", "indicators", multiple=True, help="เฉพาะตัวชี้วัดนี้ เช่น doh/2566/2.2")
@click.option("--kind", "kinds", multiple=True, help="เฉพาะชนิดนี้ เช่น sop")
@click.option("--year", "years", multiple=True, type=ThaiYear(), help="เฉพาะปีงบประมาณนี้ เช่น 2566")
@click.option("--id", "ids", multiple=True, help="เฉพาะเรื่องที่มีรหัสนี้")
@click.option("--single-file", is_flag=True, help="ไฟล์ HTML เดียวของเรื่องเดียว ใช้กับ --id")
def export(
    root: Path, today: datetime.date | None, edition: str, engine: str, out: Path | None, single_file: bool,
    form: str, named: tuple[str, ...], **chosen: Any,
) -> int:  # fmt: skip
    """สร้างไฟล์สำหรับส่งต่อ: ZIP ที่เปิดได้โดยไม่ต้องใช้อินเทอร์เน็ต ชุดความรู้หมุนเวียน ไฟล์เดียว หรือไฟล์ Word

    ID คือรหัสของเรื่องที่เลือก (เหมือน --id) คำว่า all คือทุกเรื่อง
    """
    settings = Settings(today or today_in_bangkok(), Edition(edition))
    choice = chosen_by(named, **chosen)
    if out:
        refuse_sources(root, out, "--out")
    if form == "docx":
        target = export_word(root, out, settings, choice, ALL in named)
    elif single_file:
        identity = _only_one(choice)
        target = out or root / "export" / f"{identity}.html"
        export_single(root, target, settings, identity)
    else:
        target = out or root / "export" / zip_name(choice, settings.edition)
        count = export_zip(root, target, settings, choice, ENGINES[engine])
        click.echo(f"รวม {count:,} เรื่อง")
    click.echo(f"สร้างแล้วที่ {target.resolve()}")
    return 0


def zip_name(choice: Choice, edition: Edition) -> str:
    """What an internal ZIP is called must not let it be taken for the public one."""
    name = "knowledge-pack" if choice else "knowledge-centre"
    return f"{name}.zip" if edition is Edition.PUBLIC else f"{name}-{edition}.zip"


def _only_one(choice: Choice) -> str:
    if len(choice.ids) != 1:
        raise RefusedError("--single-file ใช้กับเรื่องเดียว โปรดระบุ --id หนึ่งครั้ง")
    return choice.ids[0]


@click.command(cls=ThaiCommand)
@root_option
@today_option
@click.argument("kind", metavar="KIND", type=OneOf(Kind))
@click.argument("identity", metavar="ID")
@click.option("--unit", default=None, help="รหัสหน่วยงาน (ค่าตั้งต้น: หน่วยงานแรกใน registry/units.yml)")
@click.option("--title", default="", help="ชื่อเรื่อง")
def new(root: Path, today: datetime.date | None, kind: str, identity: str, unit: str | None, title: str) -> int:
    """สร้างไฟล์ตั้งต้นของเรื่องใหม่ พร้อมหัวข้อและคำแนะนำของชนิด KIND ตั้งชื่อไฟล์ว่า ID"""
    path = write_new(root, Kind(kind), identity, today or today_in_bangkok(), unit, title)
    click.echo(f"สร้างแล้วที่ {path} เปิดแก้ไขได้เลย แล้วตรวจด้วย lokm check")
    return 0


@click.command(cls=ThaiCommand)
@root_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("schemas"), help="โฟลเดอร์ปลายทาง")
@click.option("--snippets", type=click.Path(path_type=Path), default=Path(".vscode"), help="โฟลเดอร์ของ snippet")
def schema(root: Path, out: Path, snippets: Path) -> int:
    """เขียน JSON Schema ของหัวไฟล์และของ registry กับ snippet ให้โปรแกรมแก้ไขข้อความใช้ช่วยเติมคำ"""
    count = write_files(root / out, schemas().items())
    write_files(root / snippets, [(SNIPPETS_FILE, made_snippets())])
    click.echo(f"เขียน {count} ไฟล์ที่ {(root / out).resolve()} และ {(root / snippets / SNIPPETS_FILE).resolve()}")
    return 0


@click.command(cls=ThaiCommand)
@root_option
@engine_option
@click.option("--port", type=Port(), default=8000, help="หมายเลขพอร์ต")
def serve(root: Path, engine: str, port: int) -> int:
    """เปิดดูเว็บขณะแก้ไข ทุกครั้งที่บันทึกไฟล์ หน้าเว็บจะปรับตาม"""
    from lokm_build.adapters.serving import serve_root  # no other command needs a server

    serve_root(root, port, ENGINES[engine])
    return 0


@click.command(cls=ThaiCommand)
@root_option
@click.option("--encoding", is_flag=True, help="แปลงไฟล์ที่บันทึกแบบ TIS-620 (Windows-874) หรือ UTF-16 เป็น UTF-8")
@click.option("--dry-run", "dry", is_flag=True, help="บอกว่าจะแก้ไฟล์ใด โดยยังไม่แก้")
def fix(root: Path, encoding: bool, dry: bool) -> int:
    """แก้สิ่งที่แก้แทนได้โดยไม่ต้องเดา"""
    if not encoding:
        raise RefusedError("โปรดระบุว่าจะแก้อะไร: --encoding แปลงไฟล์เป็น UTF-8")
    done = "แปลงเป็น UTF-8 ได้" if dry else "แปลงเป็น UTF-8 แล้ว"
    found = list(fix_encodings(root, dry))
    for one in found:
        click.echo(f"{one.path}: {one.was} · {done if one.possible else 'แปลงแทนไม่ได้'}")
    click.echo(f"พบ {len(found):,} ไฟล์ที่ไม่ใช่ UTF-8" if found else "ทุกไฟล์เป็น UTF-8 อยู่แล้ว")
    if all(one.possible for one in found):
        return 0
    click.echo("ไฟล์ที่แปลงแทนไม่ได้ ให้เปิดด้วยโปรแกรมเดิมแล้วบันทึกใหม่ เลือก Encoding: UTF-8", err=True)
    return 1


@click.command(cls=ThaiCommand)
@root_option
@click.option("--site", type=click.Path(path_type=Path), default=None, help="โฟลเดอร์ของเว็บ (ค่าตั้งต้น: site/)")
def rollback(root: Path, site: Path | None) -> int:
    """นำเว็บชุดก่อนกลับมา สั่งซ้ำจะได้ชุดล่าสุดคืน"""
    target = site or root / "site"
    try:
        roll_back(target)
    except PublishError as error:
        raise RefusedError(str(error)) from error
    click.echo(f"นำเว็บชุดก่อนกลับมาแล้วที่ {(target / 'index.html').resolve()} สั่งซ้ำอีกครั้งจะได้ชุดล่าสุดคืน")
    return 0


IN_ORDER: tuple[click.Command, ...] = (
    new, check, serve, build, search, export, print_, records, levels, evidence, fix, rollback, schema, servers, doctor,
)  # fmt: skip
"""As `lokm --help` and the README list them: writing, publishing, handing on, the secretary's work, upkeep."""

for _command in IN_ORDER:
    lokm.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command `lokm`."""
    _speak_utf8()
    try:
        status = lokm.main(args=arguments, prog_name="lokm", standalone_mode=False)
    except click.exceptions.Exit as error:
        status = error.exit_code
    except click.Abort:
        status = 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        status = 2
    except click.ClickException as error:
        click.echo(told(error), err=True)
        status = 2
    except Exception as error:  # the outermost door: an author never meets a traceback
        text, status = account(error)
        click.echo(text, err=True)
    sys.exit(status or 0)


def _speak_utf8() -> None:
    """Old Windows consoles would otherwise refuse Thai."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
