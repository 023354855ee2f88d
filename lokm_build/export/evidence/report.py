"""The report of a pack, as blocks: level, reasoning, what counted and what did not, what the pack holds and what not.

Takes an Evidence; says nothing that the evaluation does not say.
"""

from collections.abc import Iterator, Sequence

from lokm_build.derive.levels import FactorResult, Item
from lokm_build.derive.levels.words import (
    count_words,
    key_name,
    level_words,
    near_words,
    round_words,
    span_words,
    standing_words,
    step_words,
    verdict,
    why,
)
from lokm_build.export.evidence.blocks import Block, Heading, Link, Listing, Report, Table, Text, Words
from lokm_build.export.evidence.facts import Evidence, asset_file
from lokm_build.export.evidence.missing import missing
from lokm_build.export.evidence.proofs import is_address, proof, told
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Edition
from lokm_build.model.counters import Counter
from lokm_build.model.fields import NAMES
from lokm_build.thai.dates import format_date

SHOWN = 500
"""Rows of one table; the tables in records/ hold all."""

_NAMED = (Counter.CHANNELS, Counter.TOPICS, Counter.DIVISIONS_REACHED, Counter.GROUPS_WITH_STEPS)
"""Counters whose keys are other things than the assets in which they stand."""


def report(evidence: Evidence) -> Report:
    """The whole report."""
    indicator = evidence.evaluation.indicator
    title = f"รายงานหลักฐานตัวชี้วัด {indicator.code} {indicator.name}"
    return Report(title, f"{evidence.unit_name} · {round_words(evidence.evaluation)}", tuple(_blocks(evidence)))


def _blocks(evidence: Evidence) -> Iterator[Block]:
    yield from _summary(evidence)
    for result in evidence.evaluation.factors:
        yield from _factor(result, evidence)
    yield from _handed_in(evidence)
    yield from _contents(evidence)
    yield Heading("สิ่งที่ไม่มีในชุดนี้")
    yield Listing(missing(evidence))


def _summary(evidence: Evidence) -> Iterator[Block]:
    evaluation = evidence.evaluation
    yield Heading("สรุปผล")
    yield Words(f"{standing_words(evaluation)} · {verdict(evaluation, evidence.catalogue)}", strong=True)
    yield Table(("ข้อมูล", "ค่า"), tuple(_facts(evidence)), (1, 3))
    if evaluation.factors:
        rows = [
            (f"{one.factor.code} {one.factor.name}", count_words(one), level_words(one.level), _rung(one))
            for one in evaluation.factors
        ]
        yield Table(("ปัจจัย", "นับได้", "ระดับ", "ถ้อยคำของเกณฑ์"), tuple(rows), (4, 2, 2, 4))


def _facts(evidence: Evidence) -> Iterator[tuple[Text, ...]]:
    evaluation, centre = evidence.evaluation, evidence.catalogue.registry.centre
    yield "ตัวชี้วัด", f"{evaluation.indicator.key} {evaluation.indicator.name}"
    yield "หน่วยงาน", f"{evidence.unit_name} ({evaluation.unit}) รวมหน่วยงานย่อย"
    yield "รอบ", round_words(evaluation)
    yield "คำนวณ ณ วันที่", format_date(evaluation.today)
    is_internal = evidence.catalogue.edition is Edition.INTERNAL
    yield "ฉบับ", "ใช้ภายใน มีเรื่องที่ไม่เปิดเผย" if is_internal else "เปิดเผย เหมือนหน้าเว็บ"
    if evaluation.factors:
        source = evaluation.rules.overall_source
        yield "วิธีรวมปัจจัย", NAMES[evaluation.rules.overall] + (f" ({source})" if source else "")
    yield "จัดทำโดย", f"{centre.name} {centre.organisation}"


def _rung(result: FactorResult) -> str:
    return result.factor.text_of(result.level) if result.level is not None else ""


def _factor(result: FactorResult, evidence: Evidence) -> Iterator[Block]:
    factor, tally = result.factor, result.tally
    yield Heading(f"{factor.code} {factor.name}")
    counted = f"นับได้ {count_words(result)} · นับ{span_words(result.window)}"
    yield Words(f"{level_words(result.level)} · {counted}", strong=True)
    yield from _reasoning(result, evidence)
    yield Heading(f"หลักฐานที่นับ {len(tally.counted):,} รายการ", 2)
    if tally.counted:
        head = ("ที่", "สิ่งที่นับ", "เรื่อง", "บันทึก", "หลักฐานอ้างอิง")
        rows = [(str(n), *_counted_row(item, result, evidence)) for n, item in enumerate(tally.counted[:SHOWN], 1)]
        yield _filled(head, rows, (1, 4, 5, 5, 5))
        yield from _more(tally.counted, "records/counted.csv")
    else:
        yield Words("ไม่มี")
    yield Heading(f"สิ่งที่ไม่นับ {len(tally.uncounted):,} รายการ พร้อมเหตุผล", 2)
    if tally.uncounted:
        left = [tuple(_uncounted_row(item, result, evidence)) for item in tally.uncounted[:SHOWN]]
        yield _filled(("สิ่งที่ดู", "เรื่อง", "เหตุที่ไม่นับ", "สิ่งที่ทำให้นับได้"), left, (4, 5, 5, 4))
        yield from _more(tally.uncounted, "records/uncounted.csv")
    else:
        yield Words("ไม่มี")


def _filled(head: Sequence[str], rows: Sequence[tuple[Text, ...]], shares: Sequence[int]) -> Table:
    """A table of the columns in which something stands."""
    kept = [number for number in range(len(head)) if any(row[number] for row in rows)]
    cut = tuple(tuple(row[number] for number in kept) for row in rows)
    return Table(tuple(head[number] for number in kept), cut, tuple(shares[number] for number in kept))


def _reasoning(result: FactorResult, evidence: Evidence) -> Iterator[Block]:
    factor = result.factor
    levels = [level for level, _ in factor.rows]
    at = levels.index(result.level) if result.level in levels else None
    marks = ["◀ ได้ระดับนี้" if level == result.level else "" for level in levels]
    rows = tuple((str(level), text, mark) for (level, text), mark in zip(factor.rows, marks, strict=True))
    if rows:
        yield Table(("ระดับ", "เกณฑ์", "ผล"), rows, (1, 7, 2), marked=at)
    if result.hole:
        yield Words(f"กรณีที่เกณฑ์ไม่ได้กล่าวชัด ({result.hole.case}): {result.hole.settled}")
    if result.next:
        step = step_words(result.next, factor.counter, evidence.catalogue)
        yield Words(f"ขั้นต่อไปเพื่อระดับ {result.next.level}: {step}")
    if factor.source:
        yield Words(f"ที่มาของเกณฑ์: {factor.source}")


def _counted_row(item: Item, result: FactorResult, evidence: Evidence) -> tuple[Text, ...]:
    record = told(item, evidence.catalogue)
    return what(item, result, evidence), _asset(item), record, linked(proof(item))


def _uncounted_row(item: Item, result: FactorResult, evidence: Evidence) -> Iterator[Text]:
    yield what(item, result, evidence)
    yield item.asset.title if item.asset else ""
    yield why(item, result.window)
    yield near_words(item)


def what(item: Item, result: FactorResult, evidence: Evidence) -> str:
    """What was counted of an item: a channel, a group; nothing where it is the asset itself."""
    if item.asset is None or result.factor.counter in _NAMED:
        return key_name(item.key, result.factor.counter, evidence.catalogue)
    return ""


def _asset(item: Item) -> Text:
    return _link(item.asset) if item.asset else ""


def _link(asset: Asset) -> Link:
    return Link(asset.title, asset_file(asset))


def linked(text: str) -> Text:
    """A piece of evidence, as a link where it is an address on the web."""
    return Link(text, text) if is_address(text) else text


def _more(items: Sequence[object], path: str) -> Iterator[Block]:
    if len(items) > SHOWN:
        yield Words((f"และอีก {len(items) - SHOWN:,} รายการ ดูครบใน ", Link(path, path)))


def _handed_in(evidence: Evidence) -> Iterator[Block]:
    if evidence.handed_in:
        yield Heading("สิ่งที่รายงานแล้ว")
        rows = tuple((str(one.round), format_date(one.date, "short"), one.what) for one in evidence.handed_in)
        yield Table(("รอบ", "วันที่", "สิ่งที่รายงาน"), rows, (1, 2, 8))


def _contents(evidence: Evidence) -> Iterator[Block]:
    yield Heading(f"เอกสารในชุดนี้ {len(evidence.assets):,} เรื่อง")
    if not evidence.assets:
        yield Words("ไม่มีเรื่องที่นับเป็นหลักฐาน")
        return
    shown = enumerate(evidence.assets[:SHOWN], 1)
    rows = tuple((str(n), _link(asset), _files(asset, evidence)) for n, asset in shown)
    yield Table(("ที่", "เรื่อง", "ไฟล์แนบ"), rows, (1, 8, 6))
    yield from _more(evidence.assets, "records/counted.csv")


def _files(asset: Asset, evidence: Evidence) -> Text:
    names: list[str | Link] = []
    for file in evidence.files[asset.id]:
        names += [", "] if names else []
        names.append(Link(file.name, file.path) if file.data is not None else f"{file.name} (ไม่มี)")
    return tuple(names) or "ไม่มี"
