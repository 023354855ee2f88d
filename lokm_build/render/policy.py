"""The content security policy of a page: what it may run and load, said at the head of the page itself.

Takes HTML, gives HTML or parts of it. A policy allows what lies in the site, and the inline scripts and styles that
the page holds, each by its SHA-256: a script that somebody smuggles in is not among them. It stands in the page and
not in a server's header, so that it holds from a folder too.

Where a page is opened from a folder, browsers differ on what 'self' is: Chromium takes it for any file, Firefox does
not in `form-action`, the standard lets it be nothing at all. So `file:` stands beside it; over http, no browser loads
a file anyway.
"""

import base64
import hashlib
import re
from dataclasses import field
from functools import lru_cache
from html.parser import HTMLParser

from lokm_build.model.record import record

SITE = ("'self'", "file:")
"""A page of a site may load what lies in the site."""

ALONE: tuple[str, ...] = ()
"""A document that has all inside loads nothing."""

_NOTHING = ("'none'",)

_OPENING = re.compile(
    r"""\ufeff?+(?:\s|<!--.*?-->|<!doctype\b[^>]*>|<html\b[^>]*>|<head\b[^>]*>)*+"""
    r"""(?:(?:\s|<!--.*?-->|<meta\b[^>]*>)*?<meta\s[^>]*\bcharset\b[^>]*>)?""",
    re.I | re.S,
)
"""What may stand before a policy: nothing that runs or loads. The charset must be in the first 1,024 bytes."""

_BLOCK = re.compile(
    r"""<!--.*?-->|<(script|style)\b((?:[^>"']|"[^"]*"|'[^']*')*+)>(.*?)</\1\b""",
    re.I | re.S,
)
_NOT_INLINE = re.compile(r"""(?<![\w-])(?:src\s*=|type\s*=\s*["']?[a-z/+.-]*json\b)""", re.I)
"""A script that is loaded, or only data: browsers run none of it, and ask no policy."""

_MAY_BE_STYLED = re.compile(r"style\s*=")
_MAY_BE_CODE = re.compile(r"""[\s"'/]on[a-z]++\s*=""")
"""Of lower case. Attributes are read one by one only where this is found: that takes long."""

_HANDLER = re.compile(r"on[a-z]+")
_CODE_ADDRESS = re.compile(r"\s*javascript:", re.I)
_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href"}
_TOLD = ("<script", "style")
"""One of these stands in any HTML of ours that brings something along."""


@record()
class Inline:
    """The sources that allow what some HTML brings along."""

    scripts: frozenset[str] = field(default_factory=frozenset)
    styles: frozenset[str] = field(default_factory=frozenset)

    def __or__(self, other: "Inline") -> "Inline":
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def guarded(html: str, own: tuple[str, ...] = SITE) -> str:
    """A whole document with its policy."""
    at = opening(html)
    return html[:at] + policy_tag(inline(html), own) + html[at:]


def opening(html: str) -> int:
    """Where in a document, or the first part of one, its policy stands."""
    match = _OPENING.match(html)
    return match.end() if match else 0


def inline(html: str) -> Inline:
    """What any HTML brings along."""
    held: dict[str, set[str]] = {"script": set(), "style": set()}
    for tag, attributes, content in _BLOCK.findall(html):
        if content and not (tag.lower() == "script" and _NOT_INLINE.search(attributes)):
            held[tag.lower()].add(_hash(content))
    if _MAY_BE_STYLED.search(html.lower()) and (styled := _style_attributes(html)):
        # The word only says that hashes may allow attributes as well.
        held["style"].update({"'unsafe-hashes'"}, map(_hash, styled))
    return Inline(frozenset(held["script"]), frozenset(held["style"]))


def inline_of_ours(html: str) -> Inline:
    """The same of what our own templates made, which hardly ever bring something along: they are not read in vain."""
    return inline(html) if any(map(html.__contains__, _TOLD)) else Inline()


def code_in_attributes(html: str) -> list[str]:
    """The names of attributes that hold code, which no policy lets run."""
    markup = _BLOCK.sub(_emptied, html)
    lower = markup.lower()
    if not (_MAY_BE_CODE.search(lower) or "javascript:" in lower):
        return []
    return [
        name
        for name, value in _attributes(markup)
        if _HANDLER.fullmatch(name) or (name in _ADDRESSES and _CODE_ADDRESS.match(value))
    ]


@lru_cache(maxsize=256)
def policy_tag(brought: Inline, own: tuple[str, ...] = SITE) -> str:
    """The policy as a tag of the page's head."""
    directives: dict[str, tuple[str, ...]] = {
        "default-src": own,
        "script-src": (*own, *sorted(brought.scripts)),
        "style-src": (*own, *sorted(brought.styles)),
        "img-src": (*own, "data:"),
        "font-src": (*own, "data:"),
        "object-src": (),
        "base-uri": (),
        "form-action": own,
    }
    policy = "; ".join(f"{name} {' '.join(sources or _NOTHING)}" for name, sources in directives.items())
    return f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    """The source that allows this text: of its UTF-8, with the line ends that a browser reads."""
    digest = hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _style_attributes(html: str) -> list[str]:
    return [value for name, value in _attributes(_BLOCK.sub(_emptied, html)) if name == "style"]


def _emptied(block: re.Match[str]) -> str:
    """The tags of a block without what it holds; nothing of a comment."""
    return f"<{block[1]}{block[2]}></{block[1]}" if block[1] else ""


def _attributes(markup: str) -> list[tuple[str, str]]:
    """The attributes of all tags."""
    reader = _Attributes()
    reader.feed(markup)
    reader.close()
    return reader.found


class _Attributes(HTMLParser):
    """Collects attributes, their values as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's
        self.found += [(name, value or "") for name, value in attrs]
