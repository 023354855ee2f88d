"""Derived views: what follows from a catalogue and is stored nowhere.

`views(catalogue)` computes once what many pages share. A pure function of the
catalogue (and the `today` in it); knows no HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from lokm_build.derive.indexes import Indexes, indexes
from lokm_build.derive.relations import Compare, Related, Relations, relations, to_compare
from lokm_build.derive.trees import Tree, topic_tree, unit_tree
from lokm_build.model.catalogue import Catalogue

__all__ = ["Compare", "Indexes", "Related", "Relations", "Tree", "Views", "to_compare", "views"]


@dataclass(frozen=True)
class Views:
    """All that pages, search and exports share beyond the catalogue itself; computed when it is first asked for."""

    units: Tree
    topics: Tree
    to_indexes: Callable[[], Indexes]
    to_relations: Callable[[], Relations]

    @cached_property
    def indexes(self) -> Indexes:
        """The assets by what readers look for."""
        return self.to_indexes()

    @cached_property
    def relations(self) -> Relations:
        """Who cites, follows, reviews and resembles whom."""
        return self.to_relations()


def views(catalogue: Catalogue, compare: Compare | None = None) -> Views:
    """The views of one catalogue (usually of one edition); `compare` may have assets compared elsewhere."""
    units, topics = unit_tree(catalogue), topic_tree(catalogue)
    return Views(
        units, topics, partial(indexes, catalogue, units, topics), partial(relations, catalogue, compare)
    )
