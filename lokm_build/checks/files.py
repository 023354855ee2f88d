"""Attachments lie beside their asset, are listed once, and none lies unused."""

from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.thai.nearest import nearest


def attachments_exist(catalogue: Catalogue) -> Iterator[Finding]:
    """Each attachment stands in the folder of its asset, under exactly its name."""
    beside = _by_folder(catalogue)
    for asset in catalogue.assets:
        seen: set[str] = set()
        for index, name in enumerate(asset.meta.attachments):
            place = asset.place("attachments", index)
            if name in seen:
                yield finding("ATTACHMENT-TWICE", place, value=name)
            else:
                yield from _attachment(asset, name, place, beside.get(asset.folder, []), catalogue)
            seen.add(name)


def _attachment(
    asset: Asset, name: str, place: Place, beside: list[str], catalogue: Catalogue
) -> Iterator[Finding]:
    path = f"{asset.folder}/{name}"
    if "/" in name or "\\" in name or name in (".", ".."):
        yield finding("ATTACHMENT-OUTSIDE", place, value=name)
    elif path not in catalogue.files and path not in catalogue.unread:
        same = [other for other in beside if other.lower() == name.lower()]
        near = next(iter(same or nearest(name, beside)), None)
        yield finding("ATTACHMENT-UNKNOWN", place, near, value=name)


def attachments_are_used(catalogue: Catalogue) -> Iterator[Finding]:
    """Each file that is no asset is attached, shown or linked by one."""
    used = {path for asset in catalogue.assets for path in asset.attached}
    used |= {link.target for asset in catalogue.assets for link in catalogue.outline(asset).links}
    unread_folders = {path.rpartition("/")[0] for path in catalogue.unread if path.endswith(".md")}
    for path in sorted(catalogue.files):
        if path not in used and path.rpartition("/")[0] not in unread_folders:
            yield finding("ATTACHMENT-UNUSED", Place(path))


def _by_folder(catalogue: Catalogue) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in catalogue.files:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    return folders
