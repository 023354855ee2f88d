"""Snippets for VS Code: a skeleton for each kind, and the records that hang on an asset.

Returns the bytes of `.vscode/lokm.code-snippets`, made from the same skeletons as
`lokm new`. The editor fills in today's date; the author steps through the rest with Tab.
"""

import json
from collections.abc import Mapping

from lokm_build.model.kinds import KINDS
from lokm_build.render.skeleton import Blanks, filled

SNIPPETS_FILE = "lokm.code-snippets"

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_BLANKS = Blanks(
    title="${1:ชื่อเรื่อง}",
    unit="${2:รหัสหน่วยงาน}",
    topic="${3:รหัสหัวข้อ}",
    fiscal_year="${4:ปีงบประมาณ พ.ศ. สี่หลัก}",
    date=_TODAY,
    day=_TODAY,
)
_RECORDS = (
    (
        "adoption", "การนำไปใช้", "ใครนำเรื่องนี้ไปใช้ เมื่อใด ได้ผลอย่างไร (วางในหัวไฟล์ หรือในไฟล์ .records.yml)",
        "adoptions:\n  - unit: ${1:รหัสหน่วยงาน}\n    date: " + _TODAY
        + '\n    result: "${2:ผลที่เกิดขึ้น}"\n    evidence: "${3:หลักฐาน}"\n',
    ),
    (
        "dissemination", "การเผยแพร่", "เผยแพร่ทางช่องทางใด เมื่อใด (วางในหัวไฟล์ หรือในไฟล์ .records.yml)",
        "disseminations:\n  - channel: ${1:รหัสช่องทาง}\n    date: " + _TODAY
        + '\n    reference: "${2:ที่อยู่เว็บหรือเลขที่หนังสือ}"\n',
    ),
    (
        "step", "ขั้นตอนของ SOP", "หนึ่งขั้นตอน ต่อท้ายรายการ steps",
        '  - number: ${1:1}\n    shape: ${2|process,decision,document,subprocess,connector,start,end|}\n'
        '    text: "${3:ข้อความสั้นในผัง}"\n    detail: "${4:รายละเอียดงาน}"\n'
        '    duration: "${5:1 วัน}"\n    role: "${6:ตำแหน่งผู้รับผิดชอบ}"\n',
    ),
)  # fmt: skip
"""Prefix, name, description and text of what is no whole asset."""

_BESIDE = ("adoption", "dissemination")
"""What may also stand in a file of records beside an asset."""


def snippets() -> bytes:
    """The snippet file, in the order of the kinds."""
    kinds = {
        f"องค์ความรู้: {info.name}": _entry(str(kind), info.about, filled(kind, _BLANKS)) for kind, info in KINDS.items()
    }
    records = {name: _entry(prefix, about, text) for prefix, name, about, text in _RECORDS}
    return (json.dumps({**kinds, **records}, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(prefix: str, about: str, text: str) -> Mapping[str, object]:
    scope = "markdown,yaml" if prefix in _BESIDE else "markdown"
    return {"prefix": f"km-{prefix}", "scope": scope, "description": about, "body": text.splitlines()}
