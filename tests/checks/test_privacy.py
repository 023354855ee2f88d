import pytest
from repo import REGISTRY, Repo

from lokm_build.checks.exceptions import exceptions
from lokm_build.checks.written import Written
from lokm_build.model.codes import finding
from lokm_build.model.place import Place

NATIONAL_ID = "1999901234565"


@pytest.mark.parametrize(
    "written",
    [
        NATIONAL_ID,
        "1-9999-01234-56-5",
        "๑-๙๙๙๙-๐๑๒๓๔-๕๖-๕",
        "1 9999 01234 56 5",
        "1 9 9 9 9 0 1 2 3 4 5 6 5",
        "199990\u200b1234565",
        f"<!-- {NATIONAL_ID} -->",
        f"`{NATIONAL_ID}`",
        "&#49;999901234565",
        "１９９９９０１２３４５６５",
        "1999**90**1234565",
        "19999<b></b>01234565",
    ],
)
def test_a_national_id_is_found_however_it_is_written_and_never_repeated(written: str) -> None:
    repo = Repo().asset("a", body=f"- เลข {written}\n")
    told = "\n".join(repo.findings())
    assert "a.md:11 PRIVATE-ID" in repo.places()
    assert "1-xxxx-xxxxx-xx-x" in told
    assert "01234" not in told.replace("๐๑๒๓๔", "01234")


def test_numbers_that_are_no_national_ids_pass() -> None:
    for written in ("1999901234566", "0994000158000", "978-616-00-0000-0", "12345678901234", "1 200 340 560 780"):
        assert Repo().asset("a", body=f"- {written}\n").findings() == []


def test_what_stands_in_a_report_is_told_at_its_entry() -> None:
    entry = "- {indicator: doh/2566/2.2, round: 1, date: 2566-03-01, what: ส่งแล้ว}\n"
    repo = Repo().registry(reports=entry + entry.replace("ส่งแล้ว", "ติดต่อ 0812345678"))

    assert repo.places() == ["registry/reports.yml:2 PRIVATE-PHONE"]


def test_a_number_in_a_value_or_in_the_registry_is_masked_in_every_message() -> None:
    repo = Repo().asset("a", unit=NATIONAL_ID).registry(centre={**REGISTRY["centre"], "contact": NATIONAL_ID})
    assert [place.split()[1] for place in repo.places()] == ["PRIVATE-ID", "UNIT-UNKNOWN", "PRIVATE-ID"]
    assert NATIONAL_ID not in "".join(repo.findings())


def test_a_sentence_of_ours_repeats_neither_a_number_nor_a_flood_of_what_was_written() -> None:
    told = "".join(Repo().asset("a", date=f"{NATIONAL_ID} {'ก' * 10_000}").findings())

    assert "DATE-INVALID" in told
    assert NATIONAL_ID not in told
    assert len(told) < 2_000


def test_mobile_numbers_are_warnings_and_office_numbers_pass() -> None:
    for written in ("0812345678", "081-234-5678", "08 1234 5678", "๐๘๑-๒๓๔-๕๖๗๘", "(081) 234-5678", "+66 81 234 5678"):
        repo = Repo().asset("a", body=f"- โทร {written}\n")
        assert repo.places() == ["a.md:11 PRIVATE-PHONE"]
        assert "08x-xxx-xxxx" in repo.hint("PRIVATE-PHONE")
    assert Repo().asset("a", body="- โทร 0 2123 4567 ต่อ 101 โทรสาร 02-123-4568\n").findings() == []


def test_private_addresses_are_warnings_and_official_ones_pass() -> None:
    repo = Repo().asset("a", body="- someone.example@gmail.com และ km@moph.go.th\n")
    assert repo.places() == ["a.md:11 PRIVATE-EMAIL"]
    assert "s•••@gmail.com" in repo.hint("PRIVATE-EMAIL")


def test_a_name_with_an_address_or_birth_date_is_a_warning() -> None:
    repo = Repo().asset("a", body="- นายตัวอย่าง นามสมมติ อยู่บ้านเลขที่ 99/1 เกิดวันที่ 1 มกราคม 2530\n")
    assert repo.places() == ["a.md:11 PRIVATE-PERSON"]
    assert Repo().asset("a", body="- นายกองค์การบริหารส่วนจังหวัด อนุมัติแผน\n").findings() == []


@pytest.mark.parametrize(
    "secret",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "ghp_" + "a1" * 18,
        "github_pat_" + "a1" * 20,
        "glpat-" + "a1" * 10,
        "AKIA" + "ABCD1234" * 2,
        "ASIA" + "ABCD1234" * 2,
        "AIza" + "a1b2c" * 7,
        "xoxb-" + "1234567890",
        "eyJ" + ".eyJ".join(["abcdefghijkl"] * 2) + ".abcdefghijkl",
        "sk-" + "a1" * 10,
        "Bearer " + "a1" * 12,
        "https://user:hunter22@server.example/",
        "รหัสผ่าน: Km2566secret",
        "password = 'abc12345'",
        "PASSWD: abc12345",
        "Api Key is abc12345",
        "to\u212aen=abc12345",
    ],
)
def test_secrets_are_errors_and_never_repeated(secret: str) -> None:
    repo = Repo().asset("a", body=f"- {secret}\n")
    assert "a.md:11 SECRET-FOUND" in repo.places()
    assert secret not in "".join(repo.findings())


def test_talk_of_secrets_passes() -> None:
    body = "- ตั้งรหัสผ่าน: ยาวอย่างน้อย 8 ตัว เช่น password: xxxxxxxx และ token: <ใส่เอง>\n"
    assert Repo().asset("a", body=body).findings() == []


@pytest.mark.parametrize(
    "written",
    [
        "เลขที่บัญชี 123-4-56789-0",
        "โอนเข้าบัญชีออมทรัพย์ ธนาคารตัวอย่าง สาขาตัวอย่าง ๑๒๓-๔-๕๖๗๘๙-๐",
        "บัญชีเลขที่: 020123456789",
        "Account No. 123 4 56789 0",
        "บัตรเครดิต 4111 1111 1111 1111",
        "หนังสือเดินทางเลขที่ AA1234567",
    ],
)
def test_accounts_and_cards_near_their_words_are_warnings_and_masked(written: str) -> None:
    repo = Repo().asset("a", body=f"- {written}\n")
    assert repo.places() == ["a.md:11 PRIVATE-ACCOUNT"]
    assert "56789" not in "".join(repo.findings())


def test_long_numbers_far_from_such_words_pass() -> None:
    for written in ("เลขที่หนังสือ 1234567890", "งบประมาณ 12,345,678,900 บาท ในบัญชี", "บัญชีเงินฝาก 12/05/2566 เวลา 10.30 น."):
        assert Repo().asset("a", body=f"- {written}\n").findings() == []


def test_a_reviewed_exception_beside_the_text_lets_it_pass() -> None:
    reason = "<!-- ตรวจแล้ว PRIVATE-PHONE: สายด่วนของศูนย์ ประกาศบนเว็บแล้ว -->"
    assert Repo().asset("a", body=f"- โทร 0812345678 {reason}\n").findings() == []
    assert Repo().asset("a", body=f"{reason}\n- โทร 0812345678\n").findings() == []


def test_an_exception_holds_for_its_code_and_its_place_alone() -> None:
    reason = "<!-- ตรวจแล้ว PRIVATE-PHONE: สายด่วนของศูนย์ ประกาศบนเว็บแล้ว -->"
    body = f"- โทร 0812345678 {reason}\n- หรือ 0898765432\n- หรือ 0898765431 someone.example@gmail.com\n"
    assert Repo().asset("a", body=body).places() == ["a.md:13 PRIVATE-PHONE", "a.md:13 PRIVATE-EMAIL"]


@pytest.mark.parametrize(
    ("exception", "told"),
    [
        ("ตรวจแล้ว PRIVATE-PHONE", ["EXCEPTION-REASON", "PRIVATE-PHONE"]),
        ("ตรวจแล้ว PRIVATE-PHONE: ok", ["EXCEPTION-REASON", "PRIVATE-PHONE"]),
        ("ตรวจแล้ว SECRET-FOUND: รหัสทดสอบของระบบ", ["EXCEPTION-UNKNOWN", "PRIVATE-PHONE"]),
        ("ตรวจแล้ว PRIVATE-EMAIL: อีเมลกลางของหน่วยงาน", ["EXCEPTION-UNUSED", "PRIVATE-PHONE"]),
    ],
)
def test_an_exception_that_says_nothing_or_covers_nothing_is_told(exception: str, told: list[str]) -> None:
    repo = Repo().asset("a", body=f"- โทร 0812345678 <!-- {exception} -->\n")
    assert sorted(place.split()[1] for place in repo.places()) == told


def test_an_exception_in_front_matter_is_a_comment_there() -> None:
    text = "---\ntitle: ก\nsummary: โทร 0812345678  # ตรวจแล้ว PRIVATE-PHONE: สายด่วนของศูนย์ ประกาศบนเว็บแล้ว\n---\n"
    assert not exceptions(Written("a.md", text, 1)).faults
    assert exceptions(Written("a.md", text, 1)).cover(finding("PRIVATE-PHONE", Place("a.md", 3), value="x"))
