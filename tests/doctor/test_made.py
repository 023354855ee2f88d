"""What may be wrong with a site: not ours, not whole, or killed builds beside it."""

import fcntl
from pathlib import Path

import pytest
from disk import write

from lokm_build.doctor.ailment import lines
from lokm_build.doctor.made import files_of, made
from lokm_build.model.catalogue import Edition
from lokm_build.site.marks import SITE_MARK, site_mark, tally


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site, "index.html", '<a href="knowledge/a.html">ก</a>')
    write(site, "knowledge/a.html", '<a href="../index.html">ข</a><script src="../search/head.js"></script>')
    write(site, "404.html", '<a href="/index.html">ก</a>')
    write(site, "search/head.js", "lokm")
    write(site, "search/grams/0.js", "lokm")
    return marked(site)


def marked(site: Path, edition: Edition = Edition.PUBLIC) -> Path:
    (site / SITE_MARK).write_bytes(site_mark(edition, tally(files_of(site).items())))
    return site


def said(site: Path) -> list[str]:
    return [line.replace(str(site.parent), "") for line in lines(made(site)) if not line.startswith(" ")]


def test_a_whole_site_has_no_ailments(site: Path) -> None:
    assert said(site) == []
    write(site, ".DS_Store", "")
    assert said(site) == []


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    assert said(tmp_path / "none") == ["/none: ไม่พบโฟลเดอร์ของเว็บ"]
    (tmp_path / "docs").mkdir()
    assert said(tmp_path / "docs") == ["/docs: ไม่ใช่เว็บที่โปรแกรมนี้สร้าง หรือ lokm-site.json หายไป"]


def test_files_that_are_lost_are_told_with_their_folder_and_who_needs_them(site: Path) -> None:
    (site / "search" / "grams" / "0.js").unlink()
    (site / "knowledge" / "a.html").unlink()

    assert said(site) == [
        "/site/knowledge/: ไฟล์ขาดไป 1 จาก 1 ไฟล์",
        "/site/search/: ไฟล์ขาดไป 1 จาก 2 ไฟล์",
        "/site/index.html: มีลิงก์ไป 'knowledge/a.html' ซึ่งไม่มี",
    ]


def test_a_file_that_was_cut_off_is_told(site: Path) -> None:
    (site / "search" / "head.js").write_text("lo")

    assert said(site) == ["/site/search/: เนื้อหาของไฟล์เปลี่ยนไปหลังสร้าง หรือคัดลอกมาไม่ครบ"]


def test_files_of_others_are_a_note(site: Path) -> None:
    write(site, "knowledge/b.txt", "ค")

    assert said(site) == ["/site/knowledge/: ควรรู้: มีไฟล์เกินมา 1 ไฟล์ ซึ่งไม่ใช่ของเว็บนี้"]


def test_many_links_that_lead_nowhere_are_told_in_short(site: Path) -> None:
    write(site, "index.html", "".join(f'<a href="{number}.html">ก</a>' for number in range(13)))

    assert said(marked(site))[-1] == "/site: มีลิงก์ที่ใช้ไม่ได้อีก 3 แห่ง"


def test_the_internal_edition_is_a_note(site: Path) -> None:
    assert said(marked(site, Edition.INTERNAL)) == ["/site: ควรรู้: เป็นฉบับใช้ภายใน"]


def test_a_mark_of_an_older_version_is_a_note(site: Path) -> None:
    (site / SITE_MARK).write_text('{"generator": "lokm 0.1.0", "edition": "public"}')

    assert [line.partition(" (")[0] for line in said(site)] == [
        "/site: ควรรู้: lokm-site.json ไม่บอกจำนวนไฟล์ จึงเทียบไม่ได้"
    ]


def test_what_killed_builds_left_is_told_unless_one_is_at_work(site: Path) -> None:
    (site.parent / ".site-new-ab12cd34").mkdir()
    (site.parent / ".site-internal-new-ab12cd34").mkdir()
    (site.parent / ".site-previous").mkdir()
    assert said(site) == ["/.site-new-ab12cd34: เป็นของค้างจากการสร้างที่ถูกตัดก่อนจบ"]

    with open(site.parent / ".site.lock", "a+b") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        assert said(site) == ["/site: ควรรู้: กำลังมีการสร้างเว็บนี้อยู่"]
    assert said(site) == ["/.site-new-ab12cd34: เป็นของค้างจากการสร้างที่ถูกตัดก่อนจบ"]


def test_the_last_good_site_is_found_where_a_build_was_killed_while_it_published(site: Path) -> None:
    site.rename(site.parent / ".site-moved")
    first, second = said(site)

    assert first == "/.site-moved: เว็บเดิมค้างอยู่ที่นี่ เพราะการสร้างถูกตัดก่อนจบ"
    assert second == "/site: ไม่พบโฟลเดอร์ของเว็บ"
