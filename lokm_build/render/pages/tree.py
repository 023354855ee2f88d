"""Trees as landing pages show them: nested branches with roll-up counts.

Takes a tree and its roll-up index; returns branches for the template to nest.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lokm_build.derive import Tree
from lokm_build.model.asset import Asset


@dataclass(frozen=True, slots=True)
class Branch:
    """A code, the number of assets at and below it, and the branches below it."""

    code: str
    count: int
    below: tuple["Branch", ...]


def branches(tree: Tree, rolled_up: Mapping[str, tuple[Asset, ...]]) -> tuple[Branch, ...]:
    """The branches at the root of the tree."""
    made: dict[str, Branch] = {}
    # Children first, without recursion: a registry may be deeper than Python's stack.
    for _, code in reversed(list(tree.walk())):
        below = tuple(made[child] for child in tree.children(code))
        made[code] = Branch(code, len(rolled_up.get(code, ())), below)
    return tuple(made[root] for root in tree.roots)
