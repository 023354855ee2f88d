"""Titles ก–ฮ: a grid of initials with counts, and a list for each initial in Thai dictionary order."""

from collections.abc import Iterator

from markupsafe import Markup

from lokm_build.derive.indexes import initial_name
from lokm_build.model.page import Page
from lokm_build.render.pages.listing import ORDERS, Listing
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render

_NOUNS = {"latin": "อักษรโรมัน (A–Z)", "digit": "ตัวเลข", "other": "อักขระอื่น"}


def title_landing(shared: Shared) -> Page:
    """The grid of initials; those under which nothing stands are shown and lead nowhere."""
    html = render("titles.html", grid=_grid(shared, ""), total=len(shared.catalogue.assets))
    return Page("titles/index.html", "titles", "เรียงตามชื่อ ก–ฮ", "องค์ความรู้เรียงตามชื่อเรื่องตามพจนานุกรมไทย", html)


def title_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each initial that has assets."""
    return (_listing(key, shared) for key, assets in shared.views.indexes.by_initial.items() if assets)


def _listing(key: str, shared: Shared) -> Listing:
    name = _NOUNS.get(key) or f"อักษร {initial_name(key)}"
    return Listing(
        section="titles",
        name=key,
        title=f"ชื่อเรื่องที่ขึ้นต้นด้วย{name}",
        lead="เรียงตามลำดับพจนานุกรมไทย โดยดูพยัญชนะต้นก่อนสระ",
        description=f"องค์ความรู้ที่ชื่อเรื่องขึ้นต้นด้วย{name}",
        assets=shared.views.indexes.by_initial[key],
        order="title",
        order_name=ORDERS["title"],
        trail=(("เรียงตามชื่อ ก–ฮ", "titles/index.html"),),
        above=_grid(shared, key),
        empty=Markup(),
    )


def _grid(shared: Shared, here: str) -> Markup:
    letters = [(key, initial_name(key), len(found)) for key, found in shared.views.indexes.by_initial.items()]
    return Markup(render("letters.html", letters=letters, here=here))
