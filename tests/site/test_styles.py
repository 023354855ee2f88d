"""The style sheets as written: what a browser would drop without a word."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "lokm_build" / "theme" / "css").glob("*.css"))
SAID = re.compile(r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"', re.DOTALL)


def depths(sheet: str) -> list[int]:
    """How many blocks are open after each brace."""
    steps = (1 if brace == "{" else -1 for brace in re.findall(r"[{}]", SAID.sub("", sheet)))
    return list(accumulate(steps))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_block_of_a_style_sheet_is_closed_once(path: Path) -> None:
    found = depths(path.read_text(encoding="utf-8"))

    assert found
    assert min(found) == 0
    assert found[-1] == 0


def test_a_brace_too_many_is_seen_as_it_swallows_the_rule_behind_it() -> None:
    assert min(depths("@media print { .a { color: red } }\n}\n.b { margin: 0 }")) < 0
