"""Word documents (.docx) as Thai offices expect them: A4, Sarabun, headings as styles, real tables.

The building blocks, which know nothing of assets:

    paper = Document("รายงานผล", author="กรมตัวอย่าง", day=date(2026, 11, 20))
    paper.heading("หลักฐาน", 1)                              # levels 0 (title of the paper) to 6
    paper.paragraph("ข้อความ")                               # a text, or texts and Spans in a row
    paper.paragraph([Span("เลขที่", bold=True), " 12/2569"])
    paper.items(["ข้อแรก", "ข้อสอง"], numbered=True)          # Item(text, level) for lists in lists
    paper.table(
        head=[[Cell("ลำดับ", rows=2), Cell("ผล", columns=2)], ["แรก", "หลัง"]],   # merged as in HTML
        rows=[["๑", "ก", Cell(["บรรทัดหนึ่ง", "บรรทัดสอง"], align="center")]],
        widths=[1.5, 7, 7.5],                                 # centimetres; left out: equal shares
    )
    paper.picture(Picture(png, 8.0, 5.0, "คำอธิบายภาพ", svg=svg_text))
    paper.turn(landscape=True)                                # a new section on paper lying on its side
    data = paper.save()                                       # bytes; the same calls give the same bytes

Any text may be handed in: what XML cannot carry is dropped, a line end becomes a line break. `export.docx` needs
python-docx, and pictures from SVG need resvg-py: import this package only where a Word file is asked for.
"""

from lokm_build.export.docx.document import Document, Item
from lokm_build.export.docx.pictures import Picture
from lokm_build.export.docx.tables import Cell
from lokm_build.export.docx.text import Inline, Span

__all__ = ["Cell", "Document", "Inline", "Item", "Picture", "Span"]
