"""`lokm export --format docx`: Word files, one an asset, of the assets that were named or chosen.

Loads python-docx only when it runs: no other command waits for it, or needs it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from lokm_build.adapters.exporting import chosen, sound, write_whole
from lokm_build.adapters.publishing import RefusedError
from lokm_build.derive.heads import Reviewed
from lokm_build.export.pack import Choice
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.pipeline import Settings

ALL = "all"
SUFFIX = ".docx"

_WordFile = Callable[[Asset, Catalogue, Callable[[str], bytes], Reviewed], bytes]


def chosen_by(named: tuple[str, ...], **options: Any) -> Choice:
    """The choice by the command's options, and by the ids that stand beside them."""
    ids = (*options.pop("ids"), *(identity for identity in named if identity != ALL))
    if ids and ALL in named:
        raise RefusedError(f"'{ALL}' คือทุกเรื่อง จึงไม่ระบุรหัสของเรื่องอื่นด้วย")
    return Choice(ids=tuple(dict.fromkeys(ids)), **options)


def export_word(root: Path, out: Path | None, settings: Settings, choice: Choice, everything: bool) -> Path:
    """Write the files; returns the file, or the folder of several."""
    if not (choice or everything):
        raise RefusedError(f"โปรดระบุรหัสของเรื่อง เช่น lokm export --format docx lo-drive-sop หรือ {ALL} สำหรับทุกเรื่อง")
    word_file = _word_file()
    made = sound(root, settings)
    assets = chosen(made, choice).catalogue.assets  # the others stay known: a form names and links them
    if not assets:
        raise RefusedError("ไม่มีองค์ความรู้ที่ตรงกับเงื่อนไขที่เลือก จึงไม่ได้สร้างไฟล์")

    def read(path: str) -> bytes:
        return (root / path).read_bytes()

    target, files = _targets(root, out, [asset.id for asset in assets])
    reviewed = made.views.relations.activity_of
    for asset in assets:
        write_whole(files[asset.id], word_file(asset, made.catalogue, read, reviewed.get(asset.id)))
    return target


def _targets(root: Path, out: Path | None, ids: list[str]) -> tuple[Path, dict[str, Path]]:
    """What the command is told to have made, and the file of each asset: one asset may have a name of its own."""
    is_file = out is not None and out.suffix.lower() == SUFFIX and not out.is_dir()
    if is_file and len(ids) > 1:
        raise RefusedError(f"'{out}' เป็นชื่อไฟล์เดียว แต่เลือกไว้ {len(ids):,} เรื่อง โปรดให้ --out เป็นชื่อโฟลเดอร์")
    if out is not None and is_file:
        return out, {ids[0]: out}
    folder = out or root / "export"
    files = {identity: folder / f"{identity}{SUFFIX}" for identity in ids}
    return (files[ids[0]] if len(ids) == 1 else folder), files


def _word_file() -> _WordFile:
    try:
        from lokm_build.export.docx.paper import word_file
    except ImportError as error:
        raise RefusedError(
            f"การสร้างไฟล์ Word ต้องใช้ {error.name} ซึ่งไม่มีในเครื่องนี้ "
            "โปรดติดตั้งโปรแกรมตามรายการใน requirements.lock อีกครั้ง"
        ) from error
    return word_file
