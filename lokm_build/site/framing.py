"""Framing: a page in the frame of its section, with its policy and the mark of its edition, as it is published."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lokm_build.model.catalogue import Edition
from lokm_build.model.page import Page
from lokm_build.render.policy import Inline, guarded, inline, inline_of_ours, opening, policy_tag
from lokm_build.site.frames import Frame, slots_of

EDITION_BANNER = '<aside class="lokm-edition" aria-label="ฉบับของเว็บ">ฉบับใช้ภายในหน่วยงาน ห้ามเผยแพร่ภายนอก</aside>'

_POLICY = b"\x00policy\x00"
_BODY_TAG = re.compile(rb"<body\b[^>]*>")


@dataclass(frozen=True)
class Framing:
    """The frames of some sections, and the edition that every page must tell.

    Every page has its policy, unless `is_guarded` is false: who serves such pages puts scripts of their own into them.
    """

    frames: Mapping[str, Frame]
    edition: Edition
    is_guarded: bool = True

    def only(self, section: str) -> "Framing":
        """The same with the frame of one section."""
        return replace(self, frames={section: self.frames[section]})

    def document(self, page: Page) -> bytes:
        """The page in its section's frame."""
        slots = {marker.encode(): text.encode() for marker, text in slots_of(page).items()}
        slots[_POLICY] = self._policy(page)
        return self._marked(b"".join([slots.get(piece, piece) for piece in self._pieces[page.section]]))

    @cached_property
    def _pieces(self) -> Mapping[str, tuple[bytes, ...]]:
        """The pieces of each frame: a large part of every page, encoded once for all."""
        return {section: tuple(_with_policy(frame.pieces)) for section, frame in self.frames.items()}

    @cached_property
    def _brought(self) -> Mapping[str, Inline]:
        """What each frame brings along, read once for all its pages."""
        return {section: inline("".join(frame.pieces)) for section, frame in self.frames.items()}

    def _policy(self, page: Page) -> bytes:
        if not self.is_guarded:
            return b""
        own = inline_of_ours(page.head) | inline_of_ours(page.html)
        return policy_tag(self._brought[page.section] | own).encode()

    def marked(self, html: str) -> bytes:
        """The bytes of a whole document; every page of the internal edition says so."""
        return self._marked((guarded(html) if self.is_guarded else html).encode())

    def _marked(self, document: bytes) -> bytes:
        if self.edition is Edition.INTERNAL:
            return _BODY_TAG.sub(lambda match: match[0] + EDITION_BANNER.encode(), document, count=1)
        return document


def _with_policy(pieces: tuple[str, ...]) -> Iterator[bytes]:
    """The pieces, encoded, with the place of the policy among them; before the first marker there is the charset."""
    first, *others = pieces
    at = opening(first)
    yield from (first[:at].encode(), _POLICY, first[at:].encode())
    yield from (piece.encode() for piece in others)
