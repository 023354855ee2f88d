"""Repair: real kinds of damage are found and mended, and careful text is left in peace."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.repair import Damage, find_damage, repair, suspicions
from lokm_build.thai.suspicion import suspected_lines


@pytest.mark.parametrize(
    ("damaged", "mended", "kind"),
    [
        ("การน าเสนอ", "การนำเสนอ", "sara-am"),
        ("น้ าใจ", "น้ำใจ", "sara-am"),
        ("ทํางาน", "ทำงาน", "sara-am"),
        ("นํ้า", "น้ำ", "sara-am"),
        ("ว่ าด้วย", "ว่าด้วย", "gap"),
        ("ทำเนียบ ท ำเนียบ", "ทำเนียบ ทำเนียบ", "gap"),
        ("เรื ่องแบบฟอร์ม", "เรื่องแบบฟอร์ม", "gap"),
        ("โทรศัพท ์หรือ", "โทรศัพท์หรือ", "gap"),
        ("มีดังนี ้", "มีดังนี้", "gap"),
        ("เเผนงาน", "แผนงาน", "double-sara-e"),
        ("ที่่ประชุม", "ที่ประชุม", "repeated-mark"),
        ("เพ่ือ", "เพื่อ", "mark-order"),
        ("สรา้ง", "สร้าง", "mark-order"),
        ("นำ้", "น้ำ", "mark-order"),
        ("ป\uf710นท\uf702\uf70a", "ปันที่", "old-glyph"),
        ("\uf0b7 ข้อแรก", "• ข้อแรก", "old-glyph"),
        ("การ\u200bประชุม", "การประชุม", "invisible"),
        ("\ufeffการ\u00adประชุม", "การประชุม", "invisible"),
    ],
)
def test_damage_is_named_and_mended(damaged: str, mended: str, kind: str) -> None:
    assert kind in {damage.kind for damage in find_damage(damaged)}
    assert repair(damaged) == mended


def test_a_damage_says_where_it_is_and_what_was_meant() -> None:
    assert find_damage("แผน เพ่ือน าไปใช้") == [
        Damage(5, 8, "mark-order", "พ่ื", "พื่"),
        Damage(9, 12, "sara-am", "น า", "นำ"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("่การ", "stray-mark"),
        ("รถ ฺBEV", "stray-mark"),
        ("ข้อ 1 ้อง", "stray-mark"),
        ("ไฟล์ \ue123", "unknown-glyph"),
        ("ความรูท้ี่ได้", "two-tones"),
    ],
)
def test_what_only_the_author_can_mend_is_found_and_left(text: str, kind: str) -> None:
    assert [(damage.kind, damage.right) for damage in find_damage(text)] == [(kind, None)]
    assert repair(text) == text


CAREFUL = [
    "สำนักงานได้กำหนดให้เจ้าหน้าที่ทุกคนบันทึกสิ่งที่ได้เรียนรู้หลังการประชุมภายในสามวัน "
    "เพื่อให้ผู้ที่ไม่ได้เข้าร่วมนำไปใช้ต่อได้ทันที น้ำใจของเพื่อนร่วมงานจึงสำคัญไม่น้อยกว่าระเบียบ",
    "สิทธิ์ พันธุ์ ศักดิ์สิทธิ์ ก็ เก็บ เกาะ เพราะ เจ้าะ โต๊ะ จ๊ะ ค่ะ นะคะ แน่ะ เป๊ะ น้ำ ล้ำ ต่ำ ถ้ำ ฤๅษี ๆ ฯลฯ",
    "พุทฺธํ สรณํ คจฺฉามิ ธมฺมํ สรณํ คจฺฉามิ สงฺฆํ อาราธนา",
    "สระ า อยู่หลังพยัญชนะ ส่วนไม้เอก ่ และไม้โท ้ อยู่ข้างบน เครื่องหมาย ์ เรียกว่าทัณฑฆาต",
    "ต่าง ๆ นานา เช่น ก. ข. ค. และ (ก) (ข) พ.ศ. ๒๕๖๖ กรุงเทพฯ เวลา ๐๙.๐๐ น.",
    "def main() -> None:\n    print('สวัสดี', x[0])  # a  b\n",
    "The quick brown fox; naïve café — “quotes” … 100 % ½ € Ω 中文 한국어 日本語 हिन्दी עִבְרִית",
    "ทีมงาน 👩\u200d💻 ประชุม 👨\u200d👩\u200d👧 ครบ ✌️ 🇹🇭",
    "| ลำดับ | กิจกรรม |\n| --- | --- |\n| 1 | แต่งตั้งคณะทำงาน |\n\n- [ ] ตรวจรายชื่อ\n",
    "ไวน์ โน้ต ฟาร์ม เซิร์ฟเวอร์ เว็บไซต์ แอปพลิเคชัน คอมพิวเตอร์ อัตโนมัติ เสิร์ฟ เทอม เกย์ ปริ๊นต์ ก๊วยเตี๋ยว",
]


@pytest.mark.parametrize("text", CAREFUL)
def test_careful_text_raises_no_alarm(text: str) -> None:
    assert find_damage(text) == []
    assert repair(text) == text


DAMAGED = st.text(alphabet="กนตสเแะาำ \u0e31\u0e34\u0e38\u0e48\u0e49\u0e4c\u0e4d\u200b\uf70aa.", max_size=16)


@given(DAMAGED)
def test_repair_leaves_only_what_nobody_can_tell(text: str) -> None:
    mended = repair(text)

    assert all(damage.right is None for damage in find_damage(mended))
    assert repair(mended) == mended


@given(st.text(alphabet="กนเแะาำ \t\n\xa0\u3000\u0e31\u0e3a\u0e48\u0e4c\u0e4d\u0e4e\u200b\u00ad\uf70a\U000f0001👩a"))
def test_what_a_quick_look_does_not_suspect_is_sound(text: str) -> None:
    suspected = [damage for span in suspected_lines(text) for damage in suspicions(text, *span)]

    assert sorted(suspected) == sorted(suspicions(text, 0, len(text)))


@given(DAMAGED)
def test_places_are_in_order_and_hold_what_was_wrong(text: str) -> None:
    found = find_damage(text)

    assert all(text[damage.start : damage.end] == damage.wrong != damage.right for damage in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["่" * 20000, "ก ่" * 20000, "ก าร" * 20000, "\u200b" * 20000, "เ" * 20000])
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    start = time.process_time()
    repair(text)
    assert time.process_time() - start < 5
