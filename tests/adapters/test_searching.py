"""`lokm search`: what it prints, how it ends, and that scripts in the interpreter reach nothing."""

import json
from pathlib import Path

import pytest
from browser.search_site import write_site
from search.made import DOCUMENTS

from lokm_build.adapters import searching
from lokm_build.adapters.cli import main
from lokm_build.adapters.searching import SearchFailedError, SiteSearch
from lokm_build.search.answer import Answer, Hit, as_text, read_answer
from lokm_build.thai.keyboard import from_keyboard


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("ค้น หา"), DOCUMENTS)


def ended(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main(["search", *map(str, arguments)])
    return int(end.value.code or 0)


def test_a_query_lists_what_the_box_lists(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("การประสานงานทางโทรศัพท์", "--site", site, "--limit", "๑") == 0

    lines = capsys.readouterr().out.splitlines()
    assert "1. เทคนิคการประสานงานทางโทรศัพท์" in lines
    assert f"   {site.as_posix()}/knowledge/coordination-phone.html" in lines
    assert not any(line.startswith("2. ") for line in lines)


def test_a_program_gets_the_same_as_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("กพร.", "--site", site, "--format", "json") == 0

    told = json.loads(capsys.readouterr().out)
    assert "กลุ่มพัฒนาระบบบริหาร" in {one["title"] for one in told["answers"]}
    assert [one["rank"] for one in told["results"]] == list(range(1, len(told["results"]) + 1))


def test_facets_narrow_as_they_do_on_the_results_page(site: Path) -> None:
    everything = SiteSearch(site).ask("การประสานงาน")
    narrowed = SiteSearch(site).ask("การประสานงาน", facets={"year": "2565"})

    assert {one.year for one in narrowed.results} == {2565}
    assert len(narrowed.results) < len(everything.results)


def test_nothing_found_is_said_in_thai_and_by_the_exit_status(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("วิธีปลูกทุเรียน", "--site", site) == 1
    assert "ไม่พบที่ตรงกัน ลองใช้คำอื่นหรือคำที่สั้นลง" in capsys.readouterr().out


def test_without_a_built_site_one_is_told_to_build_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("ลากิจ", "--root", tmp_path) == 2
    assert "โปรดสั่ง lokm build ก่อน" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "61", "สิบ"])
def test_a_limit_that_cannot_be_is_refused(site: Path, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("ลากิจ", "--site", site, "--limit", limit) == 2
    assert "ใช้จำนวนจาก 1 ถึง 60" in capsys.readouterr().err


def test_an_index_with_a_file_missing_is_told(tmp_path: Path) -> None:
    broken = write_site(tmp_path / "site", DOCUMENTS)
    for shard in (broken / "search" / "grams").iterdir():
        shard.unlink()

    with pytest.raises(SearchFailedError, match="อ่านดัชนีค้นหาไม่สำเร็จ"):
        SiteSearch(broken).ask("ลากิจ")


def test_a_site_is_searched_by_its_own_scripts(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", DOCUMENTS)
    engine = site / "assets/lokm/search-engine.js"
    marked = "lokm.search.find = () => Promise.reject(new Error('of this site'));"
    engine.write_text(engine.read_text("utf-8") + marked, "utf-8")

    with pytest.raises(SearchFailedError, match="of this site"):
        SiteSearch(site).ask("ลากิจ")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        pytest.param("for (;;);", "interrupted", id="one that never ends"),
        pytest.param("(function f() { f(); })();", "stack", id="one that calls itself"),
        pytest.param("for (var a = [];;) a.push(new Array(1e6).join('ก'));", "memory", id="one that takes all memory"),
    ],
)
def test_a_script_that_goes_astray_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    monkeypatch.setattr(searching, "SECONDS", 1)
    broken = write_site(tmp_path / "site", DOCUMENTS)
    (broken / "search" / "head.js").write_text(script, "utf-8")

    with pytest.raises(SearchFailedError, match=reason):
        SiteSearch(broken).ask("ลากิจ")


@pytest.mark.parametrize(
    "address", ["./search/../../secret.js", "../secret.js", "/etc/passwd", "https://example.org/x.js"]
)
def test_a_script_gets_no_file_but_those_of_the_index(tmp_path: Path, address: str) -> None:
    astray = write_site(tmp_path / "site", DOCUMENTS)
    (tmp_path / "secret.js").write_text("lokm.search.take('head', 'secret');", "utf-8")
    tag = f"var tag = {{src: {json.dumps(address)}, onload: function () {{ throw new Error('came'); }}}};"
    head = (astray / "search" / "head.js").read_text("utf-8")
    (astray / "search" / "head.js").write_text(f"{tag} document.head.appendChild(tag);{head}", "utf-8")

    assert SiteSearch(astray).ask("ลากิจ").results


def test_a_terminal_gets_no_control_characters() -> None:
    one = {"title": "ชื่อ\x1b[31m\u202eเรื่อง", "url": "knowledge/a.html", "kind": "sop", "label": "SOP", "year": "2566"}
    told = {"said": "พบ 1 เรื่อง", "rescued": "", "results": [one], "answers": [], "near": []}

    assert as_text(read_answer("เรื่อง", told), "site").splitlines()[2:] == [
        "1. ชื่อ [31m เรื่อง",
        "   SOP · ปี 2566",
        "   site/knowledge/a.html",
    ]


def test_a_direct_answer_stands_above_what_is_said_of_the_results() -> None:
    term = Hit("กพร.", "glossary/index.html#x", "entry", "คำศัพท์", "", None, "", "หน่วยงานในกรม")

    assert as_text(Answer("กพร", "ไม่พบองค์ความรู้ที่ตรงกัน แต่มีรายการนี้", "", (), (term,), ()), "site").splitlines() == [
        "คำศัพท์: กพร. → site/glossary/index.html#x",
        "   หน่วยงานในกรม",
        "ไม่พบองค์ความรู้ที่ตรงกัน แต่มีรายการนี้",
    ]


def test_a_query_typed_with_the_other_layout_is_rescued_and_said(site: Path) -> None:
    answer = SiteSearch(site).ask(from_keyboard("ถ่ายทอดความรู้"))

    assert answer.rescued == "ถ่ายทอดความรู้"
    assert "แป้นพิมพ์อาจสลับภาษา" in answer.said


def test_field_words_are_understood(site: Path) -> None:
    assert {one.year for one in SiteSearch(site).ask("การประสานงาน ปี:2565").results} == {2565}
