"""Evaluations as text lines for a screen, and as plain data for JSON.

Takes evaluations and a catalogue for names; knows no files. The words are those of `derive.levels.words`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from lokm_build.derive.levels import ROUND_NAMES, Evaluation, FactorResult, Item
from lokm_build.derive.levels.words import (
    NAMED_APART,
    count_words,
    key_name,
    level_words,
    near_words,
    record_words,
    round_words,
    span_words,
    standing_words,
    step_words,
    verdict,
    why,
)
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.counters import Counter
from lokm_build.model.fields import NAMES

_SHOWN = 20
"""Items of one list that a screen shows; JSON holds all."""


def overview_lines(rows: Sequence[Sequence[Evaluation]], catalogue: Catalogue) -> Iterator[str]:
    """A few lines for each indicator and unit: its levels by round, and the next step of the last of them."""
    for evaluations in rows:
        first, last = evaluations[0], evaluations[-1]
        levels = " · ".join(f"{ROUND_NAMES[one.in_round]} {standing_words(one)}" for one in evaluations)
        yield f"{first.indicator.key} {first.indicator.name} · {unit_words(first, catalogue)}"
        yield f"  {levels}"
        yield f"  {'ขั้นต่อไป' if last.is_open or last.is_ahead else 'ที่ยังขาด'}: {verdict(last, catalogue)}"


def evaluation_lines(evaluation: Evaluation, catalogue: Catalogue) -> Iterator[str]:
    """All of one evaluation."""
    indicator = evaluation.indicator
    yield f"ตัวชี้วัด {indicator.key} {indicator.name}"
    yield f"หน่วยงาน {unit_words(evaluation, catalogue)} · {round_words(evaluation)}"
    if evaluation.assumptions:
        yield "สมมติว่า " + ", ".join(f"{one.word}:{one.value}" for one in evaluation.assumptions)
    yield f"{standing_words(evaluation)} · {verdict(evaluation, catalogue)}"
    if evaluation.rules.factors:
        yield f"วิธีรวม: {_overall(evaluation)}"
    for result in evaluation.factors:
        yield ""
        yield from _factor_lines(result, catalogue)
    if evaluation.elsewhere:
        yield ""
        yield f"อ้างตัวชี้วัดนี้แต่เป็นของหน่วยงานอื่น {len(evaluation.elsewhere):,} เรื่อง จึงไม่นับ"


def unit_words(evaluation: Evaluation, catalogue: Catalogue) -> str:
    """The unit's name, and its code for the next command."""
    unit = catalogue.units.get(evaluation.unit)
    return f"{unit.name} ({evaluation.unit})" if unit else evaluation.unit


def _overall(evaluation: Evaluation) -> str:
    source = evaluation.rules.overall_source
    return NAMES[evaluation.rules.overall] + (f" ({source})" if source else "")


def _factor_lines(result: FactorResult, catalogue: Catalogue) -> Iterator[str]:
    factor, tally = result.factor, result.tally
    words = factor.text_of(result.level or 0)
    yield f"{factor.code} {factor.name}: {level_words(result.level)}" + (f" · {words}" if words else "")
    if factor.info:
        yield f"  นับได้ {count_words(result)} · นับ{span_words(result.window)}"
    if result.hole:
        yield f"  กรณีที่เกณฑ์ไม่ได้กล่าวชัด ({result.hole.case}): {result.hole.settled}"
    if result.setup:
        yield f"  {result.setup}"
    if result.next:
        yield f"  ขั้นต่อไป (ระดับ {result.next.level}): {step_words(result.next, factor.counter, catalogue)}"
        for item in result.next.near:
            yield f"    ใกล้ที่สุด: {_item_words(item, factor.counter, catalogue)} — {near_words(item)}"
    yield from _list_lines("นับแล้ว", [_item_words(i, factor.counter, catalogue) for i in tally.counted])
    told = [f"{_item_words(i, factor.counter, catalogue)} — {why(i, result.window)}" for i in tally.uncounted]
    yield from _list_lines("ไม่นับ", told)
    if factor.source:
        yield f"  ที่มาของเกณฑ์: {factor.source}"


def _list_lines(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {name}"
    yield from (f"    - {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"    และอีก {len(lines) - _SHOWN:,} รายการ (ดูครบด้วย --json)"


def _item_words(item: Item, counter: Counter | None, catalogue: Catalogue) -> str:
    named = key_name(item.key, counter, catalogue) if counter in NAMED_APART or item.asset is None else ""
    title = f"{item.asset.title} [{item.asset.id}]" if item.asset else ""
    named = "" if item.asset and named == item.asset.title else named
    return " · ".join(part for part in (named, title, record_words(item, catalogue)) if part)


def evaluation_data(evaluation: Evaluation, catalogue: Catalogue) -> dict[str, Any]:
    """All of one evaluation as plain values."""
    return {
        "indicator": evaluation.indicator.key,
        "name": evaluation.indicator.name,
        "unit": evaluation.unit,
        "fiscal_year": evaluation.fiscal_year,
        "round": evaluation.in_round or "year",
        "today": evaluation.today.isoformat(),
        "assume": [f"{one.word}:{one.value}" for one in evaluation.assumptions],
        "level": evaluation.level,
        "next": verdict(evaluation, catalogue),
        "effort": evaluation.effort,
        "overall": str(evaluation.rules.overall),
        "factors": [_factor_data(result, catalogue) for result in evaluation.factors],
        "other_units": [item.key for item in evaluation.elsewhere],
    }


def _factor_data(result: FactorResult, catalogue: Catalogue) -> dict[str, Any]:
    factor, tally, step = result.factor, result.tally, result.next
    return {
        "code": factor.code,
        "name": factor.name,
        "counter": str(factor.counter or ""),
        "level": result.level,
        "count": tally.count,
        "total": tally.total,
        "hole": {"case": result.hole.case, "settled": result.hole.settled} if result.hole else None,
        "source": factor.source or "",
        "next": {
            "level": step.level, "more": step.more, "more_total": step.more_total,
            "text": step_words(step, factor.counter, catalogue),
            "open": list(step.open), "near": [_item_data(item, result, catalogue) for item in step.near],
        } if step else None,
        "setup": result.setup,
        "counted": [_item_data(item, result, catalogue) for item in tally.counted],
        "uncounted": [_item_data(item, result, catalogue) for item in tally.uncounted],
    }  # fmt: skip


def _item_data(item: Item, result: FactorResult, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "key": item.key,
        "name": key_name(item.key, result.factor.counter, catalogue),
        "asset": item.asset.id if item.asset else None,
        "record": record_words(item, catalogue),
        "date": item.date.isoformat() if item.date else None,
        "reason": item.reason.name.lower() if item.reason else None,
        "why": why(item, result.window),
    }
