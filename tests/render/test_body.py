"""What an author writes, and what readers, search and checks get of it."""

import pickle

import pytest

from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.body import Body
from lokm_build.model.place import Places
from lokm_build.render.body import render_body

PATH = "knowledge/ops/a.md"


def rendered(body: str, title: str = "เรื่อง") -> Body:
    meta = FrontMatter(title=title, kind="qa", unit="ops", topics=["t"], fiscal_year="2566")  # type: ignore[arg-type]
    return render_body(Asset("a", PATH, meta, body, 11, "0", Places(PATH)))


def html(body: str) -> str:
    return "".join(section.html for section in rendered(body).sections)


def told(body: str) -> list[tuple[int, int, str]]:
    return [(finding.line, finding.column, finding.code) for finding in rendered(body).findings]


def headings(body: str, title: str = "เรื่อง") -> list[tuple[int, str]]:
    return [
        (heading.level, heading.id)
        for section in rendered(body, title).sections
        for heading in ([section.heading] if section.heading else []) + list(section.headings)
    ]


def test_a_body_is_cut_at_its_second_level_headings() -> None:
    body = rendered("นำ\n\n## ก\n\nหนึ่ง\n\n### ข\n\nสอง\n\n## ค\n\nสาม\n")

    assert [(part.heading and part.heading.text, part.text) for part in body.sections] == [
        (None, "นำ"),
        ("ก", "หนึ่ง\nสอง"),
        ("ค", "สาม"),
    ]
    assert [heading.text for heading in body.sections[1].headings] == ["ข"]
    assert body.sections[1].heading is not None
    assert body.sections[1].heading.line == 13


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# ก\n\n## ข\n", [2, 2]),
        ("# ก\n\n## ข\n\n# ค\n", [2, 3, 2]),
        ("### ก\n\n### ข\n", [2, 2]),
        ("## ก\n\n#### ข\n\n## ค\n", [2, 3, 2]),
        ("## ก\n\n### ข\n\n#### ค\n\n##### ง\n\n###### จ\n", [2, 3, 4, 5, 6]),
        ("ก\n==\n\nข\n--\n", [2, 2]),
    ],
)
def test_headings_start_at_level_two_and_skip_none(body: str, levels: list[int]) -> None:
    assert [level for level, _ in headings(body)] == levels


def test_a_first_heading_that_repeats_the_title_is_not_shown_twice() -> None:
    assert headings("# การ ประชุม\n\n## ก\n", title="การ ประชุม") == [(2, "ก")]
    assert headings("# เรื่องอื่น\n\n## ก\n", title="การประชุม") == [(2, "เรื่องอื่น"), (2, "ก")]


def test_heading_ids_are_readable_and_never_collide_with_each_other_or_the_page() -> None:
    assert headings("## ขั้นตอนที่ ๑\n\n## ขั้นตอนที่ 1\n\n## Search results\n\n## fn 1\n") == [
        (2, "ขั้นตอนที่-1"),
        (2, "ขั้นตอนที่-1-2"),
        (2, "h-search-results"),
        (2, "h-fn-1"),
    ]


def test_both_dialects_of_callouts_give_the_same_html_with_a_thai_title() -> None:
    expected = (
        '<div class="lokm-callout lokm-callout--note" role="note">\n'
        '<p class="lokm-callout__title">หมายเหตุ</p>\n<p>ข้อความ</p>\n</div>\n'
    )

    assert html("> [!NOTE]\n> ข้อความ\n") == expected
    assert html("!!! note\n    ข้อความ\n") == expected
    assert html("!!! หมายเหตุ\n    ข้อความ\n") == expected


def test_a_callout_keeps_the_title_that_its_author_gave() -> None:
    assert '<p class="lokm-callout__title">ระวัง <strong>มาก</strong></p>' in html('!!! warning "ระวัง **มาก**"\n    ก\n')
    assert "lokm-callout--warning" in html('!!! attention "ก"\n    ข\n')
    assert "__title" not in html('!!! tip ""\n    ข\n')


def test_a_shout_that_names_no_kind_of_callout_loses_no_word() -> None:
    assert rendered("!!! ด่วนมาก ส่งวันนี้\n").text == "ด่วนมาก ส่งวันนี้"


def test_a_quotation_stays_a_quotation() -> None:
    assert html("> ก\n") == "<blockquote>\n<p>ก</p>\n</blockquote>\n"


def test_a_table_scrolls_in_a_named_region_without_inline_styles() -> None:
    assert html("| ก | ข |\n| - | -: |\n| 1 | 2 |\n") == (
        '<div class="lokm-table" tabindex="0" role="region" aria-label="ตารางที่ 1">\n<table>\n<thead>\n<tr>\n'
        '<th scope="col">ก</th>\n<th scope="col" class="lokm-align-right">ข</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>1</td>\n<td class="lokm-align-right">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n'
    )


def test_a_form_table_with_merged_cells_passes_even_over_blank_lines() -> None:
    body = (
        '<table border="1" style="width:9cm">\n<tr><td rowspan=2 align=RIGHT class=MsoNormal>ก</td>\n\n'
        "<td>ข<br>ค</td></tr>\n</table>\n"
    )

    assert '<td rowspan="2" class="lokm-align-right">ก</td>' in html(body)
    assert "<td>ข<br>ค</td>" in html(body)
    assert "style" not in html(body)
    assert told(body) == []
    assert rendered(body).sections[0].text == "ก ข\nค"


def test_a_table_that_is_never_closed_ends_at_the_blank_line() -> None:
    assert html("<table><tr><td>ก\n\nย่อหน้า\n").endswith("</div>\n<p>ย่อหน้า</p>\n")


def test_what_is_foreign_in_a_form_table_is_removed_and_told_by_line() -> None:
    body = "<table><tr>\n<td><font>ก</font><script>x</script></td></tr></table>"

    assert "<td>ก</td>" in html(body)
    assert told(body) == [(12, 1, "HTML-REMOVED"), (12, 1, "HTML-REMOVED")]


def test_of_other_html_the_text_stays_and_each_tag_is_told_once_a_line() -> None:
    body = 'ก <span style="x">ข</span> <span>ค</span>\n<u>ง</u>\n'

    assert html(body) == "<p>ก ข ค\nง</p>\n"
    assert told(body) == [(11, 1, "HTML-REMOVED"), (12, 1, "HTML-REMOVED")]
    assert "'<span>'" in rendered(body).findings[0].message


def test_markup_within_a_removed_block_is_still_markup() -> None:
    assert html("<div align=center>\n**ก**\n</div>\n") == "<p><strong>ก</strong></p>\n"


def test_scripts_and_styles_leave_nothing() -> None:
    assert html("ก <script>alert(1)</script>ข\n\n<style>\np {}\n\nq {}\n</style>\n\nค\n") == "<p>ก ข</p>\n<p>ค</p>\n"


def test_what_goes_of_a_table_is_told_once_unless_it_is_looks() -> None:
    cells = '<tr><td onclick="x">ก</td>\n<td ONCLICK=y style="background:url(//e.example)">ข</td></tr>'
    body = f"<table id=a>\n{cells}\n</table>\n"
    assert [found.message for found in rendered(body).findings] == [
        f"นำ HTML '{value}' ออก" for value in ("id", "onclick", "style")
    ]
    assert told(body) == [(11, 1, "HTML-REMOVED"), (12, 1, "HTML-REMOVED"), (13, 1, "HTML-REMOVED")]


def test_what_closes_nothing_that_was_opened_is_told() -> None:
    assert told("<div>ก</div>\n") == [(11, 1, "HTML-REMOVED")]
    assert told("<div>\n\nก\n\n</div>\n") == [(11, 1, "HTML-REMOVED")]
    assert told("ก</main></body>\n") == [(11, 1, "HTML-REMOVED"), (11, 1, "HTML-REMOVED")]


def test_text_after_what_is_silenced_stays() -> None:
    assert html("<script>alert(1)</script> ก <b>ข</b>\n") == "<p>ก ข</p>\n"
    assert html("<![CDATA[x]]> <?php echo 1 ?> <!DOCTYPE html> ก\n") == "<p>ก</p>\n"
    assert told("<style>\np{}\n</style> <u>ก</u>\n") == [(11, 1, "HTML-REMOVED"), (13, 1, "HTML-REMOVED")]


def test_comments_are_dropped_without_a_finding() -> None:
    body = "<!-- คำแนะนำ\n\n## ไม่ใช่หัวข้อ -->\n\nก <!-- x --> ข\n\n<!-- a --> ค\n"

    assert html(body) == "<p>ก  ข</p>\n<p>ค</p>\n"
    assert told(body) == []


def test_a_comment_that_is_never_closed_is_told() -> None:
    assert told("ก\n\n<!-- ลืมปิด\n\nข\n") == [(13, 1, "HTML-REMOVED")]


def test_a_comment_ends_where_a_browser_ends_it() -> None:
    assert html("<!-- a --!><img src=x onerror=alert(1)>\n\nข\n") == "<p>ข</p>\n"
    assert told("<!-- a --!><img src=x>\n") == [(11, 1, "HTML-REMOVED")]
    assert html("<!--> ก\n\nข\n") == "<p>ก</p>\n<p>ข</p>\n"


def test_a_line_break_tag_breaks_the_line() -> None:
    assert html("ก<br>ข<br/>ค\n") == "<p>ก<br>\nข<br>\nค</p>\n"


def test_html_within_code_is_shown() -> None:
    assert html("`<b>`\n\n```html\n<script>\n```\n") == (
        '<p><code>&lt;b&gt;</code></p>\n<pre tabindex="0"><code class="language-html">&lt;script&gt;\n</code></pre>\n'
    )


def test_tasks_are_boxes_that_say_whether_they_are_done() -> None:
    assert html("- [ ] ก\n- [x] ข\n") == (
        '<ul class="lokm-tasks">\n<li class="lokm-task"><input type="checkbox" disabled aria-label="ยังไม่ได้ทำ"> ก</li>\n'
        '<li class="lokm-task"><input type="checkbox" disabled checked aria-label="ทำแล้ว"> ข</li>\n</ul>\n'
    )


def test_definition_lists_and_strikethrough_are_known() -> None:
    assert html("คำ\n: นิยาม\n") == "<dl>\n<dt>คำ</dt>\n<dd>นิยาม</dd>\n</dl>\n"
    assert html("~~ก~~\n") == "<p><s>ก</s></p>\n"


def test_footnotes_stand_at_the_end_of_the_section_that_cites_them_first() -> None:
    first, second = rendered("## ก\n\nหนึ่ง[^a]\n\n## ข\n\nสอง[^b] และ[^a]\n\n[^a]: เอ\n[^b]: บี\n").sections

    assert 'id="fn-1"' in first.html
    assert first.text == "หนึ่ง\nเอ"
    assert '<li id="fn-2" value="2">' in second.html
    assert 'href="#fn-1" id="fnref-1-2"' in second.html
    assert second.text == "สอง และ\nบี"


def test_what_is_escaped_in_a_note_of_the_running_text_is_shown() -> None:
    (section,) = rendered(r"ก^[ข &amp; \*ค\* \<ง> ![จ &amp; ฉ](j.png)]").sections

    assert '<p>ข &amp; *ค* &lt;ง&gt; <img src="lokm:knowledge/ops/j.png" alt="จ &amp; ฉ"' in section.html
    assert section.text.endswith("ข & *ค* <ง> จ & ฉ")


def test_the_mark_of_a_note_in_the_words_of_a_link_stands_after_the_link() -> None:
    assert html("[ก^[ง]ข](b.md)ค\n").startswith(
        '<p><a href="lokm:knowledge/ops/b.md">กข</a><sup class="lokm-footnote"><a href="#fn-1" id="fnref-1"'
    )


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "lokm:knowledge/ops/b.md"),
        ("../fin/c.md#ขั้น", "lokm:knowledge/fin/c.md#%E0%B8%82%E0%B8%B1%E0%B9%89%E0%B8%99"),
        ("./x%20y.pdf", "lokm:knowledge/ops/x%20y.pdf"),
        ("<x y.pdf>", "lokm:knowledge/ops/x%20y.pdf"),
        ("..\\fin\\c.md", "lokm:knowledge/fin/c.md"),
        ("b.md?x=1#y", "lokm:knowledge/ops/b.md#y"),
        ("#ก", "#%E0%B8%81"),
        ("mailto:a@example.go.th", "mailto:a@example.go.th"),
        ("tel:021234567", "tel:021234567"),
    ],
)
def test_a_link_is_led_to_its_address(written: str, href: str) -> None:
    assert html(f"[ก]({written})\n") == f'<p><a href="{href}">ก</a></p>\n'


def test_a_link_to_another_site_tells_it_nothing_of_this_one() -> None:
    assert html("[ก](https://example.go.th/ข)\n") == (
        '<p><a href="https://example.go.th/%E0%B8%82" rel="noopener noreferrer">ก</a></p>\n'
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(
            ("javascript:alert(1)", "LINK-SCHEME"),
            ("&#106;avascript:x", "LINK-SCHEME"),
            ("<java&#9;script:x>", "LINK-SCHEME"),
        ),
        *(("data:text/html,x", "LINK-SCHEME"), ("vbscript:x", "LINK-SCHEME"), ("lokm:knowledge/x.md", "LINK-SCHEME")),
        *(("file:///c:/x", "LINK-LOCAL"), ("c:\\x.doc", "LINK-LOCAL"), ("<\\\\\\\\server\\x>", "LINK-LOCAL")),
        *(("/x.md", "LINK-OUTSIDE"), ("../../x.md", "LINK-OUTSIDE"), ("//evil.example", "LINK-OUTSIDE")),
        ("%2e%2e/%2e%2e/x.md", "LINK-OUTSIDE"),
    ],
)
def test_what_may_not_be_linked_stays_as_text_with_a_finding(written: str, code: str) -> None:
    body = f"[ก *ข*]({written})\n"

    assert html(body) == "<p>ก <em>ข</em></p>\n"
    assert [found for _, _, found in told(body)] == [code]


def test_links_are_recorded_where_they_were_written() -> None:
    body = "ก [ข](b.md) [ค](b.md#d)\n![ง](e.png)\n\n| [จ](f.md) |\n| - |\n\n[ฉ][g]\n\n[g]: h.md\n"

    assert [(link.target, link.fragment, link.line, link.column, link.image) for link in rendered(body).links] == [
        ("knowledge/ops/b.md", "", 11, 7, False),
        ("knowledge/ops/b.md", "d", 11, 17, False),
        ("knowledge/ops/e.png", "", 12, 6, True),
        ("knowledge/ops/f.md", "", 14, 7, False),
        ("knowledge/ops/h.md", "", 19, 6, False),
    ]


def test_a_link_within_the_page_leads_to_the_asset_itself() -> None:
    link = rendered("[ก](#ข)\n").links[0]

    assert (link.href, link.target, link.fragment) == ("#ข", PATH, "ข")


def test_images_of_the_repository_are_loaded_late_and_keep_their_text() -> None:
    assert html('![แผนผัง](a.png "ชื่อ")\n') == (
        '<p><img src="lokm:knowledge/ops/a.png" alt="แผนผัง" title="ชื่อ" loading="lazy"></p>\n'
    )
    assert told("![](a.png)\n") == [(11, 5, "IMAGE-ALT")]


def test_an_image_of_another_site_becomes_a_link_to_it() -> None:
    body = "![ภาพ](https://example.go.th/x.png)\n"

    assert html(body) == '<p><a href="https://example.go.th/x.png" rel="noopener noreferrer">ภาพ</a></p>\n'
    assert told(body) == [(11, 8, "IMAGE-REMOTE")]
    assert html("[![ภาพ](https://example.go.th/x.png)](b.md)\n") == '<p><a href="lokm:knowledge/ops/b.md">ภาพ</a></p>\n'


def test_a_bare_web_address_is_a_link() -> None:
    assert html("ดู https://example.go.th/a ต่อ\n") == (
        '<p>ดู <a href="https://example.go.th/a" rel="noopener noreferrer">https://example.go.th/a</a> ต่อ</p>\n'
    )


def test_plain_text_has_a_line_a_block_and_a_space_between_cells() -> None:
    body = "ก **ข**\nค `ง`\n\n- จ\n  - ฉ\n\n| ช | ซ |\n| - | - |\n| ฌ | ญ |\n\n```\nโค้ด\n```\n"

    assert rendered(body).text == "ก ข ค ง\nจ\nฉ\nช ซ\nฌ ญ\nโค้ด"


def test_nesting_beyond_the_limit_is_told() -> None:
    assert [code for _, _, code in told("> " * 70 + "ก")] == ["BODY-LIMIT"]


def test_a_reference_is_told_where_it_is_defined_however_often_it_is_used() -> None:
    assert told("[ก]\n[ก]\n[ก]\n\n[ก]: javascript:x\n") == [(15, 6, "LINK-SCHEME")]


def test_a_long_reference_used_again_and_again_does_not_blow_up_the_page() -> None:
    for definition in ("[ก]: https://example.go.th/" + "x" * 1000, "[ก]: b.md '" + "x" * 1000 + "'"):
        body = "[ก]\n\n" * 2000 + definition + "\n"

        assert len(html(body)) < 300_000
        assert [code for _, _, code in told(body)] == ["BODY-LIMIT"]


def test_an_empty_body_has_no_sections() -> None:
    assert rendered("") == Body((), (), ())
    assert rendered("<!-- ว่าง -->\n\n\n").sections == ()


def test_a_body_travels_between_processes_and_is_the_same_each_time() -> None:
    body = "## ก[^1]\n\n| ข |\n| - |\n\n[^1]: ค\n"

    assert pickle.loads(pickle.dumps(rendered(body))) == rendered(body)


def test_a_comment_ends_where_browsers_end_it_and_what_follows_is_shown() -> None:
    body = rendered("<!-- ก --!><img src=x onerror=y>ข\n\nค\n")

    assert body.sections[0].html == "<p>ข</p>\n<p>ค</p>\n"
    assert [found.code for found in body.findings] == ["HTML-REMOVED"]


def test_an_address_in_the_words_of_a_link_is_text() -> None:
    assert html("[ก <https://a.example> ข](b.md)") == (
        '<p><a href="lokm:knowledge/ops/b.md">ก https://a.example ข</a></p>\n'
    )
