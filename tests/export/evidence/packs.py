"""Small evidence packs for tests: two factors, in the middle of fiscal year 2566."""

import datetime
import re
from collections.abc import Callable, Mapping
from html import unescape

from export.docx.reading import opened
from repo import REGISTRY, Repo

from lokm_build.derive import views
from lokm_build.derive.levels import Evaluation, Round, evaluate
from lokm_build.export.evidence import Evidence
from lokm_build.model.catalogue import Catalogue, Edition

KEY = "doh/2566/2.2"
TODAY = datetime.date(2023, 7, 14)
FACTORS = [
    {
        "code": "F1", "name": "นำไปใช้", "counter": "applied", "source": "แผนตัวอย่าง",
        "ladder": [
            {"level": 1, "text": "ยังไม่มี", "total_at_most": 0},
            {"level": 2, "text": "มีแล้ว", "total_at_least": 1},
            {"level": 3, "text": "ใช้แล้ว", "at_least": 1},
            {"level": 5, "text": "ใช้ครบ", "all": "true"},
        ],
    },
    {
        "code": "F3", "name": "ช่องทาง", "counter": "channels",
        "ladder": [{"level": 1, "text": "หนึ่งช่องทาง", "at_least": 1}, {"level": 2, "text": "สองช่องทาง", "at_least": 2}],
        "holes": [{"case": "ไม่มีช่องทาง", "at_most": 0, "level": 1, "settled": "ให้ระดับ 1"}],
    },
]  # fmt: skip
"""Levels 3 and 4 of the first are one here; nobody reaches more than 2 in the second."""


def repo() -> Repo:
    """A centre whose indicator has rules."""
    first, second = REGISTRY["indicators"]
    return Repo(TODAY).registry(indicators=[first, {**second, "unit": "dept", "factors": FACTORS}])


def used(centre: Repo, name: str, **more: object) -> Repo:
    """The centre with an asset that was made, put to use and spread in the first round."""
    given = {
        "date": "2565-11-01", "indicators": [KEY],
        "adoptions": [{"unit": "plan-div", "date": "2566-01-10", "result": "ใช้จริง", "evidence": "หนังสือ 12/2566"}],
        "disseminations": [{"channel": "line", "date": "2566-01-12", "reference": "กลุ่มงาน"}],
    }  # fmt: skip
    return centre.asset(name, **{**given, **more})


def evidence(
    centre: Repo, in_round: Round = 1, edition: Edition = Edition.PUBLIC, unit: str = "dept",
    read: Callable[[str], bytes | None] | None = None, key: str = KEY,
) -> Evidence:  # fmt: skip
    """What a pack of this centre is made from."""
    whole = centre.catalogue()
    shown = whole.for_edition(edition)
    hidden = sum(key in asset.meta.indicators for asset in whole.assets if asset.id not in shown.by_id)
    found = evaluated(shown, in_round, unit, key)
    return Evidence(found, shown, views(shown), hidden, read or centre.files.get, "")


def evaluated(catalogue: Catalogue, in_round: Round, unit: str, key: str = KEY) -> Evaluation:
    """The evaluation that pages show too."""
    return evaluate(catalogue, key, unit, None, in_round)


def words(html: bytes) -> str:
    """What a reader reads: text without tags, spaces told once."""
    body = html.decode().partition("<main>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def paper_words(data: bytes) -> str:
    """What stands in a Word file, in order."""
    texts = opened(data).element.body.xpath("//w:t/text() | //w:p")
    return " ".join("".join(" " if not isinstance(one, str) else one for one in texts).split())


def text(files: Mapping[str, bytes], path: str) -> str:
    """A text file of the pack."""
    return files[path].decode("utf-8-sig")
