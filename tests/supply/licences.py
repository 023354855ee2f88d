"""THIRD_PARTY.md: what others made, and this project runs, packs its scripts with or puts into sites, with licences.

Reads the lock files for names and versions, and what the installed packages say of themselves for licence and
home page. `make licences` runs it and so writes the paper; the tests of this folder hold it to the locks.
"""

import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "THIRD_PARTY.md"
LOCK = ROOT / "requirements.lock"
NPM_LOCK = ROOT / "tests" / "js" / "package-lock.json"
PACKER = "terser"

MAY_BE_DISTRIBUTED = frozenset({
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "OFL-1.1"),
    *("PSF-2.0", "W3C", "Zlib"),
    # These ask that changes to their own files stay open; nothing of theirs is changed here.
    *("LGPL-3.0-only", "MPL-1.1", "MPL-2.0"),
})  # fmt: skip
"""Licences under which a copy may be handed on beside a program of another licence."""

LOOKED_AT = {"mkdocs-material": "9.8.1", "fontpkg-sarabun": "1.0"}
"""The versions whose parts stand below: another version may put others into sites, so somebody looks again."""


class Part(NamedTuple):
    """Something that others made; `licence` is an SPDX expression."""

    name: str
    version: str
    licence: str
    home: str


_NPM = "npm:"
_MATERIAL = f"with Material {LOOKED_AT['mkdocs-material']}"
CARRIED = (
    Part("Sarabun", LOOKED_AT["fontpkg-sarabun"], "OFL-1.1", "https://github.com/cadsondemak/Sarabun"),
    Part("Material for MkDocs", LOOKED_AT["mkdocs-material"], "MIT", "https://squidfunk.github.io/mkdocs-material/"),
    Part("RxJS", _MATERIAL, "Apache-2.0", "https://rxjs.dev/"),
    Part("tslib", _MATERIAL, "0BSD", "https://github.com/microsoft/tslib"),
    Part("clipboard.js", _MATERIAL, "MIT", "https://clipboardjs.com/"),
    Part("escape-html", _MATERIAL, "MIT", "https://github.com/component/escape-html"),
    Part("focus-visible", _MATERIAL, "W3C", "https://github.com/WICG/focus-visible"),
    Part("material-design-color", _MATERIAL, "MIT", f"{_NPM}material-design-color"),
    Part("Material Design Icons (icons)", _MATERIAL, "Apache-2.0", "https://pictogrammers.com/library/mdi/"),
    Part("Octicons (icons)", _MATERIAL, "MIT", "https://primer.style/octicons/"),
    Part("Font Awesome Free (icons)", _MATERIAL, "CC-BY-4.0", "https://fontawesome.com/"),
)
"""What stands in a site besides what was written here: told by Material's source maps and the icons in its pages."""

HELD = (Part("PyThaiNLP (its list of words)", "5.4.0", "CC0-1.0", "https://github.com/PyThaiNLP/pythainlp"),)
"""What the program itself holds of others: where lines of Thai may end, `lokm_build/thai/words.txt`."""

_TOLD_BY_FILE = {
    # Where the metadata of a package say too little: its licence as its makers publish it.
    "colorama": "BSD-3-Clause",
    "hjson": "MIT",
    "jinja2": "BSD-3-Clause",
    "quickjs-ng": "MIT",
    "resvg-py": "MIT",
    "segno": "BSD-3-Clause",
}
_ELSEWHERE = {
    # Other interpreters need these; they are not installed where the paper is written.
    "brotlicffi": ("MIT", "https://github.com/python-hyper/brotlicffi"),
    "cffi": ("MIT-0", "https://cffi.readthedocs.io/"),
    "pycparser": ("BSD-3-Clause", "https://github.com/eliben/pycparser"),
}
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_HOMES = ("homepage", "home", "documentation", "source", "source code", "code", "repository")
_LOCKED = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.M)
_HEAD = """# What others made

Written by `make licences`; the tests hold it to the lock files. Licences are SPDX names.
"""


def document() -> str:
    """The whole paper."""
    tables = {
        "Python packages that building a site installs": python_parts(),
        "npm packages that pack the scripts of the search": npm_parts(),
        "What a site carries": CARRIED,
        "What the program holds": HELD,
    }
    return "\n".join([_HEAD, *(line for title, parts in tables.items() for line in _table(title, parts))])


def _table(title: str, parts: tuple[Part, ...]) -> Iterator[str]:
    yield from (f"## {title}", "", "| name | version | licence | home |", "| --- | --- | --- | --- |")
    yield from (f"| {part.name} | {part.version} | {part.licence} | {_address(part.home)} |" for part in parts)
    yield ""


def written() -> tuple[Part, ...]:
    """The rows of the paper as it stands."""
    row = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \| <?((?:http|npm:|pypi:)[^> ]+)>? \|$", re.M)
    return tuple(Part(*cells) for cells in row.findall(PAPER.read_text("utf-8")))


def locked() -> dict[str, str]:
    """Name → version of each package of the lock; two versions where platforms differ."""
    versions: dict[str, list[str]] = {}
    for name, version in _LOCKED.findall(LOCK.read_text("utf-8")):
        versions.setdefault(name, []).append(version)
    return {name: ", ".join(found) for name, found in versions.items()}


def python_parts() -> tuple[Part, ...]:
    """Every package of the lock."""
    return tuple(_python_part(name, version) for name, version in locked().items())


def _python_part(name: str, version: str) -> Part:
    if name in _ELSEWHERE:
        return Part(name, version, *_ELSEWHERE[name])
    try:
        told: Any = metadata(name)
    except PackageNotFoundError:
        raise SystemExit(f"{name} is not installed: its licence cannot be told") from None
    return Part(name, version, _licence(name, told), _home(told))


def _licence(name: str, told: Any) -> str:
    if name in _TOLD_BY_FILE:
        return _TOLD_BY_FILE[name]
    classified = [entry.rpartition(" :: ")[2] for entry in told.get_all("Classifier") or () if "License ::" in entry]
    stated = [told.get("License-Expression"), told.get("License"), *classified]
    known = (_SPDX.get(one, one) for one in stated if one and one != "UNKNOWN" and "\n" not in one)
    return next(known, "unknown")


def _address(home: str) -> str:
    """A home page as a link; a name in a register as it is."""
    return f"<{home}>" if home.startswith("http") else home


def _home(told: Any) -> str:
    named = {label.strip().lower(): url.strip() for label, _, url in _partitioned(told.get_all("Project-URL") or ())}
    listed = (named[label] for label in _HOMES if label in named)
    return str(told.get("Home-page") or next(listed, f"pypi:{told['Name']}"))


def _partitioned(entries: Any) -> Iterator[tuple[str, str, str]]:
    yield from (entry.partition(",") for entry in entries)


def npm_parts() -> tuple[Part, ...]:
    """The packer of the scripts and all that it needs."""
    packages = json.loads(NPM_LOCK.read_text("utf-8"))["packages"]
    needed = [PACKER]
    for name in needed:
        needed += [other for other in packages[f"node_modules/{name}"].get("dependencies", {}) if other not in needed]
    return tuple(_npm_part(name, packages[f"node_modules/{name}"]) for name in sorted(needed))


def _npm_part(name: str, told: dict[str, str]) -> Part:
    return Part(name, told["version"], told.get("license", "unknown"), f"{_NPM}{name}")


if __name__ == "__main__":
    PAPER.write_text(document(), "utf-8")
