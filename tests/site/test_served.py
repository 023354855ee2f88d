"""The sample site on Debian's nginx and Apache, with the configuration that we give for them."""

import gzip
import posixpath
import shutil
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
import webservers
from conftest import lokm
from webservers import Server

from lokm_build.export.servers import configurations as configurations_for
from lokm_build.model.registry import Centre
from lokm_build.site.write import write_files

pytestmark = pytest.mark.build

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
}
SECURITY = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": "frame-ancestors 'self'",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ONE_OF_EACH = (
    "/index.html", "/catalogue.csv", "/catalogue.json", "/feed.xml", "/sitemap.xml", "/assets/lokm/base.css",
    "/assets/lokm/search.js", "/search/head.js",
)  # fmt: skip


@pytest.fixture(scope="module")
def configurations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("servers")
    done = lokm("servers", "--out", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module", params=["nginx", "apache", "apache with .htaccess"])
def server(request: pytest.FixtureRequest, sample_site: Path, configurations: Path) -> Iterator[Server]:
    command = {
        "nginx": partial(webservers.nginx, included=configurations / "nginx.conf"),
        "apache": partial(webservers.apache, included=configurations / "apache.conf"),
        "apache with .htaccess": partial(webservers.apache, included=None),
    }[request.param]
    with webservers.running(sample_site, command) as found:
        for path in (".site.lock", ".git/config", "files/.secret", ".well-known/acme-challenge/token"):
            (found.site / path).parent.mkdir(parents=True, exist_ok=True)
            (found.site / path).write_text("kept", "utf-8")
        yield found


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser hands it
        self.found += [value for name, value in attrs if name in ("href", "src", "action") and value]


def links(site: Path) -> set[str]:
    """The paths to which the pages of a site lead in it."""
    found = set()
    for page in site.rglob("*.html"):
        references = _References()
        references.feed(page.read_text("utf-8"))
        for reference in references.found:
            parts = urlsplit(reference)
            if not (parts.scheme or parts.netloc) and parts.path:
                place = f"/{page.parent.relative_to(site).as_posix()}/"
                found.add(posixpath.normpath(posixpath.join(place, unquote(parts.path))))
    return found


def test_every_link_of_the_site_is_answered(server: Server) -> None:
    asked = links(server.site)

    assert len(asked) > 150
    assert [path for path in sorted(asked) if server.get(quote(path)).status != 200] == []


def test_every_file_is_answered_with_its_type_and_headers(server: Server) -> None:
    files = [path for path in server.site.rglob("*.*") if path.is_file() and path.suffix in TYPES]

    assert {path.suffix for path in files} == set(TYPES)
    for file in files:
        path = file.relative_to(server.site).as_posix()
        answer = server.get(f"/{quote(path)}")
        kind = "application/atom+xml" if path == "feed.xml" else TYPES[file.suffix]
        assert (answer.status, answer.headers["content-type"], answer.body) == (200, kind, file.read_bytes()), path
        assert answer.headers.items() >= SECURITY.items(), path


def test_the_home_page_needs_no_name(server: Server) -> None:
    assert server.get("/").body == (server.site / "index.html").read_bytes()
    assert server.get("/knowledge").headers["location"].endswith("/knowledge/")


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_text_is_packed_when_it_is_asked_for_so(server: Server, path: str) -> None:
    packed = server.get(path, Accept_Encoding="gzip")

    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert gzip.decompress(packed.body) == (server.site / path[1:]).read_bytes()
    assert "content-encoding" not in server.get(path).headers


def test_what_is_packed_already_is_left_so(server: Server) -> None:
    assert "content-encoding" not in server.get("/assets/lokm/sarabun-400.woff2", Accept_Encoding="gzip").headers


@pytest.mark.parametrize("path", [*ONE_OF_EACH, "/search/index.html", "/search/words.js", "/lokm-site.json"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_what_keeps_its_name_is_asked_for_again_and_costs_nothing_when_it_is_the_same(
    server: Server, path: str, coding: str
) -> None:
    first = server.get(path, Accept_Encoding=coding)
    again = server.get(path, Accept_Encoding=coding, If_None_Match=first.headers["etag"])

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status, again.body) == (304, b"")
    assert again.headers["cache-control"] == "no-cache"


def test_what_changes_its_name_or_version_is_kept(server: Server) -> None:
    hashed = next(server.site.glob("assets/stylesheets/main.*.min.css")).relative_to(server.site)
    shard = next(server.site.glob("search/grams/*.js")).relative_to(server.site)
    cards = next(server.site.glob("data/cards/*.js")).relative_to(server.site)

    kept = {server.get(f"/{path}").headers["cache-control"] for path in (hashed, f"{shard}?08e0ff6e73", f"{cards}?1a")}

    assert kept == {"max-age=31536000, immutable"}
    assert server.get(f"/{shard}").headers["cache-control"] == "no-cache"
    assert server.get("/assets/lokm/sarabun-400.woff2").headers["cache-control"] == "max-age=604800"


@pytest.mark.parametrize("path", ["/none.html", "/knowledge/deep/er/none.html", "/search/grams/none.js?08e0ff6e73"])
def test_what_is_not_there_shows_the_page_of_the_site_and_is_not_kept(server: Server, path: str) -> None:
    answer = server.get(path)

    assert (answer.status, answer.body) == (404, (server.site / "404.html").read_bytes())
    assert answer.headers["content-type"] == TYPES[".html"]
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers.items() >= SECURITY.items()


@pytest.mark.parametrize("path", ["/assets/", "/search/grams/", "/files/"])
def test_no_folder_is_listed(server: Server, path: str) -> None:
    answer = server.get(path)
    names = [entry.name for entry in (server.site / path[1:]).iterdir()]

    assert answer.status == 403
    assert [name for name in names if name.encode() in answer.body] == []


@pytest.mark.parametrize(
    "path",
    ["/.site.lock", "/.git/config", "/%2egit/config", "/files/.secret", "/.htaccess", "/.nojekyll", "/web.config"],
)
def test_what_is_for_servers_or_begins_with_a_dot_is_not_served(server: Server, path: str) -> None:
    assert server.get(path).status in (403, 404)


def test_certificates_can_be_renewed(server: Server) -> None:
    assert server.get("/.well-known/acme-challenge/token").body == b"kept"


@pytest.mark.parametrize("name", ["nginx", "apache"])
def test_a_site_in_a_folder_of_the_host_is_served_as_one_at_its_root(
    name: str, sample_site: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample_site, tmp_path / "host" / "km")
    centre = Centre(name="ศูนย์", organisation="กรม", url="https://www.example.go.th/km/")
    write_files(tmp_path, configurations_for(centre))
    command = partial(getattr(webservers, name), included=tmp_path / f"{name}.conf")
    with webservers.running(tmp_path / "host", command) as found:
        lost = found.get("/km/knowledge/none.html")
        shard = next((found.site / "km").glob("search/grams/*.js")).name

        assert (lost.status, lost.body) == (404, (sample_site / "404.html").read_bytes())
        assert found.get("/km/feed.xml").headers["content-type"] == "application/atom+xml"
        assert found.get(f"/km/search/grams/{shard}?1a").headers["cache-control"] == "max-age=31536000, immutable"
        assert found.get("/km/web.config").status == 404
