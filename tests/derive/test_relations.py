"""Relations lead from an asset to the others that a reader of it should know."""

import datetime
import random
import time

from lokm_build.derive import Relations, to_compare, views
from lokm_build.derive.likeness import Best, Comparing, compared
from lokm_build.derive.relations import DECLARED, DECLARED_THERE
from lokm_build.model.asset import Asset
from lokm_build.site.cache import Store
from lokm_build.site.digesting import comparer
from lokm_build.site.means import Means
from tests.derive.centre import asset, catalogue, ids

COORDINATION = "การประสานงานกับหน่วยงานภายนอกต้องเตรียมข้อมูลและนัดหมายผู้รับผิดชอบล่วงหน้าทุกครั้ง "
BUDGET = "การเบิกจ่ายงบประมาณต้องตรวจเอกสารการเงินและใบสำคัญรับเงินให้ครบก่อนเสนออนุมัติ "


def relations(*assets: Asset) -> Relations:
    return views(catalogue(*assets)).relations


def related(found: Relations, identity: str) -> list[tuple[str, str, bool]]:
    return [(one.asset.id, one.why, one.declared) for one in found.related[identity]]


def test_a_link_by_a_former_name_cites_the_asset() -> None:
    found = relations(asset("a", aliases=["was"]), asset("b", body="[ก](was.md)"))

    assert ids(found.cited_by["a"]) == ["b"]


def test_an_asset_is_cited_by_links_by_related_and_by_plans() -> None:
    found = relations(
        asset("a"),
        asset("b", body="[ก](a.md) [ก](a.md#x)"),
        asset("c", related=["a"]),
        asset("d", kind="plan", activities=[{"number": "1", "name": "ก", "assets": ["a"], "aar": "e"}]),
        asset("e", kind="aar", body="[ตัวเอง](e.md) [ไม่มี](none.md)"),
    )

    assert {key: ids(assets) for key, assets in found.cited_by.items()} == {
        "a": ["b", "c", "d"],
        "b": [],
        "c": [],
        "d": [],
        "e": ["d"],
    }


def test_a_former_id_leads_to_the_asset_of_today() -> None:
    found = relations(asset("new", aliases=["old"]), asset("b", related=["old"]))

    assert ids(found.cited_by["new"]) == ["b"]


def test_what_supersedes_an_asset_is_known_there() -> None:
    found = relations(asset("old"), asset("new", supersedes=["old"]))

    assert ids(found.superseded_by["old"]) == ["new"]
    assert found.superseded_by["new"] == ()


def test_an_aar_knows_the_activity_that_it_reviews() -> None:
    plan = asset("p", kind="plan", activities=[{"number": "1", "name": "ก"}, {"number": "2", "name": "ข", "aar": "r"}])

    found = relations(plan, asset("r", kind="aar"))

    assert [(found.activity_of["r"][0].id, found.activity_of["r"][1].number)] == [("p", 2)]


def test_declared_relations_come_first_and_hold_in_both_directions() -> None:
    found = relations(asset("a", related=["b", "b", "a", "none"]), asset("b", topics=["money"]))

    assert related(found, "a") == [("b", DECLARED, True)]
    assert related(found, "b") == [("a", DECLARED_THERE, True)]


def test_a_shared_topic_relates_assets_and_says_so() -> None:
    others = [asset(f"o{number}", topics=["money"]) for number in range(4)]
    found = relations(asset("a", topics=["letters"]), asset("b", topics=["letters"]), *others)

    assert related(found, "a") == [("b", "หัวข้อเดียวกัน: งานสารบรรณ", False)]


def test_alike_texts_are_related_whatever_their_topics() -> None:
    found = relations(
        asset("a", topics=["work"], body=COORDINATION * 2),
        asset("b", topics=["letters"], body=COORDINATION),
        asset("c", topics=["money"], body=BUDGET),
        asset("d", topics=["meetings"], body=BUDGET),
    )

    assert related(found, "a") == [("b", "เนื้อหาใกล้เคียง", False)]
    assert related(found, "c") == [("d", "เนื้อหาใกล้เคียง", False)]


def test_what_is_retired_or_superseded_is_not_suggested() -> None:
    found = relations(
        asset("a", body=COORDINATION),
        asset("b", body=COORDINATION, status="retired"),
        asset("c", body=COORDINATION),
        asset("d", body=COORDINATION, supersedes=["c"]),
    )

    assert [identity for identity, _, _ in related(found, "a")] == ["d"]


def test_no_more_than_five_are_suggested_and_always_the_same() -> None:
    assets = [asset(f"a{number}", body=COORDINATION) for number in range(9)]

    first = relations(*assets)

    assert len(first.related["a0"]) == 5
    assert relations(*reversed(assets)).related == first.related


def test_relations_of_a_thousand_assets_take_moderate_time() -> None:
    chance = random.Random(1)
    words = [BUDGET[start : start + 12] for start in range(40)] + [
        COORDINATION[start : start + 12] for start in range(40)
    ]
    topics = ["work", "letters", "money", "meetings"]
    assets = [
        asset(f"a{number}", " ".join(chance.choices(words, k=60)), topics=chance.sample(topics, 2))
        for number in range(1000)
    ]
    whole = catalogue(*assets)

    start = time.process_time()
    views(whole)

    assert time.process_time() - start < 3
    assert whole.today == datetime.date(2026, 10, 1)


def test_what_builds_on_an_asset_is_known_there() -> None:
    found = relations(asset("old"), asset("new", builds_on=["old", "hidden"]), asset("self", builds_on=["self"]))

    assert ids(found.grown_into["old"]) == ["new"]
    assert found.grown_into["self"] == ()


def test_what_is_compared_ahead_is_what_the_relations_ask_for() -> None:
    whole = catalogue(
        asset("old", topics=["letters"]),
        asset("new", topics=["letters"], supersedes=["old"]),
        asset("gone", topics=["letters"], status="retired"),
    )
    asked: list[Comparing] = []

    def compare(given: Comparing) -> list[Best]:
        asked.append(given)
        return compared(given)

    assert views(whole, compare).relations == views(whole).relations
    assert asked == [to_compare(whole)]


def test_what_was_compared_before_is_kept_and_taken_for_nothing_else() -> None:
    alone, together = (to_compare(catalogue(*some)) for some in ((asset("a"),), (asset("a"), asset("b"))))

    with Store(None) as store:
        for _ in range(2):
            assert comparer(Means(store))(together)(together) == compared(together)
            assert comparer(Means(store))(together)(alone) == compared(alone)
        assert store.counts.hits == 1
