"""Trees of units and topics: who stands under whom.

Takes codes with their parents in the order of the registry; an unknown parent, or one
that would close a circle, makes the code a root, so every tree that comes out is sound.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lokm_build.model.catalogue import Catalogue


@dataclass(frozen=True)
class Tree:
    """Codes and their parents (None for a root), in the order of the registry."""

    parents: Mapping[str, str | None]

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[str, ...]]:
        found: dict[str | None, list[str]] = {}
        for code, parent in self.parents.items():
            found.setdefault(parent, []).append(code)
        return {parent: tuple(codes) for parent, codes in found.items()}

    @property
    def roots(self) -> tuple[str, ...]:
        """The codes without a parent."""
        return self._children.get(None, ())

    def children(self, code: str) -> tuple[str, ...]:
        """The codes directly under `code`."""
        return self._children.get(code, ())

    def ancestors(self, code: str) -> tuple[str, ...]:
        """The codes above `code`: its parent first, its root last."""
        found = self._above.get(code)
        if found is None:
            found = self._above[code] = tuple(self._upwards(code))
        return found

    def _upwards(self, code: str) -> Iterator[str]:
        above = self.parents.get(code)
        while above is not None:
            yield above
            above = self.parents.get(above)

    @cached_property
    def _above(self) -> dict[str, tuple[str, ...]]:
        """The ancestors that were asked for: every asset asks for those of its unit and its topics."""
        return {}

    def descendants(self, code: str) -> tuple[str, ...]:
        """All codes below `code`, each before its own children."""
        return tuple(self._below(code))

    def walk(self) -> Iterator[tuple[int, str]]:
        """Depth (0 for a root) and code of all, each before its children."""
        waiting = [(0, root) for root in reversed(self.roots)]
        while waiting:
            depth, code = waiting.pop()
            yield depth, code
            waiting.extend((depth + 1, child) for child in reversed(self.children(code)))

    def _below(self, code: str) -> Iterator[str]:
        waiting = list(reversed(self.children(code)))
        while waiting:
            found = waiting.pop()
            yield found
            waiting.extend(reversed(self.children(found)))


def tree(pairs: Iterable[tuple[str, str | None]]) -> Tree:
    """The tree of these (code, parent)."""
    wanted = dict(pairs)
    parents: dict[str, str | None] = dict.fromkeys(wanted)
    for code, parent in wanted.items():
        if parent in wanted and not _leads_to(parents, parent, code):
            parents[code] = parent
    return Tree(parents)


def _leads_to(parents: Mapping[str, str | None], start: str | None, goal: str) -> bool:
    """Whether going up from `start` comes by `goal`; `parents` holds no circle yet."""
    while start is not None:
        if start == goal:
            return True
        start = parents[start]
    return False


def unit_tree(catalogue: Catalogue) -> Tree:
    """The tree of the registry's units."""
    return tree((unit.code, unit.parent) for unit in catalogue.registry.units)


def topic_tree(catalogue: Catalogue) -> Tree:
    """The tree of the registry's topics."""
    return tree((topic.code, topic.parent) for topic in catalogue.registry.topics)
