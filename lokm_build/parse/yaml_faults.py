"""What a YAML parser complains about, as a finding that an author of Thai text can act on.

Takes the parser's error and the text; looks at the line itself, since the parser's words speak
of tokens, and its mark often stands after the place that has to be mended.
"""

import re

import yaml

from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place

_SPECIAL = re.compile(r"(?:^\s*(?:- )*|:\s+|- )([*&%@`!])\S")
_NO_SPACE = re.compile(r"\s*(?:- )?[A-Za-z_]+:[^\s/]")
_REASONS = (
    ("mapping values are not allowed", "YAML-COLON", ""),
    ("quoted scalar", "YAML-SYNTAX", "เครื่องหมายคำพูดเปิดแล้วไม่ปิด หรือมีเครื่องหมาย \\ ที่ไม่รู้จัก"),
    ("expected ',' or ']'", "YAML-SYNTAX", "วงเล็บ [ เปิดแล้วไม่ปิด"),
    ("flow sequence", "YAML-SYNTAX", "วงเล็บ [ เปิดแล้วไม่ปิด"),
    ("expected ',' or '}'", "YAML-SYNTAX", "วงเล็บปีกกาเปิดแล้วไม่ปิด"),
    ("flow mapping", "YAML-SYNTAX", "วงเล็บปีกกาเปิดแล้วไม่ปิด"),
    ("flow node", "YAML-SYNTAX", "วงเล็บเปิดแล้วไม่ปิด"),
    ("could not find expected ':'", "YAML-SYNTAX", "ไม่มีเครื่องหมาย : ตามด้วยช่องว่างหลังชื่อคีย์"),
    ("simple key", "YAML-SYNTAX", "ไม่มีเครื่องหมาย : ตามด้วยช่องว่างหลังชื่อคีย์"),
    ("expected <block end>", "YAML-SYNTAX", "การย่อหน้าไม่ตรงกับบรรทัดก่อน"),
    ("did not find expected key", "YAML-SYNTAX", "การย่อหน้าไม่ตรงกับบรรทัดก่อน"),
    ("block collection", "YAML-SYNTAX", "การย่อหน้าไม่ตรงกับบรรทัดก่อน"),
    ("block sequence entries", "YAML-SYNTAX", "รายการ - อยู่ผิดที่ หรือย่อหน้าไม่ตรงกัน"),
    ("nesting", "YAML-DEPTH", ""),
)


def syntax_finding(error: Exception, path: str, text: str, first_line: int) -> Finding:
    """The finding for an error that PyYAML raised while it read `text`."""
    line, column, words = _where(error, text)
    place = Place(path, first_line + line, column + 1)
    written = text.split("\n")[line] if line <= text.count("\n") else ""
    if "\t" in written[: len(written) - len(written.lstrip())] or "\\t" in words:
        return finding("YAML-TAB", place)
    if special := _SPECIAL.search(written):
        return finding("YAML-QUOTE", Place(path, place.line, special.start(1) + 1), character=special[1])
    if _NO_SPACE.match(written):
        return finding("YAML-SYNTAX", place, reason="ไม่มีช่องว่างหลังเครื่องหมาย :")
    for phrase, code, reason in _REASONS:
        if phrase in words:
            return finding(code, place, reason=reason, limit="10")
    return finding("YAML-SYNTAX", place, reason="ผิดรูปแบบ")


def _where(error: Exception, text: str) -> tuple[int, int, str]:
    """Line and column (from 0) of the cause, and the parser's words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, 0, str(error)
    words = f"{error.context or ''} {error.problem or ''}"
    opened = "quoted scalar" in words or "flow" in words
    mark = error.context_mark if opened and error.context_mark else error.problem_mark
    if mark is None:
        return 0, 0, words
    last = max(0, len(text.rstrip("\n").split("\n")) - 1)
    return (mark.line, mark.column, words) if mark.line <= last else (last, 0, words)
