"""How to cite an asset in Thai: unit. (year). title. centre, address.

The order follows the Thai form of APA (author, year, title, source); the author of an
asset is its unit, never a person. The address stands only where the centre has one.
"""

from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.thai.dates import buddhist_year


def citation(catalogue: Catalogue, asset: Asset) -> str:
    """One line of plain text."""
    centre = catalogue.registry.centre
    line = f"{_stopped(_author(catalogue, asset))} ({_year(asset)}). {_stopped(asset.title)}"
    line = f"{line} {_stopped(centre.name)}"
    address = asset_address(catalogue, asset)
    return f"{line} สืบค้นจาก {address}" if address else line


def _author(catalogue: Catalogue, asset: Asset) -> str:
    """The unit within its organisation, each named once."""
    organisation = catalogue.registry.centre.organisation
    unit = catalogue.units.get(asset.meta.unit)
    return f"{unit.name} {organisation}" if unit and organisation not in unit.name else organisation


def asset_address(catalogue: Catalogue, asset: Asset) -> str:
    """The public address of an asset's page, or nothing where the centre has no address."""
    url = catalogue.registry.centre.url
    return f"{url.rstrip('/')}/knowledge/{asset.id}.html" if url else ""


def _year(asset: Asset) -> int:
    """The calendar year (B.E.) of the asset's own date, else its fiscal year."""
    return buddhist_year(asset.meta.date) if asset.meta.date else asset.meta.fiscal_year


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
