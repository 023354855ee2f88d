"""Builds a centre of any number of assets, with its lists as a browser opens them."""

import datetime
from pathlib import Path

from lokm_build.derive import views
from lokm_build.model.asset import Adoption, Asset, FrontMatter
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.page import Page
from lokm_build.model.place import Places
from lokm_build.model.registry import Centre, Group, Indicator, Registry, Term, Topic, Unit
from lokm_build.render.pages import data_files, index_pages
from lokm_build.render.pages.shared import Shared
from lokm_build.site.static import static_files

REGISTRY = Registry(
    centre=Centre(name="ศูนย์ความรู้กรมตัวอย่าง", organisation="กรมตัวอย่าง"),
    units=(
        Unit(code="dept", name="กรมตัวอย่าง"),
        Unit(code="plan", name="กองแผนงาน", parent="dept", short=("กผ.",), groups=(Group(code="a", name="กลุ่มหนึ่ง"),)),
        Unit(code="money", name="กองคลัง", parent="dept"),
        Unit(code="idle", name="กองว่าง", parent="dept"),
    ),
    topics=(
        Topic(code="meet", name="การประชุม", synonyms=("จัดประชุม",)),
        Topic(code="minutes", name="รายงานการประชุม", parent="meet"),
        Topic(code="letters", name="งานสารบรรณ"),
    ),
    indicators=(
        Indicator(agency="dept", year="2566", code="2.4", name="องค์กรแห่งการเรียนรู้"),  # type: ignore[arg-type]
        Indicator(
            agency="dept",
            year="2567",  # type: ignore[arg-type]
            code="2.10",
            name="องค์กรแห่งการเรียนรู้",
            succeeds="dept/2566/2.4",
            definition="วัดการนำความรู้ไปใช้",
        ),
    ),
    glossary=(
        Term(term="LO", full="Learning Organization", aliases=("องค์กรแห่งการเรียนรู้",)),
        Term(term="ก.พ.ร.", definition="คณะกรรมการพัฒนาระบบราชการ"),
        Term(term="กพร", definition="กลุ่มพัฒนาระบบบริหาร"),
    ),
)


def asset(identity: str, **keys: object) -> Asset:
    """A technique of กองแผนงาน on meetings, unless told otherwise."""
    given = {"title": identity, "kind": "technique", "unit": "plan", "topics": ["meet"], "fiscal_year": "2566", **keys}
    path = f"knowledge/{identity}.md"
    return Asset(identity, path, FrontMatter(**given), "", 1, "0", Places(path))  # type: ignore[arg-type]


def many(count: int) -> list[Asset]:
    """Assets `a000`, `a001` …, the last the newest; a third of กองคลัง, every fourth an SOP, every tenth adopted."""
    start = datetime.date(2022, 10, 1)
    return [
        asset(
            f"a{number:03d}",
            title=f"เรื่องที่ {count - number}",
            unit="money" if number % 3 == 0 else "plan",
            kind="sop" if number % 4 == 0 else "technique",
            topics=["minutes"] if number % 2 else ["letters"],
            indicators=["dept/2566/2.4"] if number % 5 == 0 else [],
            fiscal_year=str(2566 + number * 2 // count),
            date=start + datetime.timedelta(days=number),
            adoptions=[Adoption(unit="plan")] * (number // 10) if number % 10 == 0 else [],
        )
        for number in range(count)
    ]


def catalogue(*assets: Asset, registry: Registry = REGISTRY) -> Catalogue:
    """A catalogue of these assets in fiscal year 2567."""
    return Catalogue(registry, assets, today=datetime.date(2024, 2, 1))


def shared(*assets: Asset, registry: Registry = REGISTRY) -> Shared:
    """What the pages of a site of these assets share."""
    made = catalogue(*assets, registry=registry)
    return Shared(made, views(made))


def index_page(site: Shared, path: str) -> Page:
    """One page of the site's indexes."""
    return next(page for page in index_pages(site) if page.path == path)


STYLES = "".join(
    f'<link rel="stylesheet" href="../assets/lokm/{name}.css">' for name in ("tokens", "base", "parts", "lists")
)
FRAME = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="lokm-root" content="../">
{styles}{head}</head>
<body dir="ltr" data-md-color-scheme="default"><main class="md-typeset">{html}</main></body></html>
"""


def write_site(folder: Path, site: Shared) -> Path:
    """The site's lists, in the barest of frames, with a page behind every card."""
    for page in index_pages(site):
        document = FRAME.format(styles=STYLES, title=page.title, head=page.head, html=page.html)
        _write(folder / page.path, document.encode())
    for path, data in data_files(site):
        _write(folder / path, data)
    for path, data in static_files():
        _write(folder / path, data)
    for one in site.catalogue.assets:
        document = FRAME.format(styles=STYLES, title=one.title, head="", html=f"<h1>{one.title}</h1>")
        _write(folder / "knowledge" / f"{one.id}.html", document.encode())
    return folder


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
