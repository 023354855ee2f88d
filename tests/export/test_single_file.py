"""One asset in one file: it loads nothing, leads to the centre where there is one, and carries its attachments."""

import re

from lokm_build.export.single_file import LARGEST_INSIDE, single_file
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Centre
from lokm_build.pipeline import published_files
from tests.render.centre import asset, catalogue, page

BODY = "[ข](b.md#x) [ลับ](secret.md) ![ภาพ](p.png) [ไฟล์](big.pdf) [เว็บ](https://example.go.th/)\n"
FILES = {"knowledge/div/p.png": "a" * 64, "knowledge/div/f.pdf": "b" * 64, "knowledge/div/big.pdf": "c" * 64}
NOWHERE = Centre(name="ศูนย์ความรู้", organisation="กรมตัวอย่าง")


def site(**more: Centre) -> Catalogue:
    one = asset("a", BODY, attachments=["f.pdf"])
    return catalogue(one, asset("b"), asset("secret", access="internal"), files=FILES, **more)


def document(made: Catalogue) -> str:
    def read(path: str) -> bytes:
        return b"x" * (LARGEST_INSIDE + 1) if path.endswith("big.pdf") else b"DATA"

    return single_file(page(made, "a"), made, published_files(made), read, lambda _: "").decode()


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = document(site())

    assert {source[:5] for source in re.findall(r'\ssrc="([^"]*)"', html)} == {"data:"}
    assert "<script" not in html
    assert "<link" not in re.sub(r'<link rel="(?:canonical|schema)[^>]*>', "", html)


def test_links_lead_to_the_centre_and_attachments_lie_inside() -> None:
    html = document(site())

    assert '<a data-lokm-own href="https://km.example.go.th/knowledge/b.html#x">ข</a>' in html
    assert re.search(r'<a href="data:application/pdf;base64,REFUQQ==" download="f-b+\.pdf"', html)
    assert re.search(r'<a data-lokm-own href="https://km\.example\.go\.th/files/big-c+\.pdf">ไฟล์</a>', html)
    assert '<a href="https://example.go.th/" rel="noopener noreferrer">เว็บ</a>' in html


def test_a_centre_without_an_address_leaves_the_words_of_links() -> None:
    html = document(site(centre=NOWHERE))

    assert "<span>ข</span> ลับ" in html
    assert "../" not in re.sub(r"<style>.*?</style>", "", html, flags=re.S)
