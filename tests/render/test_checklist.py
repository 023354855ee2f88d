"""A checklist is laid out as its form: what to check, and beside it the rule behind it."""

import re

from tests.render.centre import asset, catalogue, page, words


def items(body: str, kind: str = "checklist") -> list[str]:
    """Each item as a reader sees it; what and rule are told apart by a bar."""
    html = page(catalogue(asset("a", f"## รายการตรวจสอบ\n\n{body}", kind=kind)), "a").html
    found = re.findall(r'<li class="lokm-task[^"]*">(.*?)</li>', html, re.S)
    return [words(item.replace('</span> <span class="lokm-check__rule">', "|")) for item in found]


def test_the_rule_stands_apart_from_what_is_checked() -> None:
    assert items("- [ ] นับเอกสาร — *จำนวนต้องตรงกับที่แจก*\n- [x] ปิดไฟ – *ประหยัด*\n") == [
        "นับเอกสาร|จำนวนต้องตรงกับที่แจก",
        "ปิดไฟ|ประหยัด",
    ]


def test_links_and_dashes_in_an_item_stay_where_they_are() -> None:
    item = "- [ ] ตรวจ 1 – 2 และ *ย้ำ* แล้ว — *ดู [ระเบียบ](https://example.go.th/)*\n"

    assert items(item) == ["ตรวจ 1 – 2 และ ย้ำ แล้ว|ดู ระเบียบ"]


def test_an_item_without_a_rule_stays_as_it_is() -> None:
    assert items("- [ ] นับเอกสาร\n- [ ] *ย้ำ* ให้ครบ\n") == ["นับเอกสาร", "ย้ำ ให้ครบ"]


def test_an_item_in_an_item_keeps_both() -> None:
    assert items("- [ ] นับ\n  - [ ] เล่มหนึ่ง — *ข้อ 2*\n")[0].startswith("นับ")
    assert "เล่มหนึ่ง|ข้อ 2" in items("- [ ] นับ\n  - [ ] เล่มหนึ่ง — *ข้อ 2*\n")[0]


def test_other_kinds_keep_their_tasks_as_written() -> None:
    assert items("- [ ] นับเอกสาร — *เหตุผล*\n", kind="qa") == ["นับเอกสาร — เหตุผล"]
