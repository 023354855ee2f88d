"""`sitemap.xml` and `robots.txt`, for a centre that has an address of its own."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree.ElementTree import Element

from lokm_build.export.xml import child, document
from lokm_build.model.catalogue import Catalogue, Edition

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000
"""The protocol's limit for one file."""


def site_maps(catalogue: Catalogue, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """(site path, bytes) of the site map(s) of these pages; nothing without an address, nor for internal eyes."""
    url = catalogue.registry.centre.url
    if not url or catalogue.edition is Edition.INTERNAL:
        return
    home, pages = f"{url.rstrip('/')}/", sorted(paths)
    parts = [pages[start : start + _MOST] for start in range(0, len(pages), _MOST)]
    names = ["sitemap.xml"] if len(parts) <= 1 else [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _url_set(home, part)
    if len(parts) > 1:
        yield "sitemap.xml", _map_index(home, names)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {home}sitemap.xml\n".encode()


def _url_set(home: str, pages: list[str]) -> bytes:
    urls = Element("urlset", xmlns=_NAMESPACE)
    for path in pages:
        child(child(urls, "url"), "loc", home + quote(path))
    return document(urls)


def _map_index(home: str, names: list[str]) -> bytes:
    index = Element("sitemapindex", xmlns=_NAMESPACE)
    for name in names:
        child(child(index, "sitemap"), "loc", home + name)
    return document(index)
