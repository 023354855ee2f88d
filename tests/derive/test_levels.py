"""Levels: the other counters, how factors make one level, what-if, what lies nearest, and that rules are data."""

import datetime
from typing import Any

import pytest
from derive.evidence import asset, centre, judged, of, plan, shipped, uncounted
from hypothesis import given, settings
from hypothesis import strategies as st

from lokm_build.derive.levels import AssumptionError, assumption, evaluate
from lokm_build.derive.levels.words import verdict
from lokm_build.model.asset import Asset
from lokm_build.model.counters import Counter
from lokm_build.model.fields import Overall
from lokm_build.model.ladder import Factor, Summing, reached
from lokm_build.model.registry import Report


def counting(counter: str, *at_least: int, **keys: Any) -> Factor:
    """A factor whose level n wants at least the n-th number."""
    rungs = [{"level": level, "text": f"≥ {n}", "at_least": n} for level, n in enumerate(at_least, 1)]
    given = {"code": "X", "name": "ปัจจัย", "counter": counter, "source": "แผน", "ladder": rungs, **keys}
    return Factor(**given)


def percent(counter: str, *shares: int, **keys: Any) -> Factor:
    """A factor whose level n wants at least the n-th percentage."""
    rungs = [{"level": n, "text": f"{share} %", "percent_at_least": share} for n, share in enumerate(shares, 1)]
    return Factor(code="X", name="ปัจจัย", counter=counter, source="แผน", ladder=rungs, **keys)  # type: ignore[arg-type]


HELD = {"actual_start": "2566-01-10", "end": "2566-01-10"}
DUE = {"start": "2566-02-01", "end": "2566-02-01"}


def test_assets_that_were_made_are_counted() -> None:
    found = of(judged(centre([asset("a"), asset("b", None)], [counting("created", 0, 1, 2, 3, 4)])), "X")

    assert (found.level, found.tally.keys, uncounted(found)) == (2, ("a",), {"b": "NO_DATE"})
    assert found.next
    assert found.next.text == "จัดทำองค์ความรู้อีก 1 เรื่อง"
    assert [item.key for item in found.next.near] == ["b"]


def test_the_share_that_was_applied_is_a_percentage_of_what_was_made() -> None:
    factor = percent("applied", 0, 25, 50, 75, 100)
    found = of(judged(centre([asset("a", applied=["2566-02-01"]), asset("b"), asset("c")], [factor])), "X")

    assert (found.level, found.tally.count, found.tally.total) == (2, 1, 3)
    assert found.next
    assert found.next.more == 1


def test_activities_are_held_of_those_that_were_planned() -> None:
    later = {"start": "2566-05-01", "end": "2566-05-02"}
    evidence = [plan("p", HELD, DUE, later)]
    first = of(judged(centre(evidence, [percent("activities_held", 0, 30, 50, 80, 100)]), in_round=1), "X")
    year = of(judged(centre(evidence, [percent("activities_held", 0, 30, 50, 80, 100)])), "X")

    assert (first.level, first.tally.count, first.tally.total) == (3, 1, 2)
    assert uncounted(first) == {"p/2": "NOT_HELD", "p/3": "AFTER"}
    assert (year.level, year.tally.count, year.tally.total) == (2, 1, 3)


def test_a_postponed_activity_counts_when_it_was_held() -> None:
    evidence = [plan("p", {**DUE, "actual_start": "2566-03-05"})]
    rules = [counting("activities_held", 0, 1, 2, 3, 4)]

    assert uncounted(of(judged(centre(evidence, rules), in_round=1), "X")) == {"p/1": "NOT_HELD"}
    assert of(judged(centre(evidence, rules), in_round=2), "X").tally.keys == ("p/1",)


def test_an_activity_is_reviewed_when_its_aar_is_there() -> None:
    held = plan("p", {**HELD, "aar": "r"}, HELD, {**HELD, "aar": "no-aar"})
    evidence = [held, asset("r", kind="aar"), asset("no-aar")]
    found = of(judged(centre(evidence, [percent("activities_reviewed", 0, 30, 50, 80, 100)])), "X")

    assert (found.tally.keys, found.tally.total) == (("p/1",), 3)
    assert uncounted(found) == {"p/2": "NO_AAR", "p/3": "NO_AAR"}


def test_an_activity_is_concluded_when_its_plan_says_so() -> None:
    evidence = [plan("p", {**HELD, "progress": ["concluded"]}, {**HELD, "progress": ["started"]}, DUE)]
    found = of(judged(centre(evidence, [percent("activities_concluded", 0, 30, 50, 80, 100)])), "X")

    assert (found.tally.keys, found.tally.total) == (("p/1",), 3)
    assert uncounted(found) == {"p/2": "NOT_CONCLUDED", "p/3": "NOT_HELD"}


def test_staff_are_reached_against_a_target_or_the_staff_of_the_unit() -> None:
    evidence = [plan("p", {**HELD, "reached": "30"}, {**HELD, "reached": "10"}, HELD)]
    of_target = of(judged(centre(evidence, [percent("staff_reached", 0, 20, 40, 60, 80, target="100")])), "X")
    of_staff = of(judged(centre(evidence, [percent("staff_reached", 0, 20, 40, 60, 80)])), "X")

    assert (of_target.level, of_target.tally.count, of_target.tally.total) == (3, 40, 100)
    assert uncounted(of_target) == {"p/3": "NO_TURNOUT"}
    assert of_target.next
    assert of_target.next.text == "ผู้เข้าร่วมอีก 20 คน"
    assert (of_staff.level, of_staff.tally.total) == (5, 50)


def test_without_target_and_staff_it_says_what_to_register() -> None:
    evidence = [plan("p", {**HELD, "reached": "30"}, unit="none")]
    found = of(judged(centre(evidence, [percent("staff_reached", 0, 20, 40, 60, 80)]), unit="none"), "X")

    assert found.level is None
    assert "staff" in found.setup


def test_divisions_count_from_which_enough_people_came() -> None:
    came = {"turnout": [{"unit": "sub", "reached": "3"}, {"unit": "three", "reached": "2"}]}
    again = {"turnout": [{"unit": "div", "reached": "2"}]}
    evidence = [plan("p", {**HELD, **came}, {**HELD, **again}, unit="dept")]
    rules = [percent("divisions_reached", 0, 30, 50, 80, 100, people="5")]
    found = of(judged(centre(evidence, rules), unit="dept"), "X")

    assert (set(found.tally.keys), found.tally.count, found.tally.total) == ({"div"}, 1, 3)
    assert uncounted(found) == {"three": "FEW"}
    assert found.tally.open == ("three", "none")


def test_only_activities_for_the_audience_count() -> None:
    evidence = [plan("p", {**HELD, "audience": "ผู้บริหาร"}, {**HELD, "audience": "บุคลากรทุกคน"})]
    found = of(judged(centre(evidence, [counting("activities_held", 0, 1, 2, 3, 4, audience="บุคลากร")])), "X")

    assert (found.tally.keys, uncounted(found)) == (("p/2",), {"p/1": "AUDIENCE"})


def test_reports_count_by_round_unit_and_day() -> None:
    def report(of_round: int, day: str, **keys: Any) -> Report:
        return Report(indicator="d/2566/2.2", round=str(of_round), date=day, what="สรุป", **keys)  # type: ignore[arg-type]

    handed_in = [report(1, "2566-03-05"), report(2, "2566-08-05"), report(1, "2566-03-06", unit="three")]
    rules = [counting("reports", 0, 1, 2, 3, 4)]
    first = of(judged(centre([], rules, reports=handed_in), in_round=1), "X")
    early = centre([], rules, reports=handed_in, today=datetime.date(2023, 6, 1))

    assert (first.level, uncounted(first)) == (2, {"1": "OTHER_ROUND", "2": "OTHER_UNIT"})
    assert uncounted(of(judged(early), "X")) == {"1": "FUTURE", "2": "OTHER_UNIT"}


def test_topics_count_of_those_that_are_named() -> None:
    evidence = [asset("a", topics=["work", "meetings"]), asset("b", topics=["letters"])]
    found = of(judged(centre(evidence, [percent("topics", 0, 25, 50, 75, 100, topics=["work", "letters"])])), "X")

    assert (found.level, found.tally.keys, found.tally.total) == (5, ("work", "letters"), 2)


@pytest.mark.parametrize(("by", "level"), [("minimum", 1), ("mean", 2), ("weighted", 3)])
def test_factors_make_one_level(by: str, level: int) -> None:
    low, high = counting("channels", 0, 1, 2, 3, 4), counting("created", 0, 1, 1, 1, 2)
    rules = [low.model_copy(update={"code": "L"}), high.model_copy(update={"code": "H", "weight": 4})]
    made = centre([asset("a")], rules)
    summing = Summing(by=Overall(by), source="แผน")
    ours = [one.model_copy(update={"overall": summing}) for one in made.registry.indicators]
    object.__setattr__(made.registry, "indicators", tuple(ours))

    found = judged(made)
    assert [result.level for result in found.factors] == [1, 4]
    assert found.level == level


def test_under_the_minimum_all_lowest_factors_must_rise() -> None:
    rules = [counting("channels", 0, 1, 2, 3, 4).model_copy(update={"code": "L"}), counting("created", 0, 1, 2, 3, 4)]
    found = judged(made := centre([], rules))

    assert (found.level, found.lifted, found.effort) == (1, 2, 2)
    assert verdict(found, made) == (
        "อีก 1 ช่องทางเผยแพร่ (เลือกจาก website, facebook, line และอีก 4) และจัดทำองค์ความรู้อีก 1 เรื่อง จะเป็นระดับ 2"
    )


def test_what_is_nearest_to_another_channel_is_what_lacks_a_date_then_what_was_spread_before() -> None:
    evidence = [
        asset("old", "2565-12-01", spread=[("line", "2566-01-20")]),
        asset("new", "2566-02-01", spread=[("line", "2566-02-20"), ("board", None)]),
        asset("mute"),
    ]
    found = of(judged(centre(evidence, [shipped()["F3"]])), "F3")

    assert found.next
    told = [(item.asset.id, item.reason.name) for item in found.next.near if item.asset and item.reason]
    assert told == [("new", "NO_DATE"), ("mute", "NOT_SPREAD"), ("new", "SPREAD_MORE"), ("old", "SPREAD_MORE")]


def test_what_if_says_the_level_that_would_be() -> None:
    evidence = [asset("a", spread=[("line", "2566-01-20")]), asset("b")]
    made = centre(evidence, shipped().values())

    assert [result.level for result in judged(made).factors] == [2, 1, 1]
    assert [r.level for r in judged(made, assume=["applied:a"]).factors] == [3, 1, 1]
    assert [r.level for r in judged(made, assume=["applied:a", "applied:b", "channel:board"]).factors] == [5, 1, 2]
    assert [r.level for r in judged(made, assume=["channel:line", "steps:div/g1", "created:3"]).factors] == [2, 2, 1]
    assert of(judged(made, assume=["applied:a", "created:3"]), "F1").tally.total == 5


def test_what_if_changes_nothing_that_is_so_already() -> None:
    made = centre([asset("a", applied=["2566-02-01"], spread=[("line", "2566-01-20")])], shipped().values())

    assert judged(made, assume=["applied:a", "channel:line"]).level == judged(made).level


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("applid:a", "หมายถึง 'applied' หรือไม่"),
        ("applied:b-asset", "ไม่พบ 'b-asset' หมายถึง 'a-asset' หรือไม่"),
        ("channel", "เขียนแบบ คำ:ค่า"),
        ("created:สาม", "ต้องเป็นจำนวน"),
        ("created:0", "ต้องเป็นจำนวน"),
        ("reached:99999999999999999999", "ต้องเป็นจำนวน"),
    ],
)
def test_an_assumption_that_cannot_be_made_is_refused(text: str, told: str) -> None:
    with pytest.raises(AssumptionError, match=told):
        assumption(text, centre([asset("a-asset")], shipped().values()))


def test_a_year_that_the_lineage_lacks_is_refused() -> None:
    with pytest.raises(LookupError):
        evaluate(centre([], shipped().values()), "d/2566/2.2", "div", 2570)


def test_changing_the_ladder_in_the_data_changes_the_level() -> None:
    evidence = [asset("a", spread=[("line", "2566-01-20"), ("board", "2566-01-20")])]
    shipped_f3 = shipped()["F3"]
    rungs = tuple(r.model_copy(update={"at_least": 2}) if r.level == 5 else r for r in shipped_f3.ladder)
    changed = shipped_f3.model_copy(update={"ladder": rungs})

    assert of(judged(centre(evidence, [shipped_f3])), "F3").level == 2
    assert of(judged(centre(evidence, [changed])), "F3").level == 5


def test_changing_how_a_hole_is_settled_changes_the_level() -> None:
    none = shipped()["F3"]
    hole = none.holes[0].model_copy(update={"level": None})

    assert of(judged(centre([], [none])), "F3").level == 1
    assert of(judged(centre([], [none.model_copy(update={"holes": (hole,)})])), "F3").level is None


def test_each_counter_can_be_asked() -> None:
    for counter in Counter:
        found = of(judged(centre([asset("a")], [counting(counter, 0, 1, 2, 3, 4)])), "X")
        assert found.tally.count in (0, 1)


DAYS = st.sampled_from(["2565-10-01", "2566-01-31", "2566-02-28", "2566-03-01", "2566-07-31", "2566-09-30", None])
CHANNELS = st.tuples(st.sampled_from(["line", "board", "manual", "website", "meeting", "email"]), DAYS)


@st.composite
def evidence(draw: st.DrawFn) -> tuple[Asset, ...]:
    """Some assets of all that matters: kinds, groups, adoptions, channels, with and without dates."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(["technique", "sop", "checklist", "policy"]))
        steps = [{"number": "1", "text": "ทำ", "duration": "1 วัน"}] if kind == "sop" else []
        found.append(
            asset(
                f"a{number}", draw(DAYS), kind=kind, group=draw(st.sampled_from(["g1", "g2", "g3", None])), steps=steps,
                applied=draw(st.lists(DAYS, max_size=2)), spread=draw(st.lists(CHANNELS, max_size=3)),
                unit=draw(st.sampled_from(["div", "three"])),
            )
        )
    return tuple(found)


def _with_record(one: Asset, channel: str | None) -> Asset:
    """The asset with an adoption or a dissemination more."""
    day = datetime.date(2023, 1, 31)
    meta = one.meta
    if channel is None:
        more = {"adoptions": (*meta.adoptions, {"unit": "dept", "date": day})}
    else:
        more = {"disseminations": (*meta.disseminations, {"channel": channel, "date": day})}
    told = {**meta.model_dump(by_alias=True, exclude_none=True), **more}
    return Asset(one.id, one.path, type(meta).model_validate(told), "", 1, "0", one.places)


@settings(max_examples=120, deadline=None)
@given(evidence(), st.integers(0, 5), st.sampled_from([None, "line", "facebook"]), st.sampled_from([1, 2, None]))
def test_a_qualifying_record_more_never_lowers_a_level(
    assets: tuple[Asset, ...], which: int, channel: str | None, in_round: int | None
) -> None:
    if not assets:
        return
    chosen = which % len(assets)
    more = (*assets[:chosen], _with_record(assets[chosen], channel), *assets[chosen + 1 :])
    for unit in ("div", "three", "dept"):
        before = judged(centre(assets, shipped().values(), "round"), unit=unit, in_round=in_round)
        after = judged(centre(more, shipped().values(), "round"), unit=unit, in_round=in_round)

        assert (after.level or 0) >= (before.level or 0)
        for old, new in zip(before.factors, after.factors, strict=True):
            assert (new.level or 0) >= (old.level or 0)


@settings(max_examples=60, deadline=None)
@given(evidence(), st.sampled_from(["div", "three", "dept"]))
def test_the_next_step_is_enough_and_no_less_is(assets: tuple[Asset, ...], unit: str) -> None:
    for result in judged(centre(assets, shipped().values()), unit=unit).factors:
        step, tally = result.next, result.tally
        if step is None:
            continue
        total = None if tally.total is None else tally.total + step.more_total
        assert reached(result.factor, tally.count + step.more, total).level == step.level > (result.level or 0)
        for less in range(0 if step.more_total else step.more):
            assert (reached(result.factor, tally.count + less, total).level or 0) <= (result.level or 0)
