"""Pagination: a long list as static pages of fifty, each of which works without script and on paper.

Page 1 is `<name>.html`, page n `<name>_n.html`: `_` stands in no code, so page 2 of unit `y`
never meets unit `y-2`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

PER_PAGE = 50
_AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page: its number and its file name."""

    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where page `number` of `last` stands in its list, and the ways from it."""

    name: str
    number: int
    last: int

    @property
    def start(self) -> int:
        """The position of the page's first row."""
        return (self.number - 1) * PER_PAGE

    def href(self, number: int) -> str:
        """The file name of a page."""
        return page_file(self.name, number)

    @property
    def window(self) -> Sequence[PageLink | None]:
        """First, last and the neighbours; None where numbers are left out."""
        near = range(self.number - _AROUND, self.number + _AROUND + 1)
        shown = sorted({1, self.last, *(number for number in near if 1 <= number <= self.last)})
        links: list[PageLink | None] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number == before + 2:
                links.append(PageLink(number - 1, self.href(number - 1)))
            elif number > before + 2:
                links.append(None)
            links.append(PageLink(number, self.href(number)))
        return links


def page_file(name: str, number: int) -> str:
    """The file name of page `number` of a list."""
    return f"{name}.html" if number == 1 else f"{name}_{number}.html"


def paginations(name: str, count: int) -> list[Pagination]:
    """The pages that a list of `count` rows needs: at least one."""
    last = max(1, -(-count // PER_PAGE))
    return [Pagination(name, number, last) for number in range(1, last + 1)]
