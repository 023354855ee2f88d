"""Which documents a catalogue gives, and what can be found of each."""

from repo import Repo

from lokm_build.search import HandPage, Role, documents


def test_an_asset_is_found_by_its_text_its_unit_its_topics_and_its_indicators() -> None:
    repo = Repo().asset(
        "notes", title="จดรายงาน", indicators=["doh/2566/2.2"], keywords=["บันทึก"], body="## รายการตรวจสอบ\n\nฟังให้จบ\n"
    )
    found = next(iter(documents(repo.catalogue())))

    assert (found.id, found.role, found.url) == ("notes", Role.ASSET, "knowledge/notes.html")
    assert (found.label, found.unit, found.year) == ("แบบตรวจสอบ", "กพร.", 2566)
    assert {"กลุ่มพัฒนาระบบบริหาร", "การประสานงาน", "ประสานงาน", "ตัวชี้วัดที่ 2.2 ปี 2566", "บันทึก"} <= set(found.names)
    assert [(part.heading, part.text) for part in found.parts] == [("รายการตรวจสอบ", "ฟังให้จบ")]
    assert {name: [value.code for value in values] for name, values in found.facets.items()} == {
        "unit": ["ops-psdg", "dept"],
        "topic": ["coordination"],
        "indicator": ["doh/2566/2.2"],
        "kind": ["checklist"],
        "year": ["2566"],
    }


def test_steps_in_front_matter_are_found_too() -> None:
    steps = [{"number": 1, "text": "แต่งตั้งคณะทำงาน", "detail": "เสนอชื่อ", "documents": ["คำสั่งแต่งตั้ง"]}]
    found = next(iter(documents(Repo().asset("s", kind="sop", steps=steps).catalogue())))
    assert "แต่งตั้งคณะทำงาน · เสนอชื่อ · คำสั่งแต่งตั้ง" in "\n".join(part.text for part in found.parts)


def test_an_order_is_found_by_its_number_and_an_answer_by_who_confirmed_it() -> None:
    repo = Repo().asset("o", kind="policy", number="คำสั่งกรม ที่ 18/2566", signatory="อธิบดี")
    repo.asset("q", kind="qa", confirmed_by=["หัวหน้ากลุ่มสารบรรณ"])
    texts = ["\n".join(part.text for part in found.parts) for found in documents(repo.catalogue())][:2]

    assert "คำสั่งกรม ที่ 18/2566 · อธิบดี" in texts[0]
    assert "หัวหน้ากลุ่มสารบรรณ" in texts[1]


def test_entries_of_the_registry_come_last_with_their_other_names() -> None:
    found = list(documents(Repo().asset("a").catalogue()))
    names = {one.id: one.aliases for one in found if one.role is Role.ENTRY}
    assert [one.role is Role.ENTRY for one in found] == sorted(one.role is Role.ENTRY for one in found)
    assert names["unit:ops-psdg"] == ("กพร.",)
    assert names["term:KM"] == ("Knowledge Management", "การจัดการความรู้")
    assert "indicator:doh/2566/2.2" in names


def test_a_hand_written_page_is_read_by_heading_without_what_nobody_reads() -> None:
    html = (
        '<h1>คู่มือ</h1><nav>เมนู</nav><p>ย่อหน้าแรกของคู่มือ ยาวพอที่จะค้นพบได้</p>'
        '<h2 id="print">การพิมพ์<a class="headerlink" href="#print">¶</a></h2><ul><li>ตั้งหน้า A4</li></ul>'
        '<script>x()</script><section class="lokm-live"><p>ใหม่</p></section>'
    )
    page = next(one for one in documents(Repo().catalogue(), [HandPage("guide/print.html", "คู่มือ", html)]))
    assert (page.role, page.url, page.title) == (Role.PAGE, "guide/print.html", "คู่มือ")
    assert [(part.heading, part.anchor, part.text) for part in page.parts] == [
        ("", "", "ย่อหน้าแรกของคู่มือ ยาวพอที่จะค้นพบได้"),
        ("การพิมพ์", "print", "ตั้งหน้า A4"),
    ]


def test_a_page_without_text_of_its_own_is_no_document() -> None:
    live = '<section class="lokm-live"><p>เรื่องที่เพิ่งเผยแพร่ ยาวพอที่จะเป็นเนื้อหาของหน้าได้</p></section>'
    pages = [HandPage("lists/new.html", "ใหม่", "<h1>ใหม่</h1>" + live)]
    assert [one.role for one in documents(Repo().catalogue(), pages) if one.role is Role.PAGE] == []
