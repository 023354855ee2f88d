"""The skeleton that `lokm new` writes reads without errors as it stands, in the shape of its kind."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest

from lokm_build.checks import check
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.finding import Finding, Severity
from lokm_build.model.kinds import KINDS, Kind
from lokm_build.model.registry import Registry
from lokm_build.model.sections import ordered_sections
from lokm_build.model.source import Source
from lokm_build.parse import parse_asset, parse_repository
from lokm_build.render.body import render_body
from lokm_build.render.skeleton import skeleton
from lokm_build.site.sources import read_sources

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture(scope="module")
def registry() -> Registry:
    sources = [source for source in read_sources(ROOT).sources if "/registry/" in source.path]
    found = parse_repository(sources).registry
    assert found is not None
    return found


def _source(kind: Kind, registry: Registry) -> Source:
    return Source("knowledge/osec/new-one.md", skeleton(kind, registry, TODAY).encode())


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", Kind)
def test_a_skeleton_has_no_errors_as_it_stands(kind: Kind, registry: Registry) -> None:
    asset, findings = parse_asset(_source(kind, registry))

    assert asset is not None
    body = render_body(asset)
    catalogue = Catalogue(registry, (asset,), {asset.id: body}, today=TODAY)
    assert _errors([*findings, *body.findings, *check(catalogue)]) == []


@pytest.mark.parametrize("kind", Kind)
def test_a_skeleton_has_the_sections_of_its_kind_in_the_official_order(kind: Kind, registry: Registry) -> None:
    asset, _ = parse_asset(_source(kind, registry))

    assert asset is not None
    ordered = ordered_sections(asset, render_body(asset))

    headings = [section.heading.text for section, _ in ordered if section.heading]
    assert [heading.lstrip("0123456789 ") for heading in headings] == [
        section.heading for section in KINDS[kind].sections if section.from_key in ("", "steps", "activities")
    ]


@pytest.mark.parametrize("kind", Kind)
def test_the_instructions_of_a_skeleton_never_reach_a_reader(kind: Kind, registry: Registry) -> None:
    asset, _ = parse_asset(_source(kind, registry))

    assert asset is not None
    html = "".join(section.html for section in render_body(asset).sections)

    assert "<!--" not in html
    assert all(section.guide not in html for section in KINDS[kind].sections)


def test_a_skeleton_is_a_draft_of_this_fiscal_year(registry: Registry) -> None:
    asset, _ = parse_asset(_source(Kind.SOP, registry))

    assert asset is not None
    assert (asset.meta.status, asset.meta.fiscal_year, asset.meta.date) == ("draft", 2570, TODAY)


def test_a_title_with_quotes_and_colons_survives(registry: Registry) -> None:
    title = 'ประชุม "ครั้งแรก": ก่อน\\หลัง'

    asset, _ = parse_asset(Source("knowledge/a.md", skeleton(Kind.QA, registry, TODAY, title).encode()))

    assert asset is not None
    assert asset.title == title
