"""The digest: everything that one source alone determines, as a pure function of it.

An asset, its rendered body, all findings of reading, rendering and checking it by itself, and the
terms by which it resembles others. Since nothing else enters, a digest may be made in another
process, and kept for as long as neither source nor program change.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace
from itertools import chain

from lokm_build.checks import check_asset
from lokm_build.derive.likeness import terms_of_each
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, Outline
from lokm_build.model.finding import Finding
from lokm_build.model.record import Record, record
from lokm_build.model.source import Source
from lokm_build.parse.assets import parse_asset
from lokm_build.render.body import render_body


@record()
class Digest(Record):
    """What is known of one source; without an asset when it could not be read.

    `outlined` leaves out the body, and the text of the asset.
    """

    asset: Asset | None
    findings: tuple[Finding, ...]
    outline: Outline = field(default_factory=Outline)
    terms: bytes = b""
    body: Body | None = None


_TOGETHER = 32

Digester = Callable[[Sequence[Source]], Iterable[Digest]]
"""Gives the digest of each source, in their order."""


def digest(source: Source) -> Digest:
    """The whole digest of a source."""
    return _digests([source])[0]


def digests(sources: Sequence[Source]) -> Iterable[Digest]:
    """The digests of these sources, made here and now."""
    some = (sources[start : start + _TOGETHER] for start in range(0, len(sources), _TOGETHER))
    return chain.from_iterable(map(_digests, some))


def _digests(sources: Sequence[Source]) -> list[Digest]:
    """One step over all sources before the next: what a step needs stays near the processor."""
    read = [parse_asset(source) for source in sources]
    assets = [asset for asset, _ in read if asset]
    bodies = [render_body(asset) for asset in assets]
    checked = [check_asset(asset, body) for asset, body in zip(assets, bodies, strict=True)]
    made = zip(bodies, checked, terms_of_each(zip(assets, bodies, strict=True)), strict=True)
    return [_digest(asset, told, *next(made)) if asset else Digest(None, told) for asset, told in read]


def _digest(asset: Asset, told: tuple[Finding, ...], body: Body, checked: tuple[Finding, ...], terms: bytes) -> Digest:
    return Digest(asset, (*told, *body.findings, *checked), body.outline, terms, body)


def outlined(whole: Digest) -> Digest:
    """The digest without its text: what must be known of all assets at once."""
    if whole.asset is None:
        return whole
    records = tuple((path, "") for path, _ in whole.asset.records)
    asset = replace(whole.asset, head="", body="", records=records, places=whole.asset.places.packed())
    return replace(whole, asset=asset, body=None)
