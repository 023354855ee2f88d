"""The second digest of an asset tells whether anything changed that is known of it where its body is not."""

from dataclasses import replace

import pytest

from lokm_build.digest import digest, outlined
from lokm_build.model.asset import Asset
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
