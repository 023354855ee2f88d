"""The command `lokm levels`: which level a unit has reached, what counted, what is missing; also what-if."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from lokm_build.adapters.arguments import OneOf, ThaiYear
from lokm_build.adapters.day import today as today_in_bangkok
from lokm_build.adapters.named import named_indicator, named_unit
from lokm_build.adapters.options import evaluated_today_option, indicator_unit_option, root_option
from lokm_build.adapters.publishing import RefusedError, build_root
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.derive.levels import (
    ROUNDS,
    Assumption,
    AssumptionError,
    Evaluation,
    Ledger,
    Round,
    assumption,
    evaluate,
    ledger,
    rules_of,
)
from lokm_build.derive.levels.assume import WORDS
from lokm_build.export.levels import evaluation_data, evaluation_lines, overview_lines
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.finding import Severity
from lokm_build.model.registry import Indicator
from lokm_build.pipeline import Settings
from lokm_build.thai.dates import fiscal_year

_CHOICES: dict[str, tuple[Round, ...]] = {"1": (1,), "2": (2,), "year": (None,), "all": ROUNDS}
_ROUND = "1 (ต.ค.–ก.พ.), 2 (มี.ค.–ก.ค.), year ทั้งปี หรือ all ทั้งสาม (ค่าตั้งต้น)"
_ASSUME = "สมมติว่าทำสิ่งนี้แล้ว ระบุซ้ำได้: " + " · ".join(f"{row.example} {row.about}" for row in WORDS.values())


@click.command(cls=ThaiCommand)
@root_option
@click.option("--indicator", default=None, help="ตัวชี้วัด เช่น doh/2566/2.2 ไม่ระบุคือสรุปทุกตัวของปีนั้น")
@indicator_unit_option
@click.option("--year", type=ThaiYear(), default=None, help="ปีงบประมาณ (ค่าตั้งต้น: ปีของตัวชี้วัด หรือปีปัจจุบัน)")
@click.option("--round", "rounds", type=OneOf(_CHOICES), default="all", help=_ROUND)
@evaluated_today_option
@click.option("--assume", multiple=True, metavar="คำ:ค่า", help=_ASSUME)
@click.option(
    "--edition", type=OneOf(Edition), default=str(Edition.PUBLIC),
    help="public นับเฉพาะเรื่องที่เปิดเผย เหมือนหน้าเว็บ (ค่าตั้งต้น); internal นับเรื่องที่ใช้ภายในด้วย",
)
@click.option("--json", "as_json", is_flag=True, help="พิมพ์เป็น JSON ครบทุกรายการ")
def levels(
    root: Path, indicator: str | None, unit: str | None, year: int | None, rounds: str, today: datetime.date | None,
    assume: tuple[str, ...], edition: str, as_json: bool,
) -> int:  # fmt: skip
    """บอกระดับของตัวชี้วัด สิ่งที่นับ สิ่งที่ไม่นับพร้อมเหตุผล และสิ่งที่ต้องทำเพื่อให้ได้ระดับถัดไป"""
    made = build_root(root, Settings(today or today_in_bangkok(), Edition(edition)))
    catalogue = made.catalogue
    errors = sum(finding.severity is Severity.ERROR for finding in made.findings)
    if errors:
        click.echo(f"มีข้อผิดพลาด {errors:,} แห่ง เรื่องที่มีข้อผิดพลาดไม่ถูกนับ ดูด้วย lokm check", err=True)
    assumed = _assumptions(assume, catalogue)
    chosen = _chosen(catalogue, indicator, year)
    book = ledger(catalogue, made.views.units)
    wanted = year if indicator else None
    rows = [
        _row(catalogue, one, code, wanted, _CHOICES[rounds], assumed, book)
        for one in chosen
        for code in _units(one, unit, indicator is None, book)
    ]
    _print(rows, catalogue, indicator is not None, as_json)
    return 0


def _units(indicator: Indicator, unit: str | None, is_overview: bool, book: Ledger) -> list[str | None]:
    """The unit that was asked for, else the host; in an overview every unit that has evidence too."""
    if unit is not None or not is_overview:
        return [indicator.unit if unit is None else unit]
    cited = book.by_unit((indicator.key,))
    return [code for _, code in book.units.walk() if code in cited or code == indicator.unit]


def _row(
    catalogue: Catalogue, one: Indicator, code: str | None, year: int | None, rounds: Sequence[Round],
    assumed: Sequence[Assumption], book: Ledger,
) -> list[Evaluation]:  # fmt: skip
    if code is None:
        raise RefusedError(f"ตัวชี้วัด {one.key} ไม่มีหน่วยงานเจ้าภาพในทะเบียน โปรดระบุ --unit")
    unit = named_unit(catalogue, code)
    try:
        return [evaluate(catalogue, one.key, unit, year, asked, None, assumed, book) for asked in rounds]
    except LookupError as error:
        raise RefusedError(f"ตัวชี้วัด {one.key} และตัวที่สืบต่อกันไม่มีของปีงบประมาณ {year}") from error


def _print(rows: list[list[Evaluation]], catalogue: Catalogue, is_one: bool, as_json: bool) -> None:
    if as_json:
        data: list[dict[str, Any]] = [evaluation_data(one, catalogue) for row in rows for one in row]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    elif is_one:
        click.echo("\n\n".join("\n".join(evaluation_lines(one, catalogue)) for row in rows for one in row))
    else:
        click.echo("\n".join(overview_lines(rows, catalogue)))


def _assumptions(texts: Sequence[str], catalogue: Catalogue) -> tuple[Assumption, ...]:
    try:
        return tuple(assumption(text, catalogue) for text in texts)
    except AssumptionError as error:
        raise RefusedError(str(error)) from error


def _chosen(catalogue: Catalogue, key: str | None, year: int | None) -> list[Indicator]:
    """The indicator that was asked for; else all of the year that have rules."""
    if key is not None:
        return [named_indicator(catalogue, key)]
    wanted = year or fiscal_year(catalogue.today)
    ruled = [one for one in catalogue.registry.indicators if rules_of(catalogue, one).factors]
    found = [one for one in ruled if one.year == wanted]
    if not found:
        years = ", ".join(str(one) for one in sorted({one.year for one in ruled}))
        mend = f"ปีที่มี: {years}" if years else "เขียนเกณฑ์ที่ factors ใน registry/indicators.yml"
        raise RefusedError(f"ปีงบประมาณ {wanted} ไม่มีตัวชี้วัดที่มีเกณฑ์ระดับในทะเบียน {mend}")
    return found
