"""The slots of the home page and of live lists anywhere: search, doors, indicators, newest, counts …

Each function takes (catalogue, views, root) and what the page says; returns HTML.
"""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from lokm_build.derive import Views
from lokm_build.model.asset import Asset
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.kinds import KINDS
from lokm_build.model.registry import Indicator
from lokm_build.render.pages.indicators import in_order
from lokm_build.render.pages.naming import agency_name
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.slot_errors import SlotError
from lokm_build.render.pages.whole import due_words
from lokm_build.render.templating import render
from lokm_build.thai.dates import fiscal_year

_MOST = 50
_TOPICS_SHOWN = 6


def search(catalogue: Catalogue, views: Views, root: str) -> str:
    """The centre's name, the large search box, and the topics that are written about most."""
    by_topic = views.indexes.by_topic_all
    topics = sorted(
        (topic for topic in catalogue.registry.topics if by_topic[topic.code]),
        key=lambda topic: -len(by_topic[topic.code]),
    )
    return render(
        "slot_search.html",
        catalogue=catalogue,
        root=root,
        total=len(catalogue.assets),
        topics=topics[:_TOPICS_SHOWN],
    )


def doors(catalogue: Catalogue, views: Views, root: str) -> str:
    """The three ways in: by unit, by topic, by indicator."""
    indexes = views.indexes
    return render(
        "slot_doors.html",
        root=root,
        units=sum(bool(indexes.by_unit[unit.code]) for unit in catalogue.registry.units),
        topics=sum(bool(indexes.by_topic[topic.code]) for topic in catalogue.registry.topics),
        indicators=sum(bool(indexes.by_indicator[one.key]) for one in catalogue.registry.indicators),
    )


def indicators(catalogue: Catalogue, views: Views, root: str, year: int = 0, heading: str = "") -> str:
    """The indicators of a fiscal year with their counts; without a year, this one or the latest with any."""
    chosen = year or _indicator_year(catalogue)
    found = in_order(i for i in catalogue.registry.indicators if i.year == chosen)
    return render(
        "slot_indicators.html",
        root=root,
        year=chosen,
        heading=heading or f"ตัวชี้วัดปีงบประมาณ {chosen}",
        agencies=_by_agency(catalogue, found),
        counts=views.indexes.by_indicator,
    )


def newest(catalogue: Catalogue, views: Views, root: str, count: int = 5, heading: str = "มาใหม่") -> str:
    """The newest assets."""
    assets = views.indexes.newest[: _few("newest", count)]
    return _cards(Shared(catalogue, views, root), assets, heading, "newest/index.html", "ดูเรื่องมาใหม่ทั้งหมด")


def most_adopted(catalogue: Catalogue, views: Views, root: str, count: int = 5, heading: str = "นำไปใช้มากที่สุด") -> str:
    """What others have put to use most often."""
    assets = views.indexes.most_adopted[: _few("most_adopted", count)]
    whys = {asset.id: f"นำไปใช้แล้ว {len(asset.meta.adoptions):,} ครั้ง" for asset in assets}
    more = "knowledge/index.html#sort=adopted"
    return _cards(Shared(catalogue, views, root), assets, heading, more, "เรียงทั้งหมดตามการนำไปใช้", whys)


def review_due(catalogue: Catalogue, views: Views, root: str, count: int = 5, heading: str = "ถึงกำหนดทบทวน") -> str:
    """What should be reviewed first."""
    assets = views.indexes.review_due[: _few("review_due", count)]
    whys = {asset.id: due_words(asset, catalogue.today) for asset in assets}
    shared = Shared(catalogue, views, root)
    return _cards(shared, assets, heading, "review/index.html", "ดูเรื่องที่ถึงกำหนดทบทวนทั้งหมด", whys)


def counts(catalogue: Catalogue, views: Views, root: str, heading: str = "ชนิดองค์ความรู้") -> str:  # noqa: ARG001
    """How many assets there are of each kind, with links."""
    found = [(info, len(views.indexes.by_kind.get(kind, ()))) for kind, info in KINDS.items()]
    return render("slot_counts.html", root=root, heading=heading, kinds=found)


def kinds(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """What each kind is for, with links."""
    found = [(info, len(views.indexes.by_kind.get(kind, ()))) for kind, info in KINDS.items()]
    return render("slot_kinds.html", root=root, kinds=found)


def years(catalogue: Catalogue, views: Views, root: str) -> str:  # noqa: ARG001
    """The fiscal years with how many assets each has."""
    found = [(year, len(assets)) for year, assets in views.indexes.by_year.items()]
    return render("slot_years.html", root=root, years=found)


def card(catalogue: Catalogue, views: Views, root: str, id: str) -> str:
    """One asset's card."""
    asset = catalogue.asset(id)
    if asset is None:
        raise SlotError(f"รายการสด 'card': ไม่มีองค์ความรู้ '{id}' ในฉบับนี้ ตรวจรหัส หรือดูว่าเป็นฉบับร่างหรือใช้ภายในหรือไม่")
    return f'<div class="lokm-live lokm-live--card">{Shared(catalogue, views, root).card(asset, 3)}</div>'


def about(catalogue: Catalogue, views: Views, root: str) -> str:
    """The centre: its name, organisation, contact and how much it holds."""
    return render(
        "slot_about.html",
        root=root,
        centre=catalogue.registry.centre,
        assets=len(catalogue.assets),
        units=sum(bool(assets) for assets in views.indexes.by_unit.values()),
        topics=sum(bool(assets) for assets in views.indexes.by_topic.values()),
        adoptions=sum(len(asset.meta.adoptions) for asset in catalogue.assets),
    )


def _few(name: str, count: int) -> int:
    if 1 <= count <= _MOST:
        return count
    raise SlotError(f"รายการสด '{name}': count ต้องอยู่ระหว่าง 1 ถึง {_MOST} แต่ได้ {count}")


def _cards(
    shared: Shared,
    assets: Iterable[Asset],
    heading: str,
    more: str,
    more_name: str,
    whys: Mapping[str, str] | None = None,
) -> str:
    level, why = 3 if heading else 2, whys or {}
    found: list[Markup] = [shared.card(asset, level, why.get(asset.id, "")) for asset in assets]
    return render("slot_cards.html", root=shared.root, heading=heading, cards=found, more=more, more_name=more_name)


def _indicator_year(catalogue: Catalogue) -> int:
    """The fiscal year of today, else the latest year that has indicators."""
    this_year = fiscal_year(catalogue.today)
    known = {indicator.year for indicator in catalogue.registry.indicators}
    return this_year if this_year in known else max(known, default=this_year)


def _by_agency(catalogue: Catalogue, found: Iterable[Indicator]) -> Mapping[str, list[Indicator]]:
    agencies: dict[str, list[Indicator]] = {}
    for indicator in found:
        agencies.setdefault(agency_name(catalogue, indicator.agency), []).append(indicator)
    return agencies


HOME_SLOTS: Mapping[str, Callable[..., str]] = {
    "search": search,
    "doors": doors,
    "indicators": indicators,
    "newest": newest,
    "most_adopted": most_adopted,
    "review_due": review_due,
    "counts": counts,
    "kinds": kinds,
    "years": years,
    "card": card,
    "about": about,
}
