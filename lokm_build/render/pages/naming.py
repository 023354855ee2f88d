"""Names and orders that list pages share: agencies, and codes in which numbers count.

Takes values, returns text; knows no HTML.
"""

import re

from lokm_build.model.catalogue import Catalogue


def agency_name(catalogue: Catalogue, agency: str) -> str:
    """What readers call an indicator's agency: a unit's short or full name, else its code in capitals."""
    unit = catalogue.units.get(agency)
    if unit is None:
        return agency.upper()
    return unit.short[0] if unit.short else unit.name


def natural(code: str) -> tuple[tuple[int, str], ...]:
    """An order in which 2.2 stands before 2.10."""
    parts = re.findall(r"\d+|[^\d.-]+", code)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)
