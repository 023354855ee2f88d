"""Which indicator and unit an option names: by code, by the name or short name of a unit, or refused in Thai.

A catalogue and the words typed in; the entry out. A code alone, such as `2.2`, names several indicators: the refusal
tells the newest of them whole.
"""

from lokm_build.adapters.publishing import RefusedError
from lokm_build.checks.known import known_units
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Indicator
from lokm_build.thai.nearest import meant


def named_indicator(catalogue: Catalogue, key: str) -> Indicator:
    """The indicator of an `agency/year/code`."""
    if key in catalogue.indicators:
        return catalogue.indicators[key]
    same = [one for one in catalogue.registry.indicators if one.code == key]
    newest = max(same, key=lambda one: one.year, default=None)
    hint = f" หมายถึง '{newest.key}' หรือไม่" if newest else meant(key, catalogue.indicators)
    raise RefusedError(f"ไม่พบตัวชี้วัด '{key}'{hint} เขียนเป็น หน่วยงาน/ปี/รหัส ตามทะเบียน indicators.yml")


def named_unit(catalogue: Catalogue, text: str) -> str:
    """The code of a unit that is named by its code, its name or a short name that it alone has."""
    if text in catalogue.units:
        return text
    called = [unit.code for unit in catalogue.registry.units if text in (unit.name, *unit.short)]
    if len(called) == 1:
        return called[0]
    near = called[0] if called else known_units(catalogue).near(text)
    hint = f" หมายถึง '{near}' หรือไม่" if near else ""
    raise RefusedError(f"ไม่พบหน่วยงาน '{text}'{hint} ดูรหัสใน registry/units.yml")
