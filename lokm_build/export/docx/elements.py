"""Elements of WordprocessingML in short words, as python-docx knows them.

Who makes an element keeps the order in which the schema wants its children: Word refuses a file in which
`w:jc` stands before `w:spacing`. `tests/export/docx/reading.py` holds the orders that are used here.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def make(tag: str, *children: BaseOxmlElement | None, **values: object) -> BaseOxmlElement:
    """An element with attributes of its own namespace `w:` and children; None stands for no child."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend([child for child in children if child is not None])
    return made


def flag(tag: str, there: bool) -> BaseOxmlElement | None:
    """A property that is on when its element is there."""
    return make(tag) if there else None


def twips(centimetres: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(centimetres * 1440 / 2.54)


def emu(centimetres: float) -> int:
    """The unit of length of drawings."""
    return round(centimetres * 360_000)
