"""What the documents and workflows say is so: links lead somewhere, commands exist, examples read, rights are small."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from lokm_build.checks.report import lines
from lokm_build.model.asset import FrontMatter
from lokm_build.model.codes import CODES, finding
from lokm_build.model.finding import Severity
from lokm_build.model.kinds import KINDS
from lokm_build.model.place import Place
from lokm_build.model.registry import REGISTRY_FILES, Centre
from lokm_build.model.source import Source
from lokm_build.parse import parse_asset
from lokm_build.render.body import render_body
from lokm_build.site.frames import SECTIONS

ROOT = Path(__file__).resolve().parent.parent.parent
GENERATED = {"catalogue.csv", "catalogue.json", "feed.xml"}
SITE_PAGES = sorted((ROOT / "docs").rglob("*.md"))
PAPERS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")]
DOCUMENTS = [*PAPERS, *sorted((ROOT / "decisions").glob("*.md")), *SITE_PAGES]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

_FENCE = re.compile(r"^( *)(`{3,})([a-z]*)\n(.*?)^\1\2 *$", re.S | re.M)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\]\(([^)\s]+)\)|href=\"([^\"]+)\"")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _fences(path: Path) -> Iterator[tuple[str, str]]:
    """Language and text of each fenced block, without its own indentation."""
    for indent, _, language, text in _FENCE.findall(path.read_text("utf-8")):
        yield language, re.sub(f"^{indent}", "", text, flags=re.M)


def _links(path: Path) -> list[str]:
    prose = _CODE.sub("", _FENCE.sub("", path.read_text("utf-8")))
    found = [one or other for one, other in _LINK.findall(prose)]
    return [link for link in found if not re.match(r"[a-z]+:|#", link)]


def _anchors(path: Path) -> set[str]:
    text = path.read_text("utf-8")
    given = re.findall(r"\{: #([\w-]+) \}", text)
    headings = [re.sub(r"[^\w\s\u0e31-\u0e4e-]", "", head).strip() for head in re.findall(r"^#+ (.+)$", text, re.M)]
    return {*given, *(re.sub(r"\s", "-", head.lower()) for head in headings)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_relative_link_leads_to_a_file(document: Path) -> None:
    for link in _links(document):
        file, _, fragment = unquote(link).partition("#")
        target = (document.parent / file).resolve()
        if document in SITE_PAGES and _is_made(target):
            continue
        assert target.exists(), link
        assert not fragment or fragment in _anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_place_within_a_document_is_there(document: Path) -> None:
    prose = _FENCE.sub("", document.read_text("utf-8"))

    assert [at for at in re.findall(r"\]\(#([^)]+)\)", prose) if at not in _anchors(document)] == []


def _is_made(target: Path) -> bool:
    """Whether the site has this file though docs/ has not: a section's landing, or an export."""
    landings = {ROOT / "docs" / section / "index.md" for section in SECTIONS}
    return target in landings or (target.parent == ROOT / "docs" and target.name in GENERATED)


@pytest.mark.parametrize("page", SITE_PAGES, ids=_name)
def test_no_guide_needs_the_sample(page: Path) -> None:
    """An office that replaces the sample's assets by its own still builds its guides."""
    text = re.sub(r"\{% raw %\}.*?\{% endraw %\}", "", page.read_text("utf-8"), flags=re.S)

    assert "{{ card(" not in text
    assert not re.search(r"\]\((?:\.\./)*knowledge/(?!index\.md)", text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=_name)
def test_every_finding_code_that_is_named_exists(document: Path) -> None:
    named = set(re.findall(r"`([A-Z]{3,}(?:-[A-Z]+)+)`", document.read_text("utf-8")))

    assert named - set(CODES) == set()


def test_the_finding_that_the_guides_show_is_what_the_check_says() -> None:
    place = Place("knowledge/osec/meeting-notes.md", 5, 10)
    shown = "\n".join(lines([finding("TOPIC-UNKNOWN", place, near="meetings", value="meting")]))

    for guide in ("contributor", "findings"):
        assert shown in (ROOT / "docs" / "guides" / f"{guide}.md").read_text("utf-8")


def _examples() -> Iterator[tuple[str, str]]:
    for path in (ROOT / "CONTRIBUTING.md", *SITE_PAGES):
        for number, (language, text) in enumerate(_fences(path)):
            is_of_pages = "\njobs:" in text or "\n  script:" in text
            if (language == "yaml" and not is_of_pages) or text.startswith("---\n"):
                yield f"{_name(path)} {number}", text


@pytest.mark.parametrize(("name", "text"), list(_examples()), ids=lambda value: value if len(value) < 60 else "")
def test_every_example_reads_without_errors(name: str, text: str) -> None:
    if text.startswith("- "):
        assert any(_fits(entry, text) for entry in REGISTRY_FILES.values()), name
        return
    if text.startswith("forms:"):
        Centre.model_validate({"name": "ก", "organisation": "ก", **yaml.load(text, yaml.BaseLoader)})
        return
    if not text.startswith("---\n"):
        text = "---\ntitle: ก\nkind: sop\nunit: osec\ntopics: [km]\nfiscal_year: 2567\n" + text + "---\n"
    asset, findings = parse_asset(Source("knowledge/osec/example.md", text.encode()))

    assert asset is not None
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    assert render_body(asset).findings == ()


def _fits(entity: Any, text: str) -> bool:
    entries = yaml.load(text, yaml.BaseLoader)
    keys = {field.alias or name for name, field in entity.model_fields.items()}
    if not all(set(entry) <= keys for entry in entries):
        return False
    return all(entity.model_validate(entry) for entry in entries)


def test_the_key_names_in_the_contributors_table_are_keys() -> None:
    text = (ROOT / "docs" / "guides" / "contributor.md").read_text("utf-8")
    table = text.partition("| คีย์ | เขียนอะไร |")[2].partition("\n\n")[0]

    named = {key for row in table.splitlines() for key in re.findall(r"`(\w+)`", row.split("|")[1] if row else "")}

    assert named
    assert named <= set(FrontMatter.model_fields)


@pytest.mark.build
def test_headings_of_guides_have_readable_thai_ids(sample_site: Path) -> None:
    page = (sample_site / "guides" / "it-officer.html").read_text("utf-8")

    assert 'id="ติดตั้ง"' in page
    assert not re.search(r'<h[2-6] id="_?\d*"', page)


# ---- workflows ----


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=_name)
def test_a_workflow_may_only_read_and_knows_no_secret(workflow: Path) -> None:
    text = workflow.read_text("utf-8")
    read = yaml.load(text, yaml.BaseLoader)

    assert read["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in read["jobs"].values())
    assert "pull_request_target" not in read["on"]
    assert "pull_request" in read["on"]
    assert "secrets." not in text
    assert "secrets:" not in text


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=_name)
def test_a_workflow_uses_official_actions_and_leaves_no_credentials(workflow: Path) -> None:
    steps = [step for job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]

    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_check_keeps_the_preview_even_when_it_fails() -> None:
    steps = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["check"]["steps"]
    runs = {step.get("run", ""): step for step in steps}
    upload = steps[-1]

    assert "lokm check --format github" in runs
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert upload["with"]["path"] == "site"
    assert upload["if"] == runs["lokm build --keep-going --quiet"]["if"] == "${{ !cancelled() }}"


def test_gitlab_does_the_same_without_variables_of_the_project() -> None:
    read = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    job = read["check"]

    assert any("--require-hashes -r requirements.lock" in line for line in job["script"])
    assert job["artifacts"]["when"] == "always"
    assert job["artifacts"]["paths"] == ["site/"]
    assert not any("$" in line for line in job["script"])


# ---- owners and forms ----


def _owner(path: str) -> str:
    """Who owns a path: the last line of CODEOWNERS that matches."""
    owner = ""
    for line in (ROOT / ".github" / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, owners = line.split()
            inside = pattern.endswith("/") and path.startswith(pattern[1:])
            if pattern == "*" or inside or path == pattern[1:]:
                owner = owners
    return owner


def test_knowledge_and_code_have_different_owners() -> None:
    left_out = {".git", ".venv", "site", "site-internal", "export", "node_modules"}
    entries = [entry for entry in ROOT.iterdir() if entry.name not in left_out]

    owners = {entry.name: _owner(f"{entry.name}/x" if entry.is_dir() else entry.name) for entry in entries}

    assert owners.pop("knowledge") == "@example-dept/km-team"
    assert set(owners.values()) == {"@example-dept/it-team"}
    assert _owner(".github/workflows/check.yml") == _owner("docs/guides/reader.md") == "@example-dept/it-team"
    assert _owner("knowledge/osec/a.md") == _owner("knowledge/registry/units.yml") == "@example-dept/km-team"


def test_the_form_offers_every_kind_by_its_name() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/knowledge.yml").read_text("utf-8"))
    fields = {field.get("id"): field for field in form["body"]}

    assert fields["kind"]["attributes"]["options"] == [info.name for info in KINDS.values()]
    assert {"title", "kind", "unit", "text"} <= set(fields)
    assert all(option["required"] for option in fields["privacy"]["attributes"]["options"])


@pytest.mark.parametrize("form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=_name)
def test_a_form_is_one_that_github_accepts(form: Path) -> None:
    read = yaml.safe_load(form.read_text("utf-8"))
    ids = [field["id"] for field in read["body"] if "id" in field]

    assert {"name", "description", "body"} <= set(read)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z_-]+", one) for one in ids)
    assert {field["type"] for field in read["body"]} <= {"markdown", "input", "textarea", "dropdown", "checkboxes"}
