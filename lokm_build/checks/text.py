"""Thai text that was damaged on its way (by PDF extraction, old fonts, slips of the hand), with what it should be."""

import re
from collections.abc import Iterable, Iterator

from lokm_build.checks.written import Written, parts, record_texts, registry_texts, without_code
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.place import Place
from lokm_build.thai.repair import Damage, find_damage

_TOLD = 5
_AROUND = 8
_BEFORE = re.compile(r"[฀-๿]*\Z")
_AFTER = re.compile(r"[฀-๿]*")
_YAML_KEY = re.compile(r"\A[\s\x00-\x7f]*\Z")


def asset_text_is_sound(asset: Asset, _: Body) -> Iterator[Finding]:
    """Title, summary, other texts and the body are free of damage; code is not looked at."""
    head, body = parts(asset)
    clean = Written(body.path, without_code(body.text), body.line)
    yield from _damage((head, clean))
    for written in record_texts(asset):
        yield from _damage((written,))


def registry_text_is_sound(catalogue: Catalogue) -> Iterator[Finding]:
    """The texts of the registry are free of damage."""
    by_path: dict[str, list[Written]] = {}
    for text in registry_texts(catalogue.registry):
        by_path.setdefault(text.path, []).append(text)
    for texts in by_path.values():
        yield from _damage(texts)


def _damage(texts: Iterable[Written]) -> Iterator[Finding]:
    """The first places of damage, and at the next one how many there are in all."""
    count = 0
    more: Place | None = None
    for written in texts:
        if _YAML_KEY.match(written.text):
            continue
        for damage in find_damage(written.text):
            count += 1
            if count <= _TOLD:
                yield _told(damage, written)
            elif more is None:
                more = written.place(damage.start)
    if more:
        yield finding("THAI-DAMAGE-MORE", more, count=str(count - _TOLD))


def _told(damage: Damage, written: Written) -> Finding:
    place = written.place(damage.start)
    if damage.kind == "unknown-glyph":
        return finding("THAI-GLYPH", place, value=f"U+{ord(damage.wrong[0]):04X}")
    before = _BEFORE.search(written.text[max(0, damage.start - _AROUND) : damage.start])
    after = _AFTER.match(written.text[damage.end : damage.end + _AROUND])
    start, end = before[0] if before else "", after[0] if after else ""
    wrong = f"{start}{damage.wrong}{end}"
    if damage.right is None:
        return finding("THAI-DOUBT", place, wrong=wrong)
    return finding("THAI-DAMAGE", place, wrong=wrong, right=f"{start}{damage.right}{end}")
