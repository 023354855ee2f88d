"""What the frame engine makes of `docs/` and the frames: kept from before, or drawn by a worker while others work.

A worker may begin as soon as the registry's centre is known. What was drawn is kept as long as
nothing that the engine reads has changed.
"""

import marshal
import tempfile
from pathlib import Path

from lokm_build.adapters.engine import Engine, render
from lokm_build.adapters.engine_inputs import engine_key
from lokm_build.model.registry import Centre, Registry
from lokm_build.site.compose import read_folder
from lokm_build.site.frames import engine_project
from lokm_build.site.means import Means
from lokm_build.site.work import Begun

Files = dict[str, bytes]


class Drawing:
    """The engine's files of one build, by path; without a root, those of the packaged default."""

    def __init__(self, engine: Engine, root: Path | None, means: Means) -> None:
        self.engine, self._root, self._means = engine, root, means
        self._begun: tuple[Centre, Begun[Files]] | None = None

    def begin(self, registry: Registry) -> None:
        """Have a worker of this machine draw them, where they are not kept."""
        key = self._key(registry.centre)
        if self._means.workers.local and not (key and key in self._means.store):
            task = self.engine, self._root, registry.centre
            self._begun = registry.centre, self._means.workers.map(_drawn, [task])

    def files(self, centre: Centre) -> Files:
        """All files. Raises EngineError."""
        key, store = self._key(centre), self._means.store
        if key and (kept := store.get(key)):
            files: Files = marshal.loads(kept)
            return files
        files = next(self._begun[1]) if self._begun and self._begun[0] == centre else self._drawn(centre)
        if key:
            store.put(key, marshal.dumps(files))
        return files

    def _drawn(self, centre: Centre) -> Files:
        return _drawn((self.engine, self._root, centre))

    def _key(self, centre: Centre) -> bytes | None:
        with engine_project(self._root) as (config_file, docs):
            return engine_key(self.engine, config_file, docs, centre)


def _drawn(task: tuple[Engine, Path | None, Centre]) -> Files:
    """May run in a worker."""
    engine, root, centre = task
    with tempfile.TemporaryDirectory(prefix="lokm-frames-") as name:
        render(engine, root, Path(name) / "site", centre)
        return read_folder(Path(name) / "site")
