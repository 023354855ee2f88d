"""Live lists in hand-written pages: each call of a macro leaves an empty slot, which the core fills afterwards.

So what an engine renders depends on docs/, theme and settings alone, never on the
knowledge assets.
"""

import html
import inspect
import json
from collections.abc import Callable
from typing import Any

from lokm_build.render.pages.slots import SLOTS


def define_env(env: Any) -> None:
    """Offer every slot of the core's table as a macro (called by mkdocs-macros)."""
    for name, macro in slot_macros().items():
        env.macro(macro, name)


def slot_macros() -> dict[str, Callable[..., str]]:
    """The macros by name."""
    return {name: _macro(name, _parameters(fill)) for name, fill in SLOTS.items()}


def _parameters(fill: Callable[..., str]) -> list[str]:
    """The names of a slot's own arguments, which follow after (catalogue, views, root)."""
    return list(inspect.signature(fill).parameters)[3:]


def _macro(name: str, parameters: list[str]) -> Callable[..., str]:
    def slot(*values: Any, **named: Any) -> str:
        arguments = {**dict(zip(parameters, values, strict=False)), **named}
        if len(values) > len(parameters):
            raise ValueError(f"{name}() รับค่าได้ไม่เกิน {len(parameters)} ค่า")
        text = html.escape(json.dumps(arguments, ensure_ascii=False), quote=True)
        return f'<div data-lokm-slot="{name}" data-lokm-args="{text}"></div>'

    return slot
