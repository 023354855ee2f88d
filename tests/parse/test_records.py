"""Records that stand beside an asset, as a secretary's spreadsheet and a careful author write them."""

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repo import Repo

from lokm_build.model.asset import Asset
from lokm_build.model.records import HEADS
from lokm_build.model.source import Source
from lokm_build.parse import parse_asset

FILE = "knowledge/a.records.csv"
HEAD = "ประเภท,วันที่,หน่วยงาน,ผล,หลักฐาน,ช่องทาง,อ้างอิง,ชื่อรางวัล,ปี\n"
TABLE = HEAD + (
    "นำไปใช้,๑๘ เม.ย. ๒๕๖๖,plan-div,ใช้จริง,บันทึกข้อความ,,,,\n"
    "เผยแพร่,2566-01-10,,,,line,หนังสือเวียน,,\n"
    "รางวัล,,,ผ่านรอบคัดเลือก,,,,LIKE Talk Award,๒๕๖๖\n"
)


def read(content: str | bytes, form: str = "csv", **front_matter: object) -> Asset:
    repo = Repo(datetime.date(2024, 1, 1)).asset("a", **front_matter).file(f"knowledge/a.records.{form}", content)
    assert repo.findings() == []
    return repo.catalogue().by_id["a"]


def told(content: str | bytes, form: str = "csv", **front_matter: object) -> list[str]:
    return Repo().asset("a", **front_matter).file(f"knowledge/a.records.{form}", content).places()


def summary(asset: Asset) -> list[tuple[object, ...]]:
    meta = asset.meta
    return [
        *((one.unit, one.date, one.result, one.evidence) for one in meta.adoptions),
        *((one.channel, one.date, one.reference) for one in meta.disseminations),
        *((one.name, one.year, one.result) for one in meta.awards),
    ]


ALL = [
    ("plan-div", datetime.date(2023, 4, 18), "ใช้จริง", "บันทึกข้อความ"),
    ("line", datetime.date(2023, 1, 10), "หนังสือเวียน"),
    ("LIKE Talk Award", 2566, "ผ่านรอบคัดเลือก"),
]


def test_a_table_beside_an_asset_gives_it_its_records() -> None:
    assert summary(read(TABLE)) == ALL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_it_is_read_as_excel_writes_it(encoding: str, separator: str, line_end: str) -> None:
    written = TABLE.replace(",", separator).replace("\n", line_end).encode(encoding)

    assert summary(read(written)) == ALL


def test_a_line_that_names_the_separator_is_heeded() -> None:
    assert summary(read("sep=;\n" + TABLE.replace(",", ";"))) == ALL


@pytest.mark.parametrize("form", ["csv", "CSV", "tsv", "txt"])
def test_a_table_is_known_by_its_name(form: str) -> None:
    assert summary(read(TABLE.replace(",", "\t"), form)) == ALL


def test_heads_may_be_english_or_other_thai_words_and_blank_lines_and_titles_may_stand_around() -> None:
    title, head = "\n\nทะเบียนการเผยแพร่ ไตรมาส 1,,,\n,,,\n", "No.,Channel:,วันที่เผยแพร่ (วัน/เดือน/ปี),หมายเหตุ\n"
    table = f"{title}{head},,,\n1,line,10 มกราคม 2566,เก็บไว้ในแฟ้ม\n,,,\n"

    assert summary(read(table)) == [("line", datetime.date(2023, 1, 10), None)]


def test_without_a_column_of_sorts_a_row_tells_its_sort_by_what_it_fills_in() -> None:
    assert summary(read("วันที่,หน่วยงาน,ช่องทาง\n2566-01-10,dept,\n2566-01-11,,line\n")) == [
        ("dept", datetime.date(2023, 1, 10), None, None), ("line", datetime.date(2023, 1, 11), None),
    ]  # fmt: skip


def test_a_cell_may_hold_separators_quotes_and_broken_lines() -> None:
    asset = read('ช่องทาง,อ้างอิง\nline,"หนังสือ ""ด่วน"", ที่\nศธ 0201"\nwebsite,ข่าวประชาสัมพันธ์\n')

    assert summary(asset) == [("line", None, 'หนังสือ "ด่วน", ที่ ศธ 0201'), ("website", None, "ข่าวประชาสัมพันธ์")]
    assert asset.place("disseminations", 1, "channel").line == 4


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("14/7/2566", (2023, 7, 14)), ("๑๔/๐๗/๒๕๖๖", (2023, 7, 14)), ("3/7/2566 0:00", (2023, 7, 3)),
        ("23/7/2023", (2023, 7, 23)), ("14 ก.ค. 2566", (2023, 7, 14)), ("2566-07-14 00:00:00", (2023, 7, 14)),
    ],
)  # fmt: skip
def test_days_are_read_as_thai_spreadsheets_show_them(written: str, day: tuple[int, int, int]) -> None:
    assert read(f"ช่องทาง,วันที่\nline,{written}\n").meta.disseminations[0].date == datetime.date(*day)


@pytest.mark.parametrize("written", ["3/7/2023", "14/7/66", "31 ก.พ. 2566", "ไตรมาส 1"])
def test_a_day_that_could_be_another_is_refused_at_its_cell(written: str) -> None:
    repo = Repo().asset("a").file("knowledge/a.records.csv", f"ช่องทาง,วันที่\nline,{written}\n")

    assert [str(one.place) for one in repo.found()] == ["Place(path='knowledge/a.records.csv', line=2, column=6)"]
    assert [one.code for one in repo.found()] == ["DATE-INVALID"]


def test_a_listing_beside_an_asset_gives_it_its_records() -> None:
    listing = (
        "adoptions:\n  - {unit: plan-div, date: 18 เม.ย. 2566, result: ใช้จริง, evidence: บันทึกข้อความ}\n"
        "disseminations:\n  - {channel: line, date: 2566-01-10, reference: หนังสือเวียน}\n"
        "awards:\n  - {name: LIKE Talk Award, year: 2566, result: ผ่านรอบคัดเลือก}\n"
    )

    assert summary(read(listing, "yml")) == ALL
    assert summary(read(listing, "yaml")) == ALL


def test_front_matter_comes_first_and_every_value_keeps_its_place() -> None:
    repo = (
        Repo()
        .asset("a", disseminations=[{"channel": "website"}])
        .file("knowledge/a.records.yml", "disseminations:\n  - channel: line\n")
        .file("knowledge/a.records.csv", "ช่องทาง,วันที่\nline,2566-01-10\n")
    )
    asset = repo.catalogue().by_id["a"]

    assert [one.channel for one in asset.meta.disseminations] == ["website", "line", "line"]
    places = [asset.place("disseminations", number, "channel") for number in range(3)]
    assert [f"{place.path}:{place.line}:{place.column}" for place in places] == [
        "knowledge/a.md:10:14", "knowledge/a.records.csv:2:1", "knowledge/a.records.yml:2:14",
    ]  # fmt: skip


def test_codes_are_checked_at_the_cell_in_which_they_stand() -> None:
    table = "ประเภท,หน่วยงาน,ช่องทาง\nนำไปใช้,กองแผน,\nเผยแพร่,,lne\nนำไปใช้,plan-div,\n"
    repo = Repo().asset("a").file("knowledge/a.records.csv", table)

    assert repo.findings()[:4] == [
        "knowledge/a.records.csv:2:9 UNIT-UNKNOWN ไม่พบหน่วยงานรหัส 'กองแผน'",
        "    คำแนะนำ: หมายถึง 'plan-div' หรือไม่",
        "knowledge/a.records.csv:3:10 CHANNEL-UNKNOWN ไม่พบช่องทางรหัส 'lne'",
        "    คำแนะนำ: หมายถึง 'line' หรือไม่",
    ]


def test_a_table_may_call_units_and_channels_by_their_names() -> None:
    asset = read("หน่วยงาน,ช่องทาง\nกองแผนงาน,\nกพร.,\n,Line\n,เว็บไซต์\n")

    assert [one.unit for one in asset.meta.adoptions] == ["plan-div", "ops-psdg"]
    assert [one.channel for one in asset.meta.disseminations] == ["line", "website"]


def test_a_name_that_two_units_go_by_and_names_in_listings_are_told() -> None:
    twice = Repo().registry(units=[{"code": "a", "name": "กองแผนงาน"}, {"code": "ops-psdg", "name": "กองแผนงาน"}])
    table = twice.asset("a").file(FILE, "หน่วยงาน,วันที่\nกองแผนงาน,2566-01-10\n")

    assert [one.code for one in table.found()] == ["UNIT-UNKNOWN"]
    assert told("adoptions: [{unit: กองแผนงาน}]\n", "yml") == ["a.records.yml:1 UNIT-UNKNOWN"]


def test_all_rows_of_all_files_are_checked_at_once() -> None:
    rows = "".join(f"line,วันที่ {number}\n" for number in range(70))
    repo = Repo().asset("a").asset("b")
    for name in "ab":
        repo.file(f"knowledge/{name}.records.csv", f"ช่องทาง,วันที่\n{rows}")

    assert repo.places() == [f"{name}.records.csv:{line} DATE-INVALID" for name in "ab" for line in range(2, 72)]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("วันที่,ช่องทาง,สถานที\n,line,ก\n", "1 RECORDS-COLUMN"),
        ("วันที่,ช่องทาง,channel\n,line,website\n", "1 RECORDS-COLUMN-TWICE"),
        ("ก,ข\nline,2566-01-10\n", "1 RECORDS-HEAD"),
        ("ประเภท,ช่องทาง\nแผยแพร่,line\n", "2 RECORDS-KIND"),
        ("หน่วยงาน,ช่องทาง\ndept,line\n", "2 RECORDS-KIND"),
        ("หน่วยงาน,ช่องทาง,วันที่\n,,2566-01-10\n", "2 RECORDS-KIND"),
        ("ประเภท,วันที่,ช่องทาง\nเผยแพร่,2566-01-10,\n", "2 RECORDS-CELL"),
        ("ประเภท,หน่วยงาน,ช่องทาง\nเผยแพร่,dept,line\n", "2 RECORDS-UNFIT"),
        ("วันที่,ช่องทาง\n2566-01-10,line,เกินมา\n", "2 RECORDS-BEYOND"),
        ('ช่องทาง,อ้างอิง\nline,ก\nline,"ไม่ปิด\nwebsite,ข\n', "3 RECORDS-QUOTE"),
        ("ช่องทาง,วันที่\nline,2566-01-10\nline,10 ม.ค. 2566\n", "3 RECORDS-TWICE"),
        (" \n", "1 FILE-EMPTY"),
        ("ช่องทาง,อ้างอิง\nline,โทร 081-234-5678\n", "2 PRIVATE-PHONE"),
        ("ช่องทาง,อ้างอิง\nline,1999901234565\n", "2 PRIVATE-ID"),
        ("ช่องทาง,อ้างอิง\nline,การนำ\u200bไปใช้\n", "2 CHAR-INVISIBLE"),
        ("ช่องทาง,อ้างอิง\nline,เเผน\n", "2 THAI-DAMAGE"),
        (b"\xff\xfe\x00", "1 FILE-ENCODING"),
        (b"\x81\x82\xfe\xff,\x90\n", "1 FILE-ENCODING"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(table: str | bytes, found: str) -> None:
    assert told(table) == [f"a.records.csv:{found}"]


@pytest.mark.parametrize(
    ("listing", "found"),
    [
        ("- channel: line\n", "1 FRONT-NOT-MAPPING"),
        ("disseminations: line\n", "1 VALUE-LIST"),
        ("disseminations: [line]\n", "1 VALUE-MAPPING"),
        ("dissemination:\n  - channel: line\n", "1 KEY-UNKNOWN"),
        ("adoptions:\n  - date: 2566-01-10\n", "2 KEY-MISSING"),
        ("adoptions:\n  - {unit: dept, evidnce: ก}\n", "2 KEY-UNKNOWN"),
        ("adoptions:\n  - {unit: dept}\n  - {unit: dept}\n", "3 RECORDS-TWICE"),
        ("adoptions: &a [{unit: dept}]\n", "1 YAML-ANCHOR"),
    ],
)
def test_what_is_wrong_with_a_listing_is_told(listing: str, found: str) -> None:
    assert told(listing, "yml") == [f"a.records.yml:{found}"]


def test_a_record_that_the_front_matter_has_already_counts_once() -> None:
    repo = (
        Repo()
        .asset("a", disseminations=[{"channel": "line", "date": "2566-01-10"}])
        .file("knowledge/a.records.csv", "ช่องทาง,วันที่\nline,10/1/2566\nwebsite,10/1/2566\n")
    )

    assert repo.findings() == [
        "knowledge/a.records.csv:2:1 RECORDS-TWICE คำเตือน: บันทึกนี้ (เผยแพร่) ซ้ำกับ knowledge/a.md บรรทัด 10 จึงนับครั้งเดียว",
        "    คำแนะนำ: ลบรายการใดรายการหนึ่ง",
    ]
    assert [one.channel for one in repo.catalogue().by_id["a"].meta.disseminations] == ["line", "website"]


def test_a_faulty_row_is_not_taken_for_the_first_of_its_like() -> None:
    assert told("ช่องทาง,วันที่\nline,ไม่รู้\nline,\n") == ["a.records.csv:2 DATE-INVALID"]
    assert told("ช่องทาง,วันที่\nเว็บไซต์,ไม่รู้\nwebsite,\n") == ["a.records.csv:2 DATE-INVALID"]


def test_a_file_whose_asset_is_not_there_is_told_with_the_nearest() -> None:
    repo = Repo().asset("meeting-notes").file("knowledge/meeting-note.records.csv", TABLE)

    assert repo.findings()[:2] == [
        "knowledge/meeting-note.records.csv:1:1 RECORDS-ALONE ไม่พบเรื่อง 'meeting-note.md' ที่ไฟล์บันทึกนี้เป็นของ",
        "    คำแนะนำ: หมายถึง 'meeting-notes' หรือไม่",
    ]


def test_an_asset_of_that_name_in_another_folder_is_not_its_owner() -> None:
    assert Repo().asset("x/a").file("knowledge/a.records.csv", TABLE).places() == ["a.records.csv:1 RECORDS-ALONE"]


@pytest.mark.parametrize(
    "table",
    [
        "\n" * 900_000, "," * 900_000, '"' * 900_000, "ช่องทาง,วันที่\nline," + " " * 900_000 + "\n",
        "ช่องทาง,วันที่," + ",".join(f"c{number}" for number in range(90_000)),
    ],
)  # fmt: skip
def test_no_table_takes_long(table: str) -> None:
    began = time.process_time()
    told(table)

    assert time.process_time() - began < 2


def test_a_long_listing_costs_no_more_a_record_than_a_short_one() -> None:
    began = time.process_time()
    read("disseminations:\n" + "".join(f"  - {{channel: line, reference: {n}}}\n" for n in range(3000)), "yml")

    assert time.process_time() - began < 2


def test_a_workbook_is_refused_with_what_to_do() -> None:
    assert told(b"PK\x03\x04", "xlsx") == ["a.records.xlsx:1 RECORDS-FORM"]


def test_the_rows_are_checked_while_the_asset_itself_cannot_be_read() -> None:
    repo = Repo().file("knowledge/a.md", "ไม่มีหัวไฟล์\n").file("knowledge/a.records.csv", "ช่องทาง,ปี\nline,66\n")

    assert repo.places() == ["a.md:1 FRONT-MISSING", "a.records.csv:2 RECORDS-UNFIT"]


def test_a_reviewed_exception_may_stand_in_the_remarks_of_its_row() -> None:
    read("ช่องทาง,อ้างอิง,หมายเหตุ\nline,โทร 081-234-5678,# ตรวจแล้ว PRIVATE-PHONE: สายด่วนที่ประกาศแล้ว\n")


def test_a_file_of_records_is_no_attachment_and_is_not_published() -> None:
    assert Repo().asset("a").file("knowledge/a.records.csv", TABLE).parsed().files == {}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ก้ำ"a1/\n\t;, =-ฺ')) | st.sampled_from(list(HEADS)), max_size=6), max_size=6
    ),
    st.sampled_from(",;\t"),
)
def test_any_table_is_read_and_every_finding_stands_on_a_line_of_it(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in rows)
    source = Source("knowledge/a.md", Repo().asset("a").files["knowledge/a.md"], (Source(FILE, text.encode()),))
    _, findings = parse_asset(source)

    assert [f for f in findings if f.path == FILE and not 1 <= f.line <= text.count("\n") + 1] == []


@pytest.mark.parametrize(
    ("rows", "line"),
    [("กองแผนงาน,2566-01-10\ngone,2566-01-12\n", 3), ("plan-div,2566-01-12\nกองแผนงาน,2566-01-12\n", 2)],
)
def test_a_record_that_is_told_by_code_and_by_name_counts_once(rows: str, line: int) -> None:
    repo = Repo().asset("a", adoptions=[{"unit": "plan-div", "date": "2566-01-10"}])
    repo.file(FILE, f"หน่วยงาน,วันที่\n{rows}")
    kept = repo.catalogue().by_id["a"]

    assert [one.code for one in repo.found()].count("RECORDS-TWICE") == 1
    assert [str(one.date) for one in kept.meta.adoptions] == ["2023-01-10", "2023-01-12"]
    assert (kept.place("adoptions", 1).path, kept.place("adoptions", 1).line) == (FILE, line)
