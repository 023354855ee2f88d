"""Compiled templates, kept beside the program as Python keeps its own modules: to compile those of a page takes long.

What is kept is good for the same templates, program, Jinja and Python alone. Nothing is written where Python would
write nothing either, nor where nobody may.
"""

import contextlib
import hashlib
import pickle
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates in a folder; `writes` tells whether it is written into.

    `sources` are all that any of them is compiled from: a template may hold others.
    """

    def __init__(self, folder: Path, sources: Iterable[bytes]) -> None:
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}.jinja")
        self.writes = not sys.dont_write_bytecode
        made = hashlib.blake2b(version("jinja2").encode(), digest_size=16)
        for source in sources:
            made.update(len(source).to_bytes(8, "little") + source)
        self._ground = made.hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """Changes with everything that a template is compiled from."""
        return super().get_source_checksum(self._ground + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """What is damaged is compiled again."""
        try:
            super().load_bytecode(bucket)
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, IndexError, AttributeError, ImportError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Where it cannot be kept, it is compiled each time."""
        if self.writes:
            with contextlib.suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
