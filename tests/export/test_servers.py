"""The ready configurations: each knows the same files, and says where 404.html lies."""

import re
from xml.etree import ElementTree

import pytest

from lokm_build.export.servers import IN_SITE, configurations, site_files
from lokm_build.model.registry import Centre
from lokm_build.parse.attachments import EXTENSIONS

MADE = {"html", "css", "js", "json", "map", "xml", "svg", "woff2", "csv", "txt", "png", "ico"}
"""What a site holds besides attachments."""


def written(url: str | None = None) -> dict[str, str]:
    centre = Centre(name="ศูนย์", organisation="กรม", url=url)
    return {name: data.decode() for name, data in configurations(centre)}


def types(name: str, text: str) -> dict[str, str]:
    """The type of each extension."""
    if name == "web.config":
        section = ElementTree.fromstring(text).find("system.webServer/staticContent")
        assert section is not None
        found = {one.attrib["fileExtension"]: one.attrib["mimeType"] for one in section.iter("mimeMap")}
        return {extension[1:]: kind.partition(";")[0] for extension, kind in found.items()}
    lines = re.findall(r"^ *(?:AddType )?([a-z]+/[\w.+-]+) +([\w. ]+);?$", text, re.M)
    return {extension.lstrip("."): kind for kind, extensions in lines for extension in extensions.split()}


def test_every_server_gives_every_file_the_same_type() -> None:
    known = {name: types(name, text) for name, text in written().items()}

    assert set(known["nginx.conf"]) >= MADE | set(EXTENSIONS)
    assert known["apache.conf"] == known["nginx.conf"]
    assert known["web.config"] == known["nginx.conf"]


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (None, "/404.html"),
        ("https://km.example.go.th", "/404.html"),
        ("https://www.example.go.th/km/", "/km/404.html"),
        ("http://[x/ก; }", "/%E0%B8%81%3B%20%7D/404.html"),
    ],
)
def test_the_page_for_what_is_not_there_lies_where_the_centre_does(url: str | None, page: str) -> None:
    text = written(url)

    assert f"error_page 404 {page};\n" in text["nginx.conf"]
    assert f"ErrorDocument 404 {page}\n" in text["apache.conf"]


def test_a_site_holds_what_its_server_reads_there() -> None:
    made = dict(site_files(Centre(name="ศูนย์", organisation="กรม")))

    assert tuple(made) == IN_SITE
    assert made[".htaccess"].decode() == written()["apache.conf"]
    assert made["web.config"].decode() == written()["web.config"]


def test_iis_is_told_all_that_the_other_servers_are() -> None:
    root = ElementTree.fromstring(written()["web.config"])
    server = root.find("system.webServer")
    assert root.tag == "configuration"
    assert server is not None

    assert [one.attrib["value"] for one in server.iterfind("defaultDocument/files/add")] == ["index.html"]
    assert server.find("directoryBrowse[@enabled='false']") is not None
    assert server.find("httpErrors/error[@statusCode='404'][@path='404.html'][@responseMode='File']") is not None
    assert server.find("urlCompression[@doStaticCompression='true']") is not None
    assert server.find("staticContent/clientCache[@cacheControlMode='DisableCache']") is not None
    headers = {one.attrib["name"]: one.attrib["value"] for one in server.iterfind("httpProtocol/customHeaders/add")}
    set_by_apache = re.findall(r'^ +Header always set ([\w-]+) "([^"]*)"$', written()["apache.conf"], re.M)
    assert headers.items() == set(set_by_apache) - {("Cache-Control", "no-cache")}
    hidden = [one.attrib["segment"] for one in server.iterfind("security/requestFiltering/hiddenSegments/add")]
    assert set(hidden) >= {name for name in IN_SITE if name.startswith(".")}


def test_iis_never_meets_the_same_entry_twice() -> None:
    """An entry that the server has already is an error there, and the whole site a page that says so."""
    server = ElementTree.fromstring(written()["web.config"])
    for collection in server.iter():
        added = [one for one in collection if one.tag in ("add", "mimeMap", "error")]
        removed = [one for one in collection if one.tag in ("remove", "clear")]

        assert len(removed) >= len(added)
