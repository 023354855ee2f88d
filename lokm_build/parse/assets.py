"""One source to one asset: a pure function of its bytes, so that its result can be kept.

Nothing is known here of other files: whether what an asset cites exists is for the checks.
"""

import hashlib
from dataclasses import replace
from enum import StrEnum
from typing import Any

from lokm_build.model.asset import Asset, FrontMatter, identity
from lokm_build.model.codes import finding
from lokm_build.model.fields import Access, Status
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.model.source import Source
from lokm_build.parse.entity import entity
from lokm_build.parse.front import Front, split
from lokm_build.parse.records import with_records
from lokm_build.parse.text import decoded, size
from lokm_build.parse.yaml_values import Values, read_values

LIMIT = 2 * 2**20
FRONT_LIMIT = 512 * 2**10


def parse_asset(source: Source) -> tuple[Asset | None, tuple[Finding, ...]]:
    """The asset of one file and the records beside it, and what is wrong; no asset when a required part is faulty."""
    asset, findings = _parse_file(source)
    asset, faults = with_records(asset, source)
    return asset and replace(asset, front_digest=_front_digest(asset, source)), (*findings, *faults)


def _front_digest(asset: Asset, source: Source) -> str:
    """Changes with all that is told of the asset where its body is not."""
    told = [asset.path, str(asset.body_line), asset.head, *(f"{other.digest} {other.path}" for other in source.beside)]
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _parse_file(source: Source) -> tuple[Asset | None, tuple[Finding, ...]]:
    text, findings = decoded(source, LIMIT)
    if text is None:
        return None, findings
    front, faults = split(source.path, text)
    findings += faults
    if front is None:
        return None, findings
    if len(front.head) > FRONT_LIMIT // 3 and len(front.head.encode()) > FRONT_LIMIT:
        return None, (*findings, _too_big(source.path, front))
    values = read_values(source.path, front.head, front.head_line)
    asset, faults = _asset(source, front, values)
    return asset, (*findings, *values.findings, *faults)


def _too_big(path: str, front: Front) -> Finding:
    place = Place(path, front.head_line)
    return finding("FRONT-SIZE", place, size=size(len(front.head.encode())), limit=size(FRONT_LIMIT))


def _asset(source: Source, front: Front, values: Values) -> tuple[Asset | None, tuple[Finding, ...]]:
    given: Any = {} if values.value is None else values.value
    if not isinstance(given, dict):
        return None, (finding("FRONT-NOT-MAPPING", Place(source.path, front.head_line), what="หัวไฟล์"),)
    meta, findings, faulty = entity(FrontMatter, given, values.places, unread=values.unread)
    if meta is None:
        return None, findings
    meta = _closed(meta, faulty | values.duplicates, everything=bool(values.unread))
    asset = Asset(
        identity(source.path), source.path, meta, front.body, front.body_line,
        source.digest, values.places, front.head, faulty | values.unread,
    )  # fmt: skip
    return asset, findings


def _closed(meta: FrontMatter, faulty: frozenset[str], everything: bool) -> FrontMatter:
    """What a faulty `access` or `status` counts as: never more public than the author may have meant."""
    update: dict[str, StrEnum] = {}
    if everything or "access" in faulty:
        update["access"] = Access.INTERNAL
    if everything or "status" in faulty:
        update["status"] = Status.DRAFT
    return meta.model_copy(update=update) if update else meta
