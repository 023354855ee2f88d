"""Derived views: what follows from a catalogue and is stored nowhere.

`views(catalogue)` computes once what many pages share. A pure function of the
catalogue (and the `today` in it); knows no HTML.
"""

from dataclasses import dataclass

from lokm_build.derive.indexes import Indexes, indexes
from lokm_build.derive.relations import Compare, Related, Relations, relations, to_compare
from lokm_build.derive.trees import Tree, topic_tree, unit_tree
from lokm_build.model.catalogue import Catalogue

__all__ = ["Compare", "Indexes", "Related", "Relations", "Tree", "Views", "to_compare", "views"]


@dataclass(frozen=True)
class Views:
    """All that pages, search and exports share beyond the catalogue itself."""

    indexes: Indexes
    relations: Relations
    units: Tree
    topics: Tree


def views(catalogue: Catalogue, compare: Compare | None = None) -> Views:
    """The views of one catalogue (usually of one edition); `compare` may have assets compared elsewhere."""
    units, topics = unit_tree(catalogue), topic_tree(catalogue)
    return Views(indexes(catalogue, units, topics), relations(catalogue, compare), units, topics)
