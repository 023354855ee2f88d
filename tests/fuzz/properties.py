"""What holds of reading and rendering whatever they are given: each function returns what does not hold, a line each.

An exception that leaves the program is a fault too; it is not caught here, so that its place is seen.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import inert
from fuzz.documents import MOBILE, NATIONAL_ID
from repo import FRONT_MATTER, REGISTRY, yaml_text

from lokm_build.checks.report import lines
from lokm_build.digest import digest
from lokm_build.model.asset import Asset, FrontMatter
from lokm_build.model.finding import Finding
from lokm_build.model.personal import personal_numbers
from lokm_build.model.place import Places
from lokm_build.model.registry import Term
from lokm_build.model.shown import escaped
from lokm_build.model.source import Source
from lokm_build.parse.text import clean
from lokm_build.pipeline import Settings, build
from lokm_build.render.body import render_body
from lokm_build.render.links import resolve
from lokm_build.render.terms import compiled_terms, mark_terms

ASSET = "knowledge/ops-psdg/a.md"
_META = FrontMatter(title="เรื่อง", kind="qa", unit="ops", topics=["t"], fiscal_year="2566")  # type: ignore[arg-type]
_SETTINGS = Settings(datetime.date(2023, 7, 14))
_CENTRE = {f"knowledge/registry/{stem}.yml": yaml_text(value).encode() for stem, value in REGISTRY.items()}
_OWNER = {ASSET: f"---\n{yaml_text(FRONT_MATTER)}---\n\n- [ ] ตรวจรายการแรก\n".encode()}
"""The asset to which files of records belong."""
_LONGEST = 2000
_TERMS = compiled_terms([Term(term="KM", full='"Knowledge" & <more>'), Term(term="กพร.", full="กลุ่มพัฒนาระบบบริหาร")])
_PLANTED = re.compile(rf"(?<!\d)(?:{NATIONAL_ID}|{MOBILE}|๐๘๑๒๓๔๕๖๗๘|1-9999-01234-56-5|081-234-5678)(?!\d)")


def of_digest(data: bytes) -> list[str]:
    """What does not hold when one asset is digested."""
    source = Source(ASSET, data)
    first = digest(source)
    again = [] if digest(source) == first else ["a second digest differs"]
    return [*again, *of_findings(first.findings, {ASSET: data})]


def of_build(data: bytes, path: str = ASSET) -> list[str]:
    """What does not hold when a centre is built in which one file has these bytes."""
    files = {**_CENTRE, **(_OWNER if ".records." in path else {}), path: data}
    made = build([Source(*file) for file in files.items()], _SETTINGS)
    return list(of_findings(made.findings, files))


def of_findings(findings: Sequence[Finding], files: Mapping[str, bytes]) -> Iterator[str]:
    """What does not hold of the findings of these files."""
    known = {escaped(path): _line_count(data) for path, data in files.items()}
    for found in findings:
        # A file that should be there and is not has one line.
        most = known.get(found.path, 1 if found.code == "REGISTRY-MISSING" else 0)
        if not 1 <= found.line <= most or found.column < 1:
            yield f"{found.code} at {found.path!a}:{found.line}:{found.column} of {most} lines"
    yield from _of_report(findings)


def _line_count(data: bytes) -> int:
    """The lines that an editor shows; the place after a last line end is one too."""
    return len(re.findall(rb"\r\n?|\n", data)) + 1


def _of_report(findings: Iterable[Finding]) -> Iterator[str]:
    for found in findings:
        first, *hints = lines([found])
        for line in (first, *hints):
            if unsafe := sorted({f"U+{ord(char):04X}" for char in line if _is_unsafe(char)}):
                yield f"{found.code} prints {', '.join(unsafe)}"
        if any(not hint.startswith("    ") for hint in hints):
            yield f"{found.code} forges a line"
        told = f"{found.message}\n{found.hint}"
        if len(told) > _LONGEST:
            yield f"{found.code} is {len(told)} characters long"
        if _PLANTED.search(told) or any(personal_numbers(told)):
            yield f"{found.code} tells a personal number"


def _is_unsafe(char: str) -> bool:
    """Whether a character moves a terminal's cursor, ends a line or turns the direction of reading."""
    if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        return True
    return char in "\u061c\u200e\u200f" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"


def of_body(text: str) -> list[str]:
    """What does not hold of a rendered body: as it is kept, and as pages show it."""
    asset = Asset("a", ASSET, _META, clean(text), 1, "0", Places(ASSET))
    body = render_body(asset)
    parts = [section.html for section in body.sections]
    again = [] if render_body(asset) == body else ["a second rendering differs"]
    hidden = [f"a character comes back in {part!a}" for part in parts if clean(part) != part]
    # One way or the other, since parsing takes most of the time.
    shown = _composed(parts, known=len(text) % 2 == 0)
    return [*again, *hidden, *inert.faults(shown, "../")]


def _composed(parts: Sequence[str], known: bool) -> list[str]:
    """The parts with links led to pages, all of which are there or none; and the glossary's terms explained."""
    catalogue: Any = SimpleNamespace(linked=lambda _: SimpleNamespace(id="b") if known else None, files={})
    seen: set[str] = set()
    return [mark_terms(resolve(part, catalogue), _TERMS, seen) for part in parts]
