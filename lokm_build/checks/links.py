"""Links of bodies lead to files that are there, to headings that are there, and not to what is retired."""

from collections.abc import Iterator

from lokm_build.checks.known import known_assets
from lokm_build.checks.references import successor_of
from lokm_build.model.asset import Asset, identity
from lokm_build.model.body import Link
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.fields import Status
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.thai.nearest import nearest


def linked_assets_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each link to an asset leads to its file, or to a former name of it."""
    known = known_assets(catalogue)
    for asset, link in _links(catalogue):
        if not link.target.endswith(".md") or _stands(link.target, catalogue):
            continue
        near = known.near(identity(link.target))
        yield finding("LINK-FILE", _place(asset, link), _relative(asset, near, catalogue), value=link.href)


def linked_files_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each link or image that is no asset leads to a file of the repository."""
    for asset, link in _links(catalogue):
        if not link.target or link.target.endswith(".md"):
            continue
        if link.target not in catalogue.files and link.target not in catalogue.unread:
            near = _near_file(asset, link.target, catalogue)
            yield finding("LINK-FILE", _place(asset, link), near, value=link.href)


def fragments_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """The heading that a link names stands in the asset to which it leads."""
    for asset, link in _links(catalogue):
        there = catalogue.linked(link.target) if link.fragment else None
        if there is None:
            continue
        ids = catalogue.outline(there).anchors.split("\n")
        if link.fragment not in ids:
            near = next(iter(nearest(link.fragment, ids)), None)
            hint = f"#{near}" if near else None
            yield finding("LINK-FRAGMENT", _place(asset, link), hint, fragment=link.fragment, value=there.id)


def retired_assets_are_not_linked(catalogue: Catalogue) -> Iterator[Finding]:
    """An asset in use does not link to one that is retired."""
    for asset, link in _links(catalogue):
        there = catalogue.linked(link.target)
        if there is None or there is asset or there.meta.status is not Status.RETIRED:
            continue
        if asset.meta.status is not Status.RETIRED and there.id not in asset.meta.supersedes:
            successor = successor_of(there, catalogue)
            yield finding("LINK-RETIRED", _place(asset, link), value=there.id, successor=successor)


def _stands(path: str, catalogue: Catalogue) -> bool:
    return path in catalogue.unread or catalogue.linked(path) is not None


def _links(catalogue: Catalogue) -> Iterator[tuple[Asset, Link]]:
    for asset in catalogue.assets:
        for link in catalogue.outline(asset).links:
            yield asset, link


def _place(asset: Asset, link: Link) -> Place:
    return Place(asset.path, link.line, link.column)


def _relative(asset: Asset, near: str | None, catalogue: Catalogue) -> str | None:
    """The path to write in this asset for the asset that was meant."""
    there = catalogue.asset(near) if near else None
    return relative_path(asset.folder, there.path) if there else None


def _near_file(asset: Asset, target: str, catalogue: Catalogue) -> str | None:
    same = [path for path in catalogue.files if path.lower() == target.lower()]
    beside = [path for path in catalogue.files if path.rpartition("/")[0] == target.rpartition("/")[0]]
    found = same or nearest(target, beside)
    return relative_path(asset.folder, found[0]) if found else None


def relative_path(folder: str, path: str) -> str:
    """`path` as it is written in a file of `folder`."""
    here, there = folder.split("/"), path.split("/")
    while here and there and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
