"""What a path is (asset, registry file, records, attachment, or nothing of ours), and whether its name will do.

Names become addresses, and files in a ZIP for Windows: the rules hold on every system.
"""

import re
import unicodedata
from enum import Enum, auto

from lokm_build.model.asset import identity
from lokm_build.model.codes import finding
from lokm_build.model.fields import CODE, RESERVED
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.thai.digits import to_arabic

ROOT = "knowledge/"
REGISTRY = "knowledge/registry/"
LONGEST = 80
_RECORDS = re.compile(r"\.records\.(?:csv|tsv|txt|ya?ml|xlsx?|ods)\Z", re.IGNORECASE)
"""Ends the name of a file of records behind the asset's id; workbooks count, so that who hands one in is told."""
_LEFT_BEHIND = re.compile(
    r"(?:\.ds_store|thumbs\.db|desktop\.ini|~\$.*|\._.*|\.git(?:keep|ignore|attributes)|\.editorconfig"
    r"|\.meta\.ya?ml|\.~lock\..*#)\Z"
)
_UNSAFE = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"|?*\\\\\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)


class Role(Enum):
    """What a file under knowledge/ is for."""

    ASSET = auto()
    REGISTRY = auto()
    RECORDS = auto()
    ATTACHMENT = auto()
    IGNORED = auto()


def role(path: str) -> Role:
    """The role of a path; what systems and editors leave behind, and READMEs, are nothing of ours."""
    name = path.rpartition("/")[2].lower()
    if name == "readme.md" or _LEFT_BEHIND.match(name) or "/." in path.rpartition("/")[0]:
        return Role.IGNORED
    if path.startswith(REGISTRY):
        return Role.REGISTRY
    if name.endswith(".md"):
        return Role.ASSET
    return Role.RECORDS if _RECORDS.search(name) else Role.ATTACHMENT


def owner_of_records(path: str) -> str:
    """The path of the asset to which the records of this file belong."""
    return _RECORDS.sub(".md", path)


def name_finding(path: str) -> Finding | None:
    """What is wrong with the path of an asset or attachment, if anything."""
    if fault := _folder_finding(path):
        return fault
    return _asset_name(path) if role(path) is Role.ASSET else _attachment_name(path)


def _folder_finding(path: str) -> Finding | None:
    for folder in path.split("/")[1:-1]:
        if reason := _unsafe(folder):
            return finding("FILE-FOLDER", Place(path), name=folder, reason=reason)
    return None


def _asset_name(path: str) -> Finding | None:
    name = identity(path)
    if name.lower() in RESERVED:
        return finding("FILE-NAME-RESERVED", Place(path), name=name)
    if CODE.match(name) and len(name) <= LONGEST and path.endswith(".md"):
        return None
    reason = _not_a_code(name) if path.endswith(".md") else "นามสกุลต้องเป็น .md ตัวพิมพ์เล็ก"
    return finding("FILE-NAME", Place(path), name=name, reason=reason, suggestion=suggestion(name))


def _attachment_name(path: str) -> Finding | None:
    name = path.rpartition("/")[2]
    stem, _, extension = name.rpartition(".")
    if reason := _unsafe(stem or name):
        safe = _UNSAFE.sub("-", stem).strip(". ") or "document"
        hint = f"{safe if _unsafe(safe) is None else safe + '-1'}.{extension}"
        return finding("FILE-ATTACHMENT-NAME", Place(path), name=name, reason=reason, suggestion=hint)
    return None


def _unsafe(name: str) -> str | None:
    if name.split(".")[0].lower() in RESERVED - {"index"}:
        return "เป็นชื่ออุปกรณ์ของ Windows"
    if name != name.strip() or name.endswith("."):
        return "ขึ้นต้นหรือลงท้ายด้วยช่องว่างหรือจุด"
    if found := _UNSAFE.search(name):
        return f"มีอักขระ {_named(found[0])}"
    return "ยาวเกินไป" if len(name.encode("utf-8", "replace")) > 200 else None


def _not_a_code(name: str) -> str:
    if len(name) > LONGEST:
        return f"ยาวเกิน {LONGEST} ตัวอักษร"
    strange = next((c for c in name if not re.match(r"[a-z0-9-]", c)), None)
    return f"มีอักขระ {_named(strange)}" if strange else "ขีดกลางอยู่ต้น ท้าย หรือติดกัน"


def _named(character: str) -> str:
    """A character with its name, since look-alikes of other alphabets cannot be told by sight."""
    if character == " ":
        return "ช่องว่าง"
    name = unicodedata.name(character, "")
    told = f"'{character}' " if character.isprintable() else ""
    return f"{told}U+{ord(character):04X} {name}".strip()


def suggestion(name: str) -> str:
    """A valid name that is as near as can be."""
    plain = unicodedata.normalize("NFKD", to_arabic(name)).lower()
    code = re.sub(r"[^a-z0-9]+", "-", plain.replace("ё", "e").replace("е", "e").replace("а", "a")).strip("-")
    code = code[:LONGEST].strip("-") or "knowledge"
    return f"{code}-1" if code in RESERVED else code
