"""A table of cases worked out by hand: what a unit's evidence is worth under the three ladders of the sample registry.

Each case names the rule that it stands on. `F1` to `F3` are the factors of domain.md; "calendar" is its calendar of
fiscal years and rounds; "hole" is a case that the ladder leaves open, settled in registry/indicators.yml.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from derive.evidence import LATE, asset, centre, judged, of, plan, shipped, sop, uncounted

from lokm_build.model.asset import Asset

Y1, Y2, YEAR = 1, 2, None


@dataclass(frozen=True)
class Case:
    """Evidence, the question, and what a person found: level, counted keys, uncounted with reason, what is missing."""

    rule: str
    name: str
    factor: str
    assets: tuple[Asset, ...]
    level: int | None
    counted: tuple[str, ...] = ()
    uncounted: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    hole: str = ""
    in_round: int | None = YEAR
    ask: Mapping[str, Any] = field(default_factory=dict)
    counts: str | None = None
    today: datetime.date = LATE


def used(identity: str, day: str = "2566-02-01", **keys: Any) -> Asset:
    """An asset of January that was applied on this day."""
    return asset(identity, applied=[day], **keys)


def spread(*channels: str, day: str = "2566-01-20") -> tuple[Asset, ...]:
    """One asset, spread through these channels on one day."""
    return (asset("a", spread=[(channel, day) for channel in channels]),)


def groups(*codes: str) -> tuple[Asset, ...]:
    """A procedure with a duration for each group."""
    return tuple(sop(f"s-{code}", code, "2 วัน") for code in codes)


SEVEN = tuple(f"g{number}" for number in range(1, 8))
KEYS = tuple(f"div/{code}" for code in SEVEN)
APPLY_1, APPLY_2, MAKE_1 = "นำความรู้ไปใช้อีก 1 เรื่อง", "นำความรู้ไปใช้อีก 2 เรื่อง", "จัดทำองค์ความรู้ใหม่อีก 1 เรื่อง"


def more_groups(number: int) -> str:
    return f"อีก {number} กลุ่มภารกิจที่มีขั้นตอนพร้อมระยะเวลาหรือแบบตรวจสอบงาน"


def more_channels(number: int) -> str:
    return f"อีก {number} ช่องทางเผยแพร่"


F1 = (
    Case("F1 level 1", "nothing was made", "F1", (), 1, missing=MAKE_1),
    Case("F1 level 2", "made and not applied", "F1", (asset("a"),), 2, (), {"a": "NOT_APPLIED"}, APPLY_1),
    Case("F1 level 2", "three made, none applied", "F1", (asset("a"), asset("b"), asset("c")), 2, (),
         {"a": "NOT_APPLIED", "b": "NOT_APPLIED", "c": "NOT_APPLIED"}, APPLY_1),
    Case("F1 level 3", "one of two applied", "F1", (used("a"), asset("b")), 3, ("a",), {"b": "NOT_APPLIED"}, APPLY_1),
    Case("F1 level 3", "one of five applied", "F1", (used("a"), *map(asset, "bcde")), 3, ("a",),
         dict.fromkeys("bcde", "NOT_APPLIED"), APPLY_1),
    Case("F1 level 4", "two of three applied", "F1", (used("a"), used("b"), asset("c")), 4, ("a", "b"),
         {"c": "NOT_APPLIED"}, APPLY_1),
    Case("F1 level 4", "three of five applied: all five are wanted for the next", "F1",
         (*map(used, "abc"), *map(asset, "de")), 4, ("a", "b", "c"), dict.fromkeys("de", "NOT_APPLIED"), APPLY_2),
    Case("F1 level 5", "four of four applied", "F1", tuple(map(used, "abcd")), 5, ("a", "b", "c", "d")),
    Case("F1 hole: four or more, not all", "four of five applied", "F1", (*map(used, "abcd"), asset("e")), 4,
         ("a", "b", "c", "d"), {"e": "NOT_APPLIED"}, APPLY_1, hole="ตั้งแต่ 4 เรื่อง"),
    Case("F1 hole: four or more, not all", "six of eight applied", "F1", (*map(used, "abcdef"), *map(asset, "gh")), 4,
         tuple("abcdef"), dict.fromkeys("gh", "NOT_APPLIED"), APPLY_2, hole="ตั้งแต่ 4 เรื่อง"),
    Case("F1 hole: few, and all", "one of one applied", "F1", (used("a"),), 5, ("a",), hole="เพียง 1–3 เรื่อง"),
    Case("F1 hole: few, and all", "two of two applied", "F1", (used("a"), used("b")), 5, ("a", "b"), hole="เพียง 1–3"),
    Case("F1 hole: few, and all", "three of three applied", "F1", tuple(map(used, "abc")), 5, ("a", "b", "c"),
         hole="เพียง 1–3"),
    Case("F1, applied is applied once", "an asset applied three times is one", "F1",
         (asset("a", applied=["2566-02-01", "2566-02-02", "2566-02-03"]), asset("b")), 3, ("a",),
         {"b": "NOT_APPLIED"}, APPLY_1),
    Case("F1, kinds of the factor", "a plan and an order are no knowledge made", "F1",
         (plan("p"), asset("o", kind="policy")), 1, (), {"p": "KIND", "o": "KIND"}, MAKE_1),
    Case("F1, kinds of the factor", "an AAR does not lower what is complete", "F1", (used("a"), asset("r", kind="aar")),
         5, ("a",), {"r": "KIND"}, hole="เพียง 1–3"),
    Case("calendar: what has no date is of no round", "an asset without a date", "F1", (asset("a", None),), 1, (),
         {"a": "NO_DATE"}, MAKE_1),
    Case("calendar: what has no date is of no round", "an adoption without a date", "F1", (asset("a", applied=[None]),),
         2, (), {"a": "ADOPTION_UNDATED"}, APPLY_1),
    Case("calendar: what has no date is of no round", "one dated adoption is enough", "F1",
         (asset("a", applied=[None, "2566-02-01"]),), 5, ("a",), hole="เพียง 1–3"),
    Case("F1, this indicator", "an asset of another indicator is not seen", "F1",
         (used("a"), used("x", indicators=["d/2567/2.2"])), 5, ("a",), hole="เพียง 1–3"),
)  # fmt: skip

F2 = (
    Case("F2 level 1", "no group", "F2", (asset("a"),), 1, missing=more_groups(1)),
    Case("F2 level 2", "one group", "F2", groups("g1"), 2, KEYS[:1], missing=more_groups(2)),
    Case("F2 level 2", "two groups", "F2", groups("g1", "g2"), 2, KEYS[:2], missing=more_groups(1)),
    Case("F2 level 3", "three groups", "F2", groups(*SEVEN[:3]), 3, KEYS[:3], missing=more_groups(2)),
    Case("F2 level 3", "four groups", "F2", groups(*SEVEN[:4]), 3, KEYS[:4], missing=more_groups(1)),
    Case("F2 level 4", "five groups", "F2", groups(*SEVEN[:5]), 4, KEYS[:5], missing=more_groups(2)),
    Case("F2 level 4", "six groups", "F2", groups(*SEVEN[:6]), 4, KEYS[:6], missing=more_groups(1)),
    Case("F2 level 5", "every group of seven", "F2", groups(*SEVEN), 5, KEYS),
    Case("F2 hole: seven or more, not all", "seven of ten groups, by the department", "F2", groups(*SEVEN), 4, KEYS,
         missing=more_groups(3), hole="ตั้งแต่ 7 กลุ่ม", ask={"unit": "dept"}),
    Case("F2 hole: fewer than seven, and all", "three of three groups", "F2",
         tuple(sop(f"t-{code}", code, "1 วัน", unit="three") for code in SEVEN[:3]), 5,
         ("three/g1", "three/g2", "three/g3"), hole="น้อยกว่า 7 กลุ่ม", ask={"unit": "three"}),
    Case("F2, ladder before completeness", "two of three groups", "F2",
         tuple(sop(f"t-{code}", code, "1 วัน", unit="three") for code in SEVEN[:2]), 2, ("three/g1", "three/g2"),
         missing=more_groups(1), ask={"unit": "three"}),
    Case("F2 hole: no groups in the registry", "a unit without groups", "F2", (asset("a", unit="none"),), 1,
         hole="ไม่มีกลุ่มภารกิจ", ask={"unit": "none"}),
    Case("F2, checklist", "a checklist is enough", "F2", (asset("c", kind="checklist", group="g1"),), 2, KEYS[:1],
         missing=more_groups(2)),
    Case("F2, and/or", "a procedure and a checklist of one group are one group", "F2",
         (*groups("g1"), asset("c", kind="checklist", group="g1")), 2, KEYS[:1], missing=more_groups(2)),
    Case("F2, durations", "a step without duration", "F2", (sop("s", "g1", "1 วัน", None),), 1, (),
         {"div/g1": "NO_DURATION"}, more_groups(1)),
    Case("F2, durations", "a procedure without steps", "F2", (asset("s", kind="sop", group="g1"),), 1, (),
         {"div/g1": "NO_STEPS"}, more_groups(1)),
    Case("F2, group", "a procedure that names no group", "F2", (sop("s", None, "1 วัน"),), 1, (), {"s": "NO_GROUP"},
         more_groups(1)),
    Case("F2, kinds that have steps", "a technique of a group is neither", "F2", (asset("a", group="g1"),), 1, (),
         {"div/g1": "NO_FORM"}, more_groups(1)),
    Case("F2 counts all years, lineage", "a procedure of the year before under its former code", "F2",
         (sop("s", "g1", "1 วัน", date="2565-05-05", indicators=["d/2565/2.4"]),), 2, KEYS[:1],
         missing=more_groups(2)),
    Case("F2 counts all years, lineage", "but none of a year to come", "F2",
         (sop("s", "g1", "1 วัน", date="2567-01-05", indicators=["d/2567/2.2"]),), 1, missing=more_groups(1)),
    Case("F2 counts all years, while in use", "a procedure of the year before that was retired", "F2",
         (sop("s", "g1", "1 วัน", date="2565-05-05", indicators=["d/2565/2.4"], status="retired"),), 1, (),
         {"div/g1": "RETIRED"}, more_groups(1)),
    Case("F2 counts all years, while in use", "one that was retired later counts in the year that it was made in", "F2",
         (sop("s", "g1", "1 วัน", status="retired"),), 2, KEYS[:1], missing=more_groups(2)),
    Case("F2 counts all years, until the round ends", "a procedure of March is not of the first round", "F2",
         (sop("s", "g1", "1 วัน", date="2566-03-01"),), 1, (), {"div/g1": "AFTER"}, more_groups(1), in_round=Y1),
)  # fmt: skip

F3 = (
    Case("F3 hole: none", "no channel", "F3", (asset("a"),), 1, (), {"a": "NOT_SPREAD"}, more_channels(2),
         hole="ยังไม่เผยแพร่"),
    Case("F3 level 1", "one channel", "F3", spread("line"), 1, ("line",), missing=more_channels(1)),
    Case("F3 level 2", "two channels", "F3", spread("line", "board"), 2, ("line", "board"), missing=more_channels(1)),
    Case("F3 level 3", "three channels", "F3", spread("line", "board", "manual"), 3, ("line", "board", "manual"),
         missing=more_channels(1)),
    Case("F3 level 4", "four channels", "F3", spread("line", "board", "manual", "website"), 4,
         ("line", "board", "manual", "website"), missing=more_channels(1)),
    Case("F3 level 5", "five channels", "F3", spread("line", "board", "manual", "website", "meeting"), 5,
         ("line", "board", "manual", "website", "meeting")),
    Case("F3 level 5", "seven channels", "F3",
         spread("line", "board", "manual", "website", "meeting", "facebook", "circular"), 5,
         ("line", "board", "manual", "website", "meeting", "facebook", "circular")),
    Case("F3, channels differ", "one channel four times", "F3", spread("line", "line", "line", "line"), 1, ("line",),
         missing=more_channels(1)),
    Case("F3, channels of all knowledge", "two assets, one channel each", "F3",
         (asset("a", spread=[("line", "2566-01-20")]), asset("b", spread=[("board", "2566-01-20")])), 2,
         ("line", "board"), missing=more_channels(1)),
    Case("calendar: what has no date is of no round", "a channel without a date", "F3",
         (asset("a", spread=[("line", "2566-01-20"), ("board", None)]),), 1, ("line",), {"board": "NO_DATE"},
         more_channels(1)),
    Case("F3, of any knowledge spread in the round", "knowledge of an earlier year, spread in this", "F3",
         (asset("a", "2564-01-10", spread=[("line", "2566-01-20")]),), 1, ("line",), missing=more_channels(1)),
)  # fmt: skip

ROUNDS = (
    Case("calendar: 1 Oct opens the year and round 1", "made on 1 October", "F1", (asset("a", "2565-10-01"),), 2, (),
         {"a": "NOT_APPLIED"}, APPLY_1, in_round=Y1),
    Case("calendar: 30 Sep is of the year before", "made on 30 September", "F1", (asset("a", "2565-09-30"),), 1, (),
         {"a": "BEFORE"}, MAKE_1, in_round=Y1),
    Case("calendar: 28 Feb closes round 1", "applied on 28 February", "F1", (used("a", "2566-02-28"),), 5, ("a",),
         hole="เพียง 1–3", in_round=Y1),
    Case("calendar: 1 Mar is of round 2", "applied on 1 March is not of round 1", "F1", (used("a", "2566-03-01"),), 2,
         (), {"a": "ADOPTION_OUTSIDE"}, APPLY_1, in_round=Y1),
    Case("calendar: 29 Feb of a leap year is of round 1", "applied on 29 February 2567", "F1",
         (asset("a", "2567-01-10", applied=["2567-02-29"], indicators=["d/2567/2.2"]),), 5, ("a",), hole="เพียง 1–3",
         in_round=Y1, ask={"key": "d/2567/2.2"}),
    Case("calendar: 29 Feb of a leap year is not of round 2", "spread on 29 February 2567", "F3",
         (asset("a", spread=[("line", "2567-02-29"), ("board", "2567-03-01")], indicators=["d/2567/2.2"]),), 1,
         ("board",), {"line": "BEFORE"}, more_channels(1), in_round=Y2, ask={"key": "d/2567/2.2"}, counts="round"),
    Case("calendar: 1 Mar opens round 2", "spread on 1 March", "F3", spread("line", day="2566-03-01"), 1, ("line",),
         missing=more_channels(1), in_round=Y2, counts="round"),
    Case("calendar: 31 Jul closes round 2", "spread on 31 July", "F3", spread("line", day="2566-07-31"), 1, ("line",),
         missing=more_channels(1), in_round=Y2, counts="round"),
    Case("calendar: Aug and Sep are of no round", "spread on 1 August", "F3", spread("line", day="2566-08-01"), 1, (),
         {"line": "AFTER"}, more_channels(2), hole="ยังไม่เผยแพร่", in_round=Y2),
    Case("calendar: Aug and Sep are of the year", "spread on 1 August, whole year", "F3",
         spread("line", day="2566-08-01"), 1, ("line",), missing=more_channels(1)),
    Case("calendar: 30 Sep closes the year", "spread on 30 September", "F3", spread("line", day="2566-09-30"), 1,
         ("line",), missing=more_channels(1)),
    Case("calendar: 1 Oct is of the next year", "spread on 1 October after", "F3", spread("line", day="2566-10-01"), 1,
         (), {"line": "AFTER"}, more_channels(2), hole="ยังไม่เผยแพร่"),
    Case("counts: year_to_date", "made in round 1, applied in round 2: counts in round 2", "F1",
         (used("a", "2566-04-01"),), 5, ("a",), hole="เพียง 1–3", in_round=Y2, counts="year_to_date"),
    Case("counts: round", "made in round 1, applied in round 2: is not of round 2", "F1", (used("a", "2566-04-01"),), 1,
         (), {"a": "BEFORE"}, MAKE_1, in_round=Y2, counts="round"),
    Case("counts: ever", "made the year before and applied now", "F1",
         (used("a", "2566-04-01", date="2565-04-04", indicators=["d/2565/2.4"]),), 5, ("a",), hole="เพียง 1–3",
         counts="ever"),
    Case("calendar: what is yet to come does not count", "a dissemination dated tomorrow", "F3",
         spread("line", day="2566-01-20"), 1, (), {"line": "FUTURE"}, more_channels(2), hole="ยังไม่เผยแพร่",
         today=datetime.date(2023, 1, 19)),
    Case("calendar: today counts", "a dissemination dated today", "F3", spread("line", day="2566-01-20"), 1, ("line",),
         missing=more_channels(1), today=datetime.date(2023, 1, 20)),
    Case("calendar: Buddhist Era", "a date in Thai digits and words", "F1", (asset("a", "๑๐ มกราคม ๒๕๖๖"),), 2, (),
         {"a": "NOT_APPLIED"}, APPLY_1),
)  # fmt: skip

UNITS = (
    Case("units: sub-units count", "an asset of a unit below", "F1", (used("a", unit="sub"),), 5, ("a",),
         hole="เพียง 1–3"),
    Case("units: not what lies above", "an asset of the department is not the division's", "F1",
         (used("a", unit="dept"),), 1, missing=MAKE_1),
    Case("units: not what lies beside", "an asset of another division", "F1", (used("a", unit="three"),), 1,
         missing=MAKE_1),
    Case("units: the department has all", "assets of two divisions", "F1",
         (used("a", unit="three"), used("b", unit="sub")), 5, ("a", "b"), hole="เพียง 1–3", ask={"unit": "dept"}),
    Case("units: groups of all below", "groups of two divisions are of the department", "F2",
         (sop("s", "g1", "1 วัน"), sop("t", "g1", "1 วัน", unit="three")), 2, ("div/g1", "three/g1"),
         missing=more_groups(1), ask={"unit": "dept"}),
    Case("lineage: a year is asked for", "2.2 of 2566 asked for 2565 is 2.4", "F1",
         (used("a", "2565-02-01", date="2565-01-10", indicators=["d/2565/2.4"]),), 5, ("a",), hole="เพียง 1–3",
         ask={"year": 2565}),
    Case("lineage: evidence of one year is not of the next", "an asset of 2.4 of 2565", "F1",
         (used("a", "2565-02-01", date="2565-01-10", indicators=["d/2565/2.4"]),), 1, missing=MAKE_1),
    Case("lineage: rules are shared", "2.2 of 2567 has the ladder of 2565 through 2566", "F3",
         (asset("a", spread=[("line", "2567-01-05")], indicators=["d/2567/2.2"]),), 1, ("line",),
         missing=more_channels(1), ask={"key": "d/2567/2.2"}),
    Case("lineage: an asset may be evidence of two years", "counted in its own", "F3",
         (asset("a", spread=[("line", "2566-01-05"), ("board", "2567-01-05")],
                indicators=["d/2566/2.2", "d/2567/2.2"]),), 1, ("line",), {"board": "AFTER"}, more_channels(1)),
)  # fmt: skip

CASES = (*F1, *F2, *F3, *ROUNDS, *UNITS)


def test_there_are_more_than_sixty_and_each_names_its_rule() -> None:
    assert len(CASES) >= 60
    assert len({(case.rule, case.name) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} — {case.name}")
def test_a_case_is_what_a_person_worked_out(case: Case) -> None:
    factor = shipped()[case.factor]
    rules = [factor.model_copy(update={"counts": None}) if case.counts else factor]
    catalogue = centre(case.assets, rules, case.counts or "year_to_date", today=case.today)
    found = of(judged(catalogue, in_round=case.in_round, **case.ask), case.factor)

    assert found.level == case.level
    assert found.tally.keys == case.counted
    assert uncounted(found) == case.uncounted
    assert (found.next.text if found.next else "") == case.missing
    assert case.hole in (found.hole.case if found.hole else "")
    assert bool(case.hole) == bool(found.hole)
