"""A repository's files to what they say: registry, assets, attachments and all findings of reading them.

Takes Sources; returns a Parsed value. Reads no disk: `lokm_build.site.sources` brings the bytes.
`parse_asset` may be run elsewhere (in other processes, or from a cache) and its results handed in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from lokm_build.model.asset import Asset, identity
from lokm_build.model.codes import finding, limited
from lokm_build.model.finding import Finding, Severity, in_order
from lokm_build.model.place import Place
from lokm_build.model.registry import Registry
from lokm_build.model.source import Source
from lokm_build.parse.assets import parse_asset
from lokm_build.parse.attachments import attachment_findings
from lokm_build.parse.names import Role, name_finding, owner_of_records, role
from lokm_build.parse.record_names import Names
from lokm_build.parse.registry import parse_registry
from lokm_build.thai.nearest import nearest

_TOLD = 200
"""Assets missed by their records that are told: who has more has lost a whole folder."""

Result = tuple[Asset | None, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a repository says; `files` holds the SHA-256 of each sound attachment.

    `unread` holds the paths that stand there and could not be read: who cites them is not to blame.
    """

    registry: Registry
    assets: tuple[Asset, ...]
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    unread: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Reading:
    registry: dict[str, Source] = field(default_factory=dict)
    assets: list[Source] = field(default_factory=list)
    records: list[Source] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    folded: dict[str, str] = field(default_factory=dict)


def parse_repository(
    sources: Iterable[Source], parse: Callable[[Iterable[Source]], Iterable[Result]] | None = None
) -> Parsed:
    """Everything that the files of a repository say.

    `parse` may read the assets in another way; its results come in the order of the sources it is given.
    """
    reading = _Reading()
    for source in sorted(sources, key=lambda source: source.path):
        _take(source, reading)
    registry, faults, unread = parse_registry(reading.registry)
    reading.findings += faults
    reading.unread |= unread
    _refuse_clashes(reading)
    _put_records_beside(reading)
    results = parse(reading.assets) if parse else map(parse_asset, reading.assets)
    names = Names(registry)
    assets = tuple(_coded(asset, names, reading) for asset in _collected(reading, results) if asset)
    findings = tuple(limited(in_order(reading.findings)))
    return Parsed(registry, assets, reading.files, findings, frozenset(reading.unread))


def _coded(asset: Asset, names: Names, reading: _Reading) -> Asset:
    coded, repeats = names.coded(asset)
    reading.findings += repeats
    return coded


def _take(source: Source, reading: _Reading) -> None:
    match role(source.path):
        case Role.REGISTRY:
            reading.registry[source.path] = source
        case Role.ASSET:
            if fault := name_finding(source.path):
                _refuse(source.path, fault, reading)
            else:
                reading.assets.append(source)
        case Role.RECORDS:
            reading.records.append(source)
        case Role.ATTACHMENT:
            _take_attachment(source, reading)


def _take_attachment(source: Source, reading: _Reading) -> None:
    faults = [fault] if (fault := name_finding(source.path)) else list(attachment_findings(source))
    other = reading.folded.setdefault(source.path.lower(), source.path)
    if other != source.path:
        name = source.path.rpartition("/")[2]
        faults.append(finding("ID-DUPLICATE", Place(source.path), name=name, other=other))
    reading.findings += faults
    if any(fault.severity is Severity.ERROR for fault in faults):
        reading.unread.add(source.path)
    else:
        reading.files[source.path] = source.digest


def _refuse(path: str, fault: Finding, reading: _Reading) -> None:
    reading.findings.append(fault)
    reading.unread.add(path)


def _refuse_clashes(reading: _Reading) -> None:
    """Two files of one id: the first by path stays, the other is named."""
    first: dict[str, str] = {}
    kept: list[Source] = []
    for source in reading.assets:
        name = identity(source.path)
        other = first.setdefault(name, source.path)
        if other == source.path:
            kept.append(source)
        else:
            fault = finding("ID-DUPLICATE", Place(source.path), name=name, other=other)
            _refuse(source.path, fault, reading)
    reading.assets = kept


def _put_records_beside(reading: _Reading) -> None:
    """Each file of records goes with its asset; the records of one that was refused wait until that is mended."""
    beside: dict[str, list[Source]] = {}
    for source in reading.records:
        beside.setdefault(owner_of_records(source.path), []).append(source)
    reading.assets = [
        replace(source, beside=tuple(beside.pop(source.path))) if source.path in beside else source
        for source in reading.assets
    ]
    names = [identity(source.path) for source in reading.assets]
    for owner in sorted(beside.keys() - reading.unread)[:_TOLD]:
        near = next(iter(nearest(identity(owner), names)), None)
        for source in beside[owner]:
            name = owner.rpartition("/")[2]
            reading.findings.append(finding("RECORDS-ALONE", Place(source.path), near, name=name))


def _collected(reading: _Reading, results: Iterable[Result]) -> Iterable[Asset | None]:
    for source, (asset, faults) in zip(reading.assets, results, strict=True):
        reading.findings += faults
        if asset is None:
            reading.unread.add(source.path)
        yield asset
