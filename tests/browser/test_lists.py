"""A reader narrows, sorts and pages through a list of 120 assets, opened from a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from render.listed import many, shared, write_site

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent / "js" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("รายการ ตัวอย่าง"), shared(*many(120)))


@pytest.fixture
def page(desktop: BrowserContext) -> Iterator[Page]:
    page = desktop.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield page
    assert faults == []


def opened(page: Page, site: Path, path: str = "knowledge/index.html") -> Page:
    page.goto((site / path).as_uri())
    return page


def choose(page: Page, facet: str, option: str) -> None:
    group = page.locator(f"[data-name='{facet}']")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    group.locator("label", has=page.get_by_text(option, exact=True)).locator("input").check()


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator("article h2").all_inner_texts()


def counts(page: Page, facet: str) -> dict[str, int]:
    labels = page.locator(f"[data-name='{facet}'] label").all()
    texts = [label.locator("span").all_text_contents() for label in labels]
    return {name: int(count) for name, count in texts}


def test_nothing_but_the_page_loads_until_a_control_is_touched(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site)
    page.wait_for_timeout(200)
    assert [url for url in asked if "/data/" in url] == []

    page.locator("[data-name='ชนิด'] summary").click()
    expect(page.get_by_role("checkbox", name="มาตรฐานการปฏิบัติงาน")).to_be_visible()
    assert [url.rpartition("/data/")[2] for url in asked if "/data/" in url] == [
        "lists/knowledge-index.js",
        "facets.js",
    ]


def test_a_choice_narrows_all_pages_of_the_list_and_the_counts_of_the_others(page: Page, site: Path) -> None:
    opened(page, site)
    choose(page, "ชนิด", "มาตรฐานการปฏิบัติงาน (SOP)")
    expect(page.get_by_role("status")).to_have_text("พบ 30 เรื่อง จาก 120 เรื่อง")
    assert len(titles(page)) == 30
    assert counts(page, "หน่วยงาน") == {"กรมตัวอย่าง": 30, "กองแผนงาน": 20, "กองคลัง": 10}
    assert counts(page, "ชนิด")["องค์ความรู้ / เทคนิค"] == 90

    choose(page, "หน่วยงาน", "กองคลัง")
    expect(page.get_by_role("status")).to_have_text("พบ 10 เรื่อง จาก 120 เรื่อง")
    assert counts(page, "ชนิด") == {"องค์ความรู้ / เทคนิค": 30, "มาตรฐานการปฏิบัติงาน (SOP)": 10}
    assert page.url.endswith("#unit=money&kind=sop")


def test_a_parent_stands_for_what_is_below_it(page: Page, site: Path) -> None:
    opened(page, site)
    choose(page, "หัวข้อ", "การประชุม")
    expect(page.get_by_role("status")).to_have_text("พบ 60 เรื่อง จาก 120 เรื่อง")


def test_narrowed_results_come_fifty_at_a_time(page: Page, site: Path) -> None:
    opened(page, site)
    choose(page, "ชนิด", "องค์ความรู้ / เทคนิค")
    more = page.get_by_role("button", name="แสดงเพิ่มอีก 40 เรื่อง")
    expect(more).to_be_visible()
    assert len(titles(page)) == 50
    expect(page.get_by_role("navigation", name="หน้าของรายการ")).to_be_hidden()

    more.click()
    expect(page.locator("article")).to_have_count(90)
    expect(more).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent") == titles(page)[50]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("oldest", ["เรื่องที่ 120", "เรื่องที่ 119"]),
        ("title", ["เรื่องที่ 1", "เรื่องที่ 2"]),
        ("adopted", ["เรื่องที่ 10", "เรื่องที่ 20"]),
    ],
)
def test_the_whole_list_is_sorted_from_whichever_page(page: Page, site: Path, order: str, first: list[str]) -> None:
    opened(page, site, "knowledge/index_2.html")
    page.get_by_label("เรียงตาม").select_option(order)
    expect(page.locator("article h2").first).to_have_text(first[0])
    assert titles(page)[:2] == first
    assert status(page) == "120 เรื่อง"


def test_the_address_carries_the_state_to_a_colleague(page: Page, site: Path) -> None:
    page.goto((site / "knowledge/index.html").as_uri() + "#unit=money&kind=sop&sort=oldest")
    expect(page.get_by_role("status")).to_have_text("พบ 10 เรื่อง จาก 120 เรื่อง")
    assert titles(page)[0] == "เรื่องที่ 120"
    assert page.get_by_label("เรียงตาม").input_value() == "oldest"
    assert page.locator("[data-chips] button").all_inner_texts() == ["กองคลัง", "มาตรฐานการปฏิบัติงาน (SOP)"]


def test_back_undoes_a_choice_and_restores_it_after_reading(page: Page, site: Path) -> None:
    opened(page, site)
    choose(page, "ชนิด", "มาตรฐานการปฏิบัติงาน (SOP)")
    expect(page.get_by_role("status")).to_have_text("พบ 30 เรื่อง จาก 120 เรื่อง")
    choose(page, "หน่วยงาน", "กองคลัง")
    expect(page.get_by_role("status")).to_have_text("พบ 10 เรื่อง จาก 120 เรื่อง")

    page.keyboard.press("Escape")
    page.get_by_role("link", name="เรื่องที่ 12", exact=True).click()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("พบ 10 เรื่อง จาก 120 เรื่อง")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("พบ 30 เรื่อง จาก 120 เรื่อง")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("120 เรื่อง")
    assert len(titles(page)) == 50


def test_a_filter_is_taken_away_by_its_chip_and_all_of_them_by_one_button(page: Page, site: Path) -> None:
    page.goto((site / "knowledge/index.html").as_uri() + "#unit=money&kind=sop")
    page.get_by_role("button", name="เอาตัวกรองออก: กองคลัง").click()
    expect(page.get_by_role("status")).to_have_text("พบ 30 เรื่อง จาก 120 เรื่อง")
    page.get_by_role("button", name="ล้างตัวกรองทั้งหมด").click()
    expect(page.get_by_role("status")).to_contain_text("120 เรื่อง")
    expect(page.get_by_role("navigation", name="หน้าของรายการ")).to_be_visible()
    assert "#" not in page.url


def test_choices_that_leave_nothing_say_so(page: Page, site: Path) -> None:
    page.goto((site / "knowledge/index.html").as_uri() + "#topic=letters&year=2566&kind=qa")
    expect(page.get_by_text("ไม่มีเรื่องที่ตรงกับตัวกรองทุกข้อ")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("พบ 0 เรื่อง จาก 120 เรื่อง")


def test_a_unit_shows_its_own_or_also_its_sub_units(page: Page, site: Path) -> None:
    opened(page, site, "units/dept.html")
    page.get_by_label("เฉพาะหน่วยงานนี้").check()
    expect(page.get_by_role("status")).to_have_text("พบ 0 เรื่อง จาก 120 เรื่อง")
    page.get_by_label("รวมหน่วยงานย่อย").check()
    expect(page.get_by_role("status")).to_contain_text("120 เรื่อง")


def test_the_keyboard_alone_opens_chooses_and_closes(page: Page, site: Path) -> None:
    opened(page, site)
    page.locator("[data-name='ชนิด'] summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="มาตรฐานการปฏิบัติงาน")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("พบ 90 เรื่อง จาก 120 เรื่อง")
    page.keyboard.press("Escape")
    expect(page.get_by_role("checkbox", name="มาตรฐานการปฏิบัติงาน")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_phone_folds_the_controls_into_one_line(phone: BrowserContext, site: Path) -> None:
    page = opened(phone.new_page(), site)
    expect(page.get_by_label("เรียงตาม")).to_be_hidden()
    page.get_by_text("กรองและเรียงลำดับ").tap()
    page.locator("[data-name='ชนิด'] summary").tap()
    page.get_by_text("มาตรฐานการปฏิบัติงาน (SOP)").tap()
    expect(page.get_by_role("status")).to_have_text("พบ 30 เรื่อง จาก 120 เรื่อง")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_without_script_the_pages_follow_one_another(chromium, site: Path) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = opened(context.new_page(), site)
    expect(page.get_by_label("เรียงตาม")).to_be_hidden()
    page.get_by_role("link", name="ถัดไป").click()
    page.get_by_role("link", name="ถัดไป").click()
    assert page.url.endswith("knowledge/index_3.html")
    assert page.locator("article").count() == 20
    context.close()


def test_the_glossary_is_thinned_out_while_typing(page: Page, site: Path) -> None:
    opened(page, site, "glossary/index.html")
    page.get_by_label("หาในหน้านี้").fill("กพร")
    expect(page.get_by_text("Learning Organization")).to_be_hidden()
    assert page.locator("dt:visible").all_inner_texts() == ["ก.พ.ร.", "กพร"]
    page.get_by_label("หาในหน้านี้").fill("ไม่มีคำนี้")
    expect(page.get_by_text("ไม่พบคำนี้ในหน้านี้")).to_be_visible()


def test_open_controls_have_no_barrier(page: Page, site: Path) -> None:
    page.goto((site / "units/dept.html").as_uri() + "#kind=sop")
    page.locator("[data-name='หน่วยงาน'] summary").click()
    expect(page.get_by_role("checkbox", name="กองคลัง")).to_be_visible()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
