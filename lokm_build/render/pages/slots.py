"""Live lists in hand-written pages: each empty slot element is filled with what the catalogue holds.

A slot is `<div data-lokm-slot="newest" data-lokm-args='{"count": 5}'></div>`. SLOTS is the
table of what may stand there; a function's parameters after (catalogue, views, root) are
what a page may say. Raises SlotError, in Thai, for anything else.
"""

import inspect
import json
import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

from lokm_build.derive import Views
from lokm_build.model.catalogue import Catalogue
from lokm_build.render.pages.slot_errors import SlotError
from lokm_build.render.pages.slots_docs import DOC_SLOTS
from lokm_build.render.pages.slots_home import HOME_SLOTS
from lokm_build.thai.nearest import meant

__all__ = ["SLOTS", "SlotError", "fill_slots"]

Slot = Callable[..., str]
SLOTS: Mapping[str, Slot] = {**HOME_SLOTS, **DOC_SLOTS}
"""Every slot by name."""

_OWN = 3
_MARK = "data-lokm-slot"
_ATTRIBUTE = r"\s+[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?"
_SLOT = re.compile(rf"<div(?:{_ATTRIBUTE})*?\s+{_MARK}=(?:{_ATTRIBUTE}|[^>])*?>\s*</div>")
# An engine that finds no heading in a page gives it one without an id; the search slot brings a better one.
_ENGINE_HEADING = re.compile(rf'<h1>[^<]*</h1>(?=\s*<div {_MARK}="?search\b)')
_WORDS = {int: "จำนวนเต็ม", str: "ข้อความ", bool: "true หรือ false"}


def fill_slots(html: str, catalogue: Catalogue, views: Views, root: str) -> str:
    """The page with every slot filled; `root` is its way to the site's root."""
    if _MARK not in html:
        return html

    def filled(match: re.Match[str]) -> str:
        name, arguments = _read(match[0])
        return _function(name)(catalogue, views, root, **_checked(name, arguments))

    return _SLOT.sub(filled, _ENGINE_HEADING.sub("", html))


class _Attributes(HTMLParser):
    found: Mapping[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found = dict(attrs)


def _read(tag: str) -> tuple[str, dict[str, Any]]:
    parser = _Attributes()
    parser.feed(tag)
    name = parser.found.get(_MARK) or ""
    try:
        arguments = json.loads(parser.found.get("data-lokm-args") or "{}")
    except ValueError as error:
        raise SlotError(f"รายการสด '{name}': ค่าที่ส่งมาไม่ใช่ JSON ที่ถูกต้อง") from error
    if not isinstance(arguments, dict):
        raise SlotError(f"รายการสด '{name}': ค่าที่ส่งมาต้องมีชื่อกำกับ เช่น count=5")
    return name, arguments


def _function(name: str) -> Slot:
    if name in SLOTS:
        return SLOTS[name]
    hint = meant(name, SLOTS) or f" ที่มีให้ใช้คือ {', '.join(SLOTS)}"
    raise SlotError(f"ไม่รู้จักรายการสด '{name}'{hint}")


def _checked(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments, when the slot takes them."""
    known = dict(list(inspect.signature(SLOTS[name]).parameters.items())[_OWN:])
    for key, value in arguments.items():
        if key not in known:
            takes = f"รับเฉพาะ {', '.join(known)}" if known else "ไม่รับค่าใด"
            raise SlotError(f"รายการสด '{name}' ไม่รู้จักค่า '{key}' ({takes})")
        wanted = known[key].annotation
        if type(value) is not wanted:
            got = json.dumps(value, ensure_ascii=False)
            raise SlotError(f"รายการสด '{name}': ค่า '{key}' ต้องเป็น{_WORDS[wanted]} แต่ได้ {got}")
    for key, parameter in known.items():
        if parameter.default is parameter.empty and key not in arguments:
            raise SlotError(f"รายการสด '{name}' ต้องระบุ '{key}'")
    return arguments
