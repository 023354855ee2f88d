"""What HTML made of an author's words may hold, as an HTML parser sees it and not as our own expressions do.

Takes the parts of a body; returns what is wrong with them, a line each. Each part stands in a wrapper of its
own: a part that closes it, or leaves something open, moves what follows, and that is told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import html5lib

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd"),
    *("h2", "h3", "h4", "h5", "h6", "a", "img", "input", "div", "sup", "sub", "b", "i", "abbr"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("class", "id", "href", "rel", "src", "alt", "title", "loading", "role", "aria-label", "tabindex"),
    *("start", "value", "type", "disabled", "checked", "scope", "rowspan", "colspan", "span", "data-term"),
}
SCHEMES = ("https:", "http:", "mailto:", "tel:")
_PAGE = '<!doctype html><title>t</title><main id="page">{}</main><footer id="end"></footer>'
_PART = '<section id="part-{}">{}</section>'


def faults(parts: Sequence[str], local: str = "lokm:knowledge/") -> list[str]:
    """What is wrong with the parts of a body whose links to files begin with `local`."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(_PAGE.format("".join(_PART.format(*part) for part in enumerate(parts))))
    broken = [f"parse error {code}" for _, code, _ in parser.errors if code != "invalid-codepoint"]
    return [*broken, *_of_wrappers(tree, len(parts)), *_of_elements(tree, local)]


def _of_wrappers(tree: Any, count: int) -> Iterator[str]:
    body = tree.find("body")
    if _ids(body) != ["page", "end"] or _ids(body[0]) != [f"part-{number}" for number in range(count)]:
        yield "the wrapper of a part does not hold it"


def _ids(parent: Iterable[Any]) -> list[str | None]:
    return [child.get("id") for child in parent]


def _of_elements(tree: Any, local: str) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for part in tree.iter("section"):
        for element in list(part.iter())[1:]:
            yield from _of_element(element, local)
            ids.update(filter(None, [element.get("id")]))
    yield from (f"id {name} stands {times} times" for name, times in ids.items() if times > 1)


def _of_element(element: Any, local: str) -> Iterator[str]:
    if element.tag not in TAGS:
        yield f"element {element.tag}"
        return
    yield from (f"attribute {name} of {element.tag}" for name in set(element.keys()) - ATTRIBUTES)
    href, src = element.get("href", "#"), element.get("src", local)
    if not href.startswith(("#", local, *SCHEMES)):
        yield f"address {href}"
    if element.tag == "input" and not (element.get("type") == "checkbox" and element.get("disabled") is not None):
        yield "an input that can be used"
    if not src.startswith(local):
        yield f"loads {src}"
