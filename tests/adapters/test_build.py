"""`lokm build` and `lokm check` as a user runs them."""

import json
from pathlib import Path

import pytest
from conftest import TODAY, lokm
from disk import asset, repository, write

pytestmark = pytest.mark.build


def everything(site: Path) -> str:
    """All text of a site, shards and feeds included."""
    return "\n".join(
        path.read_text("utf-8")
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix != ".woff2" and path.suffix != ".png"
    )


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def build(root: Path, *more: str | Path) -> "tuple[int, str]":
    done = lokm("build", "--root", root, "--today", TODAY, *more)
    return done.returncode, done.stdout + done.stderr


def test_a_folder_with_only_knowledge_becomes_a_site(tmp_path: Path) -> None:
    status, said = build(repository(tmp_path))

    assert status == 0, said
    assert str(tmp_path / "site" / "index.html") in said
    for path in (
        "index.html",
        "knowledge/open.html",
        "units/plan.html",
        "search/index.html",
        "404.html",
        "feed.xml",
        "sitemap.xml",
    ):
        assert (tmp_path / "site" / path).is_file(), path
    assert not (tmp_path / "site" / "guides").exists()


def test_the_public_edition_holds_no_draft_and_nothing_internal_anywhere(tmp_path: Path) -> None:
    build(repository(tmp_path))
    text = everything(tmp_path / "site")

    assert "คำเปิดเผยสุดพิเศษ" in text
    for secret in ("คำภายในสุดพิเศษ", "คำร่างสุดพิเศษ", "inside.html", "rough.html", "ถามเรื่องเรื่องภายใน"):
        assert secret not in text, secret


def test_not_even_the_id_of_a_hidden_asset_is_told(tmp_path: Path) -> None:
    repository(tmp_path)
    asset(tmp_path, "hidden-one", "ก", access="internal", aliases="[hidden-was]", attachments="[hidden.pdf]")
    (tmp_path / "knowledge/plan/hidden.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    asset(tmp_path, "hidden-two", "ข", status="draft", related="[telling]")
    cited = "[hidden-one, hidden-two, hidden-was]"
    asset(tmp_path, "telling", "ค", "ดู [ต่อ](hidden-one.md) [อีก](hidden-was.md)\n", related=cited, supersedes=cited)
    asset(
        tmp_path, "plan-of-hidden", "ง", kind="plan",
        activities="[{number: 1, name: จ, aar: hidden-one, assets: [hidden-two]}]",
    )  # fmt: skip
    status, said = build(tmp_path)

    assert status == 0, said
    made = everything(tmp_path / "site")
    assert "telling" in made
    assert [word for word in ("hidden-one", "hidden-two", "hidden-was") if word in made] == []
    assert not (tmp_path / "site" / "files").exists()


def test_the_internal_edition_holds_internal_assets_and_says_so_on_every_page(tmp_path: Path) -> None:
    status, said = build(repository(tmp_path), "--edition", "internal")
    site = tmp_path / "site-internal"

    assert status == 0, said
    assert "คำภายในสุดพิเศษ" in everything(site)
    assert "คำร่างสุดพิเศษ" not in everything(site)
    unmarked = [path.name for path in site.rglob("*.html") if "ฉบับใช้ภายใน" not in path.read_text("utf-8")]
    assert unmarked == []


def test_the_internal_edition_refuses_the_public_folder(tmp_path: Path) -> None:
    build(repository(tmp_path))
    before = (tmp_path / "site" / "index.html").read_bytes()
    status, said = build(tmp_path, "--edition", "internal", "--site", tmp_path / "site")

    assert status == 2
    assert "--site" in said
    assert (tmp_path / "site" / "index.html").read_bytes() == before


def test_errors_keep_the_last_good_site_and_name_the_place(tmp_path: Path) -> None:
    build(repository(tmp_path))
    before = everything(tmp_path / "site")
    asset(tmp_path, "bad", "เรื่องผิด", unit="plan", topics="[meeting]")
    status, said = build(tmp_path)

    assert status == 1
    assert "knowledge/plan/bad.md:5:" in said
    assert "meetings" in said
    assert everything(tmp_path / "site") == before


def test_quiet_tells_errors_alone_and_how_much_there_is_besides(tmp_path: Path) -> None:
    asset(repository(tmp_path), "bad", "เรื่องผิด", unit="plan", topics="[meeting]")
    asset(tmp_path, "passed", "เรื่องเก่า", review_by="2560-01-01")
    loud, quiet = build(tmp_path), build(tmp_path, "--quiet")

    assert quiet[0] == loud[0] == 1
    assert "คำเตือน: " in loud[1]
    assert "คำเตือน: " not in quiet[1]
    assert "knowledge/plan/bad.md:5:" in quiet[1]
    total = next(line for line in loud[1].splitlines() if line.startswith("พบข้อผิดพลาด"))
    assert total in quiet[1].splitlines()


def test_keep_going_publishes_what_is_sound_and_still_says_no(tmp_path: Path) -> None:
    repository(tmp_path)
    write(tmp_path, "knowledge/plan/bad.md", "---\ntitle: [\n")
    status, said = build(tmp_path, "--keep-going")

    assert status == 1
    assert "knowledge/plan/bad.md" in said
    assert (tmp_path / "site" / "knowledge" / "open.html").is_file()


def test_a_preview_survives_a_registry_entry_that_cannot_be_read(tmp_path: Path) -> None:
    units = repository(tmp_path) / "knowledge" / "registry" / "units.yml"
    units.write_text(units.read_text("utf-8").replace("code: plan, name:", "code: plan, nam:"), "utf-8")
    status, said = build(tmp_path, "--keep-going")

    assert status == 1, said
    assert "<dd>plan</dd>" in (tmp_path / "site" / "knowledge" / "open.html").read_text("utf-8")


HARM = "</title></script>\\\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 191 }}"


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_no_text_of_the_registry_or_of_front_matter_becomes_markup(tmp_path: Path, engine: str) -> None:
    repository(tmp_path)
    registry = {
        "centre.yml": 'name: "{0}"\norganisation: "{0}"\ncontact: "{0}"\nurl: https://km.example.go.th/\n',
        "units.yml": '- {{code: plan, name: "{0}", short: ["{0}s"]}}\n',
        "topics.yml": '- {{code: meetings, name: "{0}", synonyms: ["{0}y"]}}\n- {{code: letters, name: ก}}\n',
        "indicators.yml": '- {{agency: dept, year: 2566, code: "2.10", name: "{0}", definition: "{0}"}}\n',
        "glossary.yml": '- {{term: "{0}", full: "{0}", aliases: ["{0}a"], definition: "{0}"}}\n',
        "channels.yml": '- {{code: web, name: "{0}"}}\n',
    }
    for name, text in registry.items():
        write(tmp_path, f"knowledge/registry/{name}", text.format(HARM))
    asset(
        tmp_path, "harm", f'"{HARM}"', summary=f'"{HARM}"', keywords=f'["{HARM}"]', owner=f'"{HARM}"',
        aliases="[harm-was]",
        disseminations=f'[{{channel: web, date: 2566-01-01, reference: "{HARM}"}}]', indicators="[dept/2566/2.10]",
        adoptions=f'[{{unit: plan, date: 2566-01-01, result: "{HARM}"}}]', source=f'{{event: "{HARM}"}}',
    )  # fmt: skip
    status, said = build(tmp_path, "--engine", engine, "--keep-going")

    assert (tmp_path / "site" / "knowledge" / "harm.html").is_file(), said
    assert status == 0, said
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert [path for path, text in pages.items() if "<img src=x" in text or "<script>alert" in text] == []
    assert [path for path, text in pages.items() if "1337" in text] == []


def test_two_builds_of_one_input_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path)
    for site, seed, zone in (("one", "1", "Asia/Tokyo"), ("two", "2", "America/Los_Angeles")):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        monkeypatch.setenv("TZ", zone)
        build(tmp_path, "--site", tmp_path / site)
    one, two = (files(tmp_path / name) for name in ("one", "two"))

    assert sorted(one) == sorted(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_a_centre_without_assets_is_a_friendly_site(tmp_path: Path) -> None:
    repository(tmp_path)
    for path in (tmp_path / "knowledge" / "plan").iterdir():
        path.unlink()
    status, said = build(tmp_path)

    assert status == 0, said
    assert (tmp_path / "site" / "units" / "plan.html").is_file()


def test_a_root_without_knowledge_is_a_usage_error_in_thai(tmp_path: Path) -> None:
    status, said = build(tmp_path)

    assert status == 2
    assert "ไม่พบโฟลเดอร์ knowledge/" in said
    assert "Traceback" not in said


def test_check_speaks_text_json_and_github(tmp_path: Path) -> None:
    repository(tmp_path)
    asset(tmp_path, "bad", "เรื่องผิด", topics="[meeting]")
    text, data, github = (
        lokm("check", "--root", tmp_path, "--today", TODAY, "--format", form) for form in ("text", "json", "github")
    )

    assert text.returncode == data.returncode == github.returncode == 1
    assert "knowledge/plan/bad.md:5:" in text.stdout
    assert any(
        one["path"] == "knowledge/plan/bad.md" and one["line"] == 5 for one in json.loads(data.stdout)["findings"]
    )
    assert "::error file=knowledge/plan/bad.md,line=5" in github.stdout


def test_new_writes_a_skeleton_that_checks_clean_of_errors_and_never_overwrites(tmp_path: Path) -> None:
    repository(tmp_path)
    first = lokm(
        "new", "sop", "new-work", "--root", tmp_path, "--unit", "plan", "--title", "งานใหม่: ทดลอง", "--today", TODAY
    )
    again = lokm("new", "sop", "new-work", "--root", tmp_path, "--today", TODAY)

    assert first.returncode == 0, first.stderr
    assert again.returncode == 2
    assert "มีไฟล์ชื่อนี้อยู่แล้ว" in again.stderr
    assert lokm("check", "--root", tmp_path, "--today", TODAY).returncode == 0


def test_mkdocs_alone_builds_the_same_site(tmp_path: Path) -> None:
    import subprocess
    import sys

    repository(tmp_path)
    write(tmp_path, "docs/index.md", "---\ntitle: หน้าแรก\nsearch_box: page\n---\n\n{{ search() }}\n\n{{ newest(3) }}\n")
    write(tmp_path, "docs/units/index.md", "---\ntitle: หน่วยงาน\n---\n\nหน้าที่เขียนเอง\n")
    asset(tmp_path, "late", "เรื่องที่เลยกำหนดทบทวน", review_by="2566-01-01")
    write(
        tmp_path,
        "hooks/lokm.py",
        "from lokm_build.adapters.mkdocs_hooks import on_config, on_files, on_post_build, on_startup\n",
    )
    default = Path(__file__).parents[2] / "lokm_build" / "site" / "default" / "mkdocs.yml"
    write(tmp_path, "mkdocs.yml", default.read_text("utf-8") + "\nhooks: [hooks/lokm.py]\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "plain")],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
        env={**__import__("os").environ, "SOURCE_DATE_EPOCH": "1795150800"},
    )  # fmt: skip
    status, said = build(tmp_path, "--site", tmp_path / "ours")

    assert done.returncode == 0, done.stderr
    assert status == 0, said
    plain, ours = (files(tmp_path / name) for name in ("plain", "ours"))
    assert sorted(plain) == sorted(ours)
    assert [path for path in ours if plain[path] != ours[path]] == []


def test_a_configuration_of_the_owner_takes_the_place_of_ours(tmp_path: Path) -> None:
    repository(tmp_path)
    write(tmp_path, "docs/index.md", "# หน้าแรก\n")
    write(tmp_path, "docs/web.config", "<configuration />")
    status, said = build(tmp_path)

    assert status == 0, said
    assert (tmp_path / "site" / "web.config").read_text("utf-8") == "<configuration />"
    assert "ErrorDocument 404 /404.html" in (tmp_path / "site" / ".htaccess").read_text("utf-8")
