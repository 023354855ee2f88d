"""The pages of levels: dashboards, units, an indicator's ladder, charts with their tables, and their weight."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from derive.evidence import LATE, asset, centre, plan, shipped, sop

from lokm_build.derive import views
from lokm_build.model.asset import Asset
from lokm_build.model.page import Page
from lokm_build.model.registry import Indicator, Unit
from lokm_build.render.charts.bars import bar
from lokm_build.render.charts.levels import HEIGHT, WIDTH, Point, levels_chart
from lokm_build.render.pages import index_drafts
from lokm_build.render.pages.indicators import indicator_listings
from lokm_build.render.pages.levels import level_drafts
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.units import unit_listings

EVIDENCE = (
    asset("a", title="เรื่องที่ใช้แล้ว", applied=["2566-02-01"], spread=[("line", "2566-01-20")]),
    asset("b", title="เรื่องที่ยังไม่ใช้", unit="sub"),
    asset("c", None, title="เรื่องไม่มีวันที่"),
    sop("s", "g1", "2 วัน", title="ขั้นตอนของกลุ่มแรก"),
)


def site(assets: Iterable[Asset] = EVIDENCE, today: str = "") -> Shared:
    made = centre(assets, shipped().values(), "year_to_date", today=LATE.fromisoformat(today) if today else LATE)
    return Shared(made, views(made))


def page(shared: Shared, path: str) -> Page:
    return next(draft.make() for draft in level_drafts(shared) if draft.path == path)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_dashboard_tells_each_units_level_and_its_next_step() -> None:
    told = words(page(site(), "levels/y_2566.html").html)

    assert "กรม ระดับ 1 ระดับ 1 ระดับ 1" in told
    assert "กอง ระดับ 1 ระดับ 1 ระดับ 1 อีก 1 ช่องทางเผยแพร่" in told
    assert "จะเป็นระดับ 2" in told


def test_the_latest_year_is_the_landing_and_leads_to_the_others() -> None:
    html = page(site(), "levels/index.html").html

    assert "ระดับตัวชี้วัด ปีงบประมาณ 2567" in html
    assert 'href="y_2566.html"' in html
    assert 'href="y_2565.html"' in html


def test_a_round_that_is_ahead_has_no_level_and_one_that_goes_on_says_so() -> None:
    told = words(page(site(today="2023-02-10"), "levels/y_2566.html").html)

    assert "ระดับ 1 ยังไม่สิ้นรอบ ยังไม่ถึงรอบ ระดับ 1 ยังไม่สิ้นปี" in told


def test_a_units_page_shows_ladder_evidence_and_reasons() -> None:
    html = page(site(), "levels/div.html").html
    told = words(html)

    assert "3 มีความรู้ใหม่ และนำไปใช้แล้วอย่างน้อย 1 เรื่อง ได้ระดับนี้" in told
    assert "นับได้ 1 จาก 3 เรื่อง" in told
    assert "นำไปใช้โดยกรม · 1 ก.พ. 2566" in told
    assert "เรื่องที่ยังไม่ใช้ · 10 ม.ค. 2566 ยังไม่มีบันทึกการนำไปใช้" in told
    assert "เรื่องไม่มีวันที่ ไม่มีวันที่ จึงไม่รู้ว่าอยู่ในรอบใด" in told
    assert 'href="../knowledge/a.html"' in html
    assert html.count("<svg class=\"lokm-chart\"") == 1
    assert 'aria-current="step"' in html


def test_a_case_that_the_form_leaves_open_says_how_it_was_settled() -> None:
    told = words(page(site([asset("a", applied=["2566-02-01"])]), "levels/div.html").html)

    assert "กรณีที่เกณฑ์ไม่ได้กล่าวชัด จัดทำเพียง 1–3 เรื่อง" in told
    assert "กรณีที่เกณฑ์ไม่ได้กล่าวชัด ยังไม่เผยแพร่ทางช่องทางใด: ให้ระดับ 1" in told


def test_an_indicators_page_shows_the_level_of_its_host_and_all_years() -> None:
    shared = site()
    above = next(one.above for one in indicator_listings(shared) if one.name == "d_2566_2.2")

    assert "ระดับที่ได้ กอง รวมหน่วยงานย่อย" in words(above)
    assert "2.4 ปี 2565" in words(above)
    assert "<svg" in above
    assert "F1 การสร้างความรู้และนำไปใช้ 1 จาก 3 เรื่อง" in words(above)
    assert "line 1 ครั้ง" in words(above)
    assert "ยังไม่เผยแพร่ทางช่องทางใด: ให้ระดับ 1" in words(above)


def test_a_dashboard_names_the_indicators_that_nobody_reckons() -> None:
    made = centre(EVIDENCE, shipped().values())
    bare = Indicator(agency="d", year="2567", code="9.9", name="ร้อยละ")  # type: ignore[arg-type]
    registry = replace(made.registry, indicators=(*made.registry.indicators, bare))
    shared = Shared(replace(made, registry=registry), views(made))

    assert "ต้องประเมินเอง" in words(page(shared, "levels/index.html").html)
    assert 'href="../indicators/d_2567_9.9.html"' in page(shared, "levels/index.html").html
    assert "9.9" not in page(shared, "levels/y_2566.html").html


def test_a_units_page_tells_the_commands_of_the_round_that_goes_on() -> None:
    told = words(page(site(today="2023-02-10"), "levels/sub.html").html)

    assert "lokm evidence --indicator d/2566/2.2 --unit sub --round 1" in told


def test_a_units_list_leads_to_its_levels_where_it_has_some() -> None:
    above = {one.name: one.above for one in unit_listings(site())}

    assert 'href="../levels/sub.html"' in above["sub"]
    assert "levels/" not in above["none"]


def test_an_empty_centre_says_how_levels_come_about() -> None:
    shared = site(())
    bare = Shared(centre((), ()), views(centre((), ())))

    assert "ยังไม่มีตัวชี้วัดที่มีเกณฑ์ระดับ" in page(bare, "levels/index.html").html
    assert "จัดทำองค์ความรู้ใหม่อีก 1 เรื่อง" in words(page(shared, "levels/index.html").html)


def test_a_pack_has_part_of_the_evidence_and_so_no_levels() -> None:
    made = replace(centre(EVIDENCE, shipped().values()), selection="หน่วยงาน กอง")
    shared = Shared(made, views(made))

    assert [draft.path for draft in level_drafts(shared)] == ["levels/index.html"]
    assert "ชุดความรู้นี้ไม่แสดงระดับ" in page(shared, "levels/index.html").html
    assert all("ระดับที่ได้" not in one.above for one in indicator_listings(shared))


def test_what_an_author_wrote_is_text() -> None:
    evil = '<script>alert(1)</script>"><img src=x onerror=1>'
    adoption = {"unit": "dept", "date": "2566-02-01", "result": evil}
    hostile = asset("x", title=evil, adoptions=[adoption], spread=[("line", None)])
    shared = site([hostile])

    for draft in level_drafts(shared):
        html = draft.make().html
        assert "<script" not in html
        assert "<img" not in html
        assert " style=" not in html
    assert "&lt;script&gt;" in page(shared, "levels/div.html").html


def test_pages_are_keyed_by_all_that_they_show() -> None:
    def keys(assets: Iterable[Asset]) -> dict[str, tuple[str, ...]]:
        return {draft.path: draft.made_from for draft in level_drafts(site(assets))}

    before = keys(EVIDENCE)
    after = keys((*EVIDENCE[:1], asset("b", title="เรื่องที่ยังไม่ใช้", unit="sub", applied=["2566-03-01"]), *EVIDENCE[2:]))

    changed = {path for path in before if before[path] != after[path]}
    of_2566 = {"levels/y_2566.html", "levels/d_2566_2.2.html", "levels/div.html", "levels/sub.html", "levels/dept.html"}
    assert changed == of_2566 | {"levels/index.html", "levels/d_2567_2.2.html"}  # 2567 counts what came before


def test_pages_are_keyed_by_the_reviews_of_a_plan() -> None:
    held = plan("p", {"actual_start": "2566-01-10", "aar": "r"})
    review = asset("r", kind="aar", indicators=[])
    before, after = ({d.path: d.made_from for d in level_drafts(site(some))} for some in ((held,), (held, review)))

    assert before["levels/div.html"] != after["levels/div.html"]


def test_pages_are_the_same_whichever_is_made_first() -> None:
    def made(backwards: bool) -> dict[str, str]:
        drafts = list(level_drafts(site()))
        return {draft.path: draft.make().html for draft in (drafts[::-1] if backwards else drafts)}

    assert made(backwards=True) == made(backwards=False)


def test_pages_stay_light_with_a_thousand_assets_of_long_words() -> None:
    long = "องค์ความรู้ที่มีชื่อยาวมากเกินกว่าจะอ่านจบในคราวเดียว" * 5
    spread = [("line", None), ("board", "2566-01-20")]
    many = [asset(f"a{n:04d}", title=long, applied=["2566-02-01"] * (n % 2), spread=spread) for n in range(1000)]
    shared = site(many)

    heaviest = max(len(draft.make().html.encode()) for draft in level_drafts(shared))
    assert heaviest < 200_000
    assert len(next(one.above for one in indicator_listings(shared) if one.name == "d_2566_2.2").encode()) < 200_000


def test_two_hundred_units_are_pages_of_fifty() -> None:
    made = centre((), shipped().values())
    units = (*made.registry.units, *(Unit(code=f"u{n}", name=f"หน่วย {n}", parent="dept") for n in range(200)))
    object.__setattr__(made.registry, "units", units)
    many = [asset(f"a{n:03d}", unit=f"u{n}") for n in range(200)]
    shared = Shared(full := type(made)(made.registry, tuple(many), today=LATE), views(full))
    paths = [draft.path for draft in level_drafts(shared)]

    assert "levels/d_2566_2.2_5.html" in paths
    assert "ดูอีก" in page(shared, "levels/y_2566.html").html
    assert max(len(draft.make().html.encode()) for draft in level_drafts(shared)) < 200_000


def test_a_dashboard_of_thirty_indicators_stays_light() -> None:
    made = centre((), shipped().values())
    latest = made.registry.indicators[-1]
    others = [latest.model_copy(update={"code": f"9.{n}", "succeeds": None}) for n in range(30)]
    units = (*made.registry.units, *(Unit(code=f"u{n}", name="หน่วยงานที่ชื่อยาว" * 3, parent="dept") for n in range(30)))
    registry = replace(made.registry, units=units, indicators=(*made.registry.indicators, *others))
    many = [asset(f"a{n:03d}", unit=f"u{n}", indicators=[one.key for one in others]) for n in range(30)]
    shared = Shared(full := type(made)(registry, tuple(many), today=LATE), views(full))

    html = page(shared, "levels/index.html").html
    assert len(html.encode()) < 300_000
    assert "ดูอีก 26 หน่วยงาน" in html


def test_every_page_has_a_name_of_its_own_and_its_head() -> None:
    shared = site()
    paths = [draft.path for draft in index_drafts(shared, ()) if draft.section == "levels"]

    assert len(paths) == len(set(paths))
    assert "levels/none.html" not in paths


def test_the_chart_stays_within_its_frame_and_leaves_gaps() -> None:
    levels = (1, 5, None, 3, 2, 2, 4, 5, 1)
    points = [Point(f"รอบ {n % 2 + 1}", str(2560 + n // 2), level) for n, level in enumerate(levels)]
    svg = levels_chart(points)

    assert svg.count("<circle") == 7
    assert svg.count("lokm-chart__line") == 5
    for x, y in re.findall(r'cx="(\d+)" cy="(\d+)"', svg):
        assert 0 < int(x) < WIDTH
        assert 0 < int(y) < HEIGHT
    assert levels_chart([Point("รอบ 1", "2566", None)]) == ""


@pytest.mark.parametrize(("value", "whole", "width"), [(0, 5, 0), (1, 1000, 1), (3, 4, 75), (9, 4, 100)])
def test_a_bar_is_as_long_as_its_share(value: int, whole: int, width: int) -> None:
    assert f'part" width="{width}"' in bar(value, whole)


def test_without_a_whole_there_is_no_bar() -> None:
    assert bar(3, 0) == ""
