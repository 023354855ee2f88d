"""Levels: what an indicator's rules, which are data of the registry, say of a unit in a round of a fiscal year.

`evaluate` answers for one unit and round; a `Ledger` made once serves many. See `model.ladder` for the rules,
`model.counters` for what can be counted.
"""

from lokm_build.derive.levels.assume import Assumption, AssumptionError, assumption
from lokm_build.derive.levels.book import Book, Standing
from lokm_build.derive.levels.evaluation import Evaluation, FactorResult, Rules, evaluate, rules_of
from lokm_build.derive.levels.items import Item, Tally
from lokm_build.derive.levels.ledger import Ledger, ledger
from lokm_build.derive.levels.reasons import Reason
from lokm_build.derive.levels.steps import NextStep
from lokm_build.derive.levels.window import ROUND_MONTHS, ROUND_NAMES, ROUNDS, Round, Window

__all__ = [
    "ROUNDS", "ROUND_MONTHS", "ROUND_NAMES", "Assumption", "AssumptionError", "Book",
    "Evaluation", "FactorResult", "Item",
    "Ledger", "NextStep", "Reason", "Round", "Rules", "Standing", "Tally", "Window", "assumption", "evaluate", "ledger",
    "rules_of",
]  # fmt: skip
