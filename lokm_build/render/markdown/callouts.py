"""Callouts: what GitHub's `> [!NOTE]` and MkDocs' `!!! note "…"` become, with a Thai title.

Both dialects give the same HTML, so an author may use the one that is known to them.
"""

from dataclasses import dataclass

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Callout:
    """A kind of callout: its look and the title it has when the author gives none."""

    kind: str
    title: str


_KINDS = {
    "note": ("หมายเหตุ", "seealso"),
    "tip": ("เคล็ดลับ", "hint"),
    "important": ("สำคัญ",),
    "warning": ("คำเตือน", "attention"),
    "caution": ("ข้อควรระวัง",),
    "danger": ("อันตราย", "error"),
    "info": ("ข้อมูล", "todo"),
    "summary": ("สรุป", "abstract", "tldr"),
    "success": ("ผลสำเร็จ", "check", "done"),
    "question": ("คำถาม", "help", "faq"),
    "failure": ("ข้อผิดพลาด", "fail", "missing", "bug"),
    "example": ("ตัวอย่าง",),
    "quote": ("ข้อความอ้างอิง", "cite"),
}
CALLOUTS: dict[str, Callout] = {
    name: Callout(kind, titles[0]) for kind, titles in _KINDS.items() for name in (kind, *titles)
}


def callout(name: str) -> Callout | None:
    """The callout that an author calls by this name, English or Thai."""
    return CALLOUTS.get(name.strip().lower())


def titled(tokens: list[Token]) -> list[Token]:
    """The tokens with both dialects' callouts made one, each with its title."""
    for number, token in enumerate(tokens):
        if token.type == "alert_open":
            _title(tokens, number, callout(token.info), given=False)
        elif token.type == "admonition_open":
            token.type = "alert_open"
            given = len(token.info.split(maxsplit=1)) > 1
            _title(tokens, number, callout(token.meta["tag"]), given)
    return tokens


def _title(tokens: list[Token], number: int, found: Callout | None, given: bool) -> None:
    """Mark the callout that opens here; an author may leave its title out with `""`.

    A line such as `!!! ด่วนมาก` names no kind: it is a note, and all its words are the title.
    """
    opening, following = tokens[number], tokens[number + 1 : number + 3]
    opening.meta = {"callout": found.kind if found else "note"}
    if len(following) == 2 and following[0].type in ("alert_title_open", "admonition_title_open"):
        following[0].type = "alert_title_open"
        if not (found and given):
            title = found.title if found else opening.info.strip()
            following[1].children = [Token("text", "", 0, content=title)]
