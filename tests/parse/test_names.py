import pytest
from repo import Repo

ASSET = Repo().asset("x").files["knowledge/x.md"]


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("Budget-Plan.md", "FILE-NAME", "'budget-plan.md'"),
        ("my file (1).md", "FILE-NAME", "'my-file-1.md'"),
        ("budget-๒๕๖๖.md", "FILE-NAME", "'budget-2566.md'"),
        ("budgеt.md", "FILE-NAME", "CYRILLIC SMALL LETTER IE"),
        ("{{7*7}}.md", "FILE-NAME", "{{7*7}}"),
        ("abc .md", "FILE-NAME", "'abc.md'"),
        ("index.md", "FILE-NAME-RESERVED", "index"),
        ("nul.md", "FILE-NAME-RESERVED", "nul"),
        ("dir./a.md", "FILE-FOLDER", "dir."),
        ("con.pdf", "FILE-ATTACHMENT-NAME", "Windows"),
    ],
)
def test_a_name_that_some_system_refuses_is_told_with_a_better_one(name: str, code: str, told: str) -> None:
    repo = Repo().file(f"knowledge/{name}", ASSET)
    assert repo.places()[0] == f"{name}:1 {code}"
    assert told in repo.hint(code)


def test_a_direction_override_is_shown_escaped() -> None:
    line = Repo().file("knowledge/a\u202egnp.md", ASSET).findings()[0]
    assert line.startswith("knowledge/a‹U+202E›gnp.md:1:1 FILE-NAME")


def test_digits_and_folders_with_thai_names_are_allowed() -> None:
    repo = Repo().file("knowledge/กลุ่มงาน/0012.md", ASSET)
    assert repo.findings() == []
    assert [asset.id for asset in repo.parsed().assets] == ["0012"]


def test_readmes_and_what_systems_leave_behind_are_nothing_of_ours() -> None:
    repo = Repo()
    for name in ("README.md", "ops/readme.md", ".DS_Store", "Thumbs.db", "~$plan.docx", ".obsidian/app.json"):
        repo.file(f"knowledge/{name}", b"x")
    assert (repo.findings(), repo.parsed().assets, repo.parsed().files) == ([], (), {})


def test_one_name_in_two_folders_is_told_with_the_other() -> None:
    repo = Repo().asset("a/same").asset("b/same")
    assert repo.places() == ["b/same.md:1 ID-DUPLICATE"]
    assert "knowledge/a/same.md" in repo.hint("ID-DUPLICATE")
