"""The catalogue as data: every field that others ask for, and nothing of what the edition hides."""

import csv
import io
import json
from typing import Any

from lokm_build.export.catalogue import catalogue_files
from lokm_build.model.catalogue import Catalogue
from tests.render.centre import asset, catalogue


def file(site: Catalogue, form: str) -> bytes:
    return dict(catalogue_files(site))[f"catalogue.{form}"]


def records(site: Catalogue) -> dict[str, dict[str, Any]]:
    return {record["identifier"]: record for record in json.loads(file(site, "json"))["assets"]}


def rows(site: Catalogue) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file(site, "csv").decode("utf-8-sig"))))


def test_json_and_csv_tell_the_same_fields() -> None:
    site = catalogue(asset("a", title="เรื่อง ก", topics=["meetings", "letters"], date="2566-02-01", licence="cc-by"))
    record, row = records(site)["a"], rows(site)[0]

    assert list(record) == list(row)
    assert record["subject"] == ["การประชุม", "งานสารบรรณ"]
    assert row["subject"] == "การประชุม; งานสารบรรณ"
    assert (record["creator"], record["publisher"]) == ("กองแผนงาน", "กรมตัวอย่าง")
    assert (record["date"], record["fiscal_year"]) == ("2023-02-01", 2566)
    assert record["url"] == "https://km.example.go.th/knowledge/a.html"


def test_what_the_edition_hides_is_not_named_by_others() -> None:
    cited = ["secret", "rough", "was-secret", "was-b"]
    site = catalogue(
        asset("a", related=cited, supersedes=cited),
        asset("b", aliases=["was-b"]),
        asset("secret", access="internal", aliases=["was-secret"]),
        asset("rough", status="draft"),
    )

    assert list(records(site)) == ["a", "b"]
    assert (records(site)["a"]["relation"], records(site)["a"]["replaces"]) == (["b"], ["b"])
    assert b"secret" not in file(site, "json") + file(site, "csv")


def test_excel_reads_thai_and_meets_no_formula() -> None:
    site = catalogue(asset("a", title='=HYPERLINK("https://x.example","ก")', owner="@ผู้ดูแล"))

    assert file(site, "csv").startswith(b"\xef\xbb\xbf")
    assert rows(site)[0]["title"].startswith("'=")
    assert rows(site)[0]["contact_role"] == "'@ผู้ดูแล"
