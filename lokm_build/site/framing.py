"""Framing: a page in the frame of its section, marked with its edition, as the bytes that are published."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lokm_build.model.catalogue import Edition
from lokm_build.model.page import Page
from lokm_build.site.frames import Frame, slots_of

EDITION_BANNER = '<aside class="lokm-edition" aria-label="ฉบับของเว็บ">ฉบับใช้ภายในหน่วยงาน ห้ามเผยแพร่ภายนอก</aside>'

_BODY_TAG = re.compile(rb"<body\b[^>]*>")


@dataclass(frozen=True)
class Framing:
    """The frames of some sections, and the edition that every page must tell."""

    frames: Mapping[str, Frame]
    edition: Edition

    def only(self, section: str) -> "Framing":
        """The same with the frame of one section."""
        return Framing({section: self.frames[section]}, self.edition)

    def document(self, page: Page) -> bytes:
        """The page in its section's frame."""
        slots = {marker.encode(): text.encode() for marker, text in slots_of(page).items()}
        return self._marked(b"".join([slots.get(piece, piece) for piece in self._pieces[page.section]]))

    @cached_property
    def _pieces(self) -> Mapping[str, tuple[bytes, ...]]:
        """The pieces of each frame: a large part of every page, encoded once for all."""
        return {section: tuple(piece.encode() for piece in frame.pieces) for section, frame in self.frames.items()}

    def marked(self, html: str) -> bytes:
        """The bytes of a document; every page of the internal edition says so."""
        return self._marked(html.encode())

    def _marked(self, document: bytes) -> bytes:
        if self.edition is Edition.INTERNAL:
            return _BODY_TAG.sub(lambda match: match[0] + EDITION_BANNER.encode(), document, count=1)
        return document
