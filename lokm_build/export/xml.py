"""XML documents from the standard library, free of characters that XML cannot carry."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def child(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Append an element; text and attributes lose what XML 1.0 forbids."""
    made = SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    if text:
        made.text = clean(text)
    return made


def clean(text: str) -> str:
    """The text without control characters and lone surrogates."""
    return _FORBIDDEN.sub("", text)


def document(root: Element) -> bytes:
    """The document, indented, with its declaration."""
    indent(root, " ")
    body: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body + b"\n"
