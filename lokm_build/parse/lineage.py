"""Lines of descent in the registry: parents of units and topics, predecessors of indicators.

Takes the entries of one list; returns them without the links that lead nowhere or in a ring, and
a finding for each. Never recursive: a ring of a thousand is one finding.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.thai.nearest import nearest

_MEMBERS = 6


class Line(NamedTuple):
    """One kind of descent: the list, the key that names the forebear, what names an entry, and the codes."""

    stem: str
    key: str
    name: str
    unknown: str
    cycle: str


LINES = (
    Line("units", "parent", "code", "PARENT-UNKNOWN", "PARENT-CYCLE"),
    Line("topics", "parent", "code", "PARENT-UNKNOWN", "PARENT-CYCLE"),
    Line("indicators", "succeeds", "key", "SUCCEEDS-UNKNOWN", "SUCCEEDS-CYCLE"),
    Line("indicators", "factors_of", "key", "FACTORS-UNKNOWN", "FACTORS-CYCLE"),
)


def sound_line(
    line: Line, entries: tuple[Any, ...], places: Mapping[str, Callable[..., Place]]
) -> tuple[tuple[Any, ...], tuple[Finding, ...]]:
    """The entries with sound forebears only, and the findings.

    `places` knows each entry by its name, those too that were left out as faulty.
    """
    parents = {getattr(e, line.name): getattr(e, line.key) for e in entries if getattr(e, line.key)}
    findings: list[Finding] = []
    cut: set[str] = set()
    for child, parent in parents.items():
        if parent not in places:
            near = next(iter(nearest(parent, places)), None)
            findings.append(finding(line.unknown, places[child](line.key), near, value=parent))
    for ring in rings(parents):
        told = " → ".join([*ring[:_MEMBERS], "…" if len(ring) > _MEMBERS else ring[0]])
        findings.append(finding(line.cycle, places[ring[0]](line.key), ring=told))
        cut.update(ring)
    present = {getattr(entry, line.name) for entry in entries}
    sound = tuple(
        entry.model_copy(update={line.key: None}) if _is_cut(entry, line, cut, present) else entry
        for entry in entries
    )
    return sound, tuple(findings)


def _is_cut(entry: Any, line: Line, cut: set[str], present: set[str]) -> bool:
    parent = getattr(entry, line.key)
    return parent is not None and (getattr(entry, line.name) in cut or parent not in present)


def rings(following: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Each ring of a graph in which every node leads to at most one other, from its first member on."""
    settled: set[str] = set()
    for start in following:
        path: dict[str, int] = {}
        node = start
        while node in following and node not in settled and node not in path:
            path[node] = len(path)
            node = following[node]
        if node in path:
            yield tuple(list(path)[path[node] :])
        settled.update(path)
