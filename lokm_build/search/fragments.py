"""Fragments: what the browser needs of one document to rank it finely and to show it.

A small script for each document, named by the document's number. `browser/store.js` reads it.
"""

import json
from collections.abc import Mapping, Sequence

from lokm_build.search.codec import encode_text, quoted
from lokm_build.search.document import Document, Facet, Role

ROLES = {Role.ASSET: "a", Role.PAGE: "p", Role.ENTRY: "e"}
LONGEST_TEXT = 24_000
BLOCK = 128


def fragment_path(number: int) -> str:
    """Where a fragment stands in the site: a hundred in a folder."""
    return f"search/texts/{number // 100}/{number}.js"


def fragment_file(number: int, document: Document) -> bytes:
    """Role, address, title, label, hue, unit, year, summary, names; heading, anchor and text of each part."""
    fields = [
        ROLES[document.role],
        document.url,
        document.title,
        document.label,
        document.hue,
        document.unit,
        str(document.year or ""),
        document.summary,
        "\n".join(document.names),
        *_parts(document),
    ]
    texts = ",".join(quoted(encode_text(text)) for text in fields)
    return f'lokm.search.take("texts/{number // 100}/{number}",[{texts}]);\n'.encode()


def _parts(document: Document) -> list[str]:
    fields, left = [], LONGEST_TEXT
    for part in document.parts:
        fields += [part.heading, part.anchor, part.text[:left]]
        left -= min(left, len(part.text))
    return fields


def facet_names(documents: Sequence[Document]) -> Mapping[str, list[Facet]]:
    """All values of each facet that occur, by code: their place in the list stands for them in blocks."""
    found: dict[str, dict[str, Facet]] = {}
    for document in documents:
        for name, values in document.facets.items():
            found.setdefault(name, {}).update({value.code: value for value in values})
    return {name: [values[code] for code in sorted(values)] for name, values in sorted(found.items())}


def facet_files(documents: Sequence[Document]) -> dict[str, bytes]:
    """The table of values, and for each block of documents the values that each has."""
    names = facet_names(documents)
    table = {name: [[value.code, encode_text(value.name)] for value in values] for name, values in names.items()}
    written = f"lokm.search.facetTable({json.dumps(table, separators=(',', ':'))})"
    files = {"search/facets.js": f'lokm.search.take("facets",{written});\n'.encode()}
    places = {name: {one.code: place for place, one in enumerate(values)} for name, values in names.items()}
    for start in range(0, len(documents), BLOCK):
        rows = [
            [[places[name][value.code] for value in document.facets.get(name, ())] for name in names]
            for document in documents[start : start + BLOCK]
        ]
        files[f"search/facets/{start // BLOCK}.js"] = _script(f"facets/{start // BLOCK}", rows)
    return files


def _script(name: str, value: object) -> bytes:
    written = json.dumps(value, separators=(",", ":"))
    return f'lokm.search.take("{name}",{written});\n'.encode()
