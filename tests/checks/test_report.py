import json

from lokm_build.checks.report import as_github, as_json, as_sarif, as_text, exit_code
from lokm_build.model.codes import finding
from lokm_build.model.place import Place

ERROR = finding("LINK-UNKNOWN", Place("knowledge/a,b:c.md", 4, 7), "meeting-notes", value="meeting-note")
WARNING = finding("SUMMARY-MISSING", Place("knowledge/b.md", 1, 1))


def test_text_is_a_line_a_finding_with_its_hint_and_a_summary() -> None:
    assert as_text([ERROR, WARNING]).split("\n") == [
        "knowledge/a,b:c.md:4:7 LINK-UNKNOWN ไม่พบองค์ความรู้ 'meeting-note'",
        "    คำแนะนำ: หมายถึง 'meeting-notes' หรือไม่",
        "knowledge/b.md:1:1 SUMMARY-MISSING คำเตือน: ไม่มี summary",
        "    คำแนะนำ: เพิ่ม summary: หนึ่งถึงสองประโยคที่บอกว่าเรื่องนี้ช่วยอะไร",
        "พบข้อผิดพลาด 1 แห่ง คำเตือน 1 แห่ง ใน 2 ไฟล์",
    ]
    assert as_text([]) == "ไม่พบข้อผิดพลาด"


def test_github_reads_properties_that_cannot_be_broken_out_of() -> None:
    line = as_github([ERROR]).split("\n")[0]
    assert line.startswith("::error file=knowledge/a%2Cb%3Ac.md,line=4,col=7,title=LINK-UNKNOWN::")
    assert "%0Aคำแนะนำ" in line
    assert as_github([WARNING]).startswith("::warning ")


def test_json_and_sarif_carry_everything() -> None:
    told = json.loads(as_json([ERROR, WARNING]))
    assert (told["errors"], told["warnings"]) == (1, 1)
    assert told["findings"][0]["hint"] == "หมายถึง 'meeting-notes' หรือไม่"
    run = json.loads(as_sarif([ERROR, WARNING]))["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


def test_the_exit_code_follows_the_severity() -> None:
    assert (exit_code([]), exit_code([WARNING]), exit_code([WARNING], strict=True), exit_code([ERROR])) == (0, 0, 1, 1)
