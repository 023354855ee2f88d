"""The ids of headings in hand-written pages, for Python-Markdown's `toc`, which all engines use.

It drops every Thai letter from an id, and numbers what is left.
"""

from lokm_build.thai.slug import heading_id


def slug(text: str, separator: str) -> str:  # noqa: ARG001 - Python-Markdown passes both
    """The id of a heading, as pages of assets have it."""
    return heading_id(text)
