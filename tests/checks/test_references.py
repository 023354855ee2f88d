import time

import pytest
from repo import Repo


def test_a_misspelt_citation_is_reported_where_it_was_written() -> None:
    repo = Repo().asset("meeting-notes").asset("coordination", related=["meeting-note"])

    assert repo.findings() == [
        "knowledge/coordination.md:10:5 LINK-UNKNOWN ไม่พบองค์ความรู้ 'meeting-note'",
        "    คำแนะนำ: หมายถึง 'meeting-notes' หรือไม่",
    ]


@pytest.mark.parametrize(
    ("keys", "place", "near"),
    [
        ({"unit": "ops-psgd"}, "a.md:4 UNIT-UNKNOWN", "ops-psdg"),
        ({"unit": "กองแผนงาน"}, "a.md:4 UNIT-UNKNOWN", "plan-div"),
        ({"unit": "กพร."}, "a.md:4 UNIT-UNKNOWN", "ops-psdg"),
        ({"topics": ["coordination", "meeting"]}, "a.md:7 TOPIC-UNKNOWN", "meetings"),
        ({"topics": ["ประสานงาน"]}, "a.md:6 TOPIC-UNKNOWN", "coordination"),
        ({"group": "กลุ่มงานบริหาร"}, "a.md:9 GROUP-UNKNOWN", "admin"),
        ({"indicators": ["doh/2566/2.3"]}, "a.md:10 INDICATOR-UNKNOWN", "doh/2566/2.2"),
        ({"adoptions": [{"unit": "plan-dev"}]}, "a.md:10 UNIT-UNKNOWN", "plan-div"),
        ({"disseminations": [{"channel": "lines"}]}, "a.md:10 CHANNEL-UNKNOWN", "line"),
        ({"disseminations": [{"channel": "เว็บไ"}]}, "a.md:10 CHANNEL-UNKNOWN", "website"),
        ({"supersedes": ["aa"]}, "a.md:10 LINK-UNKNOWN", ""),
        ({"related": ["ops/b.md"]}, "a.md:10 LINK-UNKNOWN", "b"),
    ],
)
def test_an_unknown_name_is_told_with_the_code_to_write(keys: dict[str, object], place: str, near: str) -> None:
    repo = Repo().asset("b").asset("a", **keys)

    assert repo.places() == [place]
    assert near in repo.hint(place.split()[1])


def test_known_names_pass() -> None:
    repo = Repo().asset("b", aliases=["former-b"]).asset(
        "a",
        group="admin",
        indicators=["doh/2566/2.2"],
        related=["former-b"],
        adoptions=[{"unit": "plan-div", "date": "2566-07-14"}],
        disseminations=[{"channel": "line"}],
    )
    assert repo.findings() == []


def test_what_a_plan_cites_is_checked_too() -> None:
    activity = {"number": 1, "name": "เล่าเรื่อง", "aar": "review-1", "assets": ["no-such"]}
    repo = Repo().asset("a", kind="plan", activities=[activity], needed=["coordination-with-outsiders"])
    assert repo.places() == ["a.md:12 LINK-UNKNOWN", "a.md:14 LINK-UNKNOWN", "a.md:16 NEED-UNKNOWN"]


def test_an_asset_does_not_cite_itself_or_another_twice() -> None:
    repo = Repo().asset("b").asset("a", related=["a", "b", "b"])
    assert repo.places() == ["a.md:10 LINK-SELF", "a.md:12 LINK-TWICE"]


def test_two_assets_may_be_related_to_each_other() -> None:
    assert Repo().asset("a", related=["b"]).asset("b", related=["a"]).findings() == []


def test_a_retired_asset_is_told_with_its_successor() -> None:
    repo = Repo().asset("old", status="retired").asset("new", supersedes=["old"]).asset("a", related=["old"])
    assert repo.places() == ["a.md:10 LINK-RETIRED"]
    assert "'new'" in repo.hint("LINK-RETIRED")
    assert "ยังไม่มี" in Repo().asset("old", status="retired").asset("a", related=["old"]).hint("LINK-RETIRED")


def test_a_successor_may_name_the_retired_asset_as_it_was_called() -> None:
    old = Repo().asset("old", status="retired", aliases=["older"])
    assert "'new'" in old.asset("new", supersedes=["older"]).asset("a", related=["old"]).hint("LINK-RETIRED")


def test_thousands_of_unknown_names_are_told_in_a_moment() -> None:
    repo = Repo().asset("a", related=[f"unknown-{number}" for number in range(4000)])
    for number in range(200):
        repo.asset(f"known-{number}")
    began = time.process_time()

    assert len(repo.places()) == 100
    assert time.process_time() - began < 5
