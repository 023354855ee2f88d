"""Kinds: what each of the nine kinds is for, and a list for each."""

from collections.abc import Iterator

from markupsafe import Markup

from lokm_build.model.kinds import KINDS, KindInfo
from lokm_build.model.page import Page
from lokm_build.render.pages.listing import Listing
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render


def kind_landing(shared: Shared) -> Page:
    """The nine kinds, with what they are for."""
    html = render("kinds.html", kinds=KINDS.values(), counts=shared.views.indexes.by_kind)
    return Page("kinds/index.html", "kinds", "ชนิดองค์ความรู้", "องค์ความรู้แยกตามชนิดทั้งเก้าชนิด", html)


def kind_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each kind."""
    return (_listing(info, shared) for info in KINDS.values())


def _listing(info: KindInfo, shared: Shared) -> Listing:
    return Listing(
        section="kinds",
        name=info.kind.value,
        title=info.name,
        label="ชนิดองค์ความรู้",
        lead=info.about,
        description=f"{info.name}: {info.about}",
        assets=shared.views.indexes.by_kind.get(info.kind, ()),
        trail=(("ชนิดองค์ความรู้", "kinds/index.html"),),
        above=Markup(render("kind_sections.html", info=info)),
        empty=_empty(info),
    )


def _empty(info: KindInfo) -> Markup:
    return Markup(
        '<p class="lokm-empty__head">ยังไม่มี{}ในศูนย์ความรู้นี้</p>'
        "<p>เริ่มเรื่องแรกได้ด้วยคำสั่ง <code>lokm new {}</code> ซึ่งสร้างไฟล์พร้อมหัวข้อและคำแนะนำ "
        'หรือดู<a href="index.html">ชนิดอื่น</a></p>'
    ).format(info.name, info.kind.value)
