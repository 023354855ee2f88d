"""Addresses of generated pages, and the resolution of the links that bodies carry.

All addresses are relative to the site's root and percent-encoded; a page puts its
own way to the root before them. A body says `lokm:<repository path>#fragment`,
because it is rendered without knowing its neighbours: `resolve` knows them.
"""

import re
from html import escape
from urllib.parse import quote, unquote

from lokm_build.derive.files import published_name
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.kinds import Kind

_ANCHOR = re.compile(
    r'<a\b(?P<before>[^>]*?)\shref="lokm:(?P<target>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>', re.S
)
_IMAGE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\ssrc="lokm:(?P<target>[^"]*)"')
_ALTERNATIVE = re.compile(r'\salt="([^"]*)"')


def asset_url(identity: str) -> str:
    """The page of an asset."""
    return f"knowledge/{identity}.html"


def unit_url(code: str) -> str:
    """The list of a unit's assets."""
    return f"units/{code}.html"


def topic_url(code: str) -> str:
    """The list of a topic's assets."""
    return f"topics/{code}.html"


def indicator_slug(key: str) -> str:
    """An indicator's key (agency/year/code) as file names and addresses write it: `doh_2566_2.2`."""
    return key.replace("/", "_")


def indicator_url(key: str) -> str:
    """The list of an indicator's assets."""
    return f"indicators/{indicator_slug(key)}.html"


def kind_url(kind: Kind) -> str:
    """The list of a kind's assets."""
    return f"kinds/{kind.value}.html"


def year_url(year: int) -> str:
    """The list of a fiscal year's assets."""
    return f"years/{year}.html"


def file_url(path: str, catalogue: Catalogue) -> str | None:
    """Where a repository file is published, if it is."""
    sha256 = catalogue.files.get(path)
    return quote(published_name(path, sha256)) if sha256 else None


def resolve(html: str, catalogue: Catalogue, root: str = "../") -> str:
    """`html` with every `lokm:` link led to its page or file.

    What this edition does not show is not linked: its text stays, an image leaves its alternative text.
    """

    def anchor(match: re.Match[str]) -> str:
        address = _address(match["target"], catalogue)
        if address is None:
            return match["text"]
        return f'<a{match["before"]} href="{root}{address}"{match["after"]}>{match["text"]}</a>'

    def image(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[0])
        if source is None:
            return match[0]
        address = _address(source["target"], catalogue)
        if address is None:
            alternative = _ALTERNATIVE.search(match[0])
            return alternative[1] if alternative else ""
        return match[0].replace(source[0], f' src="{root}{address}"')

    return _IMAGE.sub(image, _ANCHOR.sub(anchor, html)) if "lokm:" in html else html


def _address(target: str, catalogue: Catalogue) -> str | None:
    """The address of `<path>#fragment`, as an attribute may hold it."""
    quoted, mark, fragment = target.partition("#")
    path = unquote(quoted)
    asset = catalogue.linked(path)
    address = asset_url(asset.id) if asset else file_url(path, catalogue)
    return address and escape(address) + mark + fragment


def edit_url(asset: Asset, repository: str | None) -> str | None:
    """Where the asset's source opens for editing on GitHub or GitLab; None for other places.

    A repository may name a branch (`https://github.com/owner/name/tree/develop`); without one it is `main`.
    """
    if not repository or not repository.startswith(("https://", "http://")):
        return None
    base, _, branch = repository.replace("/-/tree/", "/tree/").partition("/tree/")
    base = base.rstrip("/").removesuffix(".git")
    way = _edit_way(base.split("/")[2].lower())
    return f"{base}/{way}/{quote(branch.strip('/') or 'main')}/{quote(asset.path)}" if way else None


def _edit_way(host: str) -> str:
    if "github" in host:
        return "edit"
    return "-/edit" if "gitlab" in host else ""
