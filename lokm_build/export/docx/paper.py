"""One asset as a Word file: its head, its sections as the kind's form numbers them, its tables, what is attached.

Takes an asset of a catalogue (of one edition) and `read`, which opens repository files (pictures); gives bytes.
What this edition does not show is neither linked nor shown; links lead to the centre's address, where it has one.
"""

import posixpath
from collections.abc import Callable
from urllib.parse import unquote

from lokm_build.derive.forms import sop_form
from lokm_build.derive.plans import plan_form
from lokm_build.export.docx.body import put_body
from lokm_build.export.docx.document import Document
from lokm_build.export.docx.heads import put_form_head, put_head, put_title
from lokm_build.export.docx.plan import put_activities, put_plan_head
from lokm_build.export.docx.sop import put_signatures, put_steps
from lokm_build.export.docx.text import Span
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.fields import Digits
from lokm_build.model.kinds import Kind
from lokm_build.render.links import asset_url, file_url
from lokm_build.render.pages.outline import outline
from lokm_build.render.templating import kind_name

Read = Callable[[str], bytes]

_AT_HOME = "lokm:"
_ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def word_file(asset: Asset, catalogue: Catalogue, read: Read) -> bytes:
    """The .docx file of this asset."""
    return _Sheet(asset, catalogue, read).written()


class _Sheet:
    """The paper of one asset while it is written."""

    def __init__(self, asset: Asset, catalogue: Catalogue, read: Read) -> None:
        self.asset, self.catalogue, self.read = asset, catalogue, read
        self.form = sop_form(asset, catalogue) if asset.meta.steps else None
        self.plan = plan_form(asset, catalogue, catalogue.today) if asset.kind is Kind.PLAN else None
        self.is_done_lying = False
        self.paper = Document(
            asset.title,
            catalogue.registry.centre.organisation,
            asset.meta.summary or "",
            asset.meta.date,
            thai_lists=self.form is not None and self.form.profile.digits is Digits.THAI,
            landscape=self.plan is not None,
        )

    def written(self) -> bytes:
        """Everything, from top to bottom."""
        self.head()
        for part in outline(self.asset, self.catalogue.body(self.asset)).parts:
            self.stand()
            put_body(self.paper, part.html, self.led, self.seen)
            self.table(part.table)
        if attached := [path for path in self.asset.attached if path in self.catalogue.files]:
            self.stand()
            self.attachments(attached)
        if self.form:
            put_signatures(self.paper, self.form)
        return self.paper.save()

    def head(self) -> None:
        """What the form of the kind has at its head."""
        if self.form:
            put_form_head(self.paper, self.asset, self.form)
        elif self.plan:
            put_title(self.paper, self.asset, f"{kind_name(self.asset.kind)} ปีงบประมาณ {self.plan.fiscal_year}")
            put_plan_head(self.paper, self.plan)
        else:
            put_head(self.paper, self.asset, self.catalogue)

    def table(self, key: str) -> None:
        """The table that belongs under a section."""
        if key == "steps" and self.form:
            put_steps(self.paper, self.form, self.catalogue.body(self.asset).cells, self.led)
        elif key == "activities" and self.plan:
            put_activities(self.paper, self.plan, lambda identity: page_address(asset_url(identity), self.catalogue))
            self.is_done_lying = True

    def stand(self) -> None:
        """Only the head of a plan and its table lie on their side: what follows stands upright."""
        if self.is_done_lying:
            self.paper.turn(landscape=False)
            self.is_done_lying = False

    def attachments(self, paths: list[str]) -> None:
        """The files that hang on the asset."""
        self.paper.heading("ไฟล์แนบ", 1)
        links = ((posixpath.basename(path), self.led(_AT_HOME + path)) for path in paths)
        self.paper.items([Span(name, link=link) for name, link in links], numbered=True)

    def led(self, href: str) -> str:
        """Where a link of the text leads."""
        return address(href, self.catalogue)

    def seen(self, src: str) -> bytes | None:
        """A picture of the text."""
        return picture(src, self.catalogue, self.read)


def address(href: str, catalogue: Catalogue) -> str:
    """The whole address of a link as a body has it; "" where it leads nowhere from a file on a desk."""
    if href.startswith(_ELSEWHERE):
        return href
    if not href.startswith(_AT_HOME):
        return ""
    quoted, mark, fragment = href.removeprefix(_AT_HOME).partition("#")
    path = unquote(quoted)
    asset = catalogue.linked(path)
    found = asset_url(asset.id) if asset else file_url(path, catalogue)
    return page_address(f"{found}{mark}{fragment}", catalogue) if found else ""


def page_address(path: str, catalogue: Catalogue) -> str:
    """The whole address of a page or file of the site, where the centre has one."""
    url = catalogue.registry.centre.url
    return f"{url.rstrip('/')}/{path}" if url else ""


def picture(src: str, catalogue: Catalogue, read: Read) -> bytes | None:
    """The bytes of a picture that this edition shows."""
    path = unquote(src.removeprefix(_AT_HOME))
    return read(path) if src.startswith(_AT_HOME) and path in catalogue.files else None
