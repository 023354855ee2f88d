from repo import Repo

LESSON = ("วัตถุประสงค์", "สถานการณ์", "ผลการดำเนินการ", "ปัจจัยความสำเร็จ", "ปัญหาและอุปสรรค", "โอกาสในการพัฒนาต่อยอด")


def body(*headings: str) -> str:
    return "".join(f"## {heading}\n\nเนื้อหา\n\n" for heading in headings)


def test_missing_sections_are_named_in_one_finding() -> None:
    repo = Repo().asset("a", kind="lesson", body=body(*LESSON[:4]))
    assert repo.places() == ["a.md:10 SECTION-MISSING"]
    assert "'ปัญหาและอุปสรรค', 'โอกาสในการพัฒนาต่อยอด'" in repo.hint("SECTION-MISSING")


def test_headings_are_matched_whatever_their_number_and_spelling() -> None:
    headings = ("1 วัตถุประสงค์", "๒. สถานการณ์และความเป็นมา", "3) ผลการดําเนินการ", "ข้อ 4 ปัจจัยความสำเร็จ:", "5.ปัญหาอุปสรรค")
    repo = Repo().asset("a", kind="lesson", body=body(*headings, "(6) โอกาสในการพัฒนา ต่อยอด"))
    assert "SECTION-MISSING" not in " ".join(repo.places())


def test_the_order_does_not_matter() -> None:
    assert Repo().asset("a", kind="lesson", body=body(*reversed(LESSON))).findings() == []


def test_steps_stand_for_the_section_of_a_procedure() -> None:
    sections = body("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ")
    steps = [{"number": 1, "text": "รับเรื่อง"}]
    assert Repo().asset("a", kind="sop", steps=steps, body=sections).findings() == []
    assert "ขั้นตอนการปฏิบัติ" in Repo().asset("a", kind="sop", body=sections).hint("SECTION-MISSING")


def test_a_summary_is_asked_for_and_fits_into_a_list() -> None:
    assert Repo().asset("a", summary=None).places() == ["a.md:1 SUMMARY-MISSING"]
    assert Repo().asset("a", summary="").places() == ["a.md:8 VALUE-EMPTY"]
    assert Repo().asset("a", summary="ก" * 401).places() == ["a.md:8 SUMMARY-LONG"]
