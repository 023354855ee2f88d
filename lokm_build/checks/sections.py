"""The sections that readers of a kind expect are there, and a summary that fits into a list."""

from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.kinds import KINDS, Section
from lokm_build.model.place import Place
from lokm_build.model.sections import spellings

SUMMARY_LIMIT = 400


def summaries_are_given(asset: Asset, _: Body) -> Iterator[Finding]:
    """A summary stands in lists, results and link previews, and fits there."""
    summary = asset.meta.summary
    if summary is None and "summary" not in asset.unread:
        yield finding("SUMMARY-MISSING", asset.place("summary"))
    elif summary and len(summary) > SUMMARY_LIMIT:
        values = {"length": str(len(summary)), "limit": str(SUMMARY_LIMIT)}
        yield finding("SUMMARY-LONG", asset.place("summary"), **values)


def expected_sections_are_there(asset: Asset, body: Body) -> Iterator[Finding]:
    """The sections of the kind's official form are there, in whatever order."""
    missing = missing_sections(asset, body)
    if missing:
        headings = ", ".join(f"'{section.heading}'" for section in missing)
        first, kind = missing[0], KINDS[asset.kind].name
        place = Place(asset.path, asset.body_line)
        values = {"headings": headings, "heading": first.heading, "guide": first.guide}
        yield finding("SECTION-MISSING", place, kind=kind, **values)


def missing_sections(asset: Asset, body: Body) -> tuple[Section, ...]:
    """The expected sections for which the body has no heading; one of any level may say more than the form does."""
    expected = KINDS[asset.kind].sections
    headings = set(_headings(body))
    if not headings and len(expected) == 1 and asset.body.strip():
        return ()
    names = spellings(asset.kind)
    return tuple(
        section
        for section, its in zip(expected, names, strict=True)
        if not (section.from_key and getattr(asset.meta, section.from_key))
        and not any(heading.startswith(its) for heading in headings)
    )


def _headings(body: Body) -> Iterator[str]:
    for section in body.sections:
        if section.heading:
            yield section.heading.bare
        yield from (heading.bare for heading in section.headings)
