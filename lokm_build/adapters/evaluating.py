"""The evaluations that `lokm levels` and `lokm evidence` are asked for, or why there are none, in Thai."""

from collections.abc import Sequence

from lokm_build.adapters.named import named_unit
from lokm_build.adapters.publishing import RefusedError
from lokm_build.derive.levels import Assumption, Evaluation, Ledger, Round, evaluate
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.registry import Indicator


def evaluations(
    catalogue: Catalogue, indicator: Indicator, unit: str | None, year: int | None, rounds: Sequence[Round],
    assumed: Sequence[Assumption] = (), book: Ledger | None = None,
) -> list[Evaluation]:  # fmt: skip
    """The unit, or the host, in these rounds; of another year, in the indicator's line. Raises RefusedError."""
    called = indicator.unit if unit is None else unit
    if called is None:
        raise RefusedError(f"ตัวชี้วัด {indicator.key} ไม่มีหน่วยงานเจ้าภาพในทะเบียน โปรดระบุ --unit")
    code = named_unit(catalogue, called)
    try:
        return [evaluate(catalogue, indicator.key, code, year, asked, None, assumed, book) for asked in rounds]
    except LookupError as error:
        raise RefusedError(f"ตัวชี้วัด {indicator.key} และตัวที่สืบต่อกันไม่มีของปีงบประมาณ {year}") from error
