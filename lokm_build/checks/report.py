"""Findings as text, as JSON, as annotations of GitHub and as SARIF: pure functions of the findings.

Every finding is one line that begins with `path:line:column`; its hint stands on indented lines.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from lokm_build.model.codes import CODES
from lokm_build.model.finding import Finding, Severity

_GITHUB = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY = _GITHUB | str.maketrans({":": "%3A", ",": "%2C"})


def lines(findings: Iterable[Finding]) -> list[str]:
    """One line for each finding, and four-space indented lines for its hint."""
    told: list[str] = []
    for found in findings:
        mark = "คำเตือน: " if found.severity is Severity.WARNING else ""
        told.append(f"{found.path}:{found.line}:{found.column} {found.code} {mark}{_one_line(found.message)}")
        if found.hint:
            first, *rest = found.hint.split("\n")
            told += [f"    คำแนะนำ: {first}", *(f"    {line}" for line in rest)]
    return told


def as_text(findings: Iterable[Finding]) -> str:
    """The report for a terminal, with a summary as its last line."""
    found = tuple(findings)
    return "\n".join([*lines(found), summary(found)])


def summary(findings: Iterable[Finding]) -> str:
    """How many errors and warnings there are, and what that means."""
    found = tuple(findings)
    errors, warnings = count(found, Severity.ERROR), count(found, Severity.WARNING)
    files = len({finding.path for finding in found})
    if not found:
        return "ไม่พบข้อผิดพลาด"
    told = f"พบข้อผิดพลาด {errors:,} แห่ง คำเตือน {warnings:,} แห่ง ใน {files:,} ไฟล์"
    return told if errors else f"{told} (เผยแพร่ได้)"


def count(findings: Iterable[Finding], severity: Severity) -> int:
    """How many findings have this severity."""
    return sum(found.severity is severity for found in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """The findings as a JSON object, for programs."""
    found = tuple(findings)
    entries = [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in found
    ]
    totals = {"errors": count(found, Severity.ERROR), "warnings": count(found, Severity.WARNING)}
    return json.dumps({"findings": entries, **totals}, ensure_ascii=False, indent=2)


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands, which GitHub shows on the lines of a pull request, and the summary."""
    found = tuple(findings)
    return "\n".join([*map(_annotation, found), summary(found)])


def _annotation(found: Finding) -> str:
    properties = {
        "file": found.path,
        "line": str(found.line),
        "col": str(found.column),
        "title": found.code,
    }
    told = ",".join(f"{name}={value.translate(_GITHUB_PROPERTY)}" for name, value in properties.items())
    message = f"{found.message}\nคำแนะนำ: {found.hint}" if found.hint else found.message
    return f"::{found.severity.value} {told}::{message.translate(_GITHUB)}"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def as_sarif(findings: Iterable[Finding]) -> str:
    """SARIF 2.1.0, which code hosts and editors read."""
    found = tuple(findings)
    rules = [_rule(code) for code in sorted({finding.code for finding in found})]
    driver = {"name": "lokm", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(f) for f in found]}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": CODES[code].why}}


def _result(found: Finding) -> dict[str, Any]:
    region = {"startLine": found.line, "startColumn": found.column}
    location = {"artifactLocation": {"uri": quote(found.path)}, "region": region}
    text = f"{found.message}\nคำแนะนำ: {found.hint}" if found.hint else found.message
    return {
        "ruleId": found.code,
        "level": found.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
    }


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""The forms of a report, by the name that the command line gives them."""


def exit_code(findings: Iterable[Finding], strict: bool = False) -> int:
    """0 when clean, 1 with errors; with `strict` warnings count as errors."""
    found = tuple(findings)
    return int(any(strict or finding.severity is Severity.ERROR for finding in found))
