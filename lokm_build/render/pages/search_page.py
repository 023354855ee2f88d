"""The page of full search results: its content is the search room's own template."""

from lokm_build.model.page import Page
from lokm_build.render.pages.shared import Shared
from lokm_build.render.templating import render


def search_page(shared: Shared) -> Page:
    """`search/index.html`; the search script fills it."""
    html = render("search_page.html", root=shared.root, catalogue=shared.catalogue)
    description = "ค้นหาในศูนย์ความรู้ทั้งหมด กรองตามหน่วยงาน หัวข้อ ตัวชี้วัด ชนิด และปี"
    return Page("search/index.html", "search", "ค้นหา", description, html)
