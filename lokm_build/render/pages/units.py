"""Units: the tree of units, and a list for each unit that holds its sub-units' assets too."""

from collections.abc import Iterator

from markupsafe import Markup

from lokm_build.model.asset import Asset
from lokm_build.model.page import Page
from lokm_build.model.registry import Unit
from lokm_build.render.links import unit_url
from lokm_build.render.pages.listing import Listing, Own
from lokm_build.render.pages.shared import Shared
from lokm_build.render.pages.tree import branches
from lokm_build.render.templating import render

_HOME = ("หน่วยงาน", "units/index.html")


def unit_landing(shared: Shared) -> Page:
    """The tree of all units, with how many assets each has, its sub-units' included."""
    views = shared.views
    html = render(
        "tree.html",
        title="หน่วยงาน",
        lead="เลือกหน่วยงานเพื่อดูองค์ความรู้ทั้งหมดของหน่วยงานนั้นและหน่วยงานย่อย",
        branches=branches(views.units, views.indexes.by_unit_all),
        names={code: unit.name for code, unit in shared.catalogue.units.items()},
        also={code: unit.short for code, unit in shared.catalogue.units.items()},
        also_label="ชื่อย่อ",
        lines=False,
        empty="ยังไม่มีหน่วยงานในทะเบียน ผู้ดูแลเพิ่มได้ที่ knowledge/registry/units.yml",
    )
    return Page("units/index.html", "units", "หน่วยงาน", "องค์ความรู้แยกตามหน่วยงาน", html)


def unit_listings(shared: Shared) -> Iterator[Listing]:
    """A listing for each unit."""
    return (_listing(unit, shared) for unit in shared.catalogue.registry.units)


def _listing(unit: Unit, shared: Shared) -> Listing:
    indexes, tree = shared.views.indexes, shared.views.units
    units = shared.catalogue.units
    above = [units[code] for code in reversed(tree.ancestors(unit.code))]
    own, everything = indexes.by_unit[unit.code], indexes.by_unit_all[unit.code]
    return Listing(
        section="units",
        name=unit.code,
        title=unit.name,
        label="หน่วยงาน" + (f" · ชื่อย่อ {', '.join(unit.short)}" if unit.short else ""),
        lead="องค์ความรู้ของหน่วยงานนี้" + ("และหน่วยงานย่อย" if tree.children(unit.code) else ""),
        description=f"องค์ความรู้ของ{unit.name}",
        assets=everything,
        trail=(_HOME, *((parent.name, unit_url(parent.code)) for parent in above)),
        above=_below(unit, own, shared) + _levels(unit, shared),
        own=Own("unit", unit.code, len(own), "เฉพาะหน่วยงานนี้", "รวมหน่วยงานย่อย") if len(own) < len(everything) else None,
        empty=_empty(unit),
    )


def _below(unit: Unit, own: tuple[Asset, ...], shared: Shared) -> Markup:
    """What stands under the unit: its sub-units and its mission groups, with counts."""
    indexes, units = shared.views.indexes, shared.catalogue.units
    children = [units[code] for code in shared.views.units.children(unit.code)]
    links = [(child.name, f"{child.code}.html", len(indexes.by_unit_all[child.code])) for child in children]
    html = render(
        "under.html",
        name="หน่วยงานย่อย",
        unit_word="แห่ง",
        children=links,
        groups=[(group.name, sum(asset.meta.group == group.code for asset in own)) for group in unit.groups],
    )
    return Markup(html)


def _levels(unit: Unit, shared: Shared) -> Markup:
    """The way to the unit's levels, where it has some."""
    if unit.code not in shared.levels.by_unit:
        return Markup()
    return Markup('<p class="lokm-tolevels"><a href="{}levels/{}.html">ระดับตัวชี้วัดของหน่วยงานนี้</a></p>\n').format(
        shared.root, unit.code
    )


def _empty(unit: Unit) -> Markup:
    return Markup(
        '<p class="lokm-empty__head">ยังไม่มีองค์ความรู้ของหน่วยงานนี้</p>'
        "<p>เรื่องแรกอาจเป็นเรื่องที่ถูกถามบ่อยที่สุดในงานประจำ เขียนแล้วระบุ <code>unit: {}</code> ที่หัวไฟล์ "
        'ระหว่างนี้ดูของหน่วยงานอื่นได้ที่<a href="index.html">หน้ารวมหน่วยงาน</a></p>'
    ).format(unit.code)
