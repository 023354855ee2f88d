"""What a preview shows, of which build it is, and when a page is told to load anew."""

from pathlib import Path

import pytest

from lokm_build.adapters.engine_inputs import engine_places
from lokm_build.adapters.preview import Preview
from lokm_build.adapters.preview_server import is_own, marked, site_path
from lokm_build.adapters.watching import Watch

PAGE, OTHER = "knowledge/a.html", "index.html"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of a site that stands."""
    preview = Preview(tmp_path)
    for path in (PAGE, OTHER):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes("เก่า".encode())
    preview.begins()
    preview.stands()
    return preview


def outdated(preview: Preview, path: str, number: int) -> bool | None:
    return preview.outdated(path, number, 0)


def test_a_page_that_is_ready_is_shown_before_the_site_stands_and_loads_once(preview: Preview) -> None:
    (_, page), (_, other) = preview.read(PAGE), preview.read(OTHER)
    assert not outdated(preview, PAGE, page)

    preview.begins()
    preview.ready({PAGE: "ใหม่".encode()})
    assert (outdated(preview, PAGE, page), outdated(preview, OTHER, other)) == (True, False)
    data, renewed = preview.read(PAGE)
    assert data.decode() == "ใหม่"
    assert not outdated(preview, PAGE, renewed)

    preview.stands()
    assert (outdated(preview, PAGE, renewed), outdated(preview, OTHER, other)) == (False, True)


def test_a_build_that_came_to_nothing_does_not_hide_the_next_one(preview: Preview) -> None:
    preview.begins()
    preview.ready({PAGE: b"1"})
    _, of_nothing = preview.read(PAGE)

    preview.begins()
    assert preview.read(PAGE)[0].decode() == "เก่า"
    preview.ready({PAGE: b"2"})
    assert outdated(preview, PAGE, of_nothing)
    preview.stands()
    assert outdated(preview, PAGE, of_nothing)


def test_at_the_end_nobody_waits(preview: Preview) -> None:
    preview.close()

    assert preview.outdated(PAGE, preview.read(PAGE)[1], 60) is None


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", ""),
        ("/knowledge/", "knowledge/"),
        ("/knowledge/%E0%B8%81.html?q=1#x", "knowledge/ก.html"),
        ("//host//a.html", "host/a.html"),
        ("/a..b/...", "a..b/..."),
        *((bad, None) for bad in ("*", "a.html", "/../a", "/a/%2e%2e/b", "/./a", "/..%2fa", "/..%5Ca", "/%00", "/C:/")),
    ],
)
def test_a_request_names_a_path_below_the_site_or_none(target: str, path: str | None) -> None:
    assert site_path(target) == path


def test_the_script_stands_at_the_end_of_a_page() -> None:
    script = b'<script src="/.lokm/live.js" data-number="7"></script>'

    assert marked(b"<body>&lt;/body></body></html>", 7) == b"<body>&lt;/body>" + script + b"</body></html>"
    assert marked(b"<p>", 7) == b"<p>" + script


def test_changed_new_and_removed_files_are_seen_and_what_editors_leave_is_not(tmp_path: Path) -> None:
    for name in ("kept", "changed", "removed"):
        (tmp_path / name).write_text(name)
    watch = Watch([tmp_path])

    (tmp_path / "changed").write_text("otherwise")
    (tmp_path / "removed").unlink()
    for path in ("folder/new", "folder/new~", ".new.swp", "__pycache__/x.pyc", ".#new"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).touch()

    watch.start()
    assert watch.changes() == {str(tmp_path / path) for path in ("changed", "removed", "folder/new")}
    (tmp_path / "folder" / "new").rename(tmp_path / "kept")
    assert watch.changes() == {str(tmp_path / path) for path in ("kept", "folder/new")}
    watch.stop()


def test_places_that_come_later_are_watched_too(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    watch = Watch([tmp_path / "one"])
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "a").touch()

    watch.move([tmp_path / "one", tmp_path / "two"])
    assert watch.changes() == {str(tmp_path / "two" / "a")}
    watch.stop()


def test_the_configuration_names_where_to_look(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "base").mkdir(parents=True)
    (home / "mkdocs.yml").write_text("INHERIT: base/base.yml\nhooks: [hooks/a.py]\nwatch: [more]\n")
    (home / "base" / "base.yml").write_text("INHERIT: ../mkdocs.yml\ntheme: {name: material, custom_dir: theme}\n")

    found = engine_places(home / "mkdocs.yml", home / "docs")

    assert {place.resolve().relative_to(home).as_posix() for place in found} == {
        "docs", "mkdocs.yml", "hooks/a.py", "more", "base/base.yml", "base/theme",
    }  # fmt: skip


def test_a_configuration_that_is_half_written_names_itself(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("hooks: [\n")

    assert engine_places(tmp_path / "mkdocs.yml", tmp_path / "docs") == {tmp_path / "mkdocs.yml", tmp_path / "docs"}


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("example.org:8000", False),
        ("", False),
        ("127.0.0.1.example.org", False),
    ],
)
def test_only_requests_meant_for_this_machine_are_answered(host: str, own: bool) -> None:
    """A page elsewhere may give a name of its own this machine's address."""
    assert is_own(host) is own
