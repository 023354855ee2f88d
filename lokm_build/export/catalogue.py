"""The catalogue as data: `catalogue.json` and `catalogue.csv`.

Fields follow the Government Data Catalog and Dublin Core, under plain names. The
CSV opens in Excel with Thai intact (UTF-8 with a byte-order mark), and no value of
it can be taken for a formula.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from lokm_build.derive.citation import asset_address, citation
from lokm_build.export.spreadsheet import cell
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import NAMES
from lokm_build.model.kinds import KINDS

Value = str | int | list[str]
Record = Mapping[str, Value]


def catalogue_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Both forms of the catalogue, with their site paths. One record at a time: together they would take much room."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    table = io.BytesIO()
    with io.TextIOWrapper(table, "utf-8-sig", newline="") as text:
        with io.BytesIO() as data:
            writer = csv.writer(text)
            writer.writerow(_COLUMNS)
            data.write(_head(catalogue))
            between = b""
            for asset in catalogue.assets:
                record = _record(catalogue, asset)
                data.write(between + encode(record).encode())
                between = b",\n"
                writer.writerow([_cell(record[column]) for column in _COLUMNS])
            data.write(b"\n]}\n")
            yield "catalogue.json", data.getvalue()
        text.flush()
        yield "catalogue.csv", table.getvalue()


def _head(catalogue: Catalogue) -> bytes:
    """How one object begins: the centre, and a list of assets in order of their ids, a line for each."""
    centre = catalogue.registry.centre
    document = {
        "name": centre.name,
        "publisher": centre.organisation,
        "url": centre.url or "",
        "contact": centre.contact or "",
        "edition": str(catalogue.edition),
        "count": len(catalogue.assets),
    }
    return json.dumps(document, ensure_ascii=False)[:-1].encode() + b', "assets": [\n'


def _record(catalogue: Catalogue, asset: Asset) -> Record:
    """Dublin Core's fifteen where they apply, and what the knowledge model adds."""
    meta, centre = asset.meta, catalogue.registry.centre
    licence = meta.licence or centre.licence
    topics = [topic.name for code in meta.topics if (topic := catalogue.topics.get(code))]
    return {
        "identifier": asset.id,
        "title": asset.title,
        "description": meta.summary or "",
        "type": str(meta.kind),
        "type_name": KINDS[meta.kind].name,
        "creator": catalogue.unit_name(meta.unit),
        "unit": meta.unit,
        "publisher": centre.organisation,
        "contact_role": meta.owner or "",
        "subject": topics,
        "topics": list(meta.topics),
        "keywords": list(meta.keywords),
        "indicators": list(meta.indicators),
        "fiscal_year": meta.fiscal_year,
        "date": meta.date.isoformat() if meta.date else "",
        "review_by": meta.review_by.isoformat() if meta.review_by else "",
        "status": str(meta.status),
        "accessible": str(meta.access),
        "language": "th",
        "format": "text/html",
        "rights": NAMES[licence] if licence else "",
        "relation": _cited(catalogue, asset, meta.related),
        "replaces": _cited(catalogue, asset, meta.supersedes),
        "adoptions": len(meta.adoptions),
        "disseminations": len(meta.disseminations),
        "path": f"knowledge/{asset.id}.html",
        "url": asset_address(catalogue, asset),
        "citation": citation(catalogue, asset),
    }


def _cited(catalogue: Catalogue, asset: Asset, identities: Iterable[str]) -> list[str]:
    """Ids of what this edition shows: the id of a hidden asset tells too much already."""
    return [other.id for other in catalogue.cited(identities) if other is not asset]


_COLUMNS = (
    "identifier", "title", "description", "type", "type_name", "creator", "unit", "publisher", "contact_role",
    "subject", "topics", "keywords", "indicators", "fiscal_year", "date", "review_by", "status", "accessible",
    "language", "format", "rights", "relation", "replaces", "adoptions", "disseminations", "path", "url", "citation",
)  # fmt: skip


def _cell(value: Value) -> str:
    text = value if isinstance(value, str) else "; ".join(value) if isinstance(value, list) else str(value)
    return cell(text)
