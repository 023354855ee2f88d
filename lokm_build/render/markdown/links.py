"""Links and images of a body: each is recorded, led to its address, or taken out with a finding.

Works on the inline tokens of one stretch of text, in the order in which they were written.
"""

from markdown_it.token import Token

from lokm_build.model.body import Link
from lokm_build.render.markdown.addresses import Address, Way
from lokm_build.render.markdown.report import Report
from lokm_build.render.markdown.text import inline_text

_FAULTS = {Way.OUTSIDE: "LINK-OUTSIDE", Way.LOCAL: "LINK-LOCAL", Way.REFUSED: "LINK-SCHEME"}


def led(children: list[Token], lines: list[int] | None, report: Report) -> list[Token]:
    """The tokens with safe addresses; what may not be linked stays as text, and a note's mark in a link follows it."""
    kept: list[Token] = []
    marks: list[Token] = []
    open_links: list[bool] = []
    for child in children:
        if child.type == "link_open":
            open_links.append(_link(child, lines, report) and not any(open_links))
        elif child.type == "image":
            kept.extend(_image(child, any(open_links), lines, report))
            continue
        elif child.type == "footnote_ref" and any(open_links):
            marks.append(child)
            continue
        if child.type not in ("link_open", "link_close") or (open_links and open_links[-1]):
            kept.append(child)
        if child.type == "link_close" and open_links:
            open_links.pop()
            if not any(open_links):
                kept += marks
                marks.clear()
    return kept


def _link(token: Token, lines: list[int] | None, report: Report) -> bool:
    """Lead a link's token to its address; False when there is none."""
    goal = _recorded(token, "href", lines, report)
    if not (goal.href and _may_stand(token, goal, lines, report)):
        return False
    token.attrs["href"] = goal.href
    if goal.way is Way.WEB:
        token.attrs["rel"] = "noopener noreferrer"
    return True


def _image(token: Token, within_link: bool, lines: list[int] | None, report: Report) -> list[Token]:
    """The image, or its alternative text: linked when the image lies on another site."""
    written = str(token.attrs.get("src", ""))
    told = inline_text(token.children or []).strip()
    goal = _recorded(token, "src", lines, report, named=bool(told))
    text = Token("text", "", 0, content=told or written)
    if not _may_stand(token, goal, lines, report):
        return [text] if told else []
    if goal.way is Way.FILE:
        token.attrs.update(src=goal.href, loading="lazy")
        return [token]
    if goal.way is Way.WEB and not within_link:
        opening = Token("link_open", "a", 1, {"href": goal.href, "rel": "noopener noreferrer"})
        return [opening, text, Token("link_close", "a", -1)]
    return [text]


def _may_stand(token: Token, goal: Address, lines: list[int] | None, report: Report) -> bool:
    """Whether the link adds no more than a page can bear; only references can grow beyond what was written."""
    if "label" not in token.meta:
        return True
    size = len(goal.href) + len(str(token.attrs.get("title", "")))
    return report.may_repeat(size, report.place(lines[0] if lines else 0))


def _recorded(token: Token, key: str, lines: list[int] | None, report: Report, named: bool = True) -> Address:
    """The address that stands under `key`, told to the report together with what is wrong with it."""
    written, image = str(token.attrs.get(key, "")), key == "src"
    goal = report.address(written)
    place = report.seek(written, lines, token.meta.get("label", ""))
    target = "" if image and goal.way is Way.PAGE else goal.target
    report.links.append(Link(written, target, goal.fragment, place.line, place.column, image))
    if fault := _fault(goal.way, image) or ("" if named else "IMAGE-ALT"):
        report.tell(fault, place, value=written)
    return goal


def _fault(way: Way, image: bool) -> str | None:
    if image and way is Way.WEB:
        return "IMAGE-REMOTE"
    if image and way in (Way.PAGE, Way.CONTACT):
        return "LINK-SCHEME"
    return _FAULTS.get(way)
