"""KV–KS–KA: for each plan, what it needs, which activities share it, what was written down, and the gaps between."""

from collections.abc import Iterator
from dataclasses import dataclass

from lokm_build.derive.activities import State, standing
from lokm_build.derive.indexes import Assets
from lokm_build.derive.kv_ks_ka import Model, Sharing, Thread, model_of
from lokm_build.model.asset import Asset
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated
from lokm_build.render.pages.secretary.gap import Asked, asked

SHOWN = 12
THREADS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Act:
    """An activity with how it stands."""

    number: int
    name: str
    state: State
    state_words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A thread for a page."""

    need: Asked
    activities: tuple[Act, ...]
    activities_count: int
    assets: Assets
    assets_count: int
    is_whole: bool


def kv_ks_ka_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The list of plans, and a page for each."""
    models = [(plan, model_of(plan, desk.catalogue, desk.shared.views.topics, desk.needs)) for plan in desk.plans]
    for at, stem, some in paginated(models, "kvska"):
        yield draft(
            desk, stem, numbered("KV–KS–KA ตามแผน", at), "ความรู้ที่ต้องใช้ กิจกรรมแลกเปลี่ยน และองค์ความรู้ที่ได้ ของแต่ละแผน",
            "kvska", indexed=at.number == 1, at=at, total=len(models),
            plans=[(plan, len(model.threads), model.whole) for plan, model in some],
        )  # fmt: skip
    for plan, model in models:
        yield _of_plan(plan, model, desk)


def _of_plan(plan: Asset, model: Model, desk: Desk) -> PageDraft:
    return draft(
        desk, f"kvska-{plan.id}", f"KV–KS–KA: {plan.title}", f"ความรู้ที่ต้องใช้ กิจกรรม และองค์ความรู้ที่ได้ของ{plan.title}",
        "kvska_plan", plan=plan, whole=model.whole, total=len(model.threads),
        rows=[_row(thread, desk) for thread in model.threads[:THREADS_SHOWN]],
        loose=[_act(shared, desk) for shared in model.loose[:THREADS_SHOWN]],
    )  # fmt: skip


def _row(thread: Thread, desk: Desk) -> Row:
    return Row(
        asked(thread.gap),
        tuple(_act(shared, desk) for shared in thread.activities[:SHOWN]), len(thread.activities),
        thread.assets[:SHOWN], len(thread.assets), thread.is_whole,
    )  # fmt: skip


def _act(shared: Sharing, desk: Desk) -> Act:
    activity = shared.activity
    stands = standing(activity, desk.today)
    return Act(activity.number, activity.name, stands.state, stands.state_words)
