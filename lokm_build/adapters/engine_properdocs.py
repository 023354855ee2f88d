"""ProperDocs with Material as the frame engine: MkDocs 1.6 under another name, so the same code drives it.

Its own command line makes every import of `mkdocs` one of `properdocs`, by which plugins and themes that
were written for MkDocs work. That holds for a whole process, so it happens in a process of its own.
"""

from pathlib import Path

from lokm_build.adapters.apart import apart
from lokm_build.model.registry import Centre


def render(root: Path | None, out: Path, centre: Centre) -> None:
    """See engine.py."""
    apart(_render, root, out, centre)


def _render(root: Path | None, out: Path, centre: Centre) -> None:
    import properdocs.replacement  # noqa: F401 - from here on, mkdocs means properdocs

    from lokm_build.adapters.engine_mkdocs import render

    render(root, out, centre)
