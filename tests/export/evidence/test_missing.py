"""A pack says what is not in it: sentence by sentence, in words that a secretary can act on."""

import datetime

from export.evidence.packs import KEY, evidence, repo, used
from repo import Repo

from lokm_build.export.evidence.missing import missing


def told(centre: Repo, **more: object) -> list[str]:
    return list(missing(evidence(centre, **more)))[:-1]


NOT_REPORTED = "reports.yml ยังไม่มีบันทึกการรายงานตัวชี้วัดนี้ในรอบ 5 เดือนแรก"


def test_only_the_next_step_is_left_to_tell_of_a_round_that_is_complete() -> None:
    centre = used(repo(), "a").registry(reports=[{"indicator": KEY, "round": 1, "date": "2566-03-05", "what": "ผล"}])

    assert told(centre) == []
    assert missing(evidence(centre))[-1].startswith("ขั้นต่อไป: ")


def test_a_round_that_was_not_reported_is_told() -> None:
    centre = used(repo(), "a").registry(reports=[{"indicator": KEY, "round": 2, "date": "2566-08-05", "what": "ผล"}])

    assert told(centre) == [NOT_REPORTED]


def test_a_round_that_goes_on_asks_for_another_pack_before_it_is_handed_in() -> None:
    centre = used(repo(), "a")
    centre.today = datetime.date(2023, 2, 27)

    assert told(centre)[0] == "ยังไม่สิ้นรอบ (ถึง 28 ก.พ. 2566) ระดับยังเปลี่ยนได้ โปรดสั่งใหม่ก่อนส่ง"


def test_factors_without_evidence_are_told() -> None:
    assert told(repo()) == [
        "ปัจจัย F1 นำไปใช้: ไม่มีหลักฐานที่นับได้", "ปัจจัย F3 ช่องทาง: ไม่มีหลักฐานที่นับได้", NOT_REPORTED,
    ]  # fmt: skip


def test_an_attachment_that_cannot_be_read_is_told() -> None:
    centre = used(repo(), "a", title="เรื่องหนึ่ง", attachments=["b.pdf"]).file("knowledge/b.pdf", b"%PDF-1.4 x")

    assert told(centre, read=lambda _: None) == [
        NOT_REPORTED, "ไฟล์แนบ b.pdf ของเรื่อง “เรื่องหนึ่ง” อ่านไม่ได้ จึงไม่อยู่ในชุดนี้",
    ]  # fmt: skip


def test_records_without_proof_and_files_that_are_not_attached_are_told() -> None:
    bare = {"title": "เรื่องหนึ่ง", "disseminations": [{"channel": "line", "date": "2566-01-12"}]}
    no_proof = [{"unit": "dept", "date": "2566-01-10"}]
    no_file = [{"unit": "dept", "date": "2566-01-10", "evidence": "ตามไฟล์ minutes-1.PDF"}]

    assert told(used(repo(), "a", adoptions=no_proof, **bare)) == [
        NOT_REPORTED,
        "การนำเรื่อง “เรื่องหนึ่ง” ไปใช้ ไม่ได้ระบุหลักฐาน",
        "การเผยแพร่เรื่อง “เรื่องหนึ่ง” ทาง LINE ไม่ได้ระบุที่อยู่เว็บหรือเลขที่หนังสือ",
    ]
    assert told(used(repo(), "a", title="เรื่องหนึ่ง", adoptions=no_file)) == [
        NOT_REPORTED, "หลักฐานระบุไฟล์ minutes-1.PDF แต่ไม่ได้แนบไว้กับเรื่อง “เรื่องหนึ่ง”",
    ]  # fmt: skip


def test_proofs_on_the_web_are_counted() -> None:
    spread = [{"channel": "website", "date": "2566-01-12", "reference": "https://example.go.th/news.pdf"}]

    assert told(used(repo(), "a", disseminations=spread)) == [
        NOT_REPORTED, "หลักฐาน 1 รายการเป็นที่อยู่เว็บ ชุดนี้มีเพียงที่อยู่ ต้องต่ออินเทอร์เน็ตจึงเปิดได้",
    ]  # fmt: skip


def test_what_is_hidden_or_belongs_to_others_is_counted_and_not_named() -> None:
    centre = used(used(repo(), "a", unit="plan-div"), "b", title="เรื่องร่าง", status="draft")

    assert told(centre, unit="ops-psdg")[-2:] == [
        "มีอีก 1 เรื่องที่อ้างตัวชี้วัดนี้แต่เป็นฉบับร่าง รอตรวจ หรือใช้ภายใน จึงไม่นับและไม่อยู่ในชุดนี้",
        "มีอีก 1 เรื่องที่อ้างตัวชี้วัดนี้แต่เป็นของหน่วยงานอื่น จึงไม่นับ",
    ]
