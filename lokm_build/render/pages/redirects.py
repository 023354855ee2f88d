"""Pages that keep former identities alive: whoever comes to an alias is led to the asset."""

from html import escape

from lokm_build.derive.citation import asset_address
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.page import Page
from lokm_build.render.links import asset_url
from lokm_build.render.templating import render


def redirect_page(alias: str, asset: Asset, catalogue: Catalogue) -> Page:
    """A page that says where the asset is now; site.js goes there, to the same heading, where scripts run."""
    address = asset_address(catalogue, asset) or f"{asset.id}.html"
    head = f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{escape(address)}">'
    html = render("redirect.html", asset=asset)
    summary = asset.meta.summary or asset.title
    return Page(asset_url(alias), "knowledge", asset.title, summary, html, head, indexed=False)
