"""A bar as inline SVG, to stand in a cell of a table beside its number: how much of how much.

The table is the chart: names wrap, rows are read out, and nothing is cut on paper.
"""

from markupsafe import Markup


def bar(value: int, whole: int) -> Markup:
    """A bar of `value` in a frame of `whole`; empty where there is nothing to compare with."""
    if whole <= 0:
        return Markup()
    share = min(100, max(1 if value else 0, 100 * value // whole))
    return Markup(
        '<svg class="lokm-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="lokm-bar__whole" width="100" height="10"/>'
        f'<rect class="lokm-bar__part" width="{share}" height="10"/></svg>'
    )
