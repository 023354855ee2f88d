"""`lokm export`: the offline ZIP, circulation packs and single files.

Builds aside with the same steps as `lokm build`, then packs what was composed.
"""

import errno
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lokm_build.adapters.drawing import Drawing
from lokm_build.adapters.engine import MKDOCS, Engine
from lokm_build.adapters.publishing import FoundError, RefusedError, build_root, refuse_missing, write_site
from lokm_build.adapters.report import system_says
from lokm_build.derive import views
from lokm_build.export.archive import archive
from lokm_build.export.pack import Choice, UnknownChoiceError, pack
from lokm_build.export.single_file import single_file
from lokm_build.model.catalogue import Catalogue
from lokm_build.pipeline import Build, Settings, published_files
from lokm_build.render.pages.asset import asset_page
from lokm_build.site.cache import Store
from lokm_build.site.fonts import inline_css
from lokm_build.site.means import Means
from lokm_build.site.output import Output


def export_zip(root: Path, out: Path, settings: Settings, choice: Choice, engine: Engine = MKDOCS) -> int:
    """Write the ZIP of the whole centre, or of the assets chosen; returns how many assets it holds."""
    refuse_missing(engine)
    made = chosen(sound(root, settings), choice)
    if not made.catalogue.assets:
        raise RefusedError("ไม่มีองค์ความรู้ที่ตรงกับเงื่อนไขที่เลือก จึงไม่ได้สร้างไฟล์")
    with tempfile.TemporaryDirectory(prefix="lokm-export-") as name:
        site = Path(name) / "site"
        site.mkdir()
        with Store(None) as store:
            # A circulation pack has a home of its own, and no guides.
            means = Means(store)
            write_site(made, root, Output(site), means, Drawing(engine, None if choice else root, means))
        write_whole(out, archive(_files(site), folder_name(out.stem)))
    return len(made.catalogue.assets)


def export_single(root: Path, out: Path, settings: Settings, identity: str) -> None:
    """Write one asset as one HTML file."""
    write_whole(out, single_document(root, settings, identity)[1])


def single_document(root: Path, settings: Settings, identity: str) -> tuple[str, bytes]:
    """The id of one asset, and the asset as one HTML file that has all inside."""
    made = sound(root, settings)
    asset = made.catalogue.asset(identity)
    if asset is None:
        raise RefusedError(f"ไม่พบองค์ความรู้ '{identity}' ในฉบับ {settings.edition}")
    page = asset_page(asset, made.catalogue, made.views)

    def read(path: str) -> bytes:
        return (root / path).read_bytes()

    return asset.id, single_file(page, made.catalogue, made.attachments, read, inline_css)


def sound(root: Path, settings: Settings) -> Build:
    """The build, if nothing in the content forbids to hand it on. Raises FoundError."""
    made = build_root(root, settings)
    if not made.is_sound:
        raise FoundError(made.findings)
    return made


def chosen(made: Build, choice: Choice) -> Build:
    """The build of the chosen assets alone: indexes, related assets and search know only them."""
    if not choice:
        return made
    try:
        chosen: Catalogue = pack(made.catalogue, choice)
    except UnknownChoiceError as error:
        raise RefusedError(str(error)) from error
    return replace(made, catalogue=chosen, views=views(chosen), attachments=published_files(chosen))


def _files(folder: Path) -> Mapping[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def folder_name(stem: str) -> str:
    """The folder inside a ZIP of this name: ASCII, since old ZIP programs know nothing else."""
    return re.sub(r"[^A-Za-z0-9.-]+", "-", stem).strip("-.") or "knowledge-centre"


def write_whole(out: Path, data: bytes) -> None:
    """Write aside and rename: a file of this name is always whole. Raises RefusedError where that cannot be."""
    try:
        _write(out, data)
    except OSError as error:
        raise RefusedError(f"เขียน '{out}' ไม่ได้: {system_says(error)} โปรดเลือกที่อื่นด้วย --out") from error


def _write(out: Path, data: bytes) -> None:
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(out))
    if out.exists() and not out.is_file():  # a device that is replaced is lost to the whole machine
        raise RefusedError(f"'{out}' เป็นอุปกรณ์ของเครื่อง ไม่ใช่ไฟล์ โปรดเลือกที่อื่นด้วย --out")
    if not out.parent.is_dir():
        out.parent.mkdir(parents=True)
    aside = out.with_name(f".{out.name}.part")
    try:
        aside.write_bytes(data)
        os.replace(aside, out)
    finally:
        aside.unlink(missing_ok=True)
