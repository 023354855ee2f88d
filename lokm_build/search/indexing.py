"""The index: documents in, every file of `search/` out, but the page that people see.

    search/head.js          how many documents and shards; frequent tokens; aliases
    search/grams/…          posting lists by hash of the token
    search/texts/…          a fragment for each document
    search/facets.js …      the facets' values, and which document has which
    search/having/…         the documents that have a value

Nothing that grows with the corpus stands in a file that every query loads.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lokm_build.model.catalogue import Catalogue
from lokm_build.search.codec import encode_text, quoted
from lokm_build.search.count import Counts, count
from lokm_build.search.document import Document, HandPage, Role
from lokm_build.search.facets import BLOCK, facet_files
from lokm_build.search.fragments import fragment_file, fragment_path
from lokm_build.search.gather import documents
from lokm_build.search.shards import frequent, invert, shards
from lokm_build.search.words import WORDS_PATH, words_file

FORMAT = 1
HEAD = "search/head.js"

Mapper = Callable[[Callable[[Document], Counts], Sequence[Document]], Iterable[Counts]]


def search_files(
    catalogue: Catalogue, hand_pages: Sequence[HandPage] = (), mapper: Mapper = map
) -> Mapping[str, bytes]:
    """The search of a catalogue: site path → bytes."""
    return index(documents(catalogue, hand_pages), mapper)


def index(found: Iterable[Document], mapper: Mapper = map) -> Mapping[str, bytes]:
    """All files of the index. `mapper` may count documents in other processes: `count` is pure.

    The plain form, which says what the index is; `lokm_build.site.searching` makes the same of many documents at once.
    """
    ordered = tuple(found)
    postings = invert(mapper(count, ordered))
    bits, files = shards(postings)
    whole = dict(files)
    whole.update((fragment_path(number), fragment_file(number, one)) for number, one in enumerate(ordered))
    whole.update(facet_files(ordered))
    whole[WORDS_PATH] = words_file()
    version = version_of((path, content_key(data)) for path, data in whole.items())
    assets = [one for one in ordered if one.role is Role.ASSET]
    whole[HEAD] = head_file(len(assets), ordered[len(assets) :], bits, version, frequent(postings))
    return dict(sorted(whole.items()))


def head_file(assets: int, others: Sequence[Document], bits: int, version: str, common: str) -> bytes:
    """The file that every query loads first: of so many assets, and of the documents that come after them."""
    head = {
        "format": FORMAT,
        "documents": assets + len(others),
        "found": assets + sum(one.role is not Role.ENTRY for one in others),
        "bits": bits,
        "block": BLOCK,
        "version": version,
    }
    strings = f'"frequent":{quoted(common)},"aliases":{quoted(_aliases(others))}'
    return f'lokm.search.take("head",{{{json.dumps(head)[1:-1]},{strings}}});\n'.encode()


def content_key(data: bytes) -> bytes:
    """A digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def version_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Part of every address, so that a browser's cache never mixes two builds; from path and digest of each file."""
    digest = hashlib.sha256()
    for path, content in sorted(files):
        digest.update(path.encode() + b"\0" + content)
    return digest.hexdigest()[:10]


def _aliases(found: Iterable[Document]) -> str:
    """Groups of expressions with one meaning, a line each, parted by tabs."""
    lines: Iterator[str] = ("\t".join((one.title, *one.aliases)) for one in found if one.aliases)
    return encode_text("\n".join(dict.fromkeys(lines)))
