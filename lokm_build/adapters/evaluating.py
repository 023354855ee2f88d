"""What `lokm levels` and `lokm evidence` are asked about: an indicator, a unit and a year, or why there are none."""

from collections.abc import Sequence

from lokm_build.adapters.publishing import RefusedError
from lokm_build.derive.levels import Assumption, Evaluation, Ledger, Round, evaluate
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Indicator
from lokm_build.thai.nearest import meant


def indicator_of(catalogue: Catalogue, key: str) -> Indicator:
    """The indicator of this key. Raises RefusedError."""
    if key not in catalogue.indicators:
        raise RefusedError(f"ไม่พบตัวชี้วัด '{key}'{meant(key, catalogue.indicators)} ดูในทะเบียน indicators.yml")
    return catalogue.indicators[key]


def evaluations(
    catalogue: Catalogue, indicator: Indicator, unit: str | None, year: int | None, rounds: Sequence[Round],
    assumed: Sequence[Assumption] = (), book: Ledger | None = None,
) -> list[Evaluation]:  # fmt: skip
    """The unit, or the host, in these rounds; of another year, in the indicator's line. Raises RefusedError."""
    code = indicator.unit if unit is None else unit
    if code is None:
        raise RefusedError(f"ตัวชี้วัด {indicator.key} ไม่มีหน่วยงานเจ้าภาพในทะเบียน โปรดระบุ --unit")
    if code not in catalogue.units:
        raise RefusedError(f"ไม่พบหน่วยงาน '{code}'{meant(code, catalogue.units)} ดูรหัสใน registry/units.yml")
    try:
        return [evaluate(catalogue, indicator.key, code, year, asked, None, assumed, book) for asked in rounds]
    except LookupError as error:
        raise RefusedError(f"ตัวชี้วัด {indicator.key} และตัวที่สืบต่อกันไม่มีของปีงบประมาณ {year}") from error
