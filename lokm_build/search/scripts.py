"""Scripts of the theme as they are served: without comments and indentation, which half of them is.

What is left is the same program line by line, so a fault's line can still be read. The scripts of the
search, of which every query loads many bytes, are packed further (decisions/6-search-scripts-packed.md).
"""

import re

_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.M | re.S)
_LINE_COMMENT = re.compile(r"^[ \t]*//[^\n]*\n", re.M)
_INLINE_TYPE = re.compile(r"/\*\* @type [^*]*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.M)


def lean(script: str) -> str:
    """The script without comments that stand on lines of their own, casts of types, indentation and empty lines."""
    for pattern in (_COMMENT, _LINE_COMMENT, _INLINE_TYPE, _INDENT):
        script = pattern.sub("", script)
    return re.sub(r"\n{2,}", "\n", script).lstrip("\n")
