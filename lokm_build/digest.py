"""The digest: everything that one source alone determines, as a pure function of it.

An asset, its rendered body, all findings of reading, rendering and checking it by itself, and the
terms by which it resembles others. Since nothing else enters, a digest may be made in another
process, and kept for as long as neither source nor program change.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from lokm_build.checks import check_asset
from lokm_build.derive.likeness import terms_of
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, Outline
from lokm_build.model.finding import Finding
from lokm_build.model.record import Record
from lokm_build.model.source import Source
from lokm_build.parse.assets import parse_asset
from lokm_build.render.body import render_body


@dataclass(frozen=True, slots=True)
class Digest(Record):
    """What is known of one source; without an asset when it could not be read.

    `outlined` leaves out the body, and the text of the asset.
    """

    asset: Asset | None
    findings: tuple[Finding, ...]
    outline: Outline = field(default_factory=Outline)
    terms: str = ""
    body: Body | None = None


Digester = Callable[[Sequence[Source]], Iterable[Digest]]
"""Gives the digest of each source, in their order."""


def digest(source: Source) -> Digest:
    """The whole digest of a source."""
    asset, findings = parse_asset(source)
    if asset is None:
        return Digest(None, findings)
    body = render_body(asset)
    told = (*findings, *body.findings, *check_asset(asset, body))
    return Digest(asset, told, body.outline, terms_of(asset, body), body)


def digests(sources: Sequence[Source]) -> Iterable[Digest]:
    """The digests of these sources, made here and now."""
    return map(digest, sources)


def outlined(whole: Digest) -> Digest:
    """The digest without its text: what must be known of all assets at once."""
    if whole.asset is None:
        return whole
    asset = replace(whole.asset, head="", body="", places=whole.asset.places.packed())
    return replace(whole, asset=asset, body=None)
