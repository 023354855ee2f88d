"""Facets: by which values documents can be narrowed, and which documents have which value.

    search/facets.js            each facet's values: code, name, how many documents, other names
    search/facets/…             for each block of documents the values that each has
    search/having/<facet>/…     for each value its documents, newest first, the newest `LONGEST` of them

The blocks answer "what are these documents", the lists "which documents are that"; a reader loads
neither before somebody narrows. A value is known by its place in the table.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lokm_build.search.codec import encode_numbers, quoted
from lokm_build.search.document import Document, Facet

BLOCK = 128
LONGEST = 1200

Values = Mapping[str, list[Facet]]
Having = Mapping[tuple[str, str], list[int]]


def facet_files(documents: Sequence[Document]) -> dict[str, bytes]:
    """All files of the facets, by their place in the site."""
    values, having = facet_values(documents), documents_having(documents)
    table = {
        name: [[one.code, one.name, len(having[name, one.code]), *one.others] for one in known]
        for name, known in values.items()
    }
    return {
        "search/facets.js": _script("facets", json.dumps(table, separators=(",", ":"))),
        **dict(_blocks(documents, values)),
        **dict(_lists(documents, values, having)),
    }


def facet_values(documents: Sequence[Document]) -> Values:
    """All values of each facet that occur, by code: their place in the list stands for them elsewhere."""
    found: dict[str, dict[str, Facet]] = {}
    for document in documents:
        for name, values in document.facets.items():
            found.setdefault(name, {}).update({value.code: value for value in values})
    return {name: [_told_once(values[code]) for code in sorted(values)] for name, values in sorted(found.items())}


def _told_once(value: Facet) -> Facet:
    others = dict.fromkeys(other for other in value.others if other not in (value.code, value.name))
    return replace(value, others=tuple(others))


def documents_having(documents: Sequence[Document]) -> Having:
    """The numbers of the documents that have each value, newest first; those of one day by number."""
    found: dict[tuple[str, str], list[int]] = {}
    for number in sorted(range(len(documents)), key=lambda number: (-documents[number].day, number)):
        for name, values in documents[number].facets.items():
            for value in values:
                found.setdefault((name, value.code), []).append(number)
    return found


def _blocks(documents: Sequence[Document], values: Values) -> Iterator[tuple[str, bytes]]:
    places = {name: {one.code: place for place, one in enumerate(known)} for name, known in values.items()}
    for start in range(0, len(documents), BLOCK):
        rows = [
            [[places[name][value.code] for value in document.facets.get(name, ())] for name in values]
            for document in documents[start : start + BLOCK]
        ]
        name = f"facets/{start // BLOCK}"
        yield f"search/{name}.js", _script(name, json.dumps(rows, separators=(",", ":")))


def _lists(documents: Sequence[Document], values: Values, having: Having) -> Iterator[tuple[str, bytes]]:
    for name, known in values.items():
        for place, value in enumerate(known):
            path = f"having/{name}/{place}"
            yield f"search/{path}.js", _script(path, quoted(_dated(documents, having[name, value.code][:LONGEST])))


def _dated(documents: Sequence[Document], numbers: Sequence[int]) -> str:
    """The newest day, then each document's number and how many days the next one is older."""
    days = [documents[number].day for number in numbers]
    older = [day - later for day, later in zip(days, [*days[1:], days[-1]], strict=True)]
    return encode_numbers([days[0], *(one for pair in zip(numbers, older, strict=True) for one in pair)])


def _script(name: str, value: str) -> bytes:
    return f'lokm.search.take("{name}",{value});\n'.encode("ascii")
