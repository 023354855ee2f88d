"""Texts ready to paste into a reporting system, a file for each of its fields.

Takes an Evidence; returns plain text by path in the pack. Old Notepads need a byte-order mark and Windows line ends.
"""

from collections.abc import Iterator, Mapping, Sequence

from lokm_build.derive.levels import FactorResult
from lokm_build.derive.levels.words import (
    count_words,
    key_name,
    level_words,
    round_words,
    standing_words,
    step_words,
    verdict,
)
from lokm_build.export.evidence.facts import Evidence, asset_file
from lokm_build.export.evidence.missing import missing
from lokm_build.export.evidence.proofs import proof, told

_SHOWN = 100
"""Items of one list: a field of a form is no table."""


def fields(evidence: Evidence) -> Mapping[str, bytes]:
    """All texts, numbered in the order in which a form asks for them."""
    texts = [("level", _level(evidence)), ("result", _result(evidence))]
    texts += [(f"factor-{n}", _factor(result, evidence)) for n, result in enumerate(evidence.evaluation.factors, 1)]
    texts += [("evidence", _evidence(evidence)), ("next-step", _next(evidence)), ("missing", list(missing(evidence)))]
    return {f"fields/{number:02}-{name}.txt": plain(lines) for number, (name, lines) in enumerate(texts, 1)}


def plain(lines: Sequence[str]) -> bytes:
    """Lines as a text file of Windows; each stays one line."""
    return "".join(f"{' '.join(line.split())}\r\n" for line in lines).encode("utf-8-sig")


def _level(evidence: Evidence) -> list[str]:
    level = evidence.evaluation.level
    return [str(level) if level is not None else level_words(None)]


def _result(evidence: Evidence) -> list[str]:
    evaluation = evidence.evaluation
    head = f"{evaluation.indicator.code} {evaluation.indicator.name} · {evidence.unit_name} · {round_words(evaluation)}"
    return [head, f"ผล: {standing_words(evaluation)}", *(_line(result) for result in evaluation.factors)]


def _line(result: FactorResult) -> str:
    return f"{result.factor.code} {result.factor.name}: นับได้ {count_words(result)} · {level_words(result.level)}"


def _factor(result: FactorResult, evidence: Evidence) -> list[str]:
    factor, tally = result.factor, result.tally
    lines = [_line(result)]
    lines += [f"เกณฑ์: {factor.text_of(result.level)}"] if result.level is not None else []
    lines += [f"ข้อวินิจฉัย: {result.hole.case} – {result.hole.settled}"] if result.hole else []
    for number, item in enumerate(tally.counted[:_SHOWN], 1):
        title = item.asset.title if item.asset else ""
        named = key_name(item.key, factor.counter, evidence.catalogue)
        parts = dict.fromkeys(filter(None, (named, title, told(item, evidence.catalogue), proof(item))))
        lines.append(f"{number}. {' · '.join(parts)}")
    return [*lines, *_more(len(tally.counted))]


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"และอีก {count - _SHOWN:,} รายการ ตามตารางที่แนบ"


def _evidence(evidence: Evidence) -> list[str]:
    lines = []
    for number, asset in enumerate(evidence.assets[:_SHOWN], 1):
        attached = [file.path for file in evidence.files[asset.id] if file.data is not None]
        names = ", ".join(path.rpartition("/")[2] for path in (asset_file(asset), *attached))
        lines.append(f"{number}. {asset.title} (ไฟล์ {names})")
    return [*lines, *_more(len(evidence.assets))] or ["ไม่มีเรื่องที่นับเป็นหลักฐาน"]


def _next(evidence: Evidence) -> list[str]:
    evaluation = evidence.evaluation
    return [verdict(evaluation, evidence.catalogue), *_steps(evidence)]


def _steps(evidence: Evidence) -> Iterator[str]:
    for result in evidence.evaluation.factors:
        if result.next:
            step = step_words(result.next, result.factor.counter, evidence.catalogue)
            yield f"{result.factor.code} เพื่อระดับ {result.next.level}: {step}"
