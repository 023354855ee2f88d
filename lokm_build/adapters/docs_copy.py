"""A copy of `docs/` for an engine without hooks: the frames stand in it as files, and calls of macros as slots."""

import shutil
import traceback
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError

from lokm_build.adapters.macros import slot_macros
from lokm_build.render.pages.slots import SlotError
from lokm_build.site.frames import SECTIONS, frame_markdown, frame_path

_TEMPLATE = "<template>"


def copy_docs(docs: Path, target: Path, with_macros: bool) -> None:
    """Make the copy. Raises SlotError, with the place, for what is no call of a macro of ours."""
    shutil.copytree(docs, target)
    if with_macros:
        _expand(target)
    for section in SECTIONS:
        path = target / frame_path(section, lambda path: (target / path).exists())
        path.parent.mkdir(exist_ok=True)
        path.write_text(frame_markdown(section), "utf-8")


def _expand(folder: Path) -> None:
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.globals.update(slot_macros())
    for page in sorted(folder.rglob("*.md")):
        try:
            text = environment.from_string(page.read_text("utf-8-sig")).render()
        except Exception as error:  # an expression of a page may raise anything
            place = f"{page.relative_to(folder).as_posix()}:{_line(error)}"
            raise SlotError(f"{place}: {error}") from error
        page.write_text(text, "utf-8")


def _line(error: Exception) -> int:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 1 for frame in reversed(frames) if frame.filename == _TEMPLATE), 1)
