"""What the forms of single kinds ask for: orders in force for a time, checklists whose items say why."""

import re
from collections.abc import Iterator

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.kinds import Kind
from lokm_build.model.place import Place

_ITEM = re.compile(r"\s*[-*+] \[[ xX]\] +(?P<text>\S.*)")
_RULE = re.compile(r"\s[—–-]+\s*[*_]")
"""Where the rule begins; it ends with the line, in emphasis too."""
_TOLD = 5


def orders_begin_before_they_expire(asset: Asset, _: Body) -> Iterator[Finding]:
    """An order is in force from a day to a later one."""
    meta = asset.meta
    if meta.effective and meta.expires and meta.expires < meta.effective:
        yield finding("ORDER-DATES", asset.place("expires"))


def items_of_checklists_say_why(asset: Asset, _: Body) -> Iterator[Finding]:
    """Where one item of a checklist tells the rule behind it, the others do so too."""
    if asset.kind is not Kind.CHECKLIST:
        return
    found = ((number, _ITEM.match(line)) for number, line in enumerate(asset.body.splitlines()))
    items = [(number, item["text"].rstrip()) for number, item in found if item]
    bare = [(number, text) for number, text in items if not (text.endswith(("*", "_")) and _RULE.search(text))]
    if bare and len(bare) < len(items):
        for number, text in bare[:_TOLD]:
            yield finding("CHECK-RULE", Place(asset.path, asset.body_line + number), value=text, count=str(len(bare)))
