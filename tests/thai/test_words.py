"""Words: a line of Thai ends where a word ends, and never within a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokm_build.thai.graphemes import clusters
from lokm_build.thai.words import letters, pieces


@pytest.mark.parametrize(
    "parted",
    [
        "ผู้บังคับบัญชา|เห็นชอบ|หรือไม่",
        "ออกแบบ|เครื่องมือ|ถาม|ผู้รับ|บริการ",
        "ผลิต|ผลงาน|และ|ส่ง|เข้า|รางวัล",
        "เสนอ|อธิบดี|กรมอนามัย|ลงนาม|ใน|หนังสือ|แจ้ง|เวียน",
        "จัดทำ|แผน |LO",
        "จัดทำ|TOR|และ|ร่าง|ประกาศ",
        "ขออนุมัติ |(ครั้ง|ที่ |2)",
        "เผยแพร่|และ/|หรือ|จัดเก็บ",
        "ส่ง ๆ |กัน|มา|เรื่อยๆ",
        "LIKE |Talk |Award",
        "พ.ย. |64–|ก.ค. |65",
        "3/2565",
        "",
    ],
)
def test_a_line_may_end_after_a_word(parted: str) -> None:
    assert "|".join(pieces(parted.replace("|", ""))) == parted


def test_what_no_word_covers_stays_whole() -> None:
    assert pieces("ซซฟฟฬฬ") == ("ซซฟฟฬฬ",)


_TEXTS = st.text(alphabet="กขงาะเแำัิ่์ๆฯรสaB1(/– \n\u200d😀", max_size=60)


@given(_TEXTS)
def test_pieces_joined_are_the_text_and_each_has_something_in_it(text: str) -> None:
    assert "".join(pieces(text)) == text == "".join(letters(text))
    assert all(pieces(text)) and all(letters(text))


@given(_TEXTS)
def test_no_letter_is_parted(text: str) -> None:
    ends, place = {0}, 0
    for cluster in clusters(text):
        place += len(cluster)
        ends.add(place)
    for parted in (pieces(text), letters(text)):
        place = 0
        for piece in parted:
            assert place in ends
            place += len(piece)
