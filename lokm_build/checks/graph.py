"""Identities are unique, and no chain of successors closes on itself."""

from collections.abc import Iterator

from lokm_build.model.asset import Asset, identity
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding

_MEMBERS = 6


def aliases_are_free(catalogue: Catalogue) -> Iterator[Finding]:
    """A former name leads to one asset only, and is nobody's present name."""
    taken = {identity(path): path for path in catalogue.unread if path.endswith(".md")}
    taken |= {asset.id: asset.path for asset in catalogue.assets}
    for asset in catalogue.assets:
        for index, alias in enumerate(asset.meta.aliases):
            if alias in taken:
                other = "ชื่อของไฟล์นี้เอง" if alias == asset.id else taken[alias]
                yield finding("ALIAS-TAKEN", asset.place("aliases", index), name=alias, other=other)
            taken[alias] = asset.path


def succession_has_an_end(catalogue: Catalogue) -> Iterator[Finding]:
    """No asset supersedes, by however many steps, one that supersedes it."""
    for ring in _rings(catalogue):
        first = ring[0]
        names = [asset.id for asset in ring]
        told = " → ".join([*names[:_MEMBERS], "…" if len(names) > _MEMBERS else names[0]])
        yield finding("SUPERSEDES-CYCLE", first.place("supersedes"), ring=told)


def _rings(catalogue: Catalogue) -> Iterator[tuple[Asset, ...]]:
    """One ring for each knot of assets that supersede one another; without recursion, in linear time."""
    done: set[str] = set()
    for start in catalogue.assets:
        if start.id in done or not start.meta.supersedes:
            continue
        path: dict[str, Iterator[Asset]] = {start.id: _superseded(start, catalogue)}
        while path:
            following = next(next(reversed(path.values())), None)
            if following is None:
                done.add(path.popitem()[0])
            elif following.id in path:
                names = list(path)
                yield tuple(catalogue.by_id[name] for name in names[names.index(following.id) :])
            elif following.id not in done:
                path[following.id] = _superseded(following, catalogue)


def _superseded(asset: Asset, catalogue: Catalogue) -> Iterator[Asset]:
    found = (catalogue.asset(identity) for identity in asset.meta.supersedes)
    return (other for other in found if other and other is not asset)
