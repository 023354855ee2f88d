"""The secretary's pages: what a reader finds there, what hostile text does, how large they grow, what keys cover."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from render.listed import REGISTRY, asset

from lokm_build.derive import views
from lokm_build.model.asset import Activity, Adoption, Asset, Award, Dissemination
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.duties import Criterion, Duty
from lokm_build.model.page import Page
from lokm_build.model.registry import Indicator, Need, Registry, Report, Role, Topic, Unit
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary import secretary_drafts
from lokm_build.render.pages.shared import Shared

TODAY = datetime.date(2026, 11, 20)
LARGEST = 250_000
"""Bytes of a page's own part: with its frame it stays below 300 KB."""

INDICATOR = Indicator(agency="dept", year="2570", code="2.2", name="องค์กรแห่งการเรียนรู้", unit="plan")  # type: ignore[arg-type]
FULL = replace(
    REGISTRY,
    indicators=(INDICATOR,),
    needs=(
        Need(code="meeting", topic="meet", name="จัดประชุม", units=("plan", "money"), scores={"s": 3}),
        Need(code="letter", topic="letters", name="ร่างหนังสือ", units=("plan",), scores={"s": 5}),
    ),
    criteria=(Criterion(code="s", name="ยุทธศาสตร์", weight=10),),
    roles=(Role(code="clerk", name="ธุรการ", needs=("meeting", "letter")),),
    duties=(Duty(code="policy", name="ประกาศนโยบาย", due=("31 ต.ค.",)), Duty(code="aar", name="AAR", within=15)),
    reports=(Report(indicator="dept/2570/2.2", round=1, date=datetime.date(2026, 11, 3), what="ส่งแล้ว"),),
)
PLAN = asset(
    "p",
    title="แผน KM",
    kind="plan",
    fiscal_year="2570",
    needed=["meeting", "letter"],
    activities=[
        Activity(number=1, name="วงเล่าเรื่อง", end="2569-11-10", assets=("x",), km_step="share"),  # type: ignore[arg-type]
        Activity(number=2, name="อบรม", end="2570-01-31"),  # type: ignore[arg-type]
    ],
)
X = asset("x", title="จัดประชุมให้ได้มติ", date="2569-11-03", awards=[Award(name="เลิศรัฐ", year=2570)], km_step="learn")
Y = asset("y", title="ต่อยอดการประชุม", builds_on=["x"], adoptions=[Adoption(unit="money", date=TODAY)])


def drafts(*assets: Asset, registry: Registry = FULL, today: datetime.date = TODAY) -> Iterator[PageDraft]:
    made = Catalogue(registry, assets, today=today)
    return secretary_drafts(Shared(made, views(made)))


def pages(*assets: Asset, registry: Registry = FULL) -> dict[str, Page]:
    return {one.path.removeprefix("secretary/"): one.make() for one in drafts(*assets, registry=registry)}


def text(page: Page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.html).split())


def test_the_landing_tells_what_presses_and_leads_to_every_tool() -> None:
    made = pages(PLAN, X, Y)
    landing = made["index.html"].html

    assert "1 รายการเลยกำหนดส่ง" in text(made["index.html"])
    assert "1 กิจกรรมล่าช้า" in text(made["index.html"])
    assert "1 ความรู้ที่ต้องใช้แต่ยังไม่มี" in text(made["index.html"])
    tools = set(re.findall(r'<h3><a href="([a-z]+\.html)"', landing))
    assert tools == {
        "calendar.html", "progress.html", "gap.html", "choose.html", "kvska.html", "steps.html", "idp.html",
        "growth.html", "awards.html",
    }  # fmt: skip


def test_every_link_within_the_section_leads_to_a_page() -> None:
    made = pages(PLAN, X, Y)

    for path, page in made.items():
        for href in re.findall(r'href="([^"./#][^"#]*)"', page.html):
            assert href in made, f"{path}: {href}"


def test_the_gap_shows_what_nobody_has_first_and_a_matrix_in_words() -> None:
    page = pages(PLAN, X)["gap.html"]

    assert "2 เรื่องที่ต้องใช้ ไม่มี 1 มีแล้ว 1" in text(page)
    empty, matrix = page.html.split("lokm-gap-matrix", 1)
    assert "ร่างหนังสือ" in empty
    assert "จัดประชุม" not in empty
    assert matrix.index("งานสารบรรณ") < matrix.index("การประชุม")
    assert "มีแล้ว 1" in matrix
    assert "มีที่หน่วยงานอื่น 1" in matrix
    assert 'href="../knowledge/x.html"' in matrix


def test_a_unit_sees_its_own_assets_and_those_of_others() -> None:
    made = pages(PLAN, X)

    assert "งานสารบรรณ ร่างหนังสือ ไม่มี ยังไม่มีใครเขียน" in text(made["gap-plan.html"])
    assert "มีที่หน่วยงานอื่น ของหน่วยงานอื่น จัดประชุมให้ได้มติ" in text(made["gap-money.html"])


def test_choosing_tells_place_share_and_reason() -> None:
    told_ = text(pages(PLAN, X)["choose.html"])

    assert told_.index("ร่างหนังสือ") < told_.index("จัดประชุม")
    assert "100.0" in told_
    assert "60.0" in told_


def test_progress_tells_the_months_and_late_activities_first() -> None:
    made = pages(PLAN, X, Y)
    told_ = text(made["progress.html"])

    assert "พ.ย. 2569 เดือนนี้ 1 – 1 – 1 1 –" in told_
    assert told_.index("วงเล่าเรื่อง") < told_.index("อบรม")
    assert "จัดประชุมให้ได้มติ" in text(made["month-2570-02.html"])


def test_the_calendar_tells_who_is_behind() -> None:
    made = pages(PLAN, X)

    assert "31 ต.ค. 2569 ประกาศนโยบาย 0 จาก 1 เลยกำหนด ค้าง: กองแผนงาน" in text(made["calendar.html"])
    assert "25 พ.ย. 2569 AAR" in text(made["calendar-plan.html"])
    assert "31 ต.ค. 2569 ประกาศนโยบาย policy" in text(made["calendar-plan.html"])
    assert "3 พ.ย. 2569 ส่งแล้ว dept/2570/2.2" in text(made["calendar-plan.html"])


def test_a_plan_shows_its_threads_and_what_breaks_them() -> None:
    told_ = text(pages(PLAN, X)["kvska-p.html"])

    assert "ขาดตอน 1 เรื่อง" in told_
    assert "ร่างหนังสือ หัวข้อ งานสารบรรณ ยังไม่มีกิจกรรมที่ตอบความรู้นี้ ยังไม่มีองค์ความรู้จากแผนนี้" in told_
    assert "กิจกรรมที่ยังไม่ผูกกับความรู้ใด" in told_


def test_a_role_growth_awards_and_steps_have_their_pages() -> None:
    made = pages(PLAN, X, Y)

    assert "ร่างหนังสือ หัวข้อ งานสารบรรณ ไม่มี ยังไม่มีใครเขียน" in text(made["idp-clerk.html"])
    assert "ต้นทาง เทคนิค ปี 2566 จัดประชุมให้ได้มติ รางวัล เลิศรัฐ ต่อยอดขั้นที่ 1" in text(made["growth.html"])
    assert "2570 เลิศรัฐ ยังไม่บันทึกผล จัดประชุมให้ได้มติ กองแผนงาน" in text(made["awards.html"])
    assert "ดูองค์ความรู้ทั้ง 1 เรื่องของขั้นตอนนี้ กิจกรรม วงเล่าเรื่อง ใน แผน KM" in text(made["steps.html"])


def test_hostile_text_stays_text() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    registry = replace(
        FULL,
        units=(Unit(code="plan", name=evil), Unit(code="money", name=evil)),
        topics=(Topic(code="meet", name=evil), Topic(code="letters", name=evil)),
        needs=(Need(code="a", topic="meet", name=evil, source=evil, for_=evil, units=("plan",), scores={"s": 1}),),
        roles=(Role(code="clerk", name=evil, needs=("a",)),),
        criteria=(Criterion(code="s", name=evil, weight=1, about=evil),),
        duties=(Duty(code="d", name=evil, due=("1 ธ.ค.",)), Duty(code="aar", name=evil, within=1)),
        reports=(Report(indicator="dept/2570/2.2", round=1, date=TODAY, what=evil, duties=("d",)),),
    )
    plan = asset("p", title=evil, kind="plan", fiscal_year="2570", needed=["a"], kpi=evil, target=evil, activities=[
        Activity(number=1, name=evil, role=(evil,), end="2569-11-01", km_step="share"),  # type: ignore[arg-type]
    ])  # fmt: skip
    x = asset(
        "x", title=evil, date=TODAY, builds_on=["p"], awards=[Award(name=evil, result=evil)],
        adoptions=[Adoption(unit=evil, date=TODAY, result=evil)],
        disseminations=[Dissemination(channel=evil, date=TODAY, reference=evil)],
    )  # fmt: skip

    for page in pages(plan, x, registry=registry).values():
        assert "<script" not in page.html, page.path
        assert "<img" not in page.html, page.path
        assert " style=" not in page.html, page.path


def changed(one: Asset, **keys: object) -> Asset:
    """The asset after an edit: other bytes, other digests."""
    given = {**one.meta.model_dump(exclude_unset=True), **keys}
    return replace(one, meta=type(one.meta)(**given), digest="1", front_digest="1")  # type: ignore[arg-type]


LATER = datetime.date(2026, 12, 1)
DONE = [Activity(number=1, name="วงเล่าเรื่อง", end="2569-11-10", actual_end="2569-11-12")]  # type: ignore[arg-type]
EDITS: dict[str, tuple[Asset, ...]] = {
    "an asset comes": (PLAN, X, Y, asset("new", topics=["letters"], date=LATER)),
    "an asset goes": (PLAN, X),
    "a title": (PLAN, changed(X, title="ชื่อใหม่"), Y),
    "a unit": (PLAN, changed(X, unit="money"), Y),
    "a topic": (PLAN, changed(X, topics=["letters"]), Y),
    "a kind": (PLAN, changed(X, kind="policy"), Y),
    "a date": (PLAN, changed(X, date=LATER), Y),
    "overdue": (PLAN, changed(X, review_by=datetime.date(2026, 11, 4)), Y),
    "retired": (PLAN, changed(X, status="retired"), Y),
    "a step": (PLAN, changed(X, km_step="create"), Y),
    "an award": (PLAN, changed(X, awards=[Award(name="อีกรางวัล")]), Y),
    "an origin": (PLAN, X, changed(Y, builds_on=[])),
    "a use": (PLAN, X, changed(Y, adoptions=[Adoption(unit="plan", date=LATER)])),
    "what a plan needs": (changed(PLAN, needed=["letter"]), X, Y),
    "an activity is done": (changed(PLAN, activities=DONE), X, Y),
    "a plan's year": (changed(PLAN, fiscal_year="2569"), X, Y),
}


def test_a_pack_says_that_it_does_not_count_the_whole() -> None:
    made = replace(Catalogue(FULL, (PLAN, X), today=TODAY), selection="หน่วยงาน <กองแผนงาน>")

    for one in secretary_drafts(Shared(made, views(made))):
        assert "เฉพาะเรื่องในชุดความรู้หมุนเวียนนี้ (หน่วยงาน &lt;กองแผนงาน&gt;)" in one.make().html, one.path
    assert all("หมุนเวียน" not in page.html for page in pages(PLAN, X).values())


def test_codes_that_the_registry_does_not_know_lead_nowhere() -> None:
    stray = "../../stray"
    registry = replace(
        FULL,
        needs=(Need(code="a", topic=stray, units=("plan", stray), scores={"s": 1, "t": 2}),),
        roles=(Role(code="clerk", name="ธุรการ", needs=("a", stray)),),
    )
    plan = asset("p", kind="plan", unit=stray, fiscal_year="2570", needed=["a", stray], activities=PLAN.meta.activities)
    made = pages(plan, asset("x", unit=stray, topics=[stray]), registry=registry)

    assert [path for path in made if stray in path] == []
    assert [path for path, page in made.items() if re.search(r'href="[^"]*stray', page.html)] == []


@pytest.mark.parametrize("assets", EDITS.values(), ids=EDITS.keys())
def test_a_page_whose_key_is_the_same_is_the_same(assets: tuple[Asset, ...]) -> None:
    before = {one.path: one for one in drafts(PLAN, X, Y)}
    after = {one.path: one for one in drafts(*assets)}
    kept = [path for path in before.keys() & after.keys() if before[path].made_from == after[path].made_from]

    assert before.keys() != after.keys() or len(kept) < len(before)
    assert [path for path in kept if before[path].make() != after[path].make()] == []


def test_pages_that_do_not_show_an_asset_are_not_made_again_for_its_title() -> None:
    before = {one.path: one.made_from for one in drafts(PLAN, X, Y)}
    after = {one.path: one.made_from for one in drafts(PLAN, X, changed(Y, title="ชื่อใหม่"))}

    assert before["secretary/calendar.html"] == after["secretary/calendar.html"]
    assert before["secretary/growth.html"] != after["secretary/growth.html"]


LONG = "ชื่อยาวของหน่วยงานหรือหัวข้อหรือความรู้ที่เขียนเต็มตามทะเบียนของทางราชการ"


def large(many: int) -> Registry:
    """Units and topics with long names; every topic is needed by a unit of its own and by the first eight."""
    numbers = range(many)
    return Registry(
        centre=REGISTRY.centre,
        units=tuple(Unit(code=f"u{n}", name=f"{LONG} {n}") for n in numbers),
        topics=tuple(Topic(code=f"t{n}", name=f"{LONG} {n}") for n in numbers),
        indicators=tuple(INDICATOR.model_copy(update={"code": f"{n}", "unit": f"u{n}"}) for n in numbers),
        needs=tuple(
            Need(
                code=f"n{n}", topic=f"t{n}", name=f"{LONG} {n}", source=LONG * 3,
                units=(f"u{n}", *(f"u{m}" for m in range(8) if m != n)), scores={f"c{m}": m % 6 for m in range(8)},
            )
            for n in numbers
        ),
        criteria=tuple(Criterion(code=f"c{n}", name=LONG, weight=n + 1) for n in range(8)),
        roles=(Role(code="all", name=LONG, needs=tuple(f"n{n}" for n in numbers)),),
        duties=tuple(Duty(code=f"d{n}", name=LONG, due=("31 ต.ค.", "5 ม.ค.")) for n in range(8)),
    )  # fmt: skip


def test_pages_stay_small_in_a_large_centre() -> None:
    used = Adoption(unit="u1", date=TODAY, result=LONG * 2)
    assets = [
        asset(
            f"a-long-name-of-an-asset-{n}", title=f"{LONG * 2} {n}", unit=f"u{n % 200}", topics=[f"t{n % 150}"],
            date=TODAY, adoptions=[used], awards=[Award(name=LONG)],
        )
        for n in range(400)
    ]  # fmt: skip
    acts = [Activity(number=n, name=LONG * 2, role=(LONG,), end=TODAY, needs=("n1",)) for n in range(1, 201)]
    plan = asset("plan", kind="plan", unit="u1", topics=["t1"], fiscal_year="2570", activities=acts)

    made = (one for one in drafts(plan, *assets, registry=large(200)) if not re.search(r"-u\d{2,}", one.path))
    sizes = {one.path: len(one.make().html.encode()) for one in made}
    assert max(sizes.values()) < LARGEST, sorted(sizes.items(), key=lambda one: -one[1])[:5]
    assert {"secretary/gap_4.html", "secretary/calendar_4.html", "secretary/gap-u1_4.html"} <= set(sizes)
