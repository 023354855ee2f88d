"""Every page that is published has its policy at its head, and the policy knows all that the page brings along."""

import base64
import datetime
import hashlib
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import lokm
from disk import repository, write

from lokm_build.export.archive import OPEN_ME, archive
from lokm_build.model.catalogue import Edition
from lokm_build.model.page import Page
from lokm_build.pipeline import Build, Settings, build
from lokm_build.render.pages import asset_pages, index_pages
from lokm_build.render.pages.not_found import not_found
from lokm_build.render.pages.shared import Shared
from lokm_build.render.policy import Inline, code_in_attributes, inline
from lokm_build.render.terms import compiled_terms
from lokm_build.site.frames import Frame
from lokm_build.site.framing import Framing
from lokm_build.site.sources import read_sources

ROOT = Path(__file__).parents[2]
FRAME = """<!doctype html>
<html lang="th"><head>
  <meta charset="utf-8"><meta name="description" content="LOKMDESCRIPTION"><title>LOKMTITLE</title>
  <script>__md_scope=1</script><script src="../a.js"></script>
</head><body style="color: red"><h1>LOKMHEADING</h1><p>LOKMCONTENT</p><script>palette()</script></body></html>"""


class _Reading(HTMLParser):
    """A page as a browser reads it, as far as policies go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.brought: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if "style" in named:
            self.brought.append(("style-src", str(named["style"])))
        is_data = "src" in named or named.get("type") == "application/json"
        self._open = "" if is_data else {"script": "script-src", "style": "style-src"}.get(tag, "")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser gives it
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.brought.append((self._open, data))


def faults(html: str) -> list[str]:
    """What is wrong with the policy of a page."""
    page = _Reading(html)
    head = [tag for tag in page.tags if tag[0] not in ("html", "head")]
    policy = str(head[1][1].get("content")) if head[1][1].get("http-equiv") == "Content-Security-Policy" else ""
    found = [] if head[0] == ("meta", {"charset": "utf-8"}) and policy else ["no policy after the charset"]
    directives = {name: rest.split() for name, _, rest in (part.partition(" ") for part in policy.split("; "))}
    hashes = {"script-src": set(), "style-src": set()}
    for directive, text in page.brought:
        hashes[directive].add(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
    for directive, wanted in hashes.items():
        allowed = {source for source in directives.get(directive, []) if source.startswith("'sha256-")}
        found += [] if allowed == wanted else [f"{directive}: {allowed} for {wanted}"]
    found += [name for _, named in page.tags for name in named if name.startswith("on")]
    return found + re.findall(r"'unsafe-(?:inline|eval)'|\*|https?:", policy)


@pytest.fixture(scope="module")
def sample() -> Build:
    return build(read_sources(ROOT).sources, Settings(datetime.date(2026, 11, 20)))


@pytest.fixture(scope="module")
def pages(sample: Build) -> list[Page]:
    catalogue, terms = sample.catalogue, compiled_terms(sample.catalogue.registry.glossary)
    assets = (page for asset in catalogue.assets for page in asset_pages(asset, catalogue, sample.views, terms))
    return [*assets, *index_pages(Shared(catalogue, sample.views))]


def test_no_page_of_ours_brings_a_script_or_style_or_code_in_a_tag(pages: list[Page]) -> None:
    telling = [
        page.path
        for page in pages
        if page.section and (inline(page.head + page.html) != Inline() or code_in_attributes(page.head + page.html))
    ]

    assert telling == []


@pytest.mark.parametrize("edition", Edition)
def test_every_page_has_a_policy_for_what_its_frame_brings(sample: Build, pages: list[Page], edition: Edition) -> None:
    sections = {page.section for page in pages} - {""}
    framing = Framing(dict.fromkeys(sections, Frame.cut(FRAME)), edition)
    documents = {page.path: framing.document(page).decode() for page in pages}
    documents["404.html"] = framing.marked(not_found(sample.catalogue, "@font-face{}").decode()).decode()

    assert {path: found for path, html in documents.items() if (found := faults(html))} == {}
    former = {f"knowledge/{alias}.html" for asset in sample.catalogue.assets for alias in asset.meta.aliases}
    assert former
    assert former <= set(documents)


def test_what_a_page_brings_itself_is_allowed_on_that_page_alone() -> None:
    framing = Framing({"units": Frame.cut(FRAME)}, Edition.PUBLIC)
    own = Page("units/a.html", "units", "ก", "ข", "<script>own()</script>", "<style>p{}</style>")
    plain = Page("units/b.html", "units", "ก", "ข", "<p>ก</p>")

    assert faults(framing.document(own).decode()) == []
    assert faults(framing.document(plain).decode()) == []


def test_pages_that_another_server_writes_into_have_no_policy() -> None:
    framing = Framing({"units": Frame.cut(FRAME)}, Edition.PUBLIC, is_guarded=False)
    page = Page("units/a.html", "units", "ก", "ข", "<p>ก</p>")

    for document in (framing.document(page), framing.marked(FRAME)):
        assert b"Content-Security-Policy" not in document


def test_the_page_that_opens_an_archive_has_a_policy() -> None:
    with zipfile.ZipFile(io.BytesIO(archive({"index.html": b""}, "centre"))) as made:
        assert faults(made.read(f"centre/{OPEN_ME}").decode()) == []


@pytest.mark.build
def test_every_page_of_the_sample_centre_has_a_policy_for_all_that_it_holds(sample_site: Path) -> None:
    written = {
        path.relative_to(sample_site).as_posix(): path.read_text("utf-8") for path in sample_site.rglob("*.html")
    }

    assert {path: found for path, html in written.items() if (found := faults(html))} == {}
    assert {"index.html", "404.html", "knowledge/index.html", "search/index.html"} <= set(written)


@pytest.mark.build
def test_code_in_a_tag_of_a_hand_written_page_is_told_instead_of_published(tmp_path: Path) -> None:
    root = repository(tmp_path / "root")
    write(root, "docs/index.md", '# หน้าแรก\n\n<button onclick="a()">กด</button>\n')
    done = lokm("build", "--root", root, "--site", tmp_path / "site")

    assert done.returncode != 0
    assert "index.html: onclick" in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()
