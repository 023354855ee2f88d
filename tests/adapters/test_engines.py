"""Whatever engine draws the frame: the same knowledge pages, live lists, search and links around them."""

import os
import re
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import TODAY, lokm
from disk import asset, repository, write

from lokm_build.adapters.cli import main as main_command
from lokm_build.adapters.configuration import entries, read_configuration, written
from lokm_build.adapters.docs_copy import copy_docs
from lokm_build.adapters.engine import ENGINES, MKDOCS, Engine
from lokm_build.adapters.engine_inputs import engine_key
from lokm_build.model.registry import Centre
from lokm_build.render.pages.slots import SlotError
from lokm_build.site.frames import SECTIONS
from lokm_build.site.marks import SITE_MARK
from lokm_build.site.scan import Scan

DEFAULT = Path(__file__).parents[2] / "lokm_build" / "site" / "default" / "mkdocs.yml"
OTHERS = [engine for engine in ENGINES.values() if engine is not MKDOCS]
CENTRE = Centre(name="ศูนย์", organisation="กรม")
Sites = dict[str, Path]

HOME = """---
title: หน้าแรก
search_box: page
hide: [navigation, toc, path]
---

{{ search() }}

{{ newest(3) }}

{{ counts() }}
"""
GUIDE = """---
title: คู่มือของหน่วยงาน
description: วิธีใช้ศูนย์ความรู้
---

# คู่มือของหน่วยงาน

ข้อความที่เจ้าของเว็บเขียนเอง ยาวพอที่จะค้นพบได้จากช่องค้นหา ดู[หน่วยงาน](../units/index.md)

## แทรกรายการ

เขียน {% raw %}`{{ newest(2) }}`{% endraw %} ได้ผลดังนี้

{{ newest(2) }}

!!! note "หมายเหตุ"
    ดู[หัวข้อ](#แทรกรายการ)
"""
CONFIGURATION = """INHERIT: {default}
site_name: ชื่อที่ centre.yml แทนที่
site_url: https://elsewhere.example.org/
theme:
  custom_dir: own
nav:
  - หน้าแรก: index.md
  - องค์ความรู้: knowledge/index.md
  - หน่วยงาน: units/index.md
  - คู่มือ: guides/use.md
"""


def centre(root: Path) -> Path:
    """A repository whose owner has a menu, a template, pages with live lists, and a landing of their own."""
    repository(root)
    asset(root, "second", "เรื่องที่สอง", "ดู [เรื่องแรก](open.md#คำตอบ)\n", date="2566-05-01")
    write(root, "mkdocs.yml", CONFIGURATION.format(default=DEFAULT.as_posix()))
    write(root, "own/partials/top.html", '<p class="own">แม่แบบของเจ้าของเว็บ</p>')
    write(root, "docs/index.md", HOME)
    write(root, "docs/guides/use.md", GUIDE)
    write(root, "docs/units/index.md", "---\ntitle: หน่วยงาน\n---\n\n# หน่วยงานของเรา\n\nหน้าที่เจ้าของเว็บเขียนเอง\n")
    return root


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The same repository, built with each engine."""
    folder = tmp_path_factory.mktemp("engines")
    root = centre(folder / "root")
    for name in ENGINES:
        done = lokm("build", "--root", root, "--site", folder / name, "--today", TODAY, "--engine", name)
        assert done.returncode == 0, name + done.stdout + done.stderr
    return {name: folder / name for name in ENGINES}


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def main(page: str) -> str:
    """What a page says between its header and its footer."""
    found = re.search(r'<span id="lokm-main" tabindex="-1"></span>(.*?)</article>', page, re.S)
    return re.sub(r"\n\s*\n", "\n", found[1]).strip() if found else page


@pytest.mark.build
@pytest.mark.parametrize("name", ENGINES)
def test_every_section_has_its_frame_with_header_and_search_box(sites: Sites, name: str) -> None:
    made = pages(sites[name])

    assert [path for path, page in made.items() if "LOKM" in page or "lokm-frame" in path] == []
    for section in SECTIONS:
        page = made[f"{section}/index.html"]
        assert page.count("data-lokm-search=") == 1, section
        assert page.count('<header class="md-header"') == 1, section
        assert page.count('class="md-skip"') == 1, section
        assert "ศูนย์ความรู้ทดสอบ" in page, section
        assert "แม่แบบของเจ้าของเว็บ" in page, section
        assert 'class="lokm-footer"' in page, section


@pytest.mark.build
@pytest.mark.parametrize("name", [engine.name for engine in OTHERS])
def test_the_pages_say_the_same_in_every_frame(sites: Sites, name: str) -> None:
    expected, made = pages(sites["mkdocs"]), pages(sites[name])

    assert sorted(made) == sorted(expected)
    assert [path for path in made if main(made[path]) != main(expected[path])] == []


@pytest.mark.build
@pytest.mark.parametrize("name", ENGINES)
def test_the_menu_is_the_owners(sites: Sites, name: str) -> None:
    page = pages(sites[name])["knowledge/open.html"]

    assert re.findall(r'<a href="([^"]*)" class="md-tabs__link">\s*([^<]*?)\s*</a>', page) == [
        ("../index.html", "หน้าแรก"),
        ("index.html", "องค์ความรู้"),
        ("../units/index.html", "หน่วยงาน"),
        ("../guides/use.html", "คู่มือ"),
    ]


@pytest.mark.build
@pytest.mark.parametrize("name", ENGINES)
def test_live_lists_of_written_pages_are_filled(sites: Sites, name: str) -> None:
    made = pages(sites[name])

    assert [path for path, page in made.items() if "data-lokm-slot" in page] == []
    assert "knowledge/second.html" in main(made["index.html"])
    assert "../knowledge/second.html" in main(made["guides/use.html"])
    assert "<code>{{ newest(2) }}</code>" in made["guides/use.html"]
    assert 'id="แทรกรายการ"' in made["guides/use.html"]
    assert '<link rel="canonical" href="https://km.example.go.th/guides/use.html">' in made["guides/use.html"]
    assert "หน้าที่เจ้าของเว็บเขียนเอง" in made["units/index.html"]


@pytest.mark.build
@pytest.mark.parametrize("name", ENGINES)
def test_every_link_leads_to_a_file_and_nothing_loads_from_another_host(sites: Sites, name: str) -> None:
    scan = Scan()
    for path, page in pages(sites[name]).items():
        scan.add(path, page)
    there = (path.relative_to(sites[name]).as_posix() for path in sites[name].rglob("*") if path.is_file())

    assert scan.faults(there) == []


@pytest.mark.build
@pytest.mark.parametrize("name", [engine.name for engine in OTHERS])
def test_search_and_exports_are_the_same_bytes(sites: Sites, name: str) -> None:
    def kept(site: Path) -> dict[str, bytes]:
        found = [*(site / "search").rglob("*.js"), *(site / "assets/lokm").rglob("*"), *site.glob("*.*")]
        named = ((path.relative_to(site).as_posix(), path) for path in found if path.suffix != ".html")
        # The mark counts an engine's own styles and scripts too.
        return {path: file.read_bytes() for path, file in named if path != SITE_MARK}

    assert kept(sites[name]) == kept(sites["mkdocs"])


@pytest.mark.build
@pytest.mark.parametrize("engine", OTHERS, ids=lambda engine: engine.name)
def test_mkdocs_is_not_imported_for_another_engine(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "blocked/mkdocs/__init__.py", "raise SystemExit('mkdocs')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "blocked"), prepend=os.pathsep)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    done = lokm("build", "--root", repository(tmp_path / "root"), "--today", TODAY, "--engine", engine.name)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.build
def test_the_offline_zip_has_the_chosen_frame(tmp_path: Path) -> None:
    root, out = repository(tmp_path / "root"), tmp_path / "centre.zip"
    done = lokm("export", "--root", root, "--today", TODAY, "--engine", "zensical", "--out", out)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "assets/stylesheets/classic/" in zipfile.ZipFile(out).read("centre/site/knowledge/open.html").decode()


@pytest.mark.build
@pytest.mark.parametrize("engine", ENGINES.values(), ids=lambda engine: engine.name)
@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("mkdocs.yml", "site_name: ก\ntheme: {name: nosuch}\nmarkdown_extensions: [nosuch]\n", "nosuch"),
        ("mkdocs.yml", "site_name: [\n", "expected the node content"),
        ("docs/guides/use.md", "# ก\n\n{{ newst(5) }}\n", "guides/use.md"),
    ],
)
def test_what_an_engine_refuses_is_told_without_a_traceback(
    engine: Engine, path: str, text: str, told: str, tmp_path: Path
) -> None:
    root = centre(tmp_path / "root")
    write(root, path, text)
    done = lokm("build", "--root", root, "--today", TODAY, "--engine", engine.name)

    assert done.returncode == 2
    assert told in done.stderr
    assert engine.title in done.stderr or "รายการสด" in done.stderr
    assert "ผู้ดูแลระบบ" not in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("engine", OTHERS, ids=lambda engine: engine.name)
@pytest.mark.parametrize("command", ["build", "export"])
def test_an_engine_that_is_not_installed_is_refused_with_the_way_to_install_it(
    engine: Engine, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, engine.name, None)  # type: ignore[arg-type]
    with pytest.raises(SystemExit) as ended:
        main_command([command, "--engine", engine.name, "--root", str(repository(tmp_path))])

    assert ended.value.code == 2
    assert f"{engine.title} โปรดติดตั้งด้วย pip install 'lokm-build[{engine.name}]'" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_what_one_engine_made_is_not_taken_for_another_engine_or_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = write(tmp_path, "mkdocs.yml", "site_name: ก\n")
    docs = write(tmp_path, "docs/index.md", "# ก\n").parent
    keys = {engine_key(engine, config, docs, CENTRE) for engine in ENGINES.values()}
    monkeypatch.setattr("lokm_build.adapters.engine_inputs._version", lambda _: "99")
    later = {engine_key(engine, config, docs, CENTRE) for engine in ENGINES.values()}

    assert len(keys | later) == 2 * len(ENGINES)


def test_an_inherited_configuration_is_merged_as_mkdocs_merges(tmp_path: Path) -> None:
    write(tmp_path, "base/mkdocs.yml", "nav: [a.md, b.md]\ntheme: {name: material, language: th}\n")
    above = "INHERIT: base/mkdocs.yml\nnav: [c.md]\ntheme: {language: en}\n"

    assert read_configuration(write(tmp_path, "mkdocs.yml", above)) == {
        "nav": ["c.md"],
        "theme": {"name": "material", "language": "en"},
    }


def test_what_carries_a_tag_is_written_as_it_was_read(tmp_path: Path) -> None:
    text = "a: !!python/name:pymdownx.slugs.slugify\nb: !ENV [CI, no]\n"

    assert written(read_configuration(write(tmp_path, "mkdocs.yml", text))) == (
        "a: !!python/name:pymdownx.slugs.slugify ''\nb: !ENV [CI, no]\n"
    )


def test_plugins_may_be_a_list_or_a_mapping() -> None:
    expected = [("search", {}), ("macros", {"verbose": False})]

    assert list(entries(["search", {"macros": {"verbose": False}}])) == expected
    assert list(entries({"search": None, "macros": {"verbose": False}})) == expected
    assert list(entries(None)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ก\n\n{{ newst(5) }}\n", "use.md:3: 'newst' is undefined"),
        ("ก\n{% if %}\n", "use.md:2: "),
        ("{{ counts(1, 2) }}\n", "use.md:1: counts() รับค่าได้ไม่เกิน 1 ค่า"),
    ],
)
def test_a_wrong_call_in_a_copied_page_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    docs = write(tmp_path, "docs/use.md", text).parent

    with pytest.raises(SlotError, match=f"^{re.escape(told)}"):
        copy_docs(docs, tmp_path / "copy", with_macros=True)


def test_a_page_is_copied_as_it_is_when_the_owner_has_no_macros(tmp_path: Path) -> None:
    docs = write(tmp_path, "docs/use.md", "{{ ก }}\n").parent
    copy_docs(docs, tmp_path / "copy", with_macros=False)

    assert (tmp_path / "copy" / "use.md").read_text("utf-8") == "{{ ก }}\n"
