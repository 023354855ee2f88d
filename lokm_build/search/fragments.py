"""Fragments: what the browser needs of one document to rank it finely and to show it.

A small script for each document, named by the document's number. `browser/store.js` reads it.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from lokm_build.search.codec import encode_each, quoted
from lokm_build.search.document import Document, Role

ROLES = {Role.ASSET: "a", Role.PAGE: "p", Role.ENTRY: "e"}
LONGEST_TEXT = 24_000


def fragment_path(number: int) -> str:
    """Where a fragment stands in the site: a hundred in a folder."""
    return f"search/texts/{number // 100}/{number}.js"


def fragment_file(number: int, document: Document) -> bytes:
    """The script of one document."""
    return next(fragment_files([(number, document)]))


def fragment_files(numbered: Sequence[tuple[int, Document]]) -> Iterator[bytes]:
    """The scripts of some documents, written in one go."""
    fields = [_fields(document) for _, document in numbered]
    written = iter(encode_each([text for some in fields for text in some]))
    for (number, _), some in zip(numbered, fields, strict=True):
        texts = list(islice(written, len(some)))
        yield f'lokm.search.take("texts/{number // 100}/{number}",{quoted(texts)});\n'.encode()


def _fields(document: Document) -> list[str]:
    """Role, address, title, label, hue, unit, year, summary, names; heading, anchor and text of each part.

    Attachments stand among the names, each after a tab.
    """
    return [
        ROLES[document.role],
        document.url,
        document.title,
        document.label,
        document.hue,
        document.unit,
        str(document.year or ""),
        document.summary,
        "\n".join((*document.names, *("\t" + name for name in document.attachments))),
        *_parts(document),
    ]


def _parts(document: Document) -> list[str]:
    fields, left = [], LONGEST_TEXT
    for part in document.parts:
        fields += [part.heading, part.anchor, part.text[:left]]
        left -= min(left, len(part.text))
    return fields
