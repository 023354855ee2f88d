from repo import Repo

PDF = b"%PDF-1.4\n%%EOF\n"


def linked(body: str) -> Repo:
    return Repo().asset("ops/bring", aliases=["former-name"], body="## วิธีประสานงาน\n\nก\n").asset("a", body=body)


def test_a_link_to_a_file_that_is_there_passes() -> None:
    repo = linked("- [ก](ops/bring.md) [ข](ops/bring.md#วิธีประสานงาน) [ค](ops/former-name.md) [ง](https://example.go.th/)\n")
    assert [place for place in repo.places() if place.startswith("a.md")] == []


def test_a_link_that_leads_nowhere_is_told_with_the_path_to_write() -> None:
    meant = {"ops/brings.md": "ops/bring.md", "bring.md": "ops/bring.md", "form.PDF": "form.pdf"}
    for written, near in meant.items():
        repo = linked(f"- [x]({written})\n").file("knowledge/form.pdf", PDF)
        assert "a.md:11 LINK-FILE" in repo.places()
        assert f"'{near}'" in repo.hint("LINK-FILE")


def test_a_heading_that_is_not_there_is_a_warning() -> None:
    repo = linked("- [ก](ops/bring.md#วิธีประสาน)\n")
    assert "a.md:11 LINK-FRAGMENT" in repo.places()
    assert "#วิธีประสานงาน" in repo.hint("LINK-FRAGMENT")


def test_a_heading_is_checked_behind_a_former_name_too() -> None:
    assert "a.md:11 LINK-FRAGMENT" in linked("- [ก](ops/former-name.md#ไม่มี)\n").places()


def test_a_heading_of_the_own_page_is_checked() -> None:
    repo = Repo().asset("a", body="## รายการตรวจสอบ\n\n[ก](#รายการตรวจสอบ) [ข](#ไม่มี)\n")
    assert repo.places() == ["a.md:13 LINK-FRAGMENT"]


def test_a_link_to_a_retired_asset_is_a_warning() -> None:
    repo = Repo().asset("old", status="retired").asset("a", body="- [ก](old.md)\n")
    assert repo.places() == ["a.md:11 LINK-RETIRED"]


def test_attachments_beside_the_file_pass() -> None:
    repo = Repo().asset("ops/a", attachments=["แบบฟอร์ม.pdf"]).file("knowledge/ops/แบบฟอร์ม.pdf", PDF)
    assert repo.findings() == []


def test_an_attachment_that_is_not_there_is_told_with_the_nearest() -> None:
    repo = Repo().asset("a", attachments=["Form.PDF"], body="- [x](form.pdf)\n").file("knowledge/form.pdf", PDF)
    assert repo.places() == ["a.md:10 ATTACHMENT-UNKNOWN"]
    assert "'form.pdf'" in repo.hint("ATTACHMENT-UNKNOWN")


def test_an_attachment_elsewhere_or_twice_is_told() -> None:
    repo = Repo().asset("a", attachments=["../outside.pdf", "x.pdf", "x.pdf"]).file("knowledge/x.pdf", PDF)
    assert repo.places() == ["a.md:10 ATTACHMENT-OUTSIDE", "a.md:12 ATTACHMENT-TWICE"]


def test_a_file_that_nobody_uses_is_a_warning() -> None:
    assert Repo().asset("a").file("knowledge/x.pdf", PDF).places() == ["x.pdf:1 ATTACHMENT-UNUSED"]
