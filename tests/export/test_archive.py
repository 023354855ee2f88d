"""The ZIP is the same bytes every time, safe to unpack anywhere, and verifiable."""

import hashlib
import io
import zipfile

import pytest

from lokm_build.export.archive import archive

SITE = {"index.html": b"<p>1", "knowledge/a.html": b"<p>2", "assets/lokm/x.woff2": b"wOF2"}


def test_the_same_site_gives_the_same_bytes_whatever_the_order() -> None:
    assert archive(SITE, "centre") == archive(dict(reversed(SITE.items())), "centre")


def test_the_list_of_sums_inside_verifies_every_file() -> None:
    opened = zipfile.ZipFile(io.BytesIO(archive(SITE, "centre")))
    lines = opened.read("centre/SHA256SUMS.txt").decode().splitlines()

    assert sorted(name.partition("  ")[2] for name in lines) == sorted(
        [*(f"site/{path}" for path in SITE), "OPEN-ME.html"]
    )
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(opened.read(f"centre/{name}")).hexdigest() == digest


def test_names_are_sorted_and_a_name_that_is_not_ascii_is_refused() -> None:
    names = zipfile.ZipFile(io.BytesIO(archive(SITE, "centre"))).namelist()

    assert names == sorted(names)
    with pytest.raises(UnicodeEncodeError):
        archive({"files/แผน.pdf": b""}, "centre")
