"""Values of the model as bytes, and back: pickles from which nothing but the model can come.

Reading refuses every class outside `lokm_build.model`, so even bytes that somebody else
wrote can do no more than be wrong; the store's checksums tell that.
"""

import io
import pickle
from functools import cache
from importlib import import_module
from typing import Any

UNREADABLE = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, TypeError, ValueError)
"""What is raised by bytes that hold no value."""

_MODEL = "lokm_build.model."
_OTHERS = {("datetime", "date"), ("lokm_build.digest", "Digest")}


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Classes of the model alone."""
        return _class(module, name)


@cache
def _class(module: str, name: str) -> type:
    if "." not in name and (module.startswith(_MODEL) or (module, name) in _OTHERS):
        found = getattr(import_module(module), name)
        if isinstance(found, type) and found.__module__ == module:
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def packed(value: object) -> bytes:
    """The bytes of a value."""
    return pickle.dumps(value, 5)


def unpacked(data: bytes) -> Any:
    """The value of these bytes. Raises one of UNREADABLE."""
    return _Reader(io.BytesIO(data)).load()
