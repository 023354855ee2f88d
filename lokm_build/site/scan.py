"""The last look before publishing: internal links lead to files, nothing loads from another host, no tag holds code.

Takes pages of HTML as they are composed; keeps only what it must compare at the
end. A fault here is a fault of the generator or of a hand-written page, since
the checks have already vouched for the assets.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from lokm_build.render.policy import code_in_attributes
from lokm_build.site.manifest import Manifest

_NAME = "(?i:href|src|action|poster)="
_REFERENCE = re.compile(
    rf"""(<([a-zA-Z]++)(?=[\s/])(?:\s++(?!{_NAME})[^\s>"'=]++(?:="[^"]*")?+|\s++(?!{_NAME})|[^>"'\s]++|"[^"]*"|'[^']*')*+"""
    rf"""\s+{_NAME}(?:"([^"]*)"|'([^']*)'|([^\s>]+)))"""
)
"""The first reference of each tag; a quoted value is passed over whole, since an author's words may stand in it.
Nothing is tried twice: a tag without a reference is most of what is read. What comes last in the repeat must fail at
its first letter: Python before 3.11.5 goes on from where a look ahead ended otherwise."""

# Not `urlsplit`, which raises for `http://[`: an author may write that.
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_PATH = re.compile(r"[^?#]+")
_PLAIN = re.compile(r"([a-z0-9-]++(?:/[a-z0-9-]++)*+\.[a-z]++)(?:#|\Z)")
"""A path in which nothing is to be settled, as nearly all of ours are."""
BETWEEN_ROWS = "</li>\n<li>"
"""What parts the rows of a list, and stands inside no tag."""

_Found = tuple[str, str, str, str, str]
"""A tag up to its first reference, its name, and the reference: in double quotes, in single ones, in none."""

_LOADING = {"script", "img", "link", "iframe", "source", "video", "audio", "embed", "object"}
_LOADING_LINK = re.compile(
    r"""\brel=["']?(?:[a-z ]*\b)?(?:stylesheet|icon|preload|prefetch|modulepreload|manifest)\b""", re.I
)

_NO_CODE = "เป็นสคริปต์ในแท็ก ซึ่งเบราว์เซอร์จะไม่ให้ทำงาน โปรดย้ายไปไว้ใน <script> หรือแฟ้ม .js"


@dataclass
class Scan:
    """Collects references; `faults` compares them with the paths that the site has."""

    wanted: dict[str, str] = field(default_factory=dict)
    remote: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)

    def add(self, path: str, html: str) -> None:
        """Note what a page (or part of one) at this site path refers to."""
        self._add(path, _REFERENCE.findall(html))

    def add_list(self, path: str, html: str) -> None:
        """The same of a page with a list, whose rows stand in other lists too: each row is looked through once."""
        top = "../" * path.count("/")
        for row in html.split(BETWEEN_ROWS):
            targets, others = _of_row(row, top)
            for target in targets:
                self.wanted.setdefault(target, path)
            if others:
                self._add(path, others)

    def _add(self, path: str, found: Iterable[_Found]) -> None:
        folder = posixpath.dirname(path)
        for whole, tag, double, single, bare in found:
            value = double or single or bare
            if value.startswith("#"):
                continue
            if (target := _target(folder, value)) is None:
                self._note_absolute(path, tag.lower(), value, whole)
            elif target:
                self.wanted.setdefault(target, path)

    def add_written(self, path: str, html: str) -> None:
        """Note what a page refers to that was written by hand, or drawn by templates that are not ours."""
        self.add(path, html)
        self.code += [f"{path}: {name} {_NO_CODE}" for name in code_in_attributes(html)]

    def _note_absolute(self, path: str, tag: str, value: str, whole: str) -> None:
        if tag in _LOADING and value[:5].lower() != "data:" and (tag != "link" or _LOADING_LINK.search(whole)):
            self.remote.append(f"{path}: {value}")

    def faults(self, paths: Iterable[str], noted: Manifest | None = None) -> list[str]:
        """A line for each link that leads nowhere, each load from another host, and all code in a tag.

        `noted` tells of pages that were scanned when they were made: where they lead.
        """
        known = set(paths)
        wanted = {target: path for target, path in self.wanted.items() if target not in known}
        if noted and not known.issuperset(noted.targets):
            lost = set(noted.targets) - known
            for path in noted.files:
                for target in lost.intersection(noted.leads_to(path)):
                    wanted.setdefault(target, path)
        broken = [f"{path}: {target}" for target, path in wanted.items()]
        return sorted(broken) + sorted(self.remote) + sorted(self.code)


@lru_cache(maxsize=16_384)
def _of_row(row: str, top: str) -> tuple[list[str], list[_Found]]:
    """Where a row leads from the top of the site, whichever page at this depth it stands in; and what else it holds."""
    targets: dict[str, None] = {}
    others: list[_Found] = []
    for found in _REFERENCE.findall(row):
        value = found[2] or found[3] or found[4]
        target = _target("", value.removeprefix(top)) if value.startswith(top) else None
        if target:
            targets[target] = None
        else:
            others.append(found)
    return list(targets), others


def forget_rows() -> None:
    """The lists are through: their rows need no more room."""
    _of_row.cache_clear()


@lru_cache(maxsize=8192)
def _target(folder: str, value: str) -> str | None:
    """The site path to which a reference leads: none for an address elsewhere, an empty one for the page itself."""
    up = "../" * (folder.count("/") + 1) if folder else ""
    if value.startswith(up) and (plain := _PLAIN.match(value, len(up))):
        return plain[1]
    if _ABSOLUTE.match(value):
        return None
    inner = _PATH.match(value.replace("&amp;", "&"))
    return posixpath.normpath(posixpath.join(folder, unquote(inner[0]))) if inner else ""
