"""Items of a checklist as its form has them: what to check, and beside it the rule behind it.

Takes the HTML of a rendered body, in which an author wrote `- [ ] what — *rule*`; returns it with the two apart. An
item without a rule, or with more in it than a line, stays as it is.
"""

import re

_ITEM = re.compile(
    r'<li class="lokm-task">(?P<box><input [^>]*>) (?P<what>(?:(?!</?li\b).)*?)'
    r"\s[—–-]+\s*<em>(?P<rule>(?:(?!</?(?:li|em)\b).)*)</em></li>"
)
"""Nothing is sought beyond the item that begins."""


def with_rules(html: str) -> str:
    """The HTML with each item's rule in a place of its own."""
    return _ITEM.sub(_apart, html) if 'class="lokm-task"' in html else html


def _apart(item: re.Match[str]) -> str:
    return (
        f'<li class="lokm-task lokm-check">{item["box"]} <span class="lokm-check__what">{item["what"]}</span> '
        f'<span class="lokm-check__rule">{item["rule"]}</span></li>'
    )
