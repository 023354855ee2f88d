"""One asset as a Word file: its head, its sections as the kind's form numbers them, its tables, what is attached.

Takes an asset of a catalogue (of one edition) and `read`, which opens repository files (pictures); for an AAR also
the plan and the activity that it reviews. Gives bytes; the same input gives the same.
"""

import posixpath

from lokm_build.derive.forms import sop_form
from lokm_build.derive.heads import Reviewed
from lokm_build.derive.plans import plan_form
from lokm_build.derive.profiles import form_profile
from lokm_build.export.docx.addresses import AT_HOME, Read, address, page_address, picture
from lokm_build.export.docx.body import put_body
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.heads import put_any_head, put_form_head, put_plan_head
from lokm_build.export.docx.plan import put_activities
from lokm_build.export.docx.sop import put_signatures, put_steps
from lokm_build.export.docx.text import Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Digits
from lokm_build.model.kinds import Kind
from lokm_build.render.links import asset_url
from lokm_build.render.pages.outline import outline

_INSPECTED = f"ผู้ตรวจ (ตำแหน่ง) {'.' * 50} วันที่ {'.' * 24} เวลา {'.' * 14}"
"""The line that a printed checklist has at its end."""


def word_file(asset: Asset, catalogue: Catalogue, read: Read, reviewed: Reviewed = None) -> bytes:
    """The .docx file of this asset."""
    return _Sheet(asset, catalogue, read, reviewed).written()


class _Sheet:
    """The paper of one asset while it is written."""

    def __init__(self, asset: Asset, catalogue: Catalogue, read: Read, reviewed: Reviewed) -> None:
        self.asset, self.catalogue, self.read, self.reviewed = asset, catalogue, read, reviewed
        self.profile = form_profile(asset, catalogue)
        self.form = sop_form(asset, catalogue) if asset.meta.steps else None
        self.plan = plan_form(asset, catalogue, catalogue.today) if asset.kind is Kind.PLAN else None
        self.is_done_lying = False
        self.paper = Document(
            asset.title,
            catalogue.registry.centre.organisation,
            asset.meta.summary or "",
            asset.meta.date,
            thai_lists=self.profile.digits is Digits.THAI,
            landscape=self.plan is not None,
        )

    def written(self) -> bytes:
        """Everything, from top to bottom."""
        self.head()
        for part in outline(self.asset, self.catalogue.body(self.asset), figures=self.profile.figures).parts:
            self.stand()
            put_body(self.paper, part.html, self.led, self.seen)
            self.table(part.table)
        if self.form:
            put_signatures(self.paper, self.form)
        elif self.asset.kind is Kind.CHECKLIST:
            self.paper.paragraph(["\n", _INSPECTED])
        self.attachments()
        return self.paper.save()

    def head(self) -> None:
        """What the form of the kind has at its head."""
        if self.form:
            put_form_head(self.paper, self.asset, self.form)
        elif self.plan:
            put_plan_head(self.paper, self.asset, self.plan, self.page)
        else:
            put_any_head(self.paper, self.asset, self.catalogue, self.reviewed, self.page)

    def table(self, key: str) -> None:
        """The table that belongs under a section."""
        if key == "steps" and self.form:
            put_steps(self.paper, self.form, self.catalogue.body(self.asset).cells, self.led)
        elif key == "activities" and self.plan:
            put_activities(self.paper, self.plan, self.page)
            self.is_done_lying = True

    def stand(self) -> None:
        """Only the head of a plan and its table lie on their side: what follows stands upright."""
        if self.is_done_lying:
            self.paper.turn(landscape=False)
            self.is_done_lying = False

    def attachments(self) -> None:
        """The files that hang on the asset."""
        paths = [path for path in self.asset.attached if path in self.catalogue.files]
        if paths:
            self.stand()
            self.paper.heading("ไฟล์แนบ", 1)
            links = ((posixpath.basename(path), self.led(AT_HOME + path)) for path in paths)
            self.paper.items([Span(name, link=link) for name, link in links], numbered=True)

    def page(self, identity: str) -> str:
        """The address of another asset's page."""
        return page_address(asset_url(identity), self.catalogue)

    def led(self, href: str) -> str:
        """Where a link of the text leads."""
        return address(href, self.catalogue)

    def seen(self, src: str) -> bytes | None:
        """A picture of the text."""
        return picture(src, self.catalogue, self.read)
