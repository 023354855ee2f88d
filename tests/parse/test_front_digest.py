"""The second digest of an asset tells whether anything changed that is known of it where its body is not."""

import tracemalloc
from dataclasses import replace

import pytest

from lokm_build.digest import digest, outlined
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, Link
from lokm_build.model.source import Source

PATH = "knowledge/plan/a.md"
HEAD = "---\ntitle: เรื่องหนึ่ง\nkind: qa\nunit: plan\ntopics: [meetings]\nfiscal_year: 2566\n---\n"
RECORDS = "ประเภท,หน่วยงาน,วันที่\nนำไปใช้,plan,2566-02-01\n"


def known(text: str, path: str = PATH, records: str = "") -> Asset:
    """What is known of the asset without its body."""
    beside = (Source("knowledge/plan/a.records.csv", records.encode()),) if records else ()
    asset = outlined(digest(Source(path, text.encode(), beside))).asset
    assert asset
    return asset


FIRST = known(f"{HEAD}\nคำตอบ\n")


@pytest.mark.parametrize("body", ["\nคำตอบที่แก้แล้ว\n", "", "\n## คำตอบ\n\nดู [เรื่อง](b.md)\n\n# อีกหัวข้อ\n"])
def test_another_body_leaves_it_as_it_was(body: str) -> None:
    other = known(HEAD + body)

    assert other.digest != FIRST.digest
    assert replace(other, digest="") == replace(FIRST, digest="")


@pytest.mark.parametrize(
    "other",
    [
        known(HEAD.replace("หนึ่ง", "สอง")),
        known(HEAD.replace("---\ntitle", "---\n# ข้อสังเกต\ntitle")),
        known(HEAD, path="knowledge/plan/b.md"),
        known(HEAD, records=RECORDS),
        known(HEAD, records=RECORDS.replace("02-01", "02-02")),
    ],
    ids=["value", "line", "path", "records", "other records"],
)
def test_anything_else_changes_it(other: Asset) -> None:
    assert other.front_digest != FIRST.front_digest
    assert known(HEAD, records=RECORDS).front_digest != known(HEAD, records=RECORDS.replace("plan", "ops")).front_digest


def outline_digest(*links: Link) -> bytes:
    return Body((), links).outline.digest


def test_the_digest_of_an_outline_changes_with_each_part_of_each_link() -> None:
    link = Link("b.md#x", "knowledge/plan/b.md", "x", 9, 3)
    others = [
        replace(link, href="b.md#y"), replace(link, target=""), replace(link, fragment="y"),
        replace(link, line=10), replace(link, column=4), replace(link, image=True),
    ]  # fmt: skip
    assert len({outline_digest(), outline_digest(link, link), *map(outline_digest, (link, *others))}) == 9


def test_an_address_that_thousands_of_links_share_is_told_once() -> None:
    address = "a" * 1_000_000
    tracemalloc.start()
    try:
        outline_digest(*(Link(address, "", "", line, 1) for line in range(2_000)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 20_000_000
