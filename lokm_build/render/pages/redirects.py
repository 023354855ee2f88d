"""Pages that keep former identities alive: whoever comes to an alias is led to the asset."""

from lokm_build.derive.citation import asset_address
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.page import Page
from lokm_build.render.links import asset_url
from lokm_build.render.templating import render


def redirect_page(alias: str, asset: Asset, catalogue: Catalogue) -> Page:
    """A whole document (it has no frame) under the former identity."""
    html = render("redirect.html", asset=asset, address=asset_address(catalogue, asset))
    return Page(asset_url(alias), "", asset.title, asset.meta.summary or asset.title, html, indexed=False)
