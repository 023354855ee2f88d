"""MkDocs with Material as the frame engine, with our hooks as a plugin. See engine.py for what it takes and leaves."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import mkdocs
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from lokm_build.adapters import frame_hooks
from lokm_build.model.registry import Centre
from lokm_build.site.frames import EngineError, engine_project

EXTRA = "lokm"


class NoOptions(Config):  # type: ignore[no-untyped-call] # MkDocs publishes no types for subclassing
    """The plugin takes no options."""


class FramePlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """The frame hooks as a plugin, for a configuration that does not name `hooks/lokm.py`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """See frame_hooks.prepare."""
        frame_hooks.prepare(config, config.extra[EXTRA]["centre"])
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """See frame_hooks.add_frames."""
        frame_hooks.add_frames(files, config)
        return files


def render(root: Path | None, out: Path, centre: Centre) -> None:
    """Render `docs/` and the frames into `out`; without a root, the packaged default. Raises EngineError."""
    with engine_project(root) as (config_file, docs), _listening() as heard:
        try:
            config = load_config(str(config_file), site_dir=str(out), docs_dir=str(docs))
            config.extra[EXTRA] = {"frames_only": True, "centre": centre}
            if not any(Path(name).name == "lokm.py" for name in config.hooks):
                config.plugins["lokm"] = FramePlugin()
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as error:
            raise EngineError("\n".join([*heard, str(error)])) from error


@contextmanager
def _listening() -> Iterator[list[str]]:
    """What the engine complains of, instead of lines on the screen in a language that authors may not read."""
    heard: list[str] = []
    ear = _Ear(heard)
    # Under ProperDocs, the engine has that name and its plugins keep the old one.
    loggers = [logging.getLogger(name) for name in sorted({"mkdocs", mkdocs.__name__})]
    passed_on = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.addHandler(ear)
    try:
        yield heard
    finally:
        for logger, passes in zip(loggers, passed_on, strict=True):
            logger.removeHandler(ear)
            logger.propagate = passes


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())
