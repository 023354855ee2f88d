"""A repository built in memory, so that a test shows its whole input on one screen.

`Repo()` holds a small sound registry and no assets. Each method returns the repository itself.
An asset written with no more than its id is sound: nothing is found in it.
"""

import datetime
import json
import re
from typing import Any

from lokm_build.checks import check
from lokm_build.checks.report import lines
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.finding import Finding
from lokm_build.model.source import Source
from lokm_build.parse import Parsed, parse_repository
from lokm_build.pipeline import Settings, linked

_PLAIN = re.compile(r"[\w฀-๿./][\w฀-๿ ./()+–-]*\Z")

REGISTRY: dict[str, Any] = {
    "centre": {"name": "ศูนย์ความรู้ตัวอย่าง", "organisation": "กรมตัวอย่าง"},
    "units": [
        {"code": "dept", "name": "กรมตัวอย่าง", "short": ["กตย."]},
        {
            "code": "ops-psdg",
            "name": "กลุ่มพัฒนาระบบบริหาร",
            "short": ["กพร."],
            "parent": "dept",
            "groups": [{"code": "admin", "name": "กลุ่มงานบริหาร"}],
        },
        {"code": "plan-div", "name": "กองแผนงาน", "parent": "dept"},
    ],
    "topics": [
        {"code": "coordination", "name": "การประสานงาน", "synonyms": ["ประสานงาน"]},
        {"code": "meetings", "name": "การประชุม"},
    ],
    "indicators": [
        {"agency": "doh", "year": 2565, "code": "2.4", "name": "องค์กรแห่งการเรียนรู้ ปีก่อน"},
        {"agency": "doh", "year": 2566, "code": "2.2", "name": "องค์กรแห่งการเรียนรู้", "succeeds": "doh/2565/2.4"},
    ],
    "channels": [{"code": "line", "name": "LINE"}, {"code": "website", "name": "เว็บไซต์"}],
    "glossary": [{"term": "KM", "full": "Knowledge Management", "aliases": ["การจัดการความรู้"]}],
    "needs": [{"code": "coordination-with-outside", "topic": "coordination"}],
}

FRONT_MATTER: dict[str, Any] = {
    "title": "เรื่องตัวอย่าง",
    "kind": "checklist",
    "unit": "ops-psdg",
    "topics": ["coordination"],
    "fiscal_year": 2566,
    "summary": "สรุปสั้นของเรื่องตัวอย่าง",
}
"""In a file: title 2, kind 3, unit 4, topics 5 and 6, fiscal year 7, summary 8; further keys from line 9."""


class Repo:
    """Files of a repository; later calls lay over earlier ones."""

    def __init__(self, today: datetime.date = datetime.date(2023, 7, 14)) -> None:
        self.today = today
        self.files: dict[str, bytes] = {}
        self.registry(**REGISTRY)

    def asset(self, name: str, *, body: str = "- [ ] ตรวจรายการแรก\n", **front_matter: Any) -> "Repo":
        """An asset at `knowledge/<name>.md`; a key given as None is left out."""
        given = {key: value for key, value in {**FRONT_MATTER, **front_matter}.items() if value is not None}
        return self.file(f"knowledge/{name}.md", f"---\n{yaml_text(given)}---\n\n{body}")

    def file(self, path: str, content: str | bytes) -> "Repo":
        """Any file, from its text or bytes."""
        self.files[path] = content.encode() if isinstance(content, str) else content
        return self

    def registry(self, **lists: Any) -> "Repo":
        """Registry files by stem: values, a text to be written as it is, or None for no file."""
        for stem, value in lists.items():
            path = f"knowledge/registry/{stem}.yml"
            if value is None:
                self.files.pop(path, None)
            else:
                self.file(path, value if isinstance(value, str) else yaml_text(value))
        return self

    def sources(self) -> tuple[Source, ...]:
        """The files as a build reads them."""
        return tuple(Source(path, data) for path, data in sorted(self.files.items()))

    def parsed(self) -> Parsed:
        """What reading says."""
        return parse_repository(self.sources())

    def catalogue(self) -> Catalogue:
        """All assets with their rendered bodies."""
        return linked(self.sources(), Settings(self.today))[0]

    def found(self) -> tuple[Finding, ...]:
        """Every finding of a run: of reading, rendering and checking."""
        catalogue = self.catalogue()
        rendered = {finding for body in catalogue.bodies.values() for finding in body.findings}
        return tuple(sorted({*self.parsed().findings, *rendered, *check(catalogue)}))

    def findings(self) -> list[str]:
        """The lines of the report."""
        return lines(self.found())

    def places(self) -> list[str]:
        """Each finding as `path:line CODE`, with the path below knowledge/."""
        return [f"{f.path.removeprefix('knowledge/')}:{f.line} {f.code}" for f in self.found()]

    def hint(self, code: str) -> str:
        """The message and hint of the first finding of this code."""
        return next(f"{f.message} — {f.hint}" for f in self.found() if f.code == code)


def yaml_text(value: Any) -> str:
    """Values as block YAML, the way an author writes it."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in _entry(str(key), inner)]
    return [line for inner in value for line in _item(inner)]


def _entry(key: str, value: Any) -> list[str]:
    if isinstance(value, dict | list | tuple) and value:
        return [f"{key}:", *(f"  {line}" for line in _lines(value))]
    return [f"{key}: {_scalar(value)}"]


def _item(value: Any) -> list[str]:
    if not isinstance(value, dict | list | tuple):
        return [f"- {_scalar(value)}"]
    first, *rest = _lines(value)
    return [f"- {first}", *(f"  {line}" for line in rest)]


def _scalar(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[]"
    text = str(value)
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
