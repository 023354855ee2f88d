"""Ready configuration for the servers of offices: Apache, IIS, nginx, and the Pages of GitHub and GitLab.

The files of this folder are served as they were written, but for the place of 404.html, which servers want from
their root: the path of the centre's address stands before it. Apache and IIS read theirs in the site itself;
nginx, whose configuration is none of a site's, and an Apache that reads none there are given theirs by
`lokm servers`.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import quote

from lokm_build.model.registry import Centre

_IN_SITE = {".htaccess": "apache.conf", "web.config": "web.config"}
_NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to publish a branch as it stands."""

IN_SITE = (*_IN_SITE, _NO_JEKYLL)
CONFIGURATIONS = ("apache.conf", "nginx.conf", "web.config")

_FROM_ROOT = " /404.html"
_PATH = re.compile(r"https?://[^/?#]+([^?#]*)")  # not `urlsplit`, which raises for `http://[`


def site_files(centre: Centre) -> Iterator[tuple[str, bytes]]:
    """(site path, bytes) of what servers read in a site."""
    for path, name in _IN_SITE.items():
        yield path, _configuration(name, centre)
    yield _NO_JEKYLL, b""


def configurations(centre: Centre) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of what an administrator takes into a server's own configuration."""
    for name in CONFIGURATIONS:
        yield name, _configuration(name, centre)


def _configuration(name: str, centre: Centre) -> bytes:
    written = files(__name__).joinpath(name).read_text("utf-8")
    return written.replace(_FROM_ROOT, f" {_folder(centre)}/404.html").encode()


def _folder(centre: Centre) -> str:
    """The path of the centre's address, without its last stroke: nothing for a host of its own."""
    address = _PATH.match(centre.url or "")
    return quote(address[1].rstrip("/"), safe="/%") if address else ""
