"""The pipeline: what a build means, as a function of (sources, settings, history).

Takes Sources; returns a Build, which holds everything that a site is composed from
and every finding of the run. It reads no disk, no clock and no environment, and
writes nothing: a Build is complete before anything is published. What one source alone
determines may be brought from elsewhere (other processes, a cache): see `lokm_build.digest`.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lokm_build.checks import check_catalogue
from lokm_build.derive import Compare, Views, to_compare, views
from lokm_build.derive.files import published_name
from lokm_build.derive.likeness import Comparing
from lokm_build.digest import Digest, Digester, digests
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.finding import Finding, Severity, in_order
from lokm_build.model.registry import Registry
from lokm_build.model.source import History, Source
from lokm_build.parse import parse_repository


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on besides the sources."""

    today: datetime.date
    edition: Edition = Edition.PUBLIC


@dataclass(frozen=True)
class Build:
    """A whole build before its frames.

    `catalogue` and `views` hold what the edition shows; `attachments` maps site paths to repository paths.
    Assets with errors are told in `findings` and not shown; `left_out` are all that the edition does not show.
    """

    findings: tuple[Finding, ...]
    catalogue: Catalogue
    views: Views
    attachments: Mapping[str, str]
    left_out: tuple[Asset, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that forbids publishing."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True)
class Digests:
    """Where digests come from; `bodies` fetches whole bodies by id when the digests hold only outlines.

    `heard` is told of the registry, when all is read and nothing is linked yet. `compare` is given what is to be
    compared unless a fault takes an asset away, and gives who compares it. `check` may know what was found before.
    """

    make: Digester = digests
    bodies: Mapping[str, Body] | None = None
    heard: Callable[[Registry], None] = lambda _: None
    compare: Callable[[Comparing], Compare] | None = None
    check: Callable[[Catalogue], tuple[Finding, ...]] = check_catalogue


HERE = Digests()
"""Each digest is made in this process, and held whole."""


def linked(
    sources: Iterable[Source],
    settings: Settings,
    history: Mapping[str, History] | None = None,
    digested: Digests = HERE,
) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue of all assets, drafts included, as the checks see it, and what each source alone has wrong."""
    found: list[Digest] = []

    def parse(assets: Iterable[Source]) -> Iterator[tuple[Asset | None, tuple[Finding, ...]]]:
        for one in digested.make(tuple(assets)):
            found.append(one)
            yield one.asset, one.findings

    parsed = parse_repository(sources, parse)
    digested.heard(parsed.registry)
    bodies = {one.asset.id: one.body for one in found if one.asset and one.body}
    outlines = {one.asset.id: one.outline for one in found if one.asset}
    catalogue = Catalogue(
        parsed.registry, tuple(sorted(parsed.assets, key=lambda asset: asset.id)),
        bodies if digested.bodies is None else digested.bodies, parsed.files, history or {},
        settings.today, settings.edition, unread=parsed.unread, outlines=outlines,
        terms={one.asset.id: one.terms for one in found if one.asset},
    )  # fmt: skip
    return catalogue, parsed.findings


def build(
    sources: Iterable[Source],
    settings: Settings,
    history: Mapping[str, History] | None = None,
    also: Iterable[Finding] = (),
    digested: Digests = HERE,
) -> Build:
    """Parse, render, link, check and derive. `also` are findings of the reading, to be told with the others."""
    whole, told = linked(sources, settings, history, digested)
    live = whole.for_edition(settings.edition)
    compare = digested.compare(to_compare(live)) if digested.compare else None
    findings = _sorted([*also, *told, *digested.check(whole)])
    faulty = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    shown = live.only(lambda asset: faulty.isdisjoint(asset.paths))
    left_out = tuple(asset for asset in whole.assets if asset.id not in shown.by_id)
    return Build(findings, shown, views(shown, compare), published_files(shown), left_out)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(in_order(findings))


def published_files(catalogue: Catalogue) -> Mapping[str, str]:
    """Site path → repository path of what the shown assets attach, show or link to; nothing else is published."""
    wanted = {path for asset in catalogue.assets for path in _files_of(asset, catalogue)}
    return {published_name(path, catalogue.files[path]): path for path in sorted(wanted) if path in catalogue.files}


def _files_of(asset: Asset, catalogue: Catalogue) -> Iterable[str]:
    yield from asset.attached
    yield from (link.target for link in catalogue.outline(asset).links if link.target)
