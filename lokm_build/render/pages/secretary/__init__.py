"""The section "secretary": what the secretary of the KM committee asks of a centre, a page for each question.

Takes what the pages of a site share; yields drafts. Every page lies in `secretary/` and is kept under 300 KB at any
size of a centre: long lists go over several pages, and what a page leaves out, it counts.
"""

from collections.abc import Iterator

from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.calendar import calendar_drafts
from lokm_build.render.pages.secretary.choose import choose_drafts
from lokm_build.render.pages.secretary.desk import Desk
from lokm_build.render.pages.secretary.gap import gap_drafts
from lokm_build.render.pages.secretary.growth import growth_drafts
from lokm_build.render.pages.secretary.idp import idp_drafts
from lokm_build.render.pages.secretary.kv_ks_ka import kv_ks_ka_drafts
from lokm_build.render.pages.secretary.landing import landing_draft
from lokm_build.render.pages.secretary.progress import progress_drafts
from lokm_build.render.pages.secretary.steps import steps_draft
from lokm_build.render.pages.shared import Shared

TOOLS = (
    calendar_drafts, progress_drafts, gap_drafts, choose_drafts, kv_ks_ka_drafts, idp_drafts, growth_drafts,
)  # fmt: skip


def secretary_drafts(shared: Shared) -> Iterator[PageDraft]:
    """All pages of the section."""
    desk = Desk(shared)
    yield landing_draft(desk)
    yield steps_draft(desk)
    for drafts in TOOLS:
        yield from drafts(desk)
