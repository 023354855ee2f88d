"""The seven steps of knowledge management: how many assets and activities belong to each, and the newest of them."""

from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft

SHOWN = 8


def steps_draft(desk: Desk) -> PageDraft:
    """The page of all seven."""
    most = max((len(one.assets) + len(one.activities) for one in desk.steps), default=0)
    return draft(
        desk, "steps", "เจ็ดขั้นตอนการจัดการความรู้", "องค์ความรู้และกิจกรรมแยกตามเจ็ดขั้นตอนการจัดการความรู้", "steps",
        most=most,
        steps=[
            (one.step, one.assets[:SHOWN], len(one.assets), one.activities[:SHOWN], len(one.activities))
            for one in desk.steps
        ],
    )  # fmt: skip
