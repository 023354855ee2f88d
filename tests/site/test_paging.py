"""Pages made from a narrow catalogue are those made from the whole one."""

import datetime
import pickle
from pathlib import Path

from lokm_build.pipeline import Settings, build
from lokm_build.render.pages.asset import asset_page
from lokm_build.render.pages.narrow import Narrowing
from lokm_build.site.frames import Frame
from lokm_build.site.framing import Framing
from lokm_build.site.paging import Common, _paged, _Task
from lokm_build.site.sources import read_sources
from lokm_build.site.values import packed

ROOT = Path(__file__).parents[2]


def test_an_asset_s_page_needs_nothing_that_was_narrowed_away() -> None:
    made = build(read_sources(ROOT).sources, Settings(datetime.date(2026, 11, 20)))
    catalogue, narrowing = made.catalogue, Narrowing(made.catalogue, made.views)
    framing = Framing({"knowledge": Frame(("LOKMTITLE", "\x00head\x00", "\x00main\x00"))}, catalogue.edition)
    common = Common(catalogue.registry, catalogue.today, catalogue.edition, "", framing, frozenset())
    data = pickle.dumps(common)
    differing = []
    for asset in catalogue.assets:
        task, bodies = _Task(data, narrowing.narrow([asset]), ""), [packed(catalogue.body(asset))]
        whole = framing.document(asset_page(asset, catalogue, made.views))
        if _paged(task, bodies)[0][0].data != whole:
            differing.append(asset.id)

    assert len(catalogue.assets) >= 40
    assert differing == []


def test_what_a_page_depends_on_changes_with_what_it_says_of_others() -> None:
    made = build(read_sources(ROOT).sources, Settings(datetime.date(2026, 11, 20)))
    narrowing = Narrowing(made.catalogue, made.views)
    citing = next(asset for asset in made.catalogue.assets if asset.meta.related)
    named = made.catalogue.by_id[citing.meta.related[0]]

    assert any(named.title in part for part in narrowing.kin(citing))
