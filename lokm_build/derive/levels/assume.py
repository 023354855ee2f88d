"""What-if: an evaluation as it would be if something were done that is not yet.

`assumption("applied:meeting-notes", catalogue)` reads one, or refuses it in Thai; `assumed` lays them over a tally.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lokm_build.derive.levels.items import Item, Tally
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.counters import COUNTERS, Counter
from lokm_build.model.kinds import Kind
from lokm_build.thai.digits import to_arabic
from lokm_build.thai.nearest import meant

_MOST = 10_000


class AssumptionError(ValueError):
    """An assumption that cannot be made; the text says why, in Thai."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A word of `WORDS` with what follows it; `number` when that is how many."""

    word: str
    value: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of what-if: its example, the counters that it adds to, and those of which it raises the total alone."""

    example: str
    about: str
    adds: tuple[Counter, ...]
    widens: tuple[Counter, ...] = ()
    known: Callable[[Catalogue], Sequence[str]] | None = None


def _assets(catalogue: Catalogue) -> Sequence[str]:
    return [asset.id for asset in catalogue.assets]


def _groups(catalogue: Catalogue) -> Sequence[str]:
    return [f"{unit.code}/{group.code}" for unit in catalogue.registry.units for group in unit.groups]


def _activities(catalogue: Catalogue) -> Sequence[str]:
    plans = (asset for asset in catalogue.assets if asset.kind is Kind.PLAN)
    return [f"{plan.id}/{activity.number}" for plan in plans for activity in plan.meta.activities]


def _channels(catalogue: Catalogue) -> Sequence[str]:
    return list(catalogue.channels)


WORDS: Mapping[str, Word] = {
    "created": Word("created:2", "จัดทำองค์ความรู้ใหม่อีกกี่เรื่อง", (Counter.CREATED,), (Counter.APPLIED,)),
    "applied": Word("applied:รหัสเรื่อง", "เรื่องนี้มีผู้นำไปใช้", (Counter.APPLIED,), (), _assets),
    "steps": Word("steps:หน่วยงาน/กลุ่ม", "กลุ่มภารกิจนี้มีขั้นตอนพร้อมระยะเวลา", (Counter.GROUPS_WITH_STEPS,), (), _groups),
    "channel": Word("channel:line", "เผยแพร่ทางช่องทางนี้", (Counter.CHANNELS,), (), _channels),
    "topic": Word("topic:รหัสหัวข้อ", "มีองค์ความรู้ของหัวข้อนี้", (Counter.TOPICS,), (), lambda c: list(c.topics)),
    "held": Word(
        "held:รหัสแผน/3", "จัดกิจกรรมที่ 3 ของแผนแล้ว",
        (Counter.ACTIVITIES_HELD,), (Counter.ACTIVITIES_REVIEWED,), _activities,
    ),
    "aar": Word("aar:รหัสแผน/3", "กิจกรรมที่ 3 มี AAR แล้ว", (Counter.ACTIVITIES_REVIEWED,), (), _activities),
    "concluded": Word("concluded:รหัสแผน/3", "สรุปผลกิจกรรมที่ 3 แล้ว", (Counter.ACTIVITIES_CONCLUDED,), (), _activities),
    "reached": Word("reached:40", "มีผู้เข้าร่วมกิจกรรมเพิ่มกี่คน", (Counter.STAFF_REACHED,)),
    "division": Word(
        "division:รหัสหน่วยงาน", "หน่วยงานนี้มีผู้เข้าร่วมครบจำนวน", (Counter.DIVISIONS_REACHED,), (), lambda c: list(c.units)
    ),
    "report": Word("report:1", "รายงานเพิ่มกี่ฉบับ", (Counter.REPORTS,)),
}
"""The words of what-if."""


def assumption(text: str, catalogue: Catalogue) -> Assumption:
    """The assumption that a text makes, as `word:value`. Raises AssumptionError."""
    word, colon, value = (part.strip() for part in text.partition(":"))
    if word not in WORDS or not colon or not value:
        known = ", ".join(row.example for row in WORDS.values())
        raise AssumptionError(f"อ่านข้อสมมติ '{text}' ไม่ได้{meant(word, list(WORDS))} เขียนแบบ คำ:ค่า เช่น {known}")
    known_of = WORDS[word].known
    if known_of is None:
        return Assumption(word, value, _number(text, value))
    known_values = known_of(catalogue)
    if value in known_values:
        return Assumption(word, value)
    alone = [one for one in known_values if word == "steps" and one.endswith(f"/{value}")]
    if len(alone) == 1:
        return Assumption(word, alone[0])
    raise AssumptionError(f"ข้อสมมติ '{text}': ไม่พบ '{value}'{meant(value, known_values)}")


def _number(text: str, value: str) -> int:
    digits = to_arabic(value)
    if not digits.isdecimal() or not 0 < int(digits[:9]) <= _MOST:
        raise AssumptionError(f"ข้อสมมติ '{text}': หลังเครื่องหมาย : ต้องเป็นจำนวนตั้งแต่ 1 ถึง {_MOST:,}")
    return int(digits)


def assumed(tally: Tally, counter: Counter, assumptions: Sequence[Assumption]) -> Tally:
    """The tally as it would be."""
    for one in assumptions:
        word = WORDS[one.word]
        if counter in word.adds:
            tally = _more(tally, one.number) if one.number else _counting(tally, counter, one.value)
        elif counter in word.widens:
            tally = _wider(tally, one)
    return tally


def _more(tally: Tally, number: int) -> Tally:
    item = Item(f"+{number}", None, amount=number, is_assumed=True)
    return replace(tally, count=tally.count + number, counted=(*tally.counted, item))


def _counting(tally: Tally, counter: Counter, key: str) -> Tally:
    """The key counts too; a total that grows takes in what was not in it, a fixed one lets in only what is open."""
    is_open, grows = key in tally.open, COUNTERS[counter].grows
    if key in tally.keys or not (is_open or grows or tally.total is None):
        return tally
    total = tally.total + 1 if tally.total is not None and not is_open else tally.total
    return replace(
        tally,
        count=tally.count + 1,
        total=total,
        counted=(*tally.counted, Item(key, None, is_assumed=True)),
        uncounted=tuple(item for item in tally.uncounted if item.key != key),
        open=tuple(one for one in tally.open if one != key),
    )


def _wider(tally: Tally, one: Assumption) -> Tally:
    if tally.total is None or one.value in tally.keys or one.value in tally.open:
        return tally
    names = (one.value,) if not one.number else tuple(f"+{n}" for n in range(1, one.number + 1))
    return replace(tally, total=tally.total + len(names), open=(*tally.open, *names))
