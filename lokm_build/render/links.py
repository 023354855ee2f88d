"""Addresses of generated pages, and the resolution of the links that bodies carry.

All addresses are relative to the site's root and percent-encoded; a page puts its
own way to the root before them. A body says `lokm:<repository path>#fragment`,
because it is rendered without knowing its neighbours: `resolve` knows them.
"""

import posixpath
import re
from html import escape
from urllib.parse import quote, unquote

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.kinds import Kind

_ANCHOR = re.compile(r'<a\b(?P<before>[^>]*?)\shref="lokm:(?P<target>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>', re.S)
_SOURCE = re.compile(r'\ssrc="lokm:(?P<target>[^"]*)"')


def asset_url(identity: str) -> str:
    """The page of an asset."""
    return f"knowledge/{identity}.html"


def unit_url(code: str) -> str:
    """The list of a unit's assets."""
    return f"units/{code}.html"


def topic_url(code: str) -> str:
    """The list of a topic's assets."""
    return f"topics/{code}.html"


def indicator_url(key: str) -> str:
    """The list of an indicator's assets; `key` is agency/year/code."""
    return f"indicators/{key.replace('/', '_')}.html"


def kind_url(kind: Kind) -> str:
    """The list of a kind's assets."""
    return f"kinds/{kind.value}.html"


def year_url(year: int) -> str:
    """The list of a fiscal year's assets."""
    return f"years/{year}.html"


def published_name(path: str, sha256: str) -> str:
    """Where an attachment is published: an ASCII name that two files of one name cannot share."""
    stem, dot, suffix = posixpath.basename(path).rpartition(".")
    ascii_stem = re.sub(r"[^a-z0-9]+", "-", (stem if dot else suffix).lower()).strip("-") or "file"
    return f"files/{ascii_stem[:60]}-{sha256[:8]}{f'.{suffix.lower()}' if dot else ''}"


def resolve(html: str, catalogue: Catalogue, root: str = "../") -> str:
    """`html` with every `lokm:` link led to its page or file.

    What this edition does not show is not linked: its text stays, an image leaves its alternative text.
    """

    def anchor(match: re.Match[str]) -> str:
        address = _address(match["target"], catalogue)
        if address is None:
            return match["text"]
        return f'<a{match["before"]} href="{escape(root + address)}"{match["after"]}>{match["text"]}</a>'

    return _resolve_images(_ANCHOR.sub(anchor, html), catalogue, root)


def _resolve_images(html: str, catalogue: Catalogue, root: str) -> str:
    def image(match: re.Match[str]) -> str:
        source = _SOURCE.search(match[0])
        if source is None:
            return match[0]
        address = _address(source["target"], catalogue)
        if address is None:
            alternative = re.search(r'\salt="([^"]*)"', match[0])
            return alternative[1] if alternative else ""
        return match[0].replace(source[0], f' src="{escape(root + address)}"')

    return re.sub(r"<img\b[^>]*>", image, html)


def _address(target: str, catalogue: Catalogue) -> str | None:
    quoted, mark, fragment = target.partition("#")
    path = unquote(quoted)
    asset = catalogue.by_path.get(path)
    if asset is not None:
        return asset_url(asset.id) + mark + fragment
    if path in catalogue.files:
        return quote(published_name(path, catalogue.files[path])) + mark + fragment
    return None


def edit_url(asset: Asset, repository: str | None) -> str | None:
    """Where the asset's source opens for editing on GitHub or GitLab; None for other places.

    A repository may name a branch, as in `https://github.com/owner/name/tree/develop`; without one it is `main`.
    """
    if not repository or not repository.startswith(("https://", "http://")):
        return None
    base, _, branch = repository.rstrip("/").removesuffix(".git").replace("/-/tree/", "/tree/").partition("/tree/")
    host = base.split("/")[2].lower()
    middle = {"github": "edit", "gitlab": "-/edit"}.get(next((n for n in ("github", "gitlab") if n in host), ""))
    return f"{base}/{middle}/{quote(branch or 'main')}/{quote(asset.path)}" if middle else None
