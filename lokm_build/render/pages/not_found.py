"""404.html: one self-contained document, since a server shows it at any depth.

Style and font lie inside. A small script looks for the site's root by asking for
`assets/lokm/root.js` at each folder above; without script the links lead to the
centre's address, or to the server's root.
"""

from markupsafe import Markup

from lokm_build.model.catalogue import Catalogue
from lokm_build.render.templating import render

_WORDS = (
    "ไม่พบหน้าที่ต้องการ หน้านี้อาจถูกย้าย เปลี่ยนชื่อ หรือเลิกเผยแพร่แล้ว ลองค้นหา หรือเริ่มใหม่จากหน้าแรก",
    "ค้นหาองค์ความรู้ ค้นหา ไปหน้าแรก ดูตามหน่วยงาน ดูตามหัวข้อ ดูตามตัวชี้วัด 404",
)
NOT_FOUND_TEXT = "".join(sorted(set("".join(_WORDS)) | {chr(point) for point in range(0xE01, 0xE5B)}))
"""The characters that the page's font must hold: its own words, and any Thai of the centre's name or a query."""


def not_found(catalogue: Catalogue, font_css: str) -> bytes:
    """The bytes of 404.html; `font_css` is the font as `@font-face` rules with the files inside."""
    centre = catalogue.registry.centre
    home = f"{centre.url.rstrip('/')}/" if centre.url else "/"
    return render("not_found.html", centre=centre, home=home, font_css=Markup(font_css)).encode()
