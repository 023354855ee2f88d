"""What holds of a whole centre, whatever its entries say: pages, evidence and Word files are made, and carry no harm.

A function of the files of a centre; returns what does not hold, a line each. Whatever cannot be drawn, counted or
written ends in an exception, which is not caught here.
"""

import csv
import datetime
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping

from fuzz.entries import KEYS
from fuzz.properties import of_findings

from lokm_build.derive.levels import ROUNDS, evaluate
from lokm_build.export.evidence import Evidence, evidence_files, pack_name, zipped
from lokm_build.export.levels import evaluation_data, evaluation_lines
from lokm_build.model.source import Source
from lokm_build.pipeline import Build, Settings, build
from lokm_build.render.pages import asset_pages
from lokm_build.render.pages.indicators import indicator_listings
from lokm_build.render.pages.levels import level_drafts
from lokm_build.render.pages.secretary import secretary_drafts
from lokm_build.render.pages.shared import Shared
from lokm_build.render.policy import code_in_attributes
from lokm_build.site.scan import Scan

_SETTINGS = Settings(datetime.date(2023, 7, 14))
_HARM = re.compile(
    r'<(?:script(?! type="application/ld\+json">| src="\.\./assets/)|style|iframe|object|embed)\b'
    r"|<(?:base|meta http|plaintext|template|xmp)\b|<foreignObject|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]",
    re.I,
)
"""Our templates escape each `<` of an author: what looks like a tag is one."""
_SAFE_NAME = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*\Z")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_centre(files: Mapping[str, bytes]) -> list[str]:
    """What does not hold of a centre of these files."""
    made = build([Source(*file) for file in files.items()], _SETTINGS)
    return [*of_findings(made.findings, files), *_of_pages(made), *_of_evidence(made)]


def _of_pages(made: Build) -> Iterator[str]:
    shared = Shared(made.catalogue, made.views)
    pages = [page for asset in made.catalogue.assets for page in asset_pages(asset, made.catalogue, made.views, None)]
    pages += [draft.make() for draft in (*level_drafts(shared), *secretary_drafts(shared))]
    whole = {page.path: f"{page.html}{page.head}" for page in pages}
    whole |= {f"indicators/{number}": one.above for number, one in enumerate(indicator_listings(shared))}
    scan = Scan()
    for path, html in whole.items():
        yield from of_html(path, html)
        scan.add(path, html)
    yield from (f"loads {one}" for one in scan.remote)


def of_html(path: str, html: str) -> Iterator[str]:
    """What a page holds that does something, or that no page may hold."""
    yield from (f"{path} holds {found[0]!a}" for found in _HARM.finditer(html))
    yield from (f"{path} has code: {found}" for found in code_in_attributes(html))


def _of_evidence(made: Build) -> Iterator[str]:
    catalogue = made.catalogue
    if KEYS[0] not in catalogue.indicators:
        return
    for asked in ROUNDS:
        found = evaluate(catalogue, KEYS[0], "dept", None, asked)
        if not evaluation_lines(found, catalogue) or not json.dumps(evaluation_data(found, catalogue)):
            yield f"nothing is told of round {asked}"
    pack = evidence_files(Evidence(found, catalogue, made.views, 0, lambda _: None, ""))
    names = zipfile.ZipFile(io.BytesIO(zipped(pack, pack_name(found)))).namelist()
    yield from (f"unsafe name {name!a}" for name in names if not _SAFE_NAME.match(name))
    for path, data in pack.items():
        if path.endswith(".csv"):
            cells = (cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row)
            yield from (f"{path} computes {cell!a}" for cell in cells if cell.lstrip(" \n").startswith(_FORMULA))
        if path.startswith("assets/") or path == "report.html":
            html = data.decode().partition("<main")[2].partition("</main>")[0]
            yield from of_html(path, html)
