"""Where a link of a body leads: told from its text and the asset's own path alone.

Nothing is looked up: whether a repository file exists is for the checks to say.
Every address that comes out for HTML is safe to stand in an attribute once escaped.
"""

import re
import unicodedata
from enum import Enum, auto
from urllib.parse import quote, unquote

from markdown_it.common.normalize_url import normalizeLink

from lokm_build.model.record import record

KNOWLEDGE = "knowledge"

# Browsers skip these inside an address, so that "java&#9;script:" would run.
_SKIPPED = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LOCAL = re.compile(r"file:|[A-Za-z]:[\\/]|\\\\", re.I)
_WEB = ("http", "https")
_KEPT = (*_WEB, "mailto", "tel")


class Way(Enum):
    """The kinds of address."""

    PAGE = auto()
    FILE = auto()
    WEB = auto()
    CONTACT = auto()
    OUTSIDE = auto()
    LOCAL = auto()
    REFUSED = auto()


@record()
class Address:
    """`href` is what HTML may say ("" where nothing may be linked); `target` is a repository path."""

    way: Way
    href: str = ""
    target: str = ""
    fragment: str = ""


def address(written: str, path: str) -> Address:
    """The address that `written` means in the file at `path`."""
    bare = _SKIPPED.sub("", written)
    if _LOCAL.match(bare):
        return Address(Way.LOCAL)
    if scheme := _SCHEME.match(bare):
        return _absolute(scheme[1].lower(), bare)
    if bare.startswith("#"):
        fragment = _plain(written.strip()[1:])
        return Address(Way.PAGE, "#" + quote(fragment, safe=_FRAGMENT, errors="replace"), path, fragment)
    return _relative(written.strip().replace("\\", "/"), path)


# RFC 3986 lets these stand in a fragment; a heading's id may hold any letter.
_FRAGMENT = "/?:@!$&'()*+,;=-._~"


def _absolute(scheme: str, bare: str) -> Address:
    if scheme not in _KEPT:
        return Address(Way.REFUSED)
    return Address(Way.WEB if scheme in _WEB else Way.CONTACT, normalizeLink(bare))


def _relative(written: str, path: str) -> Address:
    before, _, after = written.partition("#")
    target = _joined(path, _plain(before.partition("?")[0]))
    if target is None:
        return Address(Way.OUTSIDE)
    fragment = _plain(after)
    href = "lokm:" + quote(target, errors="replace")
    mark = "#" + quote(fragment, safe=_FRAGMENT, errors="replace") if fragment else ""
    return Address(Way.FILE, href + mark, target, fragment)


def _joined(path: str, relative: str) -> str | None:
    """The repository path, or None where the way leaves the knowledge folder."""
    if relative.startswith("/"):
        return None
    steps = path.split("/")[:-1]
    for step in relative.split("/"):
        if step == "..":
            if len(steps) <= 1:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps) if steps[:1] == [KNOWLEDGE] else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", unquote(text))
