"""The order in which a reader meets an asset: its sections as parts of the page, and the table of contents.

Takes an asset, its rendered body and what stands after the text; numbers sections as
the kind's form does. A number that the author wrote before a heading gives way to it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import escape

from lokm_build.model.asset import Asset
from lokm_build.model.body import Body, BodySection, Heading
from lokm_build.model.kinds import KINDS, Section
from lokm_build.model.record import record
from lokm_build.model.sections import ordered_sections

TABLES = ("steps", "activities")
"""Front-matter keys that fill a section with a table."""

_WRITTEN_NUMBER = r"\s*\(?[0-9๐-๙]{1,2}(?:[.)]+|(?=\s))\s*(?![0-9๐-๙])"
_HEADING = re.compile(rf"(<h2\b[^>]*>)((?:<[a-z]+>)*)(?:{_WRITTEN_NUMBER})?")
_TEXT_NUMBER = re.compile(_WRITTEN_NUMBER)


@record()
class Part:
    """One section of the page: its HTML, its heading's id, and the table that belongs under it."""

    id: str
    html: str
    table: str = ""


@record()
class Entry:
    """A line of the table of contents; `quiet` ones lead to what stands after the text."""

    id: str
    text: str
    number: str = ""
    inner: tuple["Entry", ...] = ()
    quiet: bool = False


@record()
class Outline:
    """The parts of the text in order, and the table of contents."""

    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]


@record()
class _Laid:
    """A section in its place: written by the author, or made for a table of the front matter."""

    written: BodySection | None
    official: Section | None
    number: str

    @property
    def heading(self) -> Heading | None:
        return self.written.heading if self.written else None

    @property
    def made_id(self) -> str:
        return f"lokm-{self.official.from_key if self.official else ''}"


def outline(
    asset: Asset, body: Body, after: Iterable[Entry] = (), figures: Callable[[str], str] = str
) -> Outline:
    """The outline of an asset; `after` are entries for what stands after the text, `figures` the form's digits."""
    parts: list[Part] = []
    entries: list[Entry] = []
    tables = {key for key in TABLES if getattr(asset.meta, key)}
    for laid in _laid(asset, body, figures):
        table = laid.official.from_key if laid.official and laid.official.from_key in tables else ""
        tables.discard(table)
        parts.append(_part(laid, table))
        entries.extend(_entry(laid))
    return Outline(tuple(parts), (*entries, *after))


def _laid(asset: Asset, body: Body, figures: Callable[[str], str]) -> list[_Laid]:
    """The sections in order; a table that nobody gave a section gets the official one, in its place."""
    numbered = KINDS[asset.kind].numbered
    official = KINDS[asset.kind].sections
    numbers = {known.heading: figures(f"{number}.") if numbered else "" for number, known in enumerate(official, 1)}
    laid = []
    for written, known in ordered_sections(asset, body):
        laid.append(_Laid(written, known, numbers[known.heading] if known else ""))
    for known in official:
        if _is_table(asset, known) and all(there.official != known for there in laid):
            laid.insert(_place(laid, official, known), _Laid(None, known, numbers[known.heading]))
    return laid


def _is_table(asset: Asset, known: Section) -> bool:
    return known.from_key in TABLES and bool(getattr(asset.meta, known.from_key))


def _place(laid: Sequence[_Laid], official: Sequence[Section], known: Section) -> int:
    """After the last section that the form puts before it, and after the text that has no heading."""
    before = official[: official.index(known)]
    first = [number for number, there in enumerate(laid, 1) if there.written and not there.heading]
    return max([number for number, there in enumerate(laid, 1) if there.official in before] + first, default=0)


def _part(laid: _Laid, table: str) -> Part:
    if laid.written is None:
        heading = laid.official.heading if laid.official else ""
        html = f'<h2 id="{laid.made_id}">{_numbered(laid.number)}{escape(heading)}</h2>'
        return Part(laid.made_id, html, table)
    return Part(laid.heading.id if laid.heading else "", _with_number(laid.written.html, laid.number), table)


def _with_number(html: str, number: str) -> str:
    """The section with the form's number in its heading, in place of one that the author wrote."""
    if not number:
        return html
    return _HEADING.sub(lambda match: match[1] + _numbered(number) + match[2], html, count=1)


def _numbered(number: str) -> str:
    return f'<span class="lokm-no">{number}</span> ' if number else ""


def _entry(laid: _Laid) -> Iterator[Entry]:
    if laid.written is None and laid.official:
        yield Entry(laid.made_id, laid.official.heading, laid.number)
    elif laid.written and laid.heading:
        text = laid.heading.text
        shown = _TEXT_NUMBER.sub("", text, count=1) if laid.number else text
        yield Entry(laid.heading.id, shown or text, laid.number, tuple(_inner(laid.written)))


def _inner(section: BodySection) -> Iterator[Entry]:
    return (Entry(heading.id, heading.text) for heading in section.headings if heading.level == 3)
