"""A small site for search tests: the real box and index around made-up documents, no generator."""

from pathlib import Path

import material
from jinja2 import Environment, FileSystemLoader

import lokm_build
from lokm_build.render.templating import render
from lokm_build.search import Document, index
from lokm_build.site.fonts import font_files

PACKAGE = Path(lokm_build.__file__).parent
FRAME = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ทดสอบ</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="lokm-root" content="{root}">
<link rel="stylesheet" href="{root}assets/lokm/fonts.css"><link rel="stylesheet" href="{root}assets/lokm/tokens.css">
<link rel="stylesheet" href="{root}assets/lokm/base.css"><link rel="stylesheet" href="{root}assets/lokm/parts.css">
<link rel="stylesheet" href="{root}assets/lokm/search.css">
<script src="{root}assets/lokm/search.js" defer></script></head>
<body data-md-color-scheme="default"><header class="md-header">{header}</header>
<main class="md-typeset">{main}</main></body></html>
"""


def write_site(folder: Path, documents: list[Document]) -> Path:
    """The site with a home page (big box), a page with the header's box, and the results page."""
    for path, data in index(documents).items():
        _write(folder / path, data)
    for room in ("theme/css", "search/packed"):
        for file in (PACKAGE / room).iterdir():
            _write(folder / "assets/lokm" / file.name, file.read_bytes())
    for name, data in font_files():
        _write(folder / "assets/lokm" / name, data)
    header = _header("../")
    inside = '<div class="lokm-header__inner"><div class="lokm-header__search" role="search">' + header + "</div></div>"
    for document in documents:
        if "#" not in document.url:
            main = f"<h1>{document.title}</h1>"
            _write(folder / document.url, FRAME.format(root="../", header=inside, main=main).encode())
    home = FRAME.format(root="./", header="", main="<h1>หน้าแรก</h1>" + render("search_box.html", root="./"))
    _write(folder / "index.html", home.encode())
    full = render("search_page.html", root="../")
    _write(folder / "search/index.html", FRAME.format(root="../", header="", main=full).encode())
    return folder


def _header(root: str) -> str:
    loader = FileSystemLoader([PACKAGE / "theme/overrides", Path(material.__file__).parent / "templates"])
    environment = Environment(loader=loader, autoescape=False)
    environment.filters["url"] = lambda address: root + address
    return environment.get_template("partials/lokm-search.html").render()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
