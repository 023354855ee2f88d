"""The pipeline: what a build means, as a function of (sources, settings, history).

Takes Sources; returns a Build, which holds everything that a site is composed from
and every finding of the run. It reads no disk, no clock and no environment, and
writes nothing: a Build is complete before anything is published.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lokm_build.checks import check
from lokm_build.derive import Views, views
from lokm_build.derive.files import published_name
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue, Edition
from lokm_build.model.finding import Finding, Severity
from lokm_build.model.source import History, Source
from lokm_build.parse import Parsed, parse_repository
from lokm_build.render.body import render_body


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build depends on besides the sources."""

    today: datetime.date
    edition: Edition = Edition.PUBLIC


@dataclass(frozen=True)
class Build:
    """A whole build before its frames.

    `catalogue` and `views` hold what the edition shows; `attachments` maps site paths to repository paths.
    Assets with errors are told in `findings` and not shown.
    """

    findings: tuple[Finding, ...]
    catalogue: Catalogue
    views: Views
    attachments: Mapping[str, str]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that forbids publishing."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def whole_catalogue(
    parsed: Parsed, settings: Settings, history: Mapping[str, History] | None = None
) -> Catalogue:
    """The catalogue of all assets, drafts included, as the checks see it."""
    bodies = {asset.id: render_body(asset) for asset in parsed.assets}
    assets = tuple(sorted(parsed.assets, key=lambda asset: asset.id))
    return Catalogue(
        parsed.registry, assets, bodies, parsed.files, history or {},
        settings.today, settings.edition, unread=parsed.unread,
    )  # fmt: skip


def build(
    sources: Iterable[Source],
    settings: Settings,
    history: Mapping[str, History] | None = None,
    also: Iterable[Finding] = (),
) -> Build:
    """Parse, render, link, check and derive. `also` are findings of the reading, to be told with the others."""
    parsed = parse_repository(sources)
    whole = whole_catalogue(parsed, settings, history)
    rendering = [finding for body in whole.bodies.values() for finding in body.findings]
    findings = _sorted([*also, *parsed.findings, *rendering, *check(whole)])
    faulty = {finding.path for finding in findings if finding.severity is Severity.ERROR}
    shown = whole.for_edition(settings.edition).only(lambda asset: asset.path not in faulty)
    return Build(findings, shown, views(shown), published_files(shown))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings)))


def published_files(catalogue: Catalogue) -> Mapping[str, str]:
    """Site path → repository path of what the shown assets attach, show or link to; nothing else is published."""
    wanted = {path for asset in catalogue.assets for path in _files_of(asset, catalogue)}
    return {published_name(path, catalogue.files[path]): path for path in sorted(wanted) if path in catalogue.files}


def _files_of(asset: Asset, catalogue: Catalogue) -> Iterable[str]:
    yield from asset.attached
    yield from (link.target for link in catalogue.body(asset).links if link.target)
