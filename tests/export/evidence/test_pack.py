"""An evidence pack verifies, is the same bytes every time, and says what the evaluation says, no more and no less."""

import csv
import hashlib
import io
import zipfile

import pytest
from export.docx.reading import faults
from export.evidence.packs import KEY, evaluated, evidence, paper_words, repo, text, used, words
from repo import Repo

from lokm_build.derive.levels.words import level_words, standing_words, verdict
from lokm_build.export.evidence import evidence_files, pack_name, zipped
from lokm_build.export.evidence import report as reports
from lokm_build.model.catalogue import Edition
from lokm_build.render.pages.levels import level_drafts
from lokm_build.render.pages.shared import Shared


def two() -> Repo:
    """One asset that was put to use, and one that was not."""
    unused = {"date": "2565-12-01", "indicators": [KEY], "title": "เรื่องที่ยังไม่มีใครใช้"}
    return used(repo(), "a", title="เรื่องที่ใช้แล้ว").asset("b", **unused)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_manifest_verifies_every_file_of_the_zip() -> None:
    files = evidence_files(evidence(two()))
    opened = zipfile.ZipFile(io.BytesIO(zipped(files, "pack")))
    lines = opened.read("pack/SHA256SUMS.txt").decode().splitlines()

    assert sorted(line.partition("  ")[2] for line in lines) == sorted(files.keys() - {"SHA256SUMS.txt"})
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(opened.read(f"pack/{name}")).hexdigest() == digest


def test_the_same_input_gives_the_same_bytes() -> None:
    one, two_ = (zipped(evidence_files(evidence(two())), "pack") for _ in range(2))

    assert one == two_
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(one)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_holds_what_it_says() -> None:
    assert sorted(evidence_files(evidence(two()))) == [
        "README.txt", "SHA256SUMS.txt", "assets/a.html", "fields/01-level.txt", "fields/02-result.txt",
        "fields/03-factor-1.txt", "fields/04-factor-2.txt", "fields/05-evidence.txt", "fields/06-next-step.txt",
        "fields/07-missing.txt", "missing.txt", "records/counted.csv", "records/records.csv", "records/uncounted.csv",
        "report.docx", "report.html",
    ]  # fmt: skip


@pytest.mark.parametrize("in_round", [1, 2, None])
@pytest.mark.parametrize("unit", ["dept", "plan-div"])
def test_report_paper_and_texts_agree_with_the_evaluation(in_round: int | None, unit: str) -> None:
    found = evidence(two(), in_round, unit=unit)
    files, expected = evidence_files(found), evaluated(found.catalogue, in_round, unit)

    for told in (words(files["report.html"]), paper_words(files["report.docx"])):
        assert f"{standing_words(expected)} · {verdict(expected, found.catalogue)}" in told
        for result in expected.factors:
            assert f"{level_words(result.level)} · นับได้ {result.tally.count}" in told
            assert f"หลักฐานที่นับ {len(result.tally.counted)} รายการ" in told
            assert f"สิ่งที่ไม่นับ {len(result.tally.uncounted)} รายการ" in told
    assert text(files, "fields/01-level.txt").strip() == str(expected.level)
    counted = [item for result in expected.factors for item in result.tally.counted]
    uncounted = [item for result in expected.factors for item in result.tally.uncounted]
    told_assets = [row["รหัสเรื่อง"] for row in rows(files["records/counted.csv"])]
    assert told_assets == [item.asset.id for item in counted if item.asset]
    assert len(rows(files["records/uncounted.csv"])) == len(uncounted)
    assert {path for path in files if path.startswith("assets/")} == {f"assets/{name}.html" for name in told_assets}


def test_the_report_agrees_with_the_page_of_the_site() -> None:
    found = evidence(two(), None)
    shared = Shared(found.catalogue, found.views)
    (page,) = (draft.make() for draft in level_drafts(shared) if draft.path == "levels/dept.html")
    shown, told = words(f"<main>{page.html}".encode()), words(evidence_files(found)["report.html"])

    verdict_told = verdict(found.evaluation, found.catalogue)
    factors = [f"{one.factor.code} {one.factor.name}" for one in found.evaluation.factors]
    for words_of_both in (verdict_told, level_words(found.evaluation.level), *factors):
        assert words_of_both in shown
        assert words_of_both in told


def test_the_paper_says_the_same_words_as_the_page_and_is_valid() -> None:
    files = evidence_files(evidence(two()))

    assert "".join(paper_words(files["report.docx"]).split()) == "".join(words(files["report.html"]).split())
    assert faults(files["report.docx"]) == []


def test_what_counted_leads_to_its_asset_and_what_did_not_says_why() -> None:
    files = evidence_files(evidence(two()))
    html = files["report.html"].decode()

    assert '<a href="assets/a.html">เรื่องที่ใช้แล้ว</a>' in html
    assert "หนังสือ 12/2566" in html
    assert "เรื่องที่ยังไม่มีใครใช้ ยังไม่มีบันทึกการนำไปใช้" in words(files["report.html"])
    assert "เรื่องที่ใช้แล้ว" in files["assets/a.html"].decode()


def test_attachments_go_along_and_the_report_leads_to_them() -> None:
    centre = used(repo(), "a", attachments=["แบบฟอร์ม.pdf"]).file("knowledge/แบบฟอร์ม.pdf", b"%PDF-1.4 x")
    files = evidence_files(evidence(centre))
    (path,) = [path for path in files if path.startswith("attachments/")]
    assert f"(ไฟล์ a.html, {path.rpartition('/')[2]})" in text(files, "fields/05-evidence.txt")

    assert files[path] == b"%PDF-1.4 x"
    assert f'<a href="{path}">แบบฟอร์ม.pdf</a>' in files["report.html"].decode()


def test_the_records_of_what_counted_can_be_handed_in_again() -> None:
    (adoption, spread) = rows(evidence_files(evidence(two()))["records/records.csv"])

    assert (adoption["ประเภท"], adoption["วันที่"], adoption["หน่วยงาน"]) == ("นำไปใช้", "2023-01-10", "plan-div")
    assert (spread["ประเภท"], spread["ช่องทาง"], spread["อ้างอิง"]) == ("เผยแพร่", "line", "กลุ่มงาน")


SECRET = "คำลับสุดพิเศษ"


@pytest.mark.parametrize("hidden", [{"access": "internal"}, {"status": "draft"}, {"status": "review"}])
def test_nothing_of_what_the_edition_hides_is_told_but_that_it_is_there(hidden: dict[str, str]) -> None:
    centre = used(used(repo(), "a", related=["hidden-one"]), "hidden-one", title=SECRET, body=SECRET, **hidden)
    files = evidence_files(evidence(centre))

    assert [path for path, data in files.items() if SECRET.encode() in data] == []
    assert [path for path in files if "hidden-one" in path] == []
    assert SECRET not in paper_words(files["report.docx"])
    assert "มีอีก 1 เรื่องที่อ้างตัวชี้วัดนี้" in text(files, "missing.txt")


def test_internal_assets_are_there_when_they_are_asked_for() -> None:
    centre = used(repo(), "a", title=SECRET, access="internal")

    assert "assets/a.html" in evidence_files(evidence(centre, edition=Edition.INTERNAL))
    assert "assets/a.html" not in evidence_files(evidence(centre))


HOSTILE = '<script>alert(1)</script>"><img src=x onerror=y> =1+1 \u0e01\u0e49\u0e49 & ]]>'


def test_titles_and_records_of_any_kind_do_nothing() -> None:
    given = [{"unit": "dept", "date": "2566-01-10", "result": HOSTILE, "evidence": '=HYPERLINK("https://x.example")'}]
    files = evidence_files(evidence(used(repo(), "a", title=HOSTILE, adoptions=given)))
    html = files["report.html"].decode()

    assert "<script" not in html
    assert "<img" not in html
    assert HOSTILE.split()[0] in words(files["report.html"])
    assert faults(files["report.docx"]) == []
    assert "'=HYPERLINK" in files["records/counted.csv"].decode()
    assert text(files, "fields/05-evidence.txt").count("\n") == 1


def test_names_in_the_zip_are_ascii_and_stay_in_their_folder() -> None:
    centre = used(repo(), "a", attachments=["แบบ ..pdf.pdf"]).file("knowledge/แบบ ..pdf.pdf", b"%PDF-1.4 x")
    found = evidence(centre)
    names = zipfile.ZipFile(io.BytesIO(zipped(evidence_files(found), pack_name(found.evaluation)))).namelist()

    assert pack_name(found.evaluation) == "evidence-doh-2566-2-2-dept-r1"
    assert all(name.isascii() and name.startswith("evidence-doh-2566-2-2-dept-r1/") for name in names)
    assert not any(".." in name or " " in name for name in names)


def test_a_long_list_ends_with_where_the_rest_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "SHOWN", 1)
    files = evidence_files(evidence(used(two(), "c")))

    assert "และอีก 1 รายการ ดูครบใน records/counted.csv" in words(files["report.html"])
    assert len(rows(files["records/counted.csv"])) == 4


def test_an_indicator_without_rules_and_one_without_evidence_have_packs_too() -> None:
    bare = evidence_files(evidence(two(), key="doh/2565/2.4"))
    empty = evidence_files(evidence(repo()))

    assert "ทะเบียนไม่มีเกณฑ์ระดับของตัวชี้วัดนี้" in text(bare, "missing.txt")
    assert "ปัจจัย F1 นำไปใช้: ไม่มีหลักฐานที่นับได้" in text(empty, "missing.txt")
    assert "ไม่มีเรื่องที่นับเป็นหลักฐาน" in words(empty["report.html"])
