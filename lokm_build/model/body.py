"""An asset's body after rendering: what one asset alone determines, and nothing of its neighbours.

Links to repository files stand in `html` as `lokm:<repository path>#fragment`;
they are resolved when the page is composed.
"""

import hashlib

from lokm_build.model.finding import Finding
from lokm_build.model.record import Record, record


@record()
class Heading(Record):
    """A heading of the body: level 2–6, its id in the page, its plain text, its line in the file.

    `bare` is what of the text counts when it is compared, see `sections.bare_heading`.
    """

    level: int
    id: str
    text: str
    line: int
    bare: str


@record()
class Link(Record):
    """A link or image as the author wrote it; `target` is the repository path it leads to ("" for other addresses)."""

    href: str
    target: str
    fragment: str
    line: int
    column: int
    image: bool = False


@record()
class BodySection(Record):
    """One second-level section: HTML that begins with its heading, and its plain text without any heading.

    The text before the first heading is a section without a heading. `headings` are those beneath
    the section's own.
    """

    heading: Heading | None
    html: str
    text: str
    headings: tuple[Heading, ...] = ()


@record()
class StepCells(Record):
    """The HTML of one step's detail and documents; empty where the value is plain text."""

    detail: str
    documents: tuple[str, ...]


@record()
class Outline(Record):
    """What others must know of a body: where its links lead, and the ids of its headings, a line each.

    `digest` is that of both.
    """

    links: tuple[Link, ...] = ()
    anchors: str = ""
    digest: bytes = b""


@record()
class Body(Record):
    """The rendered body of one asset: its sections in the order in which they were written.

    `cells` are those of its steps in the front matter: one a step, or none where all are plain text.
    """

    sections: tuple[BodySection, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...] = ()
    cells: tuple[StepCells, ...] = ()

    @property
    def outline(self) -> Outline:
        """Its links and headings alone."""
        own = (section.heading for section in self.sections if section.heading)
        inner = (heading for section in self.sections for heading in section.headings)
        anchors = "\n".join(heading.id for heading in (*own, *inner))
        return Outline(self.links, anchors, _digest(self.links, anchors))

    @property
    def text(self) -> str:
        """The plain text of all sections, a line each."""
        return "\n".join(section.text for section in self.sections)


def _digest(links: tuple[Link, ...], anchors: str) -> bytes:
    """Tells every text once: thousands of links may share an address as long as the file allows."""
    known: dict[str, int] = {}
    rows = [
        ([known.setdefault(text, len(known)) for text in (one.href, one.target, one.fragment)],
         one.line, one.column, one.image)
        for one in links
    ]  # fmt: skip
    told = repr((rows, list(known), anchors)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=16).digest()
