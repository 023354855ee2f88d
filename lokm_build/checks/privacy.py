"""Personal data and secrets stay out of the repository: everywhere, comments and code included.

What is found is never repeated: messages carry a mask or the name of the sort. What may be
published all the same has a reviewed exception beside it, which says why: see `exceptions`.
"""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lokm_build.checks.exceptions import exceptions
from lokm_build.checks.written import Written, parts, record_texts, registry_texts
from lokm_build.model.asset import Asset
from lokm_build.model.body import Body
from lokm_build.model.catalogue import Catalogue
from lokm_build.model.codes import finding
from lokm_build.model.finding import Finding
from lokm_build.model.personal import digits_of, personal_numbers
from lokm_build.model.place import Place

_AT = re.compile(r"@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![A-Za-z0-9-])")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]{1,64}\Z")
_OFFICIAL = re.compile(r"(?:\A|\.)(?:go|mi|or|ac)\.th\Z|(?:\A|\.)example\.(?:com|org|net)\Z|\.example\Z", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:นาย|นางสาว|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ)\s?"
    r"[ก-ฮเ-ไ][฀-๿]{1,30}\s+[ก-ฮเ-ไ][฀-๿]{1,40}"
)
_TELLING = {
    "ที่อยู่บ้าน": re.compile(
        r"บ้านเลขที่|อยู่ที่บ้าน|ที่อยู่ตามทะเบียนบ้าน"
        r"|ที่อยู่\s*[0-9๐-๙]{1,5}(?:/[0-9๐-๙]{1,4})?\s*(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ต\.|ตำบล)"
    ),
    "วันเกิด": re.compile(r"เกิดวันที่|วันเกิด|เกิดเมื่อ(?:วันที่)?\s*[0-9๐-๙]|วัน\s?เดือน\s?ปีเกิด"),
    "เลขประจำตัวผู้ป่วย": re.compile(r"\bHN\s*[:.]?\s*[0-9๐-๙]{4,}|เลขประจำตัวผู้ป่วย"),
}
_TELLING_SIGNS = {
    "บ้าน": ("บ้านเลขที่", "อยู่ที่บ้าน", "ตามทะเบียนบ้าน"),
    "ที่อยู่": ("ที่อยู่",),
    "เกิด": ("เกิดวันที่", "วันเกิด", "เกิดเมื่อ", "ปีเกิด"),
    "HN": ("HN",),
    "ประจำตัวผู้ป่วย": ("ประจำตัวผู้ป่วย",),
}
"""Without any of these signs, sought where what they share stands, no pattern of what is told of a person matches;
they are rare, and names are slow to find."""
_REACH = 200
_MOST = 50
_BEYOND_ASCII = ("รหัสผ่าน", "ſ", "\u212a", "ı", "İ")
"""The last four count as s, k and i where case is ignored."""
_SECRETS = (
    # What is found, signs without which it is not there, and what it looks like.
    ("กุญแจส่วนตัว", ("PRIVATE KEY",), re.compile(r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----")),
    (
        "โทเคนของ GitHub",
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{40,})"),
    ),
    ("โทเคนของ GitLab", ("glpat-",), re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}")),
    ("กุญแจของ AWS", ("AKIA", "ASIA"), re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")),
    ("กุญแจของ Google", ("AIza",), re.compile(r"\bAIza[0-9A-Za-z_-]{35}")),
    ("โทเคนของ Slack", ("xox",), re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}")),
    (
        "โทเคน JWT",
        ("eyJ",),
        re.compile(r"\beyJ[A-Za-z0-9_-]{10,300}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,}"),
    ),
    (
        "กุญแจ API",
        ("sk-", "Bearer"),
        re.compile(r"\bsk-[A-Za-z0-9_-]{20,}|\bBearer\s+[A-Za-z0-9._~+/-]{24,}"),
    ),
    ("รหัสผ่านในที่อยู่เว็บ", ("://",), re.compile(r"://[^\s/:@]{1,64}:[^\s/:@]{4,64}@")),
    (
        "รหัสผ่าน",
        ("password", "passwd", "pwd", "secret", "apikey", "api key", "api_key", "api-key", "token", *_BEYOND_ASCII),
        re.compile(
            r"(?:รหัสผ่าน|password|passwd|pwd|secret|api[_ -]?key|token)\"?'?\s*(?:คือ|is|[:=])\s*[\"']?"
            r"(?=[^\s\"']{0,63}[A-Za-z])(?=[^\s\"']{0,63}[0-9])([!-~]{8,64})",
            re.IGNORECASE,
        ),
    ),
)
_BY_SIGN = tuple((sign, sort, pattern) for sort, signs, pattern in _SECRETS for sign in signs)
_PLACEHOLDER = re.compile(r"[x*•.<>_-]+\Z|https?://|<.*>|\{.*\}|\$", re.IGNORECASE)
_CODES = {"id": "PRIVATE-ID", "mobile": "PRIVATE-PHONE", "account": "PRIVATE-ACCOUNT"}


def asset_keeps_privacy(asset: Asset, body: Body) -> Iterator[Finding]:
    """No personal data and no secret stands in an asset, its comments and code included, nor on its page."""
    yield from _told((*parts(asset), *record_texts(asset)))
    yield from _put_together(asset, body)


def _put_together(asset: Asset, body: Body) -> Iterator[Finding]:
    """Numbers that stand on the page and not in the file: markup within them is gone there."""
    shown = list(personal_numbers(body.text))
    if not shown:
        return
    known = {found.digits for part in parts(asset) for found in personal_numbers(html.unescape(part.text))}
    lines = asset.body.split("\n")
    for found in shown:
        if found.digits not in known:
            known.add(found.digits)
            at = _line_with(found.digits, lines)
            yield finding(_CODES[found.kind], Place(asset.path, asset.body_line + at), value=found.mask)


def _line_with(digits: str, lines: list[str]) -> int:
    """The line on which these digits stand, or begin."""
    whole = (number for number, line in enumerate(lines) if digits in digits_of(line))
    begun = (number for number in range(len(lines)) if digits in digits_of(" ".join(lines[number : number + 2])))
    return next(whole, next(begun, 0))


def registry_keeps_privacy(catalogue: Catalogue) -> Iterator[Finding]:
    """No personal data and no secret stands in the registry."""
    yield from _told(registry_texts(catalogue.registry))


def _told(texts: Iterable[Written]) -> Iterator[Finding]:
    for written in texts:
        allowed = exceptions(written)
        for sort in (_numbers, _addresses, _persons, _secrets):
            told = (found for found in sort(written) if not allowed.cover(found))
            yield from islice(told, _MOST)
        yield from allowed.findings()


def _numbers(written: Written) -> Iterator[Finding]:
    for found in personal_numbers(written.text):
        yield finding(_CODES[found.kind], written.place(found.start), value=found.mask)
    if "&#" not in written.text:
        return
    for number, line in enumerate(written.text.split("\n")):
        for found in personal_numbers(html.unescape(line)) if "&#" in line else ():
            yield finding(_CODES[found.kind], Place(written.path, written.line + number), value=found.mask)


def _addresses(written: Written) -> Iterator[Finding]:
    for match in _AT.finditer(written.text):
        local = _LOCAL.search(written.text[max(0, match.start() - 64) : match.start()])
        if local and not _OFFICIAL.search(match[1]):
            place = written.place(match.start() - len(local[0]))
            yield finding("PRIVATE-EMAIL", place, value=f"{local[0][0]}•••@{match[1]}")


def _persons(written: Written) -> Iterator[Finding]:
    text = written.text
    if not any(sign in text for shared, signs in _TELLING_SIGNS.items() if shared in text for sign in signs):
        return
    for match in _NAMED.finditer(written.text):
        rest = written.text[match.end() : match.end() + _REACH].partition("\n\n")[0]
        sorts = [sort for sort, pattern in _TELLING.items() if pattern.search(rest)]
        if sorts:
            yield finding("PRIVATE-PERSON", written.place(match.start()), value=f"ชื่อบุคคลกับ{' และ'.join(sorts)}")


def _secrets(written: Written) -> Iterator[Finding]:
    signs = _signs(written.text)
    suspected = {sort: pattern for sign, sort, pattern in _BY_SIGN if sign in signs}
    for sort, pattern in suspected.items():
        for match in pattern.finditer(written.text):
            if not (match.lastindex and _PLACEHOLDER.match(match[1])):
                yield finding("SECRET-FOUND", written.place(match.start()), value=sort)


def _signs(text: str) -> str:
    """The few characters in which signs of secrets are sought, since the patterns themselves are slow."""
    plain = text.encode("ascii", "ignore").decode("ascii")
    return "\n".join((plain, plain.lower(), *(sign for sign in _BEYOND_ASCII if sign in text)))
