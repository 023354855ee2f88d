"""Words of the language, for the browser: what words a question without spaces is made of, and which mean the same.

`words.txt` is written by hand, holds general words of Thai offices alone and knows no corpus; a centre's own words
come from its registry. The browser loads it only when no document holds what was asked as it was asked.
"""

from functools import cache
from importlib.resources import files

from lokm_build.search.codec import encode_text, quoted
from lokm_build.search.tokens import folded

WORDS_PATH = "search/words.js"


@cache
def words_file() -> bytes:
    """The list as a script: a line for each group, `-` or `=` first, words folded and parted by spaces."""
    written = (files("lokm_build.search") / "words.txt").read_text("utf-8")
    lines = [_line(line) for line in written.split("\n") if line and not line.startswith("#")]
    held = quoted(encode_text("\n".join(lines)))
    return f'lokm.search.take("words",{held});\n'.encode()


def _line(line: str) -> str:
    mark = line[:2] if line[:2] in ("- ", "= ") else ""
    words = (folded(word) for word in line[len(mark) :].split())
    return (mark.strip() or "+") + " ".join(dict.fromkeys(words))
