"""Framing: a page in the frame of its section, marked with its edition, as the bytes that are published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lokm_build.model.catalogue import Edition
from lokm_build.model.page import Page
from lokm_build.site.frames import Frame

EDITION_BANNER = '<aside class="lokm-edition" aria-label="ฉบับของเว็บ">ฉบับใช้ภายในหน่วยงาน ห้ามเผยแพร่ภายนอก</aside>'

_BODY_TAG = re.compile(r"<body\b[^>]*>")


@dataclass(frozen=True)
class Framing:
    """The frames of some sections, and the edition that every page must tell."""

    frames: Mapping[str, Frame]
    edition: Edition

    def only(self, section: str) -> "Framing":
        """The same with the frame of one section."""
        return Framing({section: self.frames[section]}, self.edition)

    def document(self, page: Page) -> bytes:
        """The page in its section's frame; a page without a section brings a whole document."""
        return self.marked(self.frames[page.section].fill(page) if page.section else page.html)

    def marked(self, html: str) -> bytes:
        """The bytes of a document; every page of the internal edition says so."""
        if self.edition is Edition.INTERNAL:
            html = _BODY_TAG.sub(lambda match: match[0] + EDITION_BANNER, html, count=1)
        return html.encode()
