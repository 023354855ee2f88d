"""`lokm new`: writes the skeleton of a new asset, and never over a file that is there."""

import datetime
from pathlib import Path

from lokm_build.adapters.publishing import RefusedError
from lokm_build.model.fields import CODE, RESERVED
from lokm_build.model.kinds import Kind
from lokm_build.model.registry import Registry
from lokm_build.parse import parse_repository
from lokm_build.render.skeleton import skeleton
from lokm_build.site.sources import KNOWLEDGE, NoKnowledgeError, read_sources
from lokm_build.thai.nearest import meant


def write_new(root: Path, kind: Kind, identity: str, today: datetime.date, unit: str | None, title: str) -> Path:
    """Write `knowledge/<unit>/<identity>.md`; returns its path. Raises RefusedError in Thai."""
    registry = _registry(root)
    code = _known_unit(registry, unit)
    name = identity.removesuffix(".md")
    if not CODE.match(name):
        raise RefusedError(f"ชื่อไฟล์ '{name}' ต้องเป็นอักษรอังกฤษตัวพิมพ์เล็ก ตัวเลข และขีดกลาง เช่น meeting-notes")
    if name in RESERVED:
        raise RefusedError(f"ชื่อ '{name}' สงวนไว้ ใช้เป็นชื่อไฟล์ไม่ได้ โปรดตั้งชื่อที่บอกเนื้อหา")
    path = root / KNOWLEDGE / code / f"{name}.md"
    taken = next((root / KNOWLEDGE).rglob(f"{name}.md"), None)
    if taken is not None:
        raise RefusedError(f"มีไฟล์ชื่อนี้อยู่แล้วที่ {taken} โปรดตั้งชื่ออื่น")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as out:
        out.write(skeleton(kind, registry, today, title, code))
    return path


def _registry(root: Path) -> Registry:
    try:
        parsed = parse_repository(read_sources(root).sources)
    except NoKnowledgeError as error:
        raise RefusedError(f"ไม่พบโฟลเดอร์ {KNOWLEDGE}/ ใน '{root}'") from error
    registry = parsed.registry
    if registry is None or not registry.units or not registry.topics:
        raise RefusedError("อ่าน knowledge/registry/ ไม่ได้ครบ โปรดสั่ง lokm check แล้วแก้ก่อน")
    return registry


def _known_unit(registry: Registry, unit: str | None) -> str:
    codes = [entry.code for entry in registry.units]
    if unit is None:
        return codes[0]
    if unit not in codes:
        raise RefusedError(f"ไม่พบหน่วยงาน '{unit}' ใน registry/units.yml{meant(unit, codes)}")
    return unit
