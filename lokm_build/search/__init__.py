"""Search: a catalogue becomes documents, documents become shards that a browser reads without a server.

`documents` tells what can be found, `index` turns that into files (site path → bytes),
`search_files` does both. `browser/` holds the engine and the box as package data.
"""

from lokm_build.search.document import Document, HandPage, Part, Role
from lokm_build.search.gather import documents
from lokm_build.search.indexing import index, search_files

__all__ = ["Document", "HandPage", "Part", "Role", "documents", "index", "search_files"]
