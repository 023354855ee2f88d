"""The frame engines: programs that render `docs/` and one frame for each section, in a theme.

One row each; the module that a row names is imported when its engine is used, since each takes
long to import. A module offers `render(root, out, centre)`: it leaves in `out` what the engine
wrote of a repository's root, or of the packaged default where the root has no `mkdocs.yml` or
`docs/`, and raises EngineError with what the engine said.
"""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from lokm_build.model.registry import Centre

_MARKDOWN = ("markdown", "pymdown-extensions", "pygments")
_MATERIAL = ("mkdocs-material", "mkdocs-macros-plugin", *_MARKDOWN)


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: its package and the extra that installs it are called as it is."""

    name: str
    title: str
    module: str
    libraries: tuple[str, ...]
    """The distributions whose versions determine what it writes."""


MKDOCS = Engine("mkdocs", "MkDocs", "lokm_build.adapters.engine_mkdocs", ("mkdocs", *_MATERIAL))

ENGINES = {
    engine.name: engine
    for engine in (
        MKDOCS,
        Engine("properdocs", "ProperDocs", "lokm_build.adapters.engine_properdocs", ("properdocs", *_MATERIAL)),
        Engine("zensical", "Zensical", "lokm_build.adapters.engine_zensical", ("zensical", *_MARKDOWN)),
    )
}


class NoEngineError(Exception):
    """The engine is not installed; the message is Thai and says how to install it."""


def require(engine: Engine) -> None:
    """Raise NoEngineError unless the engine is installed."""
    if find_spec(engine.name) is None:
        extra = f"lokm-build[{engine.name}]"
        raise NoEngineError(f"ยังไม่ได้ติดตั้ง {engine.title} โปรดติดตั้งด้วย pip install '{extra}' แล้วสั่งใหม่")


def render(engine: Engine, root: Path | None, out: Path, centre: Centre) -> None:
    """Render `docs/` and the frames into `out`; without a root, the packaged default. Raises EngineError."""
    import_module(engine.module).render(root, out, centre)
