"""What stands in the head of a generated page: link previews (Open Graph), canonical address, Dublin Core.

Takes values of the catalogue; returns escaped markup. Addresses stand only where
the centre has one: a folder on a USB stick has no address.
"""

from lokm_build.derive import Views
from lokm_build.derive.citation import asset_address
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Licence
from lokm_build.render.templating import render


def page_address(catalogue: Catalogue, path: str) -> str:
    """The public address of a page of this site path, or nothing where the centre has no address."""
    url = catalogue.registry.centre.url
    return f"{url.rstrip('/')}/{path}" if url else ""


def page_head(catalogue: Catalogue, path: str, title: str, description: str) -> str:
    """The head tags of any page but an asset's."""
    return render(
        "head.html",
        centre=catalogue.registry.centre,
        address=page_address(catalogue, path),
        title=title,
        description=description,
    )


def asset_head(asset: Asset, catalogue: Catalogue, views: Views) -> str:
    """The head tags of an asset's page."""
    unit, history = catalogue.units.get(asset.meta.unit), catalogue.history.get(asset.path)
    topics = [catalogue.topics[code] for code in asset.meta.topics if code in catalogue.topics]
    return render(
        "asset/head.html",
        asset=asset,
        centre=catalogue.registry.centre,
        address=asset_address(catalogue, asset),
        description=asset_description(asset, catalogue),
        unit=unit.name if unit else catalogue.registry.centre.organisation,
        topics=topics,
        subjects=dict.fromkeys([*(topic.name for topic in topics), *asset.meta.keywords]),
        licence=licence(asset, catalogue),
        date=asset.meta.date.isoformat() if asset.meta.date else "",
        changed=history.changed.isoformat() if history else "",
        replaces=[_named(catalogue, old) for old in replaced(asset, catalogue)],
        replaced_by=[_named(catalogue, new) for new in views.relations.superseded_by.get(asset.id, ())],
    )


def asset_description(asset: Asset, catalogue: Catalogue) -> str:
    """The asset at a glance, for link previews: its summary, else what and whose it is."""
    if asset.meta.summary:
        return asset.meta.summary
    return f"{asset.title} ({catalogue.unit_name(asset.meta.unit)} ปีงบประมาณ {asset.meta.fiscal_year})"


def licence(asset: Asset, catalogue: Catalogue) -> Licence | None:
    """The licence of the asset's content: its own, else the centre's."""
    return asset.meta.licence or catalogue.registry.centre.licence


def replaced(asset: Asset, catalogue: Catalogue) -> list[Asset]:
    """The assets of this edition that the asset supersedes."""
    return [old for old in catalogue.cited(asset.meta.supersedes) if old is not asset]


def _named(catalogue: Catalogue, asset: Asset) -> str:
    return asset_address(catalogue, asset) or asset.id
