import datetime
import re

import pytest

from lokm_build.model.catalogue import Edition
from lokm_build.model.forms import FormProfile
from lokm_build.model.source import History
from tests.render.centre import CENTRE, asset, catalogue, headings, page, section, words

TECHNIQUE = "## ๔) ปัญหาอุปสรรค\n\nช้า\n\n## 2 เนื้อหา\n\nทำอย่างไร\n\n### กรณีแรก\n\nเรื่อง\n\n## เกร็ด\n\nอื่น ๆ\n"


def text(html: str) -> str:
    found = re.search(r'<div class="lokm-text[^"]*">(.*?)\n</div>\n', html, re.S)
    assert found
    return found[1]


def test_sections_stand_in_the_official_order_with_the_numbers_of_the_form() -> None:
    html = page(catalogue(asset("a", TECHNIQUE, kind="technique")), "a").html

    assert headings(text(html)) == ["2. เนื้อหา", "4. ปัญหาอุปสรรค", "เกร็ด"]


def test_the_contents_list_sections_their_parts_and_what_stands_after_the_text() -> None:
    html = page(catalogue(asset("a", TECHNIQUE, kind="technique", awards=[{"name": "เลิศรัฐ"}])), "a").html
    contents = html[html.index("lokm-contents__list") :]

    assert words(contents[contents.index(">") + 1 : contents.index("</details>")]) == (
        "2. เนื้อหา กรณีแรก 4. ปัญหาอุปสรรค เกร็ด รางวัล"
    )


def test_every_line_of_the_contents_leads_to_an_id_of_the_page() -> None:
    html = page(catalogue(asset("a", TECHNIQUE, kind="technique", awards=[{"name": "เลิศรัฐ"}])), "a").html

    goals = re.findall(r'<a href="#([^"]+)"', html)
    assert goals
    assert {goal for goal in goals if f'id="{goal}"' not in html} == set()


def test_no_id_stands_twice_in_a_page() -> None:
    steps = [{"number": 1, "text": "เริ่ม", "shape": "start"}]
    html = page(catalogue(asset("a", "## lokm steps\n\nก\n\n## facts\n\nข", kind="sop", steps=steps)), "a").html

    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(set(ids)) == sorted(ids)


def test_a_missing_section_is_not_shown_to_the_reader() -> None:
    html = page(catalogue(asset("a", "## คำถาม\n\nอะไร\n", kind="qa")), "a").html

    assert headings(text(html)) == ["คำถาม"]


def test_the_step_table_stands_in_its_section_and_tells_where_decisions_lead() -> None:
    steps = [
        {"number": 1, "shape": "start", "text": "ร่างแผน", "duration": "2 วัน", "role": "เลขานุการ"},
        {"number": 2, "shape": "decision", "text": "เห็นชอบหรือไม่", "yes": 3, "no": 1},
        {"number": 3, "shape": "end", "text": "ประกาศ"},
    ]
    html = page(catalogue(asset("a", "## ขอบเขต\n\nทั้งกอง\n", kind="sop", steps=steps)), "a").html

    assert headings(text(html)) == ["2. ขอบเขต", "5. ขั้นตอนการปฏิบัติ"]
    table = words(section(html, "lokm-steps"))
    assert "เห็นชอบหรือไม่ เห็นชอบ ไปขั้นที่ 3 ไม่เห็นชอบ กลับไปขั้นที่ 1" in table
    assert "ระยะเวลา" in table
    assert "เอกสารที่เกี่ยวข้อง" not in table  # no step names one: the five-column form


def test_a_written_section_keeps_its_text_above_the_step_table() -> None:
    steps = [{"number": 1, "text": "ตรวจ"}]
    body = "## ขั้นตอนการปฏิบัติงาน\n\nอ่านก่อน\n"
    html = page(catalogue(asset("a", body, kind="sop", steps=steps)), "a").html

    assert html.count("<table class=\"lokm-sheet lokm-steps\"") == 1
    assert html.index("อ่านก่อน") < html.index("lokm-steps\"")


def test_a_plan_shows_its_head_and_marks_what_was_postponed() -> None:
    activities = [
        {"number": 1, "name": "ประชุม", "start": "2567-07-01", "end": "2567-07-31", "actual_start": "2567-08-05",
         "actual_end": "2567-08-06", "invited": 40, "reached": 34, "aar": "review", "progress": ["planned", "started"]},
    ]  # fmt: skip
    plan = asset(
        "plan", kind="plan", group="plan", needed=["minutes"], kpi="ร้อยละ 80", target="สามเรื่อง", activities=activities
    )
    html = page(catalogue(plan, asset("review", kind="aar", title="ทบทวนการประชุม")), "plan").html

    start = html.index('<dl class="lokm-formhead">')
    head = words(html[start : html.index("</dl>", start)])
    assert "กลุ่มภารกิจ (ที่คัดเลือกทำ KM) กลุ่มแผน องค์ความรู้ที่จำเป็น การจดรายงานการประชุม" in head
    assert "ตัวชี้วัดตามคำรับรองฯ (KPI) ร้อยละ 80 เป้าหมายตัวชี้วัดตามคำรับรองฯ สามเรื่อง" in head
    table = words(section(html, "lokm-activities"))
    assert "แผน ก.ค. 2567 จริง 5–6 ส.ค. 2567 เลื่อนจาก ก.ค. 2567 เป็น 5–6 ส.ค. 2567 ช้า 6 วัน" in table
    assert "เข้าร่วม 34 จาก 40 คน (ร้อยละ 85)" in table
    assert "ความก้าวหน้าการดำเนินงาน" in table
    assert "✓ – ✓ – – –" in table
    assert "AAR: ทบทวนการประชุม" in table


def test_an_aar_tells_which_activity_it_reviews() -> None:
    plan = asset("plan", kind="plan", title="แผน KM", activities=[{"number": 3, "name": "ประชุม", "aar": "review"}])
    html = page(catalogue(plan, asset("review", kind="aar")), "review").html

    assert "กิจกรรมที่ทบทวน กิจกรรมที่ 3 “ประชุม” แผน KM" in words(html)
    assert '<a href="../knowledge/plan.html">แผน KM</a>' in html


def test_the_facts_tell_what_the_asset_is_at_a_glance() -> None:
    one = asset(
        "a", group="plan", indicators=["d/2566/2.10"], owner="นักวิเคราะห์", date="2566-07-14", review_by="2570-09-30"
    )
    history = {one.path: History(datetime.date(2026, 9, 1), 3)}
    html = page(catalogue(one, history=history), "a").html

    facts = words(section(html, "lokm-facts-title"))
    for told in (
        "ชนิด ปุจฉา–วิสัชนา", "หน่วยงาน กองแผนงาน กลุ่มแผน", "หัวข้อ การประชุม", "ตัวชี้วัด 2.10 ปี 2566",
        "ผู้ดูแลเนื้อหา นักวิเคราะห์", "วันที่เอกสาร 14 กรกฎาคม 2566", "ทบทวนภายใน 30 กันยายน 2570", "สถานะ เผยแพร่",
        "DGA Open Government License", "แก้ไขล่าสุด 1 กันยายน 2569 ผู้ร่วมจัดทำ 3 คน",
    ):  # fmt: skip
        assert told in facts


def test_a_reader_is_warned_when_the_review_date_has_passed() -> None:
    passed = page(catalogue(asset("a", review_by="2569-09-30")), "a").html
    ahead = page(catalogue(asset("a", review_by="2569-10-01")), "a").html

    assert "ถึงกำหนดทบทวนแล้ว ตั้งแต่ 30 กันยายน 2569" in words(passed)
    assert "ถึงกำหนดทบทวนแล้ว" not in words(ahead)


def test_a_superseded_asset_leads_to_the_one_that_replaces_it() -> None:
    site = catalogue(asset("old", title="คำสั่งเดิม"), asset("new", title="คำสั่งใหม่", supersedes=["old"]))

    assert "มีฉบับใหม่แทนแล้ว โปรดใช้ คำสั่งใหม่" in words(page(site, "old").html)
    assert "คำสั่งเดิม" in words(section(page(site, "new").html, "lokm-supersedes"))


def test_adoptions_disseminations_and_awards_are_told() -> None:
    one = asset(
        "a",
        adoptions=[{"unit": "dept", "date": "2566-08-01", "result": "เร็วขึ้น", "evidence": "บันทึก 5/2566"}],
        disseminations=[{"channel": "line", "date": "2566-08-02", "reference": "https://line.example/1"}],
        awards=[{"name": "รางวัลเลิศรัฐ", "year": "2567", "result": "ระดับดี"}],
    )
    html = page(catalogue(one), "a").html

    assert "กรมตัวอย่าง 1 สิงหาคม 2566 เร็วขึ้น หลักฐาน: บันทึก 5/2566" in words(section(html, "lokm-adoptions"))
    assert "LINE 2 ส.ค. 2566 https://line.example/1" in words(section(html, "lokm-disseminations"))
    assert 'href="https://line.example/1"' in section(html, "lokm-disseminations")
    assert "รางวัลเลิศรัฐ ปี 2567 ระดับดี" in words(section(html, "lokm-awards"))


def test_what_an_author_writes_is_text_and_never_markup() -> None:
    nasty = '<img src=x onerror=alert(1)>"'
    one = asset(
        "a", title=nasty, summary=nasty, owner=nasty, keywords=[nasty], source={"event": nasty},
        adoptions=[{"unit": "dept", "evidence": f"javascript:{nasty}"}], awards=[{"name": nasty}],
    )  # fmt: skip
    made = page(catalogue(one), "a")

    assert "<img" not in made.html + made.head
    assert 'href="javascript' not in made.html


def test_attachments_lead_to_their_published_files() -> None:
    one = asset("a", attachments=["แบบฟอร์ม.pdf", "missing.pdf"])
    html = page(catalogue(one, files={"knowledge/div/แบบฟอร์ม.pdf": "0123456789"}), "a").html

    listed = section(html, "lokm-attachments")
    assert "PDF แบบฟอร์ม.pdf" in words(listed)
    assert 'href="../files/file-0123456789.pdf"' in listed
    assert "missing" not in listed


def test_related_assets_are_told_with_the_reason() -> None:
    site = catalogue(asset("a", related=["b"]), asset("b", title="อ่านต่อ", topics=["letters"]))
    listed = words(section(page(site, "a").html, "lokm-related"))

    assert "ผู้จัดทำแนะนำให้อ่านต่อ อ่านต่อ ถาม–ตอบ กองแผนงาน ปี 2566" in listed


def test_the_public_edition_never_names_an_internal_asset() -> None:
    assets = (
        asset("a", "## คำถาม\n\nดู[เรื่องลับ](secret.md)\n", related=["secret"]),
        asset("secret", title="ชื่อลับ", access="internal"),
    )

    public = page(catalogue(*assets), "a").html
    internal = page(catalogue(*assets, edition=Edition.INTERNAL), "a").html
    assert "ชื่อลับ" not in public
    assert "secret" not in public
    assert "เรื่องลับ" in public  # the author's own words stay, unlinked
    assert "ชื่อลับ" in internal


def test_an_internal_asset_says_so() -> None:
    site = catalogue(asset("a", access="internal"), edition=Edition.INTERNAL)

    assert "ใช้ภายในหน่วยงาน" in words(page(site, "a").html)


def test_a_term_is_explained_once_in_a_page() -> None:
    html = page(catalogue(asset("a", "## คำถาม\n\nLO คืออะไร LO ดีไหม\n\n## คำตอบ\n\nLO ดี\n")), "a").html

    assert html.count("Learning Organization") == 1


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/x/y", "https://github.com/x/y/edit/main/knowledge/div/a.md"),
        ("https://github.com/x/y.git", "https://github.com/x/y/edit/main/knowledge/div/a.md"),
        ("https://github.com/x/y/tree/draft", "https://github.com/x/y/edit/draft/knowledge/div/a.md"),
        ("https://gitlab.example.go.th/km/y", "https://gitlab.example.go.th/km/y/-/edit/main/knowledge/div/a.md"),
        ("https://gitlab.com/x/y/-/tree/main/", "https://gitlab.com/x/y/-/edit/main/knowledge/div/a.md"),
        ("https://files.example.go.th/x", None),
        (None, None),
    ],
)
def test_the_source_opens_for_editing_where_the_repository_can_do_that(
    repository: str | None, address: str | None
) -> None:
    centre = CENTRE.model_copy(update={"repository": repository})
    html = page(catalogue(asset("a"), centre=centre), "a").html

    assert (f'href="{address}"' in html) if address else ("เสนอแก้ไข" not in html)


def test_paper_carries_a_qr_code_only_where_the_centre_has_an_address() -> None:
    without = CENTRE.model_copy(update={"url": None})

    assert 'class="lokm-qr__code"' in page(catalogue(asset("a")), "a").html
    assert "lokm-qr" not in page(catalogue(asset("a"), centre=without), "a").html


def test_the_same_asset_gives_the_same_bytes() -> None:
    one = asset("a", TECHNIQUE, kind="technique", related=["b"])
    first, second = (page(catalogue(one, asset("b")), "a") for _ in range(2))

    assert first == second


def test_a_page_tells_link_previews_and_libraries_what_it_is() -> None:
    one = asset("a", title='ชื่อ "พิเศษ"', summary="สรุปสั้น", date="2566-07-14", keywords=["คำค้น"])
    head = page(catalogue(one), "a").head

    for tag in (
        '<meta property="og:title" content="ชื่อ &#34;พิเศษ&#34;">',
        '<meta property="og:description" content="สรุปสั้น">',
        '<link rel="canonical" href="https://km.example.go.th/knowledge/a.html">',
        '<meta name="DC.creator" lang="th" content="กองแผนงาน">',
        '<meta name="DC.subject" lang="th" content="คำค้น">',
        '<meta name="DC.date" content="2023-07-14">',
    ):
        assert tag in head


def test_without_an_address_no_canonical_link_is_claimed() -> None:
    head = page(catalogue(asset("a"), centre=CENTRE.model_copy(update={"url": None})), "a").head

    assert "canonical" not in head
    assert "og:url" not in head


def test_section_numbers_are_in_the_digits_of_the_units_form() -> None:
    thai = CENTRE.model_copy(update={"forms": (FormProfile(code="f", digits="thai"),)})  # type: ignore[arg-type]
    html = page(catalogue(asset("a", TECHNIQUE, kind="technique"), centre=thai), "a").html

    assert headings(text(html)) == ["๒. เนื้อหา", "๔. ปัญหาอุปสรรค", "เกร็ด"]


def test_a_plan_is_in_the_digits_of_the_units_form_and_authors_words_as_written() -> None:
    thai = CENTRE.model_copy(update={"forms": (FormProfile(code="f", digits="thai"),)})  # type: ignore[arg-type]
    activity = {"number": 1, "name": "รุ่นที่ 2", "start": "2567-05-01", "end": "2567-05-03", "invited": 40, "reached": 34}
    html = page(catalogue(asset("a", kind="plan", activities=[activity]), centre=thai), "a").html

    assert "๑ รุ่นที่ 2 ล่าช้า แผน ๑–๓ พ.ค. ๒๕๖๗ เลยกำหนดมาแล้ว ๒ ปี ๔ เดือน ๒๘ วัน" in words(html)
    assert "เข้าร่วม ๓๔ จาก ๔๐ คน (ร้อยละ ๘๕)" in words(html)


def test_the_head_of_a_form_stands_above_its_text_and_is_escaped() -> None:
    one = asset("a", "## คำตอบ\n\nได้\n", confirmed_by=["<script>alert(1)</script>กองแผน"])
    html = text(page(catalogue(one), "a").html)

    assert words(html).startswith("ผู้ยืนยันคำตอบ <script>alert(1)</script>กองแผน คำตอบ")
    assert "<script>" not in html


def test_hostile_words_in_a_plan_stay_words() -> None:
    evil = '"><script>alert(1)</script>&<!--'
    keys = ("name", "indicator", "target", "audience", "lesson", "format")
    activity = {"number": 1, **dict.fromkeys(keys, evil), "role": [evil], "postponed": {"reason": evil}}
    activities = [{**activity, "start": "2567-01-01", "actual_start": "2567-02-01"}]
    one = asset("plan", kind="plan", kpi=evil, target=evil, activities=activities)
    html = page(catalogue(one), "plan").html

    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)") >= 10


def test_two_hundred_activities_stay_within_the_bound_of_a_page() -> None:
    activity = {
        "name": "วงเล่าเรื่องการประสานงานกับหน่วยงานภายนอก", "start": "2567-04-01", "end": "2567-04-30",
        "actual_start": "2567-06-01", "actual_end": "2567-06-12", "indicator": "ร้อยละของผู้เข้าร่วม", "target": "ร้อยละ 80",
        "audience": "บุคลากรทุกกอง", "progress": ["planned", "proposed", "started"], "role": "กองแผนงาน",
        "lesson": "เรื่องเล่าจากคนที่เคยเสียสิทธิเพราะยื่นเอกสารช้า จำได้ดีกว่าการบรรยาย", "format": "Story Telling",
        "invited": 60, "reached": 52,
    }  # fmt: skip
    many = [{"number": number, **activity} for number in range(1, 201)]
    html = page(catalogue(asset("plan", kind="plan", fiscal_year="2567", activities=many)), "plan").html

    assert len(html.encode()) < 290_000
    assert "แผนภูมิแสดง 60 กิจกรรมแรก อีก 140 กิจกรรม" in words(html)


def test_a_page_leads_to_what_it_grew_out_of_and_what_it_grew_into() -> None:
    routine = asset("routine", title="งานประจำ")
    site = catalogue(routine, asset("research", title="งานวิจัย", builds_on=["routine", "hidden"]))

    assert "งานประจำ" in section(page(site, "research").html, "lokm-builds-on")
    assert "งานวิจัย" in section(page(site, "routine").html, "lokm-grown-into")


def test_of_very_many_records_the_latest_stand_there_and_the_rest_is_counted() -> None:
    spread = [{"channel": "line", "reference": f"ครั้งที่ {n}", "date": f"{2560 + n // 300}-10-01"} for n in range(700)]
    html = page(catalogue(asset("a", disseminations=spread)), "a").html
    shown = section(html, "lokm-disseminations")

    assert "แสดง 300 รายการล่าสุด จากทั้งหมด 700 รายการ" in words(shown)
    assert shown.count("ครั้งที่") == 300
    assert "ครั้งที่ 699" in shown
    assert "ครั้งที่ 299<" not in shown


def test_a_few_records_all_stand_there_as_they_were_written() -> None:
    spread = [{"channel": "line", "reference": f"ครั้งที่ {n}", "date": f"{2566 - n}-10-01"} for n in range(3)]
    shown = section(page(catalogue(asset("a", disseminations=spread)), "a").html, "lokm-disseminations")

    assert re.findall(r"ครั้งที่ \d", shown) == ["ครั้งที่ 0", "ครั้งที่ 1", "ครั้งที่ 2"]
    assert "จากทั้งหมด" not in shown
