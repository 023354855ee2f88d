"""The Atom feed of the newest assets (RFC 4287).

A centre without an address of its own gets `urn:` identities and links relative to
the feed, so that the feed is valid offline too.
"""

import datetime
from xml.etree.ElementTree import Element

from lokm_build.derive import Views
from lokm_build.derive.citation import asset_address
from lokm_build.derive.indexes import dated
from lokm_build.export.xml import child, document
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue

NEWEST = 30


def atom_feed(catalogue: Catalogue, views: Views) -> bytes:
    """The feed's bytes; its time is that of its newest entry, never that of the build."""
    newest = views.indexes.newest[:NEWEST]
    centre = catalogue.registry.centre
    home = f"{centre.url.rstrip('/')}/" if centre.url else ""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "th"})
    child(feed, "id", f"{home}feed.xml" if home else "urn:lokm:feed")
    child(feed, "title", centre.name)
    child(feed, "updated", _moment(max((dated(asset) for asset in newest), default=datetime.date(1970, 1, 1))))
    child(child(feed, "author"), "name", centre.organisation)
    child(feed, "link", rel="self", href=f"{home}feed.xml")
    child(feed, "link", rel="alternate", type="text/html", href=f"{home}index.html")
    for asset in newest:
        _entry(feed, catalogue, asset)
    return document(feed)


def _entry(feed: Element, catalogue: Catalogue, asset: Asset) -> None:
    address = asset_address(catalogue, asset)
    entry = child(feed, "entry")
    child(entry, "id", address or f"urn:lokm:asset:{asset.id}")
    child(entry, "title", asset.title)
    child(entry, "updated", _moment(dated(asset)))
    child(child(entry, "author"), "name", catalogue.unit_name(asset.meta.unit))
    child(entry, "link", rel="alternate", type="text/html", href=address or f"knowledge/{asset.id}.html")
    child(entry, "summary", asset.meta.summary or asset.title)


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00+07:00"
