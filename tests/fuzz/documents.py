"""Hostile documents, each made of a string of bytes: whoever chooses bytes (hypothesis, a fuzzer, chance) writes them.

`text` gives Markdown, `file` a whole file. The same bytes give the same document, so a string that
found a fault can be kept and tried again; a string that is a little shorter gives a little less.
"""

# ruff: noqa: E501 — tables of pieces, a kind of hostility each.

NATIONAL_ID, MOBILE = "1999901234565", "0812345678"
"""Made up, with the check digit of a real one."""

_HTML = (
    *("<script>alert(1)</script>", "<script", "</script>", "<style>a{}</style>", "<style", "</style >", "<title>", "</title>"),
    *("<svg onload=x>", "<svg><style>", "</svg>", "<math><mi>", "</math>", "<svg><foreignObject>", "<svg><a xlink:href=javascript:x>"),
    *("<iframe src=//e.x>", "<object data=x>", "<embed src=x>", "<form action=//e.x>", "<input name=x autofocus onfocus=x>"),
    *("<button formaction=x>", "<textarea>", "</textarea>", "<select><option>", "<plaintext>", "<xmp>", "<noscript>", "<template>"),
    *("<base href=//e.x>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//e.x>", "<body onload=x>", "<html x>"),
    *("<img src=x onerror=x>", "<img src=//e.x/i.png>", "<video poster=x>", "<audio src=x autoplay>", "<a href=javascript:x>", "</a>"),
    *("<div id=w>", "</div>", "</section>", "</main>", "<footer>", "</footer>", "<p>", "</p>", "<h2 id=x>", "<li>", "<b><i></b></i>"),
    *("<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<?x ?>", "<!doctype html>", "</", "<", ">", "/>", "<a\x0cb=c>", "<x:y>"),
    *(' onclick="x"', " style='x'", ' id="end"', "=", '"', "'", "&quot;", "&#34;", "<br>", "<br/>", "</br>", "</p >", "<pre>", "</pre>"),
)
_TABLES = (
    *("<table>", "<TABLE border=1>", "</table>", "</table >", "<table><tr><td>", "<caption>", "<colgroup><col span=2>", "<tbody>", "<tr>"),
    *("</td>", "<td rowspan=2 onclick=x>", "<td colspan='9999999'>", "<th scope=row>", "<td align=right>", "</tr>", "<td><table>"),
    *("<td><script>", "<td><p>", "<td><ul><li>", "<td><a href=x>", "<td background=//e.x>", "<td>\n\n- a\n\n</td>", "<table><p>", "<table>\n\n"),
    *("| a | b |\n", "| - | :-: |\n", "|-|\n", "|", "\\|", "| <b> | `|` |\n", "a | b\n-|-\n", "||\n|-|\n||\n"),
)
_LINKS = (
    *("[", "]", "](", ")", "![", "](<", ">)", "[]()", "[x](javascript:x)", "[x](JaVa\tScRiPt:x)", "[x](&#106;avascript:x)", "[x](vbscript:x)"),
    *("[x](data:text/html,x)", "![x](data:image/svg+xml,x)", "![x](https://e.x/i.png)", "![x](//e.x/i.png)", "[x](//e.x)", "[x](\\\\e.x)"),
    *("[x](file:///x)", "[x](C:\\x)", "[x](lokm:y)", "[x](b.md)", "[x](../../x.md)", "[x](b.md#ก)", "[x](#ก)", "[x](%0a//e.x)", "[x](b.md '\"><b>')"),
    *("<javascript:x>", "<https://e.x/\">", "<a@b.co>", "https://e.x/<b>", "www.e.x/&amp;", "mailto:a@b.co", "http://[", "[a]: b.md 'c'\n", "[a]: javascript:x\n"),
    *("[a]", "[a][a]", "![a]", "![![x](y.png)](z.png)", "[![x](j.png)](b.md)", "[[a]](b.md)", "![<b>](j.png)", "![\"onload=x](j.png)", "[x](tel:0)", "[x](a:b)"),
)
_ENTITIES = (
    *("&", "&amp;", "&lt;script&gt;", "&#60;b&#62;", "&#x3c;", "&#0;", "&#x202e;", "&#xD800;", "&#1114112;", "&colon;", "&Tab;", "&NewLine;"),
    *("&nbsp;", "&lt", "&#", "&#x", "&zwj;", "&nosuch;", "\\", "\\<", "\\&", "\\\n", "\\`"),
)
_BLOCKS = (
    *("\n", "\n\n", "  \n", "\r", "\r\n", " ", "    ", "\t", "# ", "## ", "### ", "###### ", "# <b>\n", "## fn-1\n", "## lokm\n", "===\n", "---\n"),
    *("> ", "> > ", ">", "- ", "+ ", "1. ", "999999999) ", "- [ ] ", "- [x] ", "* ***\n", "***\n", ": ", "~ ", "a\n: b\n", "```\n", "```html\n", "~~~\"><b>\n", "`", "``"),
    *("*", "**", "***", "_", "__", "~~", "~", "^", "==", "$$", "{{ x }}", "{% x %}", "{: onclick=x }", "{#x}", "--8<--"),
)
_CALLOUTS = (
    *('!!! note "<b>"\n    ', "!!! note\n", '???+ tip ""\n    ', "??? ด่วนมาก\n\n    ", "> [!NOTE]\n> ", "> [!WARNING] x\n", "[!TIP]", "!!!", '!!! "\n', "=== \"a\"\n"),
    *("[^1]", "[^1]: ", "[^1]: > [^1]: ", "[^1]: # ", "^[ก]", "^[", "^[^[a]]", "[^ก]", "[^ก]: ", "![^[x]](j.png)", "*[a]: b\n"),
)
_THAI = (
    *("ก", "กา", "การประสานงาน", "น้ำ", "น\u0e4d\u0e49า", "เเ", "\u0e48", "\u0e49\u0e49", "ก\u0e34\u0e34", "\u0e4d\u0e32", "ก\u0331", "ู", "๑๒๓", "กพร.", "ฯ", "ๆ", "\uf70a"),
    *("x", "1", "é", "e\u0301", "😀", "👩\u200d💻", "ﬁ", "İ", "ſ", "\u212a", "\U0001f1f9\U0001f1ed", "KM", "LO"),
    *(NATIONAL_ID, "1-9999-01234-56-5", "๑-๙๙๙๙-๐๑๒๓๔-๕๖-๕", MOBILE, "081-234-5678", "๐๘๑๒๓๔๕๖๗๘", "a.b@gmail.com", "password: abc12345"),
)
_CONTROLS = (
    *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\x9b", "\u00ad", "\u061c", "\u200b", "\u200e", "\u202e", "\u2028"),
    *("\u2029", "\u2066", "\u2069", "\ufeff", "\ufffd", "\ufffe", "\ufdd0", "\U0001fffe", "\U000e0041", "\ufe0f", "\u034f"),
)
PIECES = (*_HTML, *_TABLES, *_LINKS, *_ENTITIES, *_BLOCKS, *_CALLOUTS, *_THAI, *_CONTROLS)

_WITHIN = ("> ", "- ", "  ", "    ", "1. ", "[^1]: ", "!!! note\n    ", "> [!TIP]\n> ", "| ", ": ", "\t")
_KEYS = (
    *("title", "kind", "unit", "topics", "fiscal_year", "summary", "indicators", "group", "km_step", "status", "access", "owner", "date"),
    *("review_by", "related", "supersedes", "keywords", "aliases", "attachments", "source", "adoptions", "disseminations", "awards"),
    *("licence", "steps", "activities", "needed", "kpi", "target", "titel", "หัวเรื่อง", "TITLE", "<<", "? a", '"x', "- code", "- name", "code", "name"),
)
_VALUES = (
    *("x", "ก", "qa", "sop", "plan", "technique", "ops-psdg", "[coordination]", "[a, b", "{a: b}", "{event: x, date: 2566-13-40}", "2566", "๒๕๖๖", "-1", "1e9"),
    *("14 ก.ค. 2566", "2566-07-14", "0001-01-01", "9999-12-31", "31 ก.พ. 2566", "doh/2566/2.2", "draft", "internal", "public", "no", "~", "''", '""', '"\\u202e\\x00"'),
    *("&a x", "*a", "!!python/object:os.system x", "!x y", "|\n  x\n  y", ">-\n  x", "\n  - a\n  - b", "\n  - {number: 1, text: x, yes: 1, no: 9}", "\n- number: 1\n  name: x"),
    *("\n\t- x", ": : :", "a: b", "'", '"', "[[[[[[[[[[[[x]]]]]]]]]]]]", "{{x}}", "[../x.pdf, con.pdf]", "[a, a, a]", "{x: {y: {z: 1}}}", "# x", "%x", "@x", "`x`"),
)
_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-be", "latin-1")
_SOUND = f"---\ntitle: เรื่อง\nkind: qa\nunit: ops-psdg\ntopics: [coordination]\nfiscal_year: 2566\nowner: {MOBILE}\n---\n\n"


def text(data: bytes) -> str:
    """Markdown: two bytes a step, which adds a piece or a character, or puts what is there into something else."""
    whole = ""
    for step, value in zip(data[::2], data[1::2], strict=False):
        match step:
            case 0 | 1:
                whole = _within(whole, _WITHIN[value % len(_WITHIN)])
            case 2:
                whole = whole[: len(whole) - value % 16]
            case 3:
                whole += whole[-(value % 40 + 1) :] * (value % 4)
            case 4 | 5:
                whole += chr(value * 0xD7 + value)
            case _:
                whole += PIECES[(step * 256 + value) % len(PIECES)]
    return whole


def _within(whole: str, mark: str) -> str:
    """A document as the content of a block; its later lines stand in it too, as Markdown wants it."""
    first, *others = whole.split("\n")
    later = mark.rpartition("\n")[2]
    later = later if later.startswith(">") else " " * len(later)
    return "\n".join([f"{mark}{first}", *(f"{later}{line}" for line in others)])


def file(data: bytes) -> bytes:
    """A file: the bytes themselves, sound front matter before a text, or front matter that is not sound either."""
    way, rest = data[:1] or b"\0", data[1:]
    match way[0] % 4:
        case 0:
            return rest
        case 1:
            return (_SOUND + text(rest)).encode("utf-8", "replace")
        case 2:
            return yaml(rest)
        case _:
            half = len(rest) // 2
            return b"---\n" + yaml(rest[:half]) + b"---\n" + text(rest[half:]).encode("utf-8", "replace")


def yaml(data: bytes) -> bytes:
    """YAML of a sort: two bytes an entry, in an encoding that the first byte chooses."""
    entries = [_entry(key, value) for key, value in zip(data[1::2], data[2::2], strict=False)]
    return "".join(entries).encode(_ENCODINGS[(data[:1] or b"\0")[0] % len(_ENCODINGS)], "replace")


def _entry(key: int, value: int) -> str:
    if key > 0xF0:
        return PIECES[(key * 256 + value) % len(PIECES)] + "\n"
    known = _VALUES[value % len(_VALUES)] if value < 0xC0 else PIECES[(key * 64 + value) % len(PIECES)]
    return f"{_KEYS[key % len(_KEYS)]}: {known}\n"
