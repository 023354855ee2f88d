"""An evaluation in words: the names of what is counted, records in a line, reasons, and the verdict.

Takes values of this room and a catalogue for names; returns plain Thai text, which pages, the command line and the
evidence pack share, so that they agree.
"""

from collections.abc import Iterable, Iterator

from lokm_build.derive.levels.evaluation import Evaluation, FactorResult
from lokm_build.derive.levels.items import Item
from lokm_build.derive.levels.reasons import Reason
from lokm_build.derive.levels.steps import NextStep
from lokm_build.derive.levels.window import ROUND_MONTHS, ROUND_NAMES, Window
from lokm_build.model.asset import Activity, Adoption, Dissemination
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.counters import Counter
from lokm_build.model.fields import Counts
from lokm_build.thai.dates import format_date

NO_LEVEL = "ยังให้ระดับไม่ได้"
NAMED_APART = frozenset({Counter.CHANNELS, Counter.GROUPS_WITH_STEPS, Counter.TOPICS, Counter.DIVISIONS_REACHED})
"""Counters whose items are counted under another name than that of the asset in which they stand."""

_NAMED = 3
_OUTSIDE = (Reason.BEFORE, Reason.AFTER, Reason.FUTURE, Reason.ADOPTION_OUTSIDE)


def key_name(item_key: str, counter: Counter | None, catalogue: Catalogue) -> str:
    """What a counted key is called: a title, a channel, a mission group, an activity, a topic or a unit."""
    if counter is Counter.CHANNELS and (channel := catalogue.channels.get(item_key)):
        return channel.name
    if counter is Counter.TOPICS and (topic := catalogue.topics.get(item_key)):
        return topic.name
    if counter is Counter.DIVISIONS_REACHED and (unit := catalogue.units.get(item_key)):
        return unit.name
    if asset := catalogue.by_id.get(item_key):
        return asset.title
    return _part_name(item_key, catalogue)


def _part_name(key: str, catalogue: Catalogue) -> str:
    """`unit/group` or `plan/number`; what is neither is told as it is."""
    first, _, second = key.partition("/")
    if unit := catalogue.units.get(first):
        return next((group.name for group in unit.groups if group.code == second), second or unit.name)
    if plan := catalogue.by_id.get(first):
        named = (one.name for one in plan.meta.activities if str(one.number) == second)
        return f"กิจกรรมที่ {second} {next(named, '')}".rstrip()
    return f"อีก {key[1:]} (สมมติ)" if key.startswith("+") else key


def record_words(item: Item, catalogue: Catalogue) -> str:
    """What counted of it, in a line: who applied it, through which channel, which activity; with the date."""
    day = format_date(item.date, "short") if item.date else ""
    return " · ".join(part for part in (*_record(item, catalogue), day) if part)


def _record(item: Item, catalogue: Catalogue) -> Iterator[str]:
    record = item.record
    if item.is_assumed:
        yield "สมมติ"
    elif isinstance(record, Adoption):
        unit = catalogue.units.get(record.unit)
        yield f"นำไปใช้โดย{unit.name if unit else record.unit}"
        yield record.result or ""
    elif isinstance(record, Dissemination):
        yield record.reference or ""
    elif isinstance(record, Activity):
        yield f"กิจกรรมที่ {record.number} {record.name}"
        yield f"{item.amount:,} คน" if item.amount > 1 else ""
    elif record is not None:
        yield record.what


def why(item: Item, window: Window) -> str:
    """Why it does not count, with the dates or numbers that show it."""
    if item.reason is None:
        return ""
    told = item.reason.text
    if item.reason in _OUTSIDE and item.date:
        told += f" ({format_date(item.date, 'short')} · นับ{span_words(window)})"
    if item.steps:
        shown = ", ".join(map(str, item.steps[:8])) + (" …" if len(item.steps) > 8 else "")
        told += f" (ขั้นตอนที่ {shown})"
    return told


def span_words(window: Window) -> str:
    """The days that count."""
    last = format_date(window.last, "short")
    if window.counts is Counts.EVER:
        return f"ทุกปีจนถึง {last}"
    return f" {format_date(window.first, 'short')} – {last}"


def level_words(level: int | None) -> str:
    """`ระดับ 3`, or that there is none."""
    return NO_LEVEL if level is None else f"ระดับ {level}"


def standing_words(evaluation: Evaluation) -> str:
    """The level of a round, and whether it may still change."""
    if evaluation.is_ahead:
        return "ยังไม่ถึงรอบ"
    still = still_words(evaluation)
    return level_words(evaluation.level) + (f" ({still})" if still else "")


def still_words(evaluation: Evaluation) -> str:
    """That the round, or the year, goes on; empty when it does not."""
    if not evaluation.is_open:
        return ""
    return "ยังไม่สิ้นรอบ" if evaluation.in_round else "ยังไม่สิ้นปี"


def count_words(result: FactorResult) -> str:
    """`3 จาก 5 เรื่อง`, as the counter counts."""
    noun = result.factor.info.noun if result.factor.info else ""
    total = result.tally.total
    asked = any(one.needs_total for one in result.factor.conditions)
    of = f" จาก {total:,}" if total is not None and asked else ""
    return f"{result.tally.count:,}{of} {noun}".rstrip()


def step_words(step: NextStep, counter: Counter | None, catalogue: Catalogue) -> str:
    """What to do for the next level, with the first few names of what could count next."""
    return step.text + (f" ({names})" if (names := open_words(step, counter, catalogue)) else "")


def open_words(step: NextStep, counter: Counter | None, catalogue: Catalogue) -> str:
    """`เช่น …`: names of what could count next."""
    keys = [key for key in step.open if not key.startswith("+")]
    names = [key_name(key, counter, catalogue) for key in keys[:_NAMED]]
    more = f" และอีก {len(keys) - _NAMED:,}" if len(keys) > _NAMED else ""
    return f"เลือกจาก {', '.join(names)}{more}" if names else ""


def near_words(item: Item) -> str:
    """What would make an item count."""
    return item.reason.mend if item.reason else ""


def verdict(evaluation: Evaluation, catalogue: Catalogue) -> str:
    """The next step of the whole indicator in one sentence."""
    if not evaluation.rules.factors:
        return "ทะเบียนยังไม่มีเกณฑ์ระดับของตัวชี้วัดนี้"
    if not evaluation.rules.are_countable:
        return "เกณฑ์มีแต่ถ้อยคำ ยังไม่ได้ระบุสิ่งที่นับ จึงคำนวณระดับไม่ได้"
    if evaluation.level is None:
        return "เกณฑ์ไม่ครอบคลุมกรณีนี้ ดูปัจจัยที่ยังไม่มีระดับ"
    if all(result.level == 5 for result in evaluation.factors):
        return "ได้ระดับสูงสุดแล้ว"
    if not evaluation.lifts:
        return next((r.setup for r in evaluation.factors if r.setup), "ไม่มีสิ่งที่นับเพิ่มแล้วระดับจะสูงขึ้น")
    todo = " และ".join(_todo(evaluation.lifts, catalogue))
    return f"{todo} จะเป็นระดับ {evaluation.lifted}"


def _todo(lifts: Iterable[FactorResult], catalogue: Catalogue) -> Iterator[str]:
    for result in lifts:
        if result.next:
            yield step_words(result.next, result.factor.counter, catalogue)


def round_words(evaluation: Evaluation) -> str:
    """`ปีงบประมาณ 2567 รอบ 5 เดือนแรก (ต.ค.–ก.พ.)`."""
    asked = evaluation.in_round
    return f"ปีงบประมาณ {evaluation.fiscal_year} {ROUND_NAMES[asked]} ({ROUND_MONTHS[asked]})"
