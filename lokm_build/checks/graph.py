"""Identities are unique, and no chain of successors or of growth closes on itself."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from lokm_build.model.asset import Asset, FrontMatter, identity
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding

_MEMBERS = 6

_Forebears = Callable[[FrontMatter], tuple[str, ...]]


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
    return _ring_findings(catalogue, "supersedes", "SUPERSEDES-CYCLE")


def growth_has_an_end(catalogue: Catalogue) -> Iterator[Finding]:
    """No asset builds, by however many steps, on one that builds on it."""
    return _ring_findings(catalogue, "builds_on", "BUILDS-ON-CYCLE")


def _ring_findings(catalogue: Catalogue, key: str, code: str) -> Iterator[Finding]:
    for ring in _rings(catalogue, attrgetter(key)):
        first = ring[0]
        names = [asset.id for asset in ring]
        told = " → ".join([*names[:_MEMBERS], "…" if len(names) > _MEMBERS else names[0]])
        yield finding(code, first.place(key), ring=told)


def _rings(catalogue: Catalogue, forebears: _Forebears) -> Iterator[tuple[Asset, ...]]:
    """One ring for each knot of assets that lead to one another; without recursion, in linear time."""
    done: set[str] = set()
    for start in catalogue.assets:
        if start.id in done or not forebears(start.meta):
            continue
        path: dict[str, Iterator[Asset]] = {start.id: _led_to(start, catalogue, forebears)}
        while path:
            following = next(next(reversed(path.values())), None)
            if following is None:
                done.add(path.popitem()[0])
            elif following.id in path:
                names = list(path)
                yield tuple(catalogue.by_id[name] for name in names[names.index(following.id) :])
            elif following.id not in done:
                path[following.id] = _led_to(following, catalogue, forebears)


def _led_to(asset: Asset, catalogue: Catalogue, forebears: _Forebears) -> Iterator[Asset]:
    found = (catalogue.asset(identity) for identity in forebears(asset.meta))
    return (other for other in found if other and other is not asset)
