"""A repository with thirty different mistakes: one run names each with its file, line, code and what to do."""

import datetime

from repo import REGISTRY, Repo

STEPS = [
    {"number": 1, "text": "รับเรื่อง", "shape": "start"},
    {"number": 2, "text": "เห็นชอบหรือไม่", "shape": "decision", "yes": 3, "no": 9},
    {"number": 2, "text": "แจ้งผล"},
    {"number": 3, "text": "จบ", "shape": "end"},
]
SOP = "".join(f"## {name}\n\nก\n\n" for name in ("วัตถุประสงค์", "ขอบเขต", "คำจำกัดความ", "ความรับผิดชอบ"))

MISTAKES = {
    "Meeting.md:1 FILE-NAME": "meeting.md",
    "alias.md:10 ALIAS-TAKEN": "aliases",
    "codes.md:4 UNIT-UNKNOWN": "'plan-div'",
    "codes.md:6 TOPIC-UNKNOWN": "'meetings'",
    "codes.md:10 INDICATOR-UNKNOWN": "'doh/2566/2.2'",
    "codes.md:12 CHANNEL-UNKNOWN": "'line'",
    "codes.md:14 LINK-UNKNOWN": "'sound'",
    "dates.md:9 DATE-OTHER-YEAR": "1 ต.ค. 2565",
    "dates.md:10 REVIEW-PASSED": "retired",
    "dates.md:12 DATE-INVALID": "2566-07-14",
    "group.md:9 GROUP-UNKNOWN": "'admin'",
    "lesson.md:10 SECTION-MISSING": "## วัตถุประสงค์",
    "links.md:11 LINK-FILE": "'sound.md'",
    "links.md:12 LINK-FRAGMENT": "#",
    "links.md:13 HTML-REMOVED": "Markdown",
    "ops/attach.md:10 ATTACHMENT-UNKNOWN": "'form.pdf'",
    "ops/form.pdf:1 ATTACHMENT-UNUSED": "attachments:",
    "private.md:11 PRIVATE-ID": "Git",
    "private.md:12 PRIVATE-PHONE": "สำนักงาน",
    "registry/topics.yml:7 CODE-DUPLICATE": "รหัส",
    "registry/units.yml:18 PARENT-UNKNOWN": "'dept'",
    "ring-a.md:9 SUPERSEDES-CYCLE": "supersedes",
    "schema.md:3 VALUE-CHOICE": "'technique'",
    "schema.md:7 YEAR-INVALID": "2566",
    "schema.md:9 KEY-UNKNOWN": "'keywords'",
    "script.html:1 FILE-FORBIDDEN": "pdf",
    "steps.md:17 STEP-TARGET": "1, 2, 3",
    "steps.md:18 STEP-DUPLICATE": "เลขลำดับ",
    "text.md:8 THAI-DAMAGE": "ทำงาน",
    "tis620.md:2 FILE-ENCODING": "UTF-8",
    "yaml.md:2 YAML-COLON": "เครื่องหมายคำพูด",
}


def broken() -> Repo:
    repo = Repo(datetime.date(2023, 7, 14))
    _citing(repo)
    _written(repo)
    return repo.registry(
        units=[*REGISTRY["units"], {"code": "new-div", "name": "กองใหม่", "parent": "detp"}],
        topics=[*REGISTRY["topics"], {"code": "meetings", "name": "ประชุม"}],
    )


def _citing(repo: Repo) -> None:
    repo.asset("sound", body="## รายการตรวจสอบ\n\n- [ ] ข้อแรก\n")
    repo.asset("alias", aliases=["sound"])
    repo.asset("ops/attach", attachments=["from.pdf"]).file("knowledge/ops/form.pdf", b"%PDF-1.4\n")
    repo.asset(
        "codes",
        unit="plan-dvi",
        topics=["meetngs"],
        indicators=["doh/2566/2.20"],
        disseminations=[{"channel": "lin"}],
        related=["soud"],
    )
    repo.asset("group", group="admn")
    repo.asset("links", body="- [ก](soud.md)\n- [ข](sound.md#ไม่มี)\n- <b onclick=x()>ค</b>\n")
    repo.asset("ring-a", supersedes=["ring-b"]).asset("ring-b", supersedes=["ring-a"])


def _written(repo: Repo) -> None:
    source = repo.asset("dates", date="2565-09-30", review_by="2566-01-31", source={"date": "2566-02-30"})
    sound = source.files["knowledge/sound.md"]
    repo.file("knowledge/Meeting.md", sound).file("knowledge/script.html", "<script>")
    repo.asset("lesson", kind="lesson", body="เนื้อหา\n")
    repo.asset("private", body="- เลข 1999901234565\n- โทร 081 234 5678\n")
    repo.asset("schema", kind="tecnique", fiscal_year="2023", keyword="ก")
    repo.asset("steps", kind="sop", steps=STEPS, body=SOP)
    repo.asset("text", summary="วิธีทํางานร่วมกัน")
    repo.file("knowledge/tis620.md", sound.decode().encode("cp874"))
    repo.file("knowledge/yaml.md", sound.decode().replace("เรื่องตัวอย่าง", "เรื่อง: ตอนที่ 1", 1))


def test_each_mistake_is_named_with_its_line_and_what_to_do() -> None:
    repo = broken()
    told = {place: f"{f.message} {f.hint}" for place, f in zip(repo.places(), repo.found(), strict=True)}

    assert list(told) == list(MISTAKES)
    assert {place: hint for place, hint in MISTAKES.items() if hint not in told[place]} == {}
    assert all(found.hint for found in repo.found())


def test_there_are_thirty_different_ones() -> None:
    assert len({place.split()[1] for place in MISTAKES}) >= 30
